"""Calendar: the days that people set, for the calendar program they already use.

Lives here: review days, last days and ends of holds as iCalendar (RFC 5545), without a private
word. May import: ``engine``, ``model`` and the packages below them; icalendar inside functions.
"""

from .events import review_calendar

__all__ = ["review_calendar"]
