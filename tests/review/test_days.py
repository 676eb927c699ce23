"""Review days at the ends of months, in leap years and at the end of the calendar."""

from datetime import date

import pytest

from handfast.review import next_review

CASES = {
    "the same day": (date(2026, 11, 23), 3, date(2027, 2, 23)),
    "into February": (date(2026, 11, 30), 3, date(2027, 2, 28)),
    "into a leap February": (date(2027, 11, 30), 3, date(2028, 2, 29)),
    "from a leap day": (date(2028, 2, 29), 12, date(2029, 2, 28)),
    "from a leap day to a leap day": (date(2028, 2, 29), 48, date(2032, 2, 29)),
    "from the last of a month": (date(2027, 1, 31), 1, date(2027, 2, 28)),
    "out of a short month": (date(2027, 2, 28), 1, date(2027, 3, 28)),
    "over the new year": (date(2026, 12, 31), 2, date(2027, 2, 28)),
    "a century without a leap day": (date(2096, 2, 29), 48, date(2100, 2, 28)),
    "no months are one": (date(2027, 1, 31), 0, date(2027, 2, 28)),
    "fewer than none are one": (date(2027, 1, 31), -9, date(2027, 2, 28)),
    "the end of the calendar": (date(9999, 12, 1), 1, date.max),
    "far beyond it": (date(2027, 1, 1), 10**9, date.max),
    "beyond all numbers": (date(2027, 1, 1), 10**30, date.max),
}


@pytest.mark.parametrize(("on", "months", "expected"), CASES.values(), ids=CASES)
def test_the_next_review_day(on, months, expected):
    """The day is kept where the month has it, and is the month's last where it has not."""
    assert next_review(on, months) == expected
