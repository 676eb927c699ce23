"""Pure edits of a document: each takes one and returns another."""

import re
from collections.abc import Collection, Sequence
from itertools import count
from typing import Any, Final

from attrs import evolve

from handfast.errors import UsageError
from handfast.model import AgreementDocument, Clause, ClauseKind, TalkedThrough
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


def split_clause(document: AgreementDocument, clause_id: str, at: int) -> AgreementDocument:
    """Make two clauses of one, at a place in its text (0 to its length); the second is new.

    Both keep need, kind, rung and whom they bind; notes about the words as they were are let go.
    UsageError where one of the two would be empty.
    """
    place = _place(document, clause_id)
    whole = document.clauses[place]
    first, second = whole.text[:at].rstrip(), whole.text[at:].lstrip()
    if not first or not second:
        raise UsageError(
            "One of the two clauses would be empty.",
            next_step="Put the cursor between two words of the clause, then split it.",
        )
    left = evolve(whole, text=first, talked_through=())
    right = evolve(left, id=free_clause_id(document), text=second)
    return _with(document, place, (left, right))


def merge_clauses(document: AgreementDocument, clause_id: str) -> AgreementDocument:
    """Make one clause of this one and the next: the words of both, and whom either binds.

    What both say (need, if missed) stands one after the other. It is a hold only if both are, and
    ends with the first of them. The rung is kept where they agree, or where one names none.
    UsageError where no clause follows, or where merging would turn a hold into something lasting.
    """
    place = _place(document, clause_id)
    if place + 1 == len(document.clauses):
        raise UsageError(
            "No clause follows this one.", next_step="Move it up first, or choose the one above."
        )
    one, other = document.clauses[place : place + 2]
    if (one.kind is ClauseKind.HOLD) != (other.kind is ClauseKind.HOLD):
        raise UsageError(
            "One of the two is a hold, which ends by itself; the other lasts.",
            next_step="Keep them apart, or make both the same kind first.",
        )
    if one.notice and other.notice and one.notice is not other.notice:
        raise UsageError(
            "The two say different things about telling each other.",
            next_step="Keep them apart, or set the same in both first.",
        )
    merged = evolve(
        one,
        text=_joined(one.text, other.text, " "),
        binds=tuple(p.id for p in document.people if p.id in {*one.binds, *other.binds}),
        need=_joined(one.need, other.need, "; "),
        if_missed=_joined(one.if_missed, other.if_missed, "; "),
        notice=one.notice or other.notice,
        until=min((day for day in (one.until, other.until) if day), default=None),
        talked_through=(),
        extra={**other.extra, **one.extra},
    )
    clauses = document.clauses
    return evolve(document, clauses=(*clauses[:place], merged, *clauses[place + 2 :]))


def _joined(one: str, other: str, between: str) -> str:
    """Put two texts one after the other; what both say is said once."""
    parts = dict.fromkeys(part.strip() for part in (one, other) if part.strip())
    return between.join(parts)


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

    Ids that somebody chose, and those in ``kept`` (of versions before), stay as they are; so does
    a draft's id where the words give none, as in scripts that have no like in ``a-z``.
    """
    taken = {clause.id for clause in document.clauses}
    named = []
    for clause in document.clauses:
        if _DRAFT_ID.fullmatch(clause.id) and clause.id not in kept:
            words = " ".join(re.findall(r"\w+", clause.text)[:5])
            stem = slug(words, otherwise=clause.id)
            numbered = (stem, *(f"{stem}-{n}" for n in range(2, len(document.clauses) + 3)))
            new = next(each for each in numbered if each == clause.id or each not in taken)
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
