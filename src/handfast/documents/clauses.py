"""Reading the clauses of an agreement."""

from collections.abc import Collection, Iterable, Iterator
from itertools import count

from attrs import evolve

from ..model import Clause, ClauseKind, Notice, PersonId, TalkedThrough
from ..text_hygiene import PERSON_ID
from .fields import Fields
from .limits import CHECK_CODE, CLAUSE_ID, MAX_CLAUSE_TEXT


def read_clauses(top: Fields, people: Collection[PersonId], *, draft: bool) -> tuple[Clause, ...]:
    """Take the clauses, of which there is at least one and at most a hundred.

    A clause of a draft may go without an id, and gets one that says nothing of its words.
    """
    tables = top.tables("clauses", "Clause {}: ")
    if not tables:
        top.lacks("clauses", "It has no clause yet. Write the first one in [[clauses]].")
    taken: set[str] = set()
    ids = [_id(fields, taken, draft=draft) for fields in tables]
    clauses = [_clause(fields, name, people) for fields, name in zip(tables, ids, strict=True)]
    return tuple(_with_ids(clauses, taken))


def _id(fields: Fields, taken: set[str], *, draft: bool) -> str:
    """Take the id of a clause, which no other clause has."""
    needed = "" if draft else "its id is missing. Add id."
    name = fields.shaped("id", CLAUSE_ID, "a-z, 0-9 and hyphens, at most 64", needed=needed)
    if name in taken:
        fields.wrong("id", f'another clause has the id "{name}" too. Change one of them.')
    if name:
        fields.about = f'Clause "{name}": '
        taken.add(name)
    return name


def _with_ids(clauses: Iterable[Clause], taken: set[str]) -> Iterator[Clause]:
    """Yield the clauses; those without an id are ``clause-1``, ``clause-2`` and so on.

    Its first wording may be one that nobody else should ever read, so no id is made from it.
    """
    free = (name for number in count(1) if (name := f"clause-{number}") not in taken)
    for clause in clauses:
        yield clause if clause.id else evolve(clause, id=next(free))


def _clause(fields: Fields, name: str, people: Collection[PersonId]) -> Clause:
    """Read one clause."""
    kind = fields.word("kind", ClauseKind) if fields.has("kind") else None
    text = fields.text("text", MAX_CLAUSE_TEXT, needed="it has no text yet.")
    clause = Clause(
        id=name,
        text=text,
        kind=kind or ClauseKind.PRACTICE,
        binds=_binds(fields, people),
        need=fields.text("need", MAX_CLAUSE_TEXT),
        notice=fields.word("notice", Notice),
        if_missed=fields.text("if_missed", MAX_CLAUSE_TEXT),
        until=fields.day("until"),
        talked_through=_talked_through(fields),
        extra=fields.rest(),
    )
    _hold(fields, clause)
    return clause


def _binds(fields: Fields, people: Collection[PersonId]) -> tuple[PersonId, ...]:
    """Take whom the clause binds: people of the agreement."""
    binds = fields.texts("binds", PERSON_ID, "the id of one of its people")
    if not binds:
        fields.lacks("binds", 'it does not say whom it binds. Add binds, such as ["alex", "sam"].')
    strangers = [name for name in binds if people and name not in people]
    if strangers:
        named = ", ".join(f'"{name}"' for name in strangers[:3])
        fields.wrong("binds", f"it binds {named}, not among its people. Add them, or mend it.")
    return tuple(PersonId(name) for name in binds)


def _hold(fields: Fields, clause: Clause) -> None:
    """A hold has a last day, and nothing else has."""
    if clause.kind is ClauseKind.HOLD and clause.until is None:
        fields.lacks("until", "a hold ends by itself. Add until and its last day.")
    if clause.kind is not ClauseKind.HOLD and clause.until is not None:
        fields.wrong("until", 'only a hold has a last day. Take until out, or make kind "hold".')


def _talked_through(fields: Fields) -> tuple[TalkedThrough, ...]:
    """Take the notes on findings that the people have talked about."""
    if not fields.has("talked_through"):
        return ()
    notes = []
    for note in fields.tables("talked_through", fields.about + "note {}: "):
        check = note.shaped(
            "check", CHECK_CODE, "a check's code such as HF120", needed="its check is missing."
        )
        text = note.text("note", MAX_CLAUSE_TEXT)
        note.refuse_rest()
        notes.append(TalkedThrough(check, text))
    return tuple(notes)
