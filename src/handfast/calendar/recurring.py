"""How often something comes again, as RFC 5545 says it, right at month ends and leap days.

A plain monthly rule skips the months that have no 31st, and a plain yearly one three years of four
after 29 February. What people mean is the last day there is; that is said by its position.
"""

from datetime import date
from typing import Any

from handfast.model import Cadence

SHORTEST_MONTH = 28


def recurrence(first: date, every: Cadence) -> dict[str, Any]:
    """Return the parts of the RRULE of something that comes ``every`` so often from ``first``."""
    if every is Cadence.DAILY:
        return {"freq": "DAILY"}
    if every is Cadence.WEEKLY:
        return {"freq": "WEEKLY"}
    if every is Cadence.FORTNIGHTLY:
        return {"freq": "WEEKLY", "interval": 2}
    if every is Cadence.MONTHLY:
        return {"freq": "MONTHLY", **_last_of(first.day, SHORTEST_MONTH)}
    leap_day = (first.month, first.day) == (2, 29)
    return {"freq": "YEARLY", **({"bymonth": 2, **_last_of(29, 28)} if leap_day else {})}


def _last_of(day: int, shortest: int) -> dict[str, Any]:
    """Return what says: on this day of the month, or on its last one where it is shorter."""
    if day <= shortest:
        return {}
    return {"bymonthday": list(range(shortest, day + 1)), "bysetpos": -1}
