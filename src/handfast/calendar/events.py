"""Days as iCalendar events, worded so that nobody who sees a phone learns anything."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from handfast.engine import Standing
from handfast.review import TakenOn

from .days import CalendarDay, DayKind, calendar_days
from .recurring import recurrence

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Timezone

_SUMMARY = "A date you set together"
_DESCRIPTIONS = {
    DayKind.REVIEW: "A good day to look again at what you wrote down, and to keep or change it.",
    DayKind.LAST_DAY: "The last day of something. It ends by itself unless you renew it.",
    DayKind.HOLD_ENDS: "Something that was only for a short while ends after this day.",
    DayKind.ACTION: "A day on which one of you wanted to look back at something.",
    DayKind.RITUAL: "A small thing that you wanted to come back to.",
}
_MORNING_BEFORE = timedelta(hours=-15)
"""Nine o'clock on the day before: clocks change at night, so this is nine by any of them."""

_LONG = timedelta(minutes=30)
"""How much of a day a ritual with a time takes in the calendar."""


def review_calendar(
    standing: Standing, *, now: datetime, taken_on: Iterable[TakenOn] = ()
) -> bytes:
    """Return the days of what is in force, and of what people took on, as one iCalendar file.

    Importing it again changes nothing, updates nothing twice, and cancels what does not stand any
    more. ``now`` is written as the time at which the file was made. A file without a day is valid.
    """
    from icalendar import Calendar

    days = calendar_days(standing, taken_on)
    calendar = Calendar()
    calendar.add("prodid", "-//handfast//handfast//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if not days:
        calendar.add_component(_world_time())
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
    if day.at is not None:
        event.add("dtstart", datetime.combine(day.day, day.at))  # the same hour, wherever one is
        event.add("duration", _LONG)
    else:
        event.add("dtstart", day.day)
        if day.day < type(day.day).max:
            event.add("dtend", day.day + timedelta(days=1))
    if day.every is not None:
        event.add("rrule", recurrence(day.day, day.every))
    event.add("summary", _SUMMARY)
    event.add("description", _DESCRIPTIONS[day.kind])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("sequence", 1 if day.cancelled else 0)
    event.add("status", "CANCELLED" if day.cancelled else "CONFIRMED")
    if not day.cancelled and (day.at or day.every is None):
        event.add_component(_reminder(timedelta() if day.at else _MORNING_BEFORE))
    return event


def _world_time() -> "Timezone":
    """Return the time zone UTC: a calendar has to hold something to be valid."""
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - RFC 5545 wants a local time
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone.add_component(standard)
    return zone


def _reminder(before: timedelta) -> "Alarm":
    """Return a reminder so long before (negative) the beginning of an event."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", f"{_SUMMARY} is near")
    return alarm
