"""The arithmetic of review days: whole months, which are not all of one length."""

from datetime import date


def next_review(on: date, months: int) -> date:
    """Return the same day that many months later (one at least), or that month's last day.

    So one month after 31 January is 28 or 29 February. The calendar's last day is never passed.
    """
    from dateutil.relativedelta import (  # type: ignore[import-untyped]
        relativedelta,
    )

    try:
        later: date = on + relativedelta(months=max(1, months))
    except (OverflowError, ValueError):
        return date.max
    return later
