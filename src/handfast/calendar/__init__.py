"""Calendar: the days that people set, for the calendar program they already use.

Lives here: review days, last days, ends of holds, days to look back on and rituals that come again,
as iCalendar (RFC 5545), without a private word; and the unit files by which a machine reminds.
May import: ``review``, ``engine`` and the packages below them; icalendar inside functions.
"""

from .events import review_calendar

__all__ = ["review_calendar"]
