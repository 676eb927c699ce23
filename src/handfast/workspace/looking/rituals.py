"""The rituals of a day: what people began in a review or a repair, and have not let go of."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from handfast.engine import Standing

if TYPE_CHECKING:
    from handfast.review import TakenOn
    from handfast.review.steps import Step


def rituals_on(stands: Standing, entries: "Iterable[Step]", day: date) -> "tuple[TakenOn, ...]":
    """Return the rituals that come on this day, the one begun first before the others.

    Those of a review come while something of its agreement is in force.
    """
    from handfast.review import open_ones, taken_on

    begun = (item for item in open_ones(stands, taken_on(entries)) if item.every is not None)
    return tuple(item for item in begun if _comes(item, day))


def _comes(item: "TakenOn", day: date) -> bool:
    """Say whether a ritual comes on a day, by the very rule that its calendar entry has."""
    from dateutil import rrule  # type: ignore[import-untyped]

    from handfast.calendar.recurring import recurrence

    assert item.every is not None  # noqa: S101 - only rituals come again
    parts = recurrence(item.day, item.every)
    frequency = getattr(rrule, parts.pop("freq"))
    first, wanted = (datetime.combine(each, time()) for each in (item.day, day))
    rule = rrule.rrule(frequency, dtstart=first, until=wanted, **parts)
    return bool(rule.between(wanted, wanted, inc=True))
