"""Which days of which versions belong into a calendar, and which have to be taken out of it."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, time
from enum import StrEnum

from attrs import frozen

from handfast.engine import Standing, State, VersionStanding
from handfast.model import Cadence, Digest
from handfast.review import TakenOn, open_ones


class DayKind(StrEnum):
    """What a day is for."""

    REVIEW = "review"
    LAST_DAY = "last-day"
    HOLD_ENDS = "hold-ends"
    ACTION = "action"
    RITUAL = "ritual"


@frozen
class CalendarDay:
    """One day of one version, or of what somebody took on (then ``version`` is that one's digest).

    ``cancelled``: it was set once and does not stand any more. ``every`` and ``at`` (a local time)
    are those of a ritual, whose first day this is.
    """

    kind: DayKind
    version: Digest
    day: date
    cancelled: bool
    every: Cadence | None = None
    at: time | None = None

    @property
    def uid(self) -> str:
        """The event's identity: always the same for this day, and telling nothing about it."""
        words = f"handfast calendar\n{self.kind}\n{self.version}\n{self.day.isoformat()}"
        return f"{hashlib.sha256(words.encode()).hexdigest()[:32]}@handfast"


def calendar_days(standing: Standing, taken_on: Iterable[TakenOn] = ()) -> tuple[CalendarDay, ...]:
    """Return every day to be shown or taken out, in the order of the days.

    A calendar that has imported a day keeps it until it is told that the day is cancelled. So the
    days ahead of what was withdrawn or replaced are listed as such, and rituals that have ended.
    """
    found = {
        day
        for agreement in standing.agreements
        for version in agreement.versions
        for day in _days(version)
    }
    found |= set(_taken_on(standing, tuple(taken_on)))
    kept = (day for day in found if not day.cancelled or day.every or day.day >= standing.today)
    return tuple(sorted(kept, key=lambda day: (day.day, day.kind, day.version)))


def _days(version: VersionStanding) -> Iterator[CalendarDay]:
    """Yield the days of one version, once everybody has signed it."""
    if not version.complete:
        return
    gone = version.state is not State.IN_FORCE
    yield CalendarDay(DayKind.REVIEW, version.digest, version.terms.review.on, gone)
    yield CalendarDay(DayKind.LAST_DAY, version.digest, version.terms.review.lapses, gone)
    held = {until for _, until in version.terms.clauses if until is not None}
    still_held = {
        until
        for clause, until in version.terms.clauses
        if until is not None and clause not in version.withdrawn_clauses
    }
    for until in held:
        is_gone = gone or until not in still_held
        yield CalendarDay(DayKind.HOLD_ENDS, version.digest, until, is_gone)


def _taken_on(standing: Standing, items: tuple[TakenOn, ...]) -> Iterator[CalendarDay]:
    """Yield the days of what people took on, in agreements that are here."""
    still_open = {item.digest for item in open_ones(standing, items)}
    for item in items:
        if item.version is None or standing.version(item.version) is not None:
            kind = DayKind.RITUAL if item.every else DayKind.ACTION
            cancelled = item.digest not in still_open
            yield CalendarDay(kind, item.digest, item.day, cancelled, item.every, item.at)
