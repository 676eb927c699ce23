"""Review: what is to be looked at again and when. Pure: the standing and the day are given.

Lives here: ``due_items`` for reminders and calendars, and the arithmetic of review days.
May import: ``engine`` and the packages below it, and python-dateutil.
"""

from .days import next_review
from .due import RECENT_DAYS, SOON_DAYS, Due, DueKind, due_items

__all__ = ["RECENT_DAYS", "SOON_DAYS", "Due", "DueKind", "due_items", "next_review"]
