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

from collections.abc import Iterator
from datetime import date, datetime, timedelta
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
        self.newest = max((_day(moment) for moment in _moments(records)), default=date.min)
        self._written: list[tuple[date, PersonId, Digest | None]] | None = None

    def over(self, terms: Terms, day: date) -> bool:
        """Say whether this day of this version is over."""
        return self.today > day or self.stays_over(terms, day)

    def stays_over(self, terms: Terms, day: date) -> bool:
        """Say whether the clock shows an earlier day, and yet the day was over before."""
        if not self.today <= day < self.newest:
            return False
        named = {person.id for person in terms.people}
        after = [
            (by, about)
            for written, by, about in self._all()
            if by in named and timedelta() < written - day <= FURTHEST
        ]
        if len({by for by, _ in after}) > 1:
            return True
        return any(about is not None and about in self._line(terms.digest) for _, about in after)

    def _all(self) -> list[tuple[date, PersonId, Digest | None]]:
        """Return everything written here: the day, by whom, and about which version."""
        if self._written is None:
            self._written = [
                (_day(said.written), said.by, said.version) for said in _said(self._records)
            ] + list(_signed(self._facts))
        return self._written

    def _line(self, digest: Digest) -> set[Digest]:
        """Return a version with all that would replace it."""
        return {digest, *reach([digest], turned(self._facts.edges.possible))}


def _day(moment: datetime) -> date:
    """Return the day that it was, at this moment, in the last time zone of the world."""
    try:
        return (in_utc(moment) - LAST_ZONE).date()
    except OverflowError:
        return date.min


def _moments(records: Records) -> Iterator[datetime]:
    yield from (terms.written for terms in records.versions.values() if terms.written)
    yield from (said.written for said in _said(records))


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
