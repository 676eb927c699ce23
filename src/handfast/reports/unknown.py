"""What the program does not know is kept, and shown: fields of the document, and comments in it."""

import json
from collections.abc import Iterator, Mapping

from handfast.model import AgreementDocument, Version

from .plain import as_json


def field_lines(document: AgreementDocument) -> Iterator[str]:
    """Yield one line for every unknown field."""
    yield from _fields("", document.extra)
    for person in document.people:
        yield from _fields(f"people.{person.id}.", person.extra)
    for clause in document.clauses:
        yield from _fields(f"clauses.{clause.id}.", clause.extra)


def comment_lines(version: Version) -> Iterator[str]:
    """Yield one line for every comment in the file."""
    for line, text in version.comments:
        yield f"line {line}: {text}"


def _fields(prefix: str, extra: Mapping[str, object]) -> Iterator[str]:
    """Yield one line for each unknown field of one table."""
    for name, value in extra.items():
        yield f"{prefix}{name}: {json.dumps(as_json(value), ensure_ascii=False)}"
