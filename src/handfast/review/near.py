"""On which days a machine speaks up by itself: seldom, so that it stays kind."""

from datetime import date

from .due import Due, DueKind

NEAR_DAYS = 7
"""How many days ahead a date is near."""

EVERY_DAYS = 7
"""How many days lie between two reminders of the same day."""

_HAS_A_DAY = frozenset({DueKind.REVIEW, DueKind.LAPSE, DueKind.HOLD_ENDS, DueKind.ACTION})


def is_time_to_tell(item: Due, today: date) -> bool:
    """Say whether a reminder of this is for today: its day, the day before, and weekly around it.

    What has no day of its own, and what is over, is told when somebody looks, and not before.
    """
    if item.kind not in _HAS_A_DAY or item.day is None:
        return False
    ahead = (item.day - today).days
    return ahead == 1 or ahead % EVERY_DAYS == 0
