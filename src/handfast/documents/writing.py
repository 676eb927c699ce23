"""Writing versions and new drafts. What is written is read back and compared before it is used."""

from collections.abc import Iterable
from typing import Any

from attrs import fields, has

from ..errors import DocumentError, Problem
from ..model import AgreementDocument, Version
from .agreement_out import agreement_text
from .versions import check_version, read_draft

DIFFERS = Problem(
    "It cannot be written so that it reads back the same. "
    "Look for unusual values among the fields that handfast does not know."
)


def write_version(document: AgreementDocument) -> Version:
    """Return the version of this document, in canonical TOML that always has the same bytes.

    Raises ``DocumentError`` with every problem when the document is not complete and valid.
    """
    version, problems = check_version(encoded(agreement_text(document)))
    if version is None:
        raise cannot_write(problems)
    if not same(version.document, document):
        raise cannot_write([DIFFERS])
    return version


def new_draft(document: AgreementDocument) -> bytes:
    """Return a draft as TOML, as far as its document goes.

    Raises ``DocumentError`` where the document is wrong.
    """
    return checked_draft(agreement_text(document), document)


def checked_draft(text: str, document: AgreementDocument) -> bytes:
    """Return a draft's text as bytes, having read it back and compared it with ``document``."""
    data = encoded(text)
    try:
        reading = read_draft(data)
    except DocumentError as error:
        raise cannot_write(error.problems) from error
    if not same(reading.document, document):
        raise cannot_write([DIFFERS])
    return data


def encoded(text: str) -> bytes:
    """Return the bytes of a text; half characters become something that reading refuses."""
    return text.encode("utf-8", errors="surrogatepass")


def cannot_write(problems: Iterable[Problem], thing: str = "agreement") -> DocumentError:
    """Return the error for a document that cannot be written; lines mean nothing to its writer."""
    plain = tuple(dict.fromkeys(Problem(problem.message) for problem in problems))
    said = " ".join(problem.message for problem in plain)
    return DocumentError(f"This {thing} cannot be written yet. {said}", plain)


def same(one: object, other: object) -> bool:
    """Say whether two values are the same in type and content, all the way down."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    kind: Any = type(one)
    if has(kind) and kind is type(other):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(kind))
    return kind is type(other) and one == other
