"""An agreement as lines of TOML, in the order in which people read it."""

from collections.abc import Mapping

from ..model import AgreementDocument, Clause, Person
from .limits import FORMAT
from .toml_out import Line, lines, section


def agreement_text(document: AgreementDocument) -> str:
    """Return the whole document as canonical TOML; the same document gives the same text."""
    parts = [
        lines(top_fields(document)),
        *([section("[ground]", ground_fields(document))] if document.ground else []),
        *([section("[review]", review_fields(document))] if document.review else []),
        *(person_text(person) for person in document.people),
        *(clause_text(clause) for clause in document.clauses),
    ]
    return "\n".join(parts)


def person_text(person: Person) -> str:
    """Return the table of one person."""
    return section(f"[people.{person.id}]", person_fields(person))


def clause_text(clause: Clause) -> str:
    """Return the table of one clause."""
    return section("[[clauses]]", clause_fields(clause))


def top_fields(document: AgreementDocument) -> list[Line]:
    """Return the fields above all tables. What is unknown in a known table stays in that table."""
    own = {"review": document.review is not None, "ground": document.ground is not None}
    rest = [(name, value) for name, value in document.extra.items() if not own.get(name)]
    return [
        ("handfast", FORMAT),
        ("kind", document.kind),
        ("title", document.title),
        ("style", document.style or None),
        ("supersedes", list(document.supersedes)),
        ("author", document.author or None),
        ("written", document.written),
        ("why", document.why or None),
        *rest,
    ]


def review_fields(document: AgreementDocument) -> list[Line]:
    """Return the fields of the review days."""
    days = document.review
    known: list[Line] = [("on", days.on), ("lapses", days.lapses)] if days else []
    return [*known, *_kept(document, "review")]


def ground_fields(document: AgreementDocument) -> list[Line]:
    """Return the fields of the ground agreement."""
    ground = document.ground
    known: list[Line] = [("hours_after_rupture", ground.hours_after_rupture)] if ground else []
    return [*known, *_kept(document, "ground")]


def person_fields(person: Person) -> list[Line]:
    """Return the fields of one person."""
    return [("name", person.name or None), ("key", person.key or None), *person.extra.items()]


def clause_fields(clause: Clause) -> list[Line]:
    """Return the fields of one clause."""
    notes = [{"check": note.check, "note": note.note} for note in clause.talked_through]
    return [
        ("id", clause.id),
        ("kind", str(clause.kind)),
        ("text", clause.text or None),
        ("binds", list(clause.binds) or None),
        ("need", clause.need or None),
        ("notice", str(clause.notice) if clause.notice else None),
        ("if_missed", clause.if_missed or None),
        ("until", clause.until),
        ("talked_through", notes or None),
        *clause.extra.items(),
    ]


def _kept(document: AgreementDocument, table: str) -> list[Line]:
    """Return the unknown fields of a known table."""
    kept = document.extra.get(table)
    return list(kept.items()) if isinstance(kept, Mapping) else []
