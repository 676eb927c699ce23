"""Days as iCalendar events, worded so that nobody who sees a phone learns anything."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from handfast.engine import Standing
from handfast.errors import UsageError

from .days import CalendarDay, DayKind, calendar_days

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_SUMMARY = "A date you set together"
_DESCRIPTIONS = {
    DayKind.REVIEW: "A good day to look again at what you wrote down, and to keep or change it.",
    DayKind.LAST_DAY: "The last day of something. It ends by itself unless you renew it.",
    DayKind.HOLD_ENDS: "Something that was only for a short while ends after this day.",
}
_MORNING_BEFORE = timedelta(hours=-15)
"""Nine o'clock on the day before."""


def review_calendar(standing: Standing, *, now: datetime) -> bytes:
    """Return the days of what is in force as one iCalendar file.

    Importing it again changes nothing, updates nothing twice, and cancels what does not stand any
    more. ``now`` is written as the time at which the file was made.
    """
    from icalendar import Calendar

    days = calendar_days(standing)
    if not days:
        raise UsageError(
            "There is no day yet to put into a calendar.",
            next_step="Review days appear once everybody has signed.",
        )
    calendar = Calendar()
    calendar.add("prodid", "-//handfast//handfast//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for day in days:
        calendar.add_component(_event(day, now.astimezone(UTC).replace(microsecond=0)))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(day: CalendarDay, made: datetime) -> "Event":
    """Return the event of one day: all day long, private, and not in the way of anything."""
    from icalendar import Event

    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", made)
    event.add("dtstart", day.day)
    if day.day < type(day.day).max:
        event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", _SUMMARY)
    event.add("description", _DESCRIPTIONS[day.kind])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("sequence", 1 if day.cancelled else 0)
    event.add("status", "CANCELLED" if day.cancelled else "CONFIRMED")
    if not day.cancelled:
        event.add_component(_reminder())
    return event


def _reminder() -> "Alarm":
    """Return a reminder on the morning before."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _MORNING_BEFORE)
    alarm.add("description", f"{_SUMMARY} is near")
    return alarm
