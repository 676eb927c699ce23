"""What home tells of repairs: hurts whose time is not over, and the rituals of a day."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time

from handfast.engine import Standing
from handfast.model import JournalEntry, Records
from handfast.repair import courses
from handfast.review import TakenOn, taken_on

from ..views import RepairAtHome
from ..workspace import Workspace
from .sharing import ends_in


def in_their_time(
    ws: Workspace, entries: Collection[JournalEntry], records: Records, stands: Standing
) -> tuple[RepairAtHome, ...]:
    """Return the hurts that were shared and whose time, in which only holds can be signed, lasts.

    ``entries`` are the hurts and the acts of their repairs. Afterwards a repair goes on without
    being told of: nobody is reminded that it hurts.
    """
    return tuple(
        RepairAtHome(course.digest, course.by, course.people, ends)
        for course in courses(entries)
        if (ends := ends_in(ws, records, stands, course)) is not None
    )


def rituals_of(entries: Iterable[JournalEntry], day: date) -> tuple[TakenOn, ...]:
    """Return the rituals of repairs that come on this day and that nobody has let go of."""
    return tuple(_on(taken_on(entries), day))


def _on(items: Iterable[TakenOn], day: date) -> Iterator[TakenOn]:
    for item in items:
        if item.every is not None and item.repair and item.result is None and _comes(item, day):
            yield item


def _comes(item: TakenOn, day: date) -> bool:
    """Say whether a ritual comes on a day, by the very rule that its calendar entry has."""
    from dateutil import rrule  # type: ignore[import-untyped]

    from handfast.calendar.recurring import recurrence

    assert item.every is not None  # noqa: S101 - only rituals come again
    parts = recurrence(item.day, item.every)
    frequency = getattr(rrule, parts.pop("freq"))
    first, wanted = (datetime.combine(each, time()) for each in (item.day, day))
    rule = rrule.rrule(frequency, dtstart=first, until=wanted, **parts)
    return bool(rule.between(wanted, wanted, inc=True))
