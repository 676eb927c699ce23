"""Which days of which versions belong into a calendar, and which have to be taken out of it."""

import hashlib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from attrs import frozen

from handfast.engine import Standing, State, VersionStanding
from handfast.model import Digest


class DayKind(StrEnum):
    """What a day is for."""

    REVIEW = "review"
    LAST_DAY = "last-day"
    HOLD_ENDS = "hold-ends"


@frozen
class CalendarDay:
    """One day of one version. ``cancelled``: it was set once and does not stand any more."""

    kind: DayKind
    version: Digest
    day: date
    cancelled: bool

    @property
    def uid(self) -> str:
        """The event's identity: always the same for this day, and telling nothing about it."""
        words = f"handfast calendar\n{self.kind}\n{self.version}\n{self.day.isoformat()}"
        return f"{hashlib.sha256(words.encode()).hexdigest()[:32]}@handfast"


def calendar_days(standing: Standing) -> tuple[CalendarDay, ...]:
    """Return every day to be shown or taken out, in the order of the days.

    A calendar that has imported a day keeps it until it is told that the day is cancelled. So the
    days ahead of what was withdrawn or replaced are listed as such.
    """
    found = {
        day
        for agreement in standing.agreements
        for version in agreement.versions
        for day in _days(version)
        if not day.cancelled or day.day >= standing.today
    }
    return tuple(sorted(found, key=lambda day: (day.day, day.kind, day.version)))


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
