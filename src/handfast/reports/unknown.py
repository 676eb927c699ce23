"""What the program does not know is kept, and shown: fields of the document, and comments in it."""

import json
from collections.abc import Iterator, Mapping

from handfast.model import Version

from .literal import literal
from .plain import as_json


def unknown_lines(version: Version) -> Iterator[str]:
    """Yield a part of the page with every unknown field and every comment, where there are any."""
    document = version.document
    found = [("", document.extra)]
    found += [(f"people.{person.id}.", person.extra) for person in document.people]
    found += [(f"clauses.{clause.id}.", clause.extra) for clause in document.clauses]
    fields = [line for prefix, extra in found for line in _fields(prefix, extra)]
    if fields:
        yield "\n".join(["## Also in the document", "", *fields])
    if version.comments:
        comments = [f"- line {line}: {literal(text)}" for line, text in version.comments]
        yield "\n".join(["## Comments in the file (no part of the agreement)", "", *comments])


def _fields(prefix: str, extra: Mapping[str, object]) -> Iterator[str]:
    """Yield one line for each unknown field."""
    for name, value in extra.items():
        written = json.dumps(as_json(value), ensure_ascii=False)
        yield f"- {literal(prefix + name)}: {literal(written)}"
