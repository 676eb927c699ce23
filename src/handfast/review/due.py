"""What is due: the few days on which two people meant to come back to what they wrote."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from attrs import frozen

from ..engine import AgreementStanding, Standing, State, VersionStanding
from ..model import Digest, PersonId
from .steps import Step

SOON_DAYS = 14
"""How many days ahead a lapse or the end of a hold is mentioned, if nobody asks otherwise."""

RECENT_DAYS = 14
"""For how many days a lapse is mentioned after it."""


class DueKind(StrEnum):
    """Why something is due, in the order in which things of one day are told."""

    REVIEW = "review"
    ROUND = "round"
    LAPSE = "lapse"
    HOLD_ENDS = "hold-ends"
    ACTION = "action"
    PAUSE = "pause"
    LAPSED = "lapsed"
    WAITING = "waiting"


_ORDER = {kind: place for place, kind in enumerate(DueKind)}


@frozen
class Due:
    """One thing to look at: of which agreement and version, which day, and whom it concerns.

    ``day`` is the review day, the last day in force, or the last day of a hold; for what waits for
    signatures or in a review round it is None, and ``people`` are those it waits for. ``clauses``
    are the holds; ``words`` is what somebody wanted to do by that day. ``repair`` is the digest of
    the hurt that something is about, where it belongs to no agreement; then the other two digests
    are empty. ``moment`` is when a pause ends (UTC).
    """

    kind: DueKind
    agreement: Digest
    version: Digest
    title: str
    day: date | None
    people: tuple[PersonId, ...]
    clauses: tuple[str, ...] = ()
    words: str = ""
    repair: Digest | None = None
    moment: datetime | None = None


def due_items(
    standing: Standing,
    today: date,
    soon_days: int = SOON_DAYS,
    *,
    reviewed: Sequence[Step] = (),
    ahead: int = 0,
) -> tuple[Due, ...]:
    """Return what is due today, earliest day first and what has no day last.

    A review counts from its day on, a lapse and the end of a hold from ``soon_days`` before, a
    lapse also for some days after; a proposal for as long as it waits. ``today`` is the day that
    the standing was asked for. ``reviewed`` are the steps of review rounds: a round that somebody
    began is due until it is finished, an action point from its day on until it is looked back on.
    Reviews and actions count from ``ahead`` days before; usually from their day.
    """
    found = [
        due
        for agreement in standing.agreements
        for version in agreement.versions
        for due in _due(agreement, version, today, soon_days, ahead)
    ]
    if reviewed:
        from .due_rounds import due_from_rounds

        found += due_from_rounds(standing, reviewed, today, ahead)
    return tuple(sorted(found, key=_order))


def _order(due: Due) -> tuple[date, int, str, Digest]:
    return (due.day or date.max, _ORDER[due.kind], due.title.casefold(), due.version)


def _due(
    agreement: AgreementStanding,
    version: VersionStanding,
    today: date,
    soon_days: int,
    ahead: int,
) -> Iterator[Due]:
    everybody = tuple(person.id for person in version.terms.people)

    def due(
        kind: DueKind,
        day: date | None,
        people: tuple[PersonId, ...] = everybody,
        clauses: tuple[str, ...] = (),
    ) -> Due:
        return Due(kind, agreement.id, version.digest, version.terms.title, day, people, clauses)

    review = version.terms.review
    if version.state is State.PROPOSED:
        yield due(DueKind.WAITING, None, version.waiting_for)
    elif version.state is State.LAPSED and version.complete:
        if today - review.lapses <= timedelta(days=RECENT_DAYS):
            yield due(DueKind.LAPSED, review.lapses)
    elif version.state is State.IN_FORCE:
        if review.on - today <= timedelta(days=ahead):
            yield due(DueKind.REVIEW, review.on)
        if review.lapses - today <= timedelta(days=soon_days):
            yield due(DueKind.LAPSE, review.lapses)
        for day, clauses in _holds(version, today, soon_days):
            yield due(DueKind.HOLD_ENDS, day, clauses=clauses)


def _holds(
    version: VersionStanding, today: date, soon_days: int
) -> list[tuple[date, tuple[str, ...]]]:
    """Return the days on which holds end soon, each with the clauses that end after it."""
    ending: dict[date, list[str]] = {}
    for clause, until in version.terms.clauses:
        if until is None or clause in version.withdrawn_clauses | version.ended_holds:
            continue
        if until - today <= timedelta(days=soon_days):
            ending.setdefault(until, []).append(clause)
    return [(day, tuple(clauses)) for day, clauses in sorted(ending.items())]
