"""What is due from review rounds: a round that waits for somebody, an action to look back on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from ..engine import Standing, State, VersionStanding
from ..model import Digest
from .current import can_be_reviewed
from .due import RECENT_DAYS, Due, DueKind
from .promises import TakenOn, taken_on
from .round_rules import Stage, by_version, rounds
from .steps import Step

OF_A_REPAIR = "Finding back to each other"
"""The title of what is due in a repair: it belongs to no agreement, and tells nobody why."""


def due_from_rounds(
    standing: Standing, entries: Sequence[Step], today: date, ahead: int = 0
) -> Iterator[Due]:
    """Yield the rounds that wait for somebody, and the actions whose day has come.

    What was withdrawn as a whole asks nothing of anybody, and neither does what was replaced.
    """
    for digest, steps in by_version(entries).items():
        stands = standing.version(digest)
        agreement = standing.agreement_of(digest)
        if stands is None or agreement is None or not _asks(stands, today):
            continue
        found = rounds(stands.terms, steps)
        if found and found[-1].stage is not Stage.FINISHED:
            last = found[-1]
            people = last.waiting_for or last.unopened or last.people
            yield Due(DueKind.ROUND, agreement.id, digest, stands.terms.title, None, tuple(people))
    for item in open_ones(standing, taken_on(entries)):
        if item.every is None and item.day - today <= timedelta(days=ahead):
            yield _action(standing, item)


def open_ones(standing: Standing, items: Iterable[TakenOn]) -> Iterator[TakenOn]:
    """Yield what is not looked back on yet, in lines of which something is in force.

    What somebody took on in a repair is theirs, whatever became of any agreement.
    """
    for item in items:
        if item.version is None:
            if item.result is None:
                yield item
            continue
        agreement = standing.agreement_of(item.version)
        named = standing.version(item.version)
        if item.result is not None or agreement is None or named is None:
            continue
        if agreement.in_force and any(each.id == item.owner for each in named.terms.people):
            yield item


def _asks(stands: VersionStanding, today: date) -> bool:
    """Say whether a round of this version may remind anybody."""
    if not can_be_reviewed(stands) or stands.state is State.WITHDRAWN:
        return False
    recent = today - stands.terms.review.lapses <= timedelta(days=RECENT_DAYS)
    return stands.state is State.IN_FORCE or recent


def _action(standing: Standing, item: TakenOn) -> Due:
    if item.version is None:
        nothing = Digest("")
        return Due(
            DueKind.ACTION,
            nothing,
            nothing,
            OF_A_REPAIR,
            item.day,
            (item.owner,),
            words=item.text,
            repair=item.repair,
        )
    agreement = standing.agreement_of(item.version)
    title = agreement.title if agreement else ""
    line = agreement.id if agreement else Digest("")
    return Due(DueKind.ACTION, line, item.version, title, item.day, (item.owner,), words=item.text)
