"""Which days are over, also when a clock was set back.

A day is over when today is past it. And a day that was over stays over: if something here was
written after it, no clock that now shows an earlier day brings back what had ended. Times are
claims, so one claim alone decides little. A day of a version is over if

* somebody whom the version names wrote after it about this version, or about one that replaces it
  (they could end it by themselves as well, by withdrawing), or
* two of the people whom it names wrote after it about anything.

A signature says that its writer's clock had come at least to a day before the version's own time,
since nobody's program signs what lies more than a day ahead. A moment counts as the day that it was
in the last time zone of the world, so no traveller ends anything early. What claims to be written
more than 400 days after the day in question decides nothing: then it is that clock that was wrong.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from ..model import Digest, PersonId, Records, Said, Terms
from .facts import Facts
from .graph import reach, turned
from .sentences import in_utc

LAST_ZONE: Final = timedelta(hours=12)
"""How far the clocks of the last time zone of the world lie behind UTC."""

FURTHEST: Final = timedelta(days=400)
"""How long after a day something may claim to be written and still say that the day is over."""

_A_DAY: Final = timedelta(days=1)


class Passing:
    """The days that are over, by the clock or by what was written after them."""

    def __init__(self, records: Records, facts: Facts, today: date) -> None:
        self._records = records
        self._facts = facts
        self.today = today
        newest = max(_moments(records), default=None)
        self.newest = date.min if newest is None else _day(newest)

    def over(self, terms: Terms, day: date) -> bool:
        """Say whether this day of this version is over."""
        return self.today > day or self.stays_over(terms, day)

    def stays_over(self, terms: Terms, day: date) -> bool:
        """Say whether the clock shows an earlier day, and yet the day was over before."""
        if not self.today <= day < self.newest:
            return False
        after = [person.id for person in terms.people if _soon_after(self._days_of(person.id), day)]
        if len(set(after)) != 1:
            return len(set(after)) > 1
        return any(
            _soon_after(self._written.get((after[0], about), ()), day)
            for about in self._line(terms.digest)
        )

    @cached_property
    def _written(self) -> Mapping[tuple[PersonId, Digest | None], Sequence[date]]:
        """The days on which each person wrote something, by the version it is about, in order.

        What they wrote about anything stands under None as well.
        """
        found: dict[tuple[PersonId, Digest | None], list[date]] = {}
        said = [(_day(each.written), each.by, each.version) for each in _said(self._records)]
        for day, by, about in (*said, *_signed(self._facts)):
            for version in {about, None}:
                found.setdefault((by, version), []).append(day)
        return {key: sorted(days) for key, days in found.items()}

    def _days_of(self, person: PersonId) -> Sequence[date]:
        return self._written.get((person, None), ())

    @cached_property
    def _above(self) -> Mapping[Digest, Sequence[Digest]]:
        """Which versions would replace each."""
        return turned(self._facts.edges.possible)

    def _line(self, digest: Digest) -> set[Digest]:
        """Return a version with all that would replace it."""
        return {digest, *reach([digest], self._above)}


def _soon_after(days: Sequence[date], day: date) -> bool:
    """Say whether one of these days, in order, comes after a day, and not too far after."""
    place = bisect_right(days, day)
    return place < len(days) and days[place] - day <= FURTHEST


def _day(moment: datetime) -> date:
    """Return the day that it was, at this moment, in the last time zone of the world."""
    try:
        return (in_utc(moment) - LAST_ZONE).date()
    except OverflowError:
        return date.min


def _moments(records: Records) -> Iterator[datetime]:
    yield from (in_utc(terms.written) for terms in records.versions.values() if terms.written)
    yield from (in_utc(said.written) for said in _said(records))


def _said(records: Records) -> Iterator[Said]:
    """Yield what people said, withdrawals and ruptures among it."""
    yield from records.said
    for taken in records.withdrawals:
        if taken.written:
            yield Said(taken.by, taken.written, taken.version)
    yield from (Said(hurt.by, hurt.named) for hurt in records.ruptures)


def _signed(facts: Facts) -> Iterator[tuple[date, PersonId, Digest | None]]:
    """Yield what each signature says of its writer's clock."""
    for digest, people in facts.signed_by.items():
        terms = facts.versions[digest]
        if terms.written is None:
            continue
        for person in people:
            written = _day(terms.written)
            yield (written if person == terms.author else _before(written)), person, digest


def _before(day: date) -> date:
    return day - _A_DAY if day > date.min else day
