"""Pure edits of a document: each takes one and returns another."""

import re
from collections.abc import Collection, Sequence
from itertools import count
from typing import Any, Final

from attrs import evolve

from handfast.errors import UsageError
from handfast.model import AgreementDocument, Clause, TalkedThrough
from handfast.text_hygiene import slug, visible

_DRAFT_ID: Final = re.compile(r"clause-\d+")


def add_clause(document: AgreementDocument, text: str, **fields: Any) -> AgreementDocument:
    """Add a clause at the end. It binds everybody unless ``binds`` says otherwise."""
    given: dict[str, Any] = {
        "binds": tuple(person.id for person in document.people),
        "id": free_clause_id(document),
    } | fields
    return evolve(document, clauses=(*document.clauses, Clause(text=text, **given)))


def change_clause(document: AgreementDocument, clause_id: str, **fields: Any) -> AgreementDocument:
    """Change fields of one clause. Its text changed, its talked-through notes no longer hold."""
    place = _place(document, clause_id)
    before = document.clauses[place]
    if fields.get("text", before.text) != before.text:
        fields.setdefault("talked_through", ())
    return _with(document, place, (evolve(before, **fields),))


def remove_clause(document: AgreementDocument, clause_id: str) -> AgreementDocument:
    """Take one clause out."""
    return _with(document, _place(document, clause_id), ())


def move_clause(document: AgreementDocument, clause_id: str, by: int) -> AgreementDocument:
    """Move one clause down by ``by`` places, or up where it is negative; it stops at the ends."""
    place = _place(document, clause_id)
    clause = document.clauses[place]
    rest = [*document.clauses[:place], *document.clauses[place + 1 :]]
    rest.insert(min(max(place + by, 0), len(rest)), clause)
    return evolve(document, clauses=tuple(rest))


def talked_through(
    document: AgreementDocument, clause_id: str, code: str, note: str
) -> AgreementDocument:
    """Note that the people have talked a finding through. An empty note is refused.

    A finding about the whole has no clause: with an empty ``clause_id`` its note goes to the first.
    """
    if not note.strip():
        raise UsageError(
            "The note is empty.", next_step="Write one sentence about what you talked about."
        )
    place = _place(document, clause_id) if clause_id or not document.clauses else 0
    clause = document.clauses[place]
    kept = tuple(t for t in clause.talked_through if t.check != code)
    entry = TalkedThrough(check=code, note=note.strip())
    return _with(document, place, (evolve(clause, talked_through=(*kept, entry)),))


def free_clause_id(document: AgreementDocument) -> str:
    """Return the next id for a clause of a draft: ``clause-1``, ``clause-2`` and so on.

    It says nothing of the first wording, which may be one that nobody else should ever read.
    """
    taken = {clause.id for clause in document.clauses}
    return next(f"clause-{n}" for n in count(1) if f"clause-{n}" not in taken)


def name_clauses(document: AgreementDocument, kept: Collection[str]) -> AgreementDocument:
    """Give the clauses that still carry a draft's id one from their final words.

    Ids that somebody chose, and those in ``kept`` (of versions before), stay as they are.
    """
    taken = {clause.id for clause in document.clauses}
    named = []
    for clause in document.clauses:
        if _DRAFT_ID.fullmatch(clause.id) and clause.id not in kept:
            stem = slug(" ".join(re.findall(r"\w+", clause.text)[:5])) or "clause"
            numbered = (stem, *(f"{stem}-{n}" for n in range(2, len(document.clauses) + 3)))
            new = next(candidate for candidate in numbered if candidate not in taken)
            taken.add(new)
            clause = evolve(clause, id=new)  # noqa: PLW2901 - the clause under its new id
        named.append(clause)
    return evolve(document, clauses=tuple(named))


def _place(document: AgreementDocument, clause_id: str) -> int:
    for place, clause in enumerate(document.clauses):
        if clause.id == clause_id:
            return place
    known = ", ".join(clause.id for clause in document.clauses) or "none yet"
    raise UsageError(
        f"There is no clause {visible(clause_id)!r}.", next_step=f"The clauses are: {known}."
    )


def _with(document: AgreementDocument, place: int, clauses: Sequence[Clause]) -> AgreementDocument:
    before, after = document.clauses[:place], document.clauses[place + 1 :]
    return evolve(document, clauses=(*before, *clauses, *after))
