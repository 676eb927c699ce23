"""Checks of a change: what became stricter since words that stood before, and for whom.

Kind, binds, notice, ``until`` and what happens if it is missed are looked at as well as the text.
The words before are those of the version that is replaced, or those that stood when a hurt was
named: a rule that tightens a little with each version is seen as a whole there.
"""

from collections.abc import Collection, Iterator

from attrs import frozen

from handfast.model import (
    AgreementDocument,
    CheckContext,
    Clause,
    ClauseKind,
    Finding,
    Notice,
    PersonId,
)

from . import whole_rules as rules
from .agreement import called
from .balance import loads, names
from .reading import Bound, Feature, Modality, Reading, read_clause
from .restricting import clause_restricts, lasting, restricts, settling

_HEAVINESS = {Notice.NONE: 0, Notice.AFTER: 1, Notice.BEFORE: 2, Notice.PERMISSION: 3}


@frozen
class _Side:
    """One clause as it stands on one side of the change."""

    clause: Clause
    reading: Reading
    missed: Reading
    asks: frozenset[PersonId]

    @classmethod
    def of(cls, clause: Clause, document: AgreementDocument) -> "_Side":
        """Read one clause of a document."""
        people = names(document)
        reading = read_clause(clause.text, people)
        asked = loads(clause, reading, document)
        return cls(clause, reading, read_clause(clause.if_missed, people), frozenset(asked))

    @property
    def rung(self) -> Notice | None:
        """The rung of the permission ladder, from the field or else from the words."""
        return self.clause.notice or self.reading.notice

    @property
    def heaviness(self) -> int:
        """How heavy that rung is."""
        return _HEAVINESS[self.rung] if self.rung else 0

    @property
    def whom(self) -> frozenset[PersonId]:
        """Whom it concerns: those whom it asks something of, or else those whom it binds."""
        return self.asks or frozenset(self.clause.binds)

    @property
    def exit(self) -> bool:
        """Whether it says that a no is fine."""
        return self.reading.has(Feature.EXIT) or self.missed.has(Feature.EXIT)

    @property
    def punishes(self) -> bool:
        """Whether missing it costs somebody something."""
        return self.missed.has(Feature.PENALTY) or restricts(self.missed)

    @property
    def frees(self) -> bool:
        """Whether it says that somebody is free to do something, or need not do it."""
        free = {Modality.NEED_NOT, Modality.MAY}
        said = any(one.modality in free and one.bound is not Bound.OUTSIDER
                   for one in settling(self.reading))  # fmt: skip
        return not clause_restricts(self.clause, self.reading) and (
            said or self.rung is Notice.NONE
        )


def _names(document: AgreementDocument, ids: Collection[PersonId]) -> str:
    return called(document, frozenset(ids)) or "everybody"


def _stricter(after: AgreementDocument, old: _Side, new: _Side) -> Iterator[str]:
    """Yield a sentence for each way in which a clause asks more than before."""
    who = _names(after, new.whom)
    was, now = old.clause, new.clause
    if new.heaviness > old.heaviness:
        yield f"It stands on a heavier rung of the ladder than before ({new.rung}), for {who}."
    if restricts(new.reading) and not clause_restricts(was, old.reading):
        yield f"It restricts {who}, and did not before."
    if was.kind is ClauseKind.REQUEST and now.kind is not was.kind:
        yield f"It was a request, to which no is an answer, and is now a {now.kind}, for {who}."
    added = frozenset(now.binds) - frozenset(was.binds)
    if added:
        yield f"It now binds {_names(after, added)} as well."
    elif new.asks - old.asks and was.kind is now.kind:
        yield f"It now asks something of {_names(after, new.asks - old.asks)} as well."
    elif len(new.asks) == 1 and len(old.asks) > 1:
        yield f"It asked this of {_names(after, old.asks)}, and now of {who} alone."
    if new.reading.has(Feature.ABSOLUTE) and not old.reading.has(Feature.ABSOLUTE):
        yield f"It leaves no exception any more, for {who}."
    if old.exit and not new.exit:
        yield f"It no longer says that a no is fine, for {who}."
    if new.punishes and not old.punishes:
        yield f"Missing it has become heavier, for {who}."
    if was.until is not None and (now.until is None or now.until > was.until):
        yield f"It lasts longer than before, for {who}."


def _same(before: AgreementDocument, clause: Clause) -> Clause | None:
    """Return the clause as it was, by its id or else by its words."""
    return before.clause(clause.id) or next(
        (one for one in before.clauses if one.text.split() == clause.text.split()), None
    )


def _left_out(before: AgreementDocument, after: AgreementDocument) -> Iterator[Clause]:
    """Yield the clauses that left somebody free and are no longer there."""
    kept = {old.id for old in (_same(before, clause) for clause in after.clauses) if old}
    for clause in before.clauses:
        if clause.id not in kept and _Side.of(clause, before).frees:
            yield clause


def _said_of_whom(
    before: AgreementDocument, after: AgreementDocument, more: str
) -> Iterator[tuple[Finding, frozenset[PersonId]]]:
    """Yield what is new or stricter, clause by clause, and whom it concerns."""
    for clause in after.clauses:
        old, new = _same(before, clause), _Side.of(clause, after)
        if old is not None:
            for said in _stricter(after, _Side.of(old, before), new):
                yield (
                    rules.STRICTER.finding(clause.text, why=f"{said}{more}", clause=clause.id),
                    new.whom,
                )
        elif clause_restricts(clause, new.reading) and lasting(clause):
            why = f"This restriction is new, for {_names(after, new.whom)}.{more}"
            yield rules.ADDED_RESTRICTION.finding(clause.text, why=why, clause=clause.id), new.whom


def _more(before: AgreementDocument, context: CheckContext) -> str:
    """Say since when, where the words before are from before a hurt; and that there is no hurry."""
    named = context.last_rupture
    said = ""
    if named and before.written and before.written < named:
        said = " The words before it are from before the hurt."
    return f"{said} A hurt is fresh; there is no hurry." if context.rupture_open else said


def check_change(
    before: AgreementDocument, after: AgreementDocument, context: CheckContext
) -> tuple[Finding, ...]:
    """Return what became stricter from one version to a later one, and for whom."""
    more = _more(before, context)
    stricter = list(_said_of_whom(before, after, more))
    found = [finding for finding, _ in stricter]
    found += [
        rules.FREEDOM_GONE.finding(clause.text, why=f"{rules.FREEDOM_GONE.words.why}{more}")
        for clause in _left_out(before, after)
    ]
    concerned = frozenset[PersonId]().union(*(whom for _, whom in stricter))
    clauses = {finding.clause for finding in found if finding.clause}
    if len(concerned) == 1 and len(clauses) > 1 and len(after.people) > 1:
        why = f"Everything that became stricter here falls on {called(after, concerned)} alone."
        found.append(rules.STRICTER_FOR_ONE.finding(why=f"{why}{more}"))
    if before.review and after.review and before.written and after.written:
        was = before.review.on - before.written.date()
        if after.review.on - after.written.date() > was:
            found.append(rules.REVIEW_LATER.finding())
    return tuple(found)
