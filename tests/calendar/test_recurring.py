"""What comes again comes on the right days: month ends, leap days, and clocks that change."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from icalendar import Calendar

from handfast.calendar import review_calendar
from handfast.calendar.days import calendar_days
from handfast.engine import Standing, State
from handfast.model import Cadence, Digest, LookedBack, PersonId
from handfast.review import TakenOn, next_review

from .test_events import NOW, Stands, Version

V = Digest(f"{1:064x}")
EVERY = {
    Cadence.DAILY: timedelta(days=1),
    Cadence.WEEKLY: timedelta(days=7),
    Cadence.FORTNIGHTLY: timedelta(days=14),
}
MONTHS = {Cadence.MONTHLY: 1, Cadence.YEARLY: 12}
FIRSTS = {
    "an ordinary day": date(2026, 11, 23),
    "the last of a long month": date(2027, 1, 31),
    "the thirtieth": date(2027, 1, 30),
    "the twenty-ninth": date(2027, 1, 29),
    "the twenty-eighth": date(2027, 2, 28),
    "a leap day": date(2028, 2, 29),
    "before a leap day": date(2027, 12, 31),
    "the end of a year": date(2026, 12, 31),
    "a century without a leap day": date(2096, 2, 29),
}


def ritual(first: date, every: Cadence = Cadence.WEEKLY, at: time | None = None, **more) -> TakenOn:
    """Return a ritual of Sam's."""
    return TakenOn(Digest("a" * 64), V, 1, PersonId("sam"), "Tea", first, every, at, **more)


@pytest.fixture
def stands(version: Version, standing: Stands) -> Standing:
    """One agreement in force, in a line that says so."""
    return in_force(standing(version(1)))


def in_force(stands: Standing) -> Standing:
    """Return the same standing with its lines saying what is in force."""
    return Standing(
        stands.today,
        tuple(
            line._replace(
                in_force=tuple(
                    each.digest for each in line.versions if each.state is State.IN_FORCE
                ),
            )
            for line in stands.agreements
        ),
    )


def expected(first: date, every: Cadence, count: int) -> list[date]:
    """Return the days that people mean, counted without any rule."""
    if every in EVERY:
        return [first + number * EVERY[every] for number in range(count)]
    return [
        first if number == 0 else next_review(first, number * MONTHS[every])
        for number in range(count)
    ]


def event_of(content: bytes, kind: str = "RRULE"):
    """Return the one event with a rule."""
    (event,) = [each for each in Calendar.from_ical(content).walk("VEVENT") if kind in each]
    return event


@pytest.mark.parametrize("every", Cadence)
@pytest.mark.parametrize("first", FIRSTS.values(), ids=FIRSTS)
def test_the_days_on_which_it_comes_again(first, every, stands):
    """The rule in the file gives the days that people mean, to two independent readers."""
    content = review_calendar(stands, now=NOW, taken_on=[ritual(first, every)])
    event = event_of(content)
    rule = event["RRULE"].to_ical().decode()
    start = datetime.combine(first, time())
    found = [each.date() for each in rrulestr(rule, dtstart=start)[:50]]
    assert found == expected(first, every, 50)
    (other,) = [
        each for each in vobject.readOne(content.decode()).vevent_list if hasattr(each, "rrule")
    ]
    assert [each.date() for each in other.getrruleset()[:50]] == found


CLOCKS = {
    "spring in Berlin": ("Europe/Berlin", date(2027, 3, 21)),
    "autumn in Berlin": ("Europe/Berlin", date(2027, 10, 24)),
    "spring in New York": ("America/New_York", date(2027, 3, 7)),
    "autumn in Sydney": ("Australia/Sydney", date(2027, 3, 28)),
    "half an hour on Lord Howe": ("Australia/Lord_Howe", date(2027, 3, 28)),
    "no change in Tokyo": ("Asia/Tokyo", date(2027, 3, 21)),
}


@pytest.mark.parametrize(("zone", "first"), CLOCKS.values(), ids=CLOCKS)
def test_the_hour_stays_when_clocks_change(zone, first, stands):
    """Nine in the evening is nine in the evening, before the change and after it."""
    content = review_calendar(stands, now=NOW, taken_on=[ritual(first, at=time(21, 0))])
    event = event_of(content)
    start = event.decoded("DTSTART")
    assert start.tzinfo is None
    assert b"TZID" not in content
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    there = [each.replace(tzinfo=ZoneInfo(zone)) for each in rule[:4]]
    assert {(each.hour, each.minute) for each in there} == {(21, 0)}
    assert [each.date() for each in there] == [first + timedelta(weeks=n) for n in range(4)]
    assert event.decoded("DURATION") == timedelta(minutes=30)
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta()


@pytest.mark.parametrize(("zone", "first"), CLOCKS.values(), ids=CLOCKS)
def test_a_reminder_is_at_nine_also_when_clocks_change(zone, first, version, standing):
    """The morning before a review is nine o'clock on every day around a change."""
    for ahead in range(10):
        day = first + timedelta(days=ahead)
        content = review_calendar(standing(version(1, on=day, lapses=date(2028, 1, 1))), now=NOW)
        event = next(iter(Calendar.from_ical(content).walk("VEVENT")))
        (alarm,) = event.walk("VALARM")
        midnight = datetime.combine(event.decoded("DTSTART"), time(), ZoneInfo(zone))
        moment = midnight.astimezone(ZoneInfo("UTC")) + alarm.decoded("TRIGGER")
        there = moment.astimezone(ZoneInfo(zone))
        assert (there.date(), there.time()) == (day - timedelta(days=1), time(9, 0))


def test_another_reader_sees_the_same_events(version, standing, stands):
    """An independent parser finds each event, its day and its words."""
    items = [ritual(date(2027, 1, 31), Cadence.MONTHLY, time(20, 30)), action()]
    content = review_calendar(stands, now=NOW, taken_on=items)
    ours = Calendar.from_ical(content).walk("VEVENT")
    theirs = vobject.readOne(content.decode()).vevent_list
    assert len(ours) == len(theirs) == 4
    for one, other in zip(ours, theirs, strict=True):
        assert str(one["UID"]) == other.uid.value
        assert one.decoded("DTSTART") == other.dtstart.value
        assert str(one["SUMMARY"]) == other.summary.value
        assert str(one["STATUS"]) == other.status.value
    empty = vobject.readOne(review_calendar(standing(), now=NOW).decode())
    assert not hasattr(empty, "vevent")


def action(**more) -> TakenOn:
    """Return an action point of Alex's."""
    return TakenOn(
        Digest("b" * 64), V, 1, PersonId("alex"), "I call her.", date(2027, 3, 1), **more
    )


def test_what_people_took_on(stands):
    """An action has its day and a reminder; what was let go is cancelled, as the same event."""
    shown = review_calendar(stands, now=NOW, taken_on=[ritual(date(2026, 11, 1)), action()])
    ended = review_calendar(
        stands,
        now=NOW,
        taken_on=[
            ritual(date(2026, 11, 1), result=LookedBack.LET_GO),
            action(result=LookedBack.DONE),
        ],
    )
    uids = [
        {
            str(event["UID"]): str(event["STATUS"])
            for event in Calendar.from_ical(each).walk("VEVENT")
        }
        for each in (shown, ended)
    ]
    assert uids[0].keys() == uids[1].keys()
    assert sorted(uids[0].values()) == ["CONFIRMED"] * 4
    assert sorted(uids[1].values()) == ["CANCELLED"] * 2 + ["CONFIRMED"] * 2
    for content in (shown, ended):
        assert b"Tea" not in content
        assert b"call" not in content


def test_importing_again_leaves_no_event_twice(stands):
    """Files of three moments, imported one after the other, leave each event once, the newest."""
    calendar = {}
    for item in (ritual(date(2027, 1, 1)), ritual(date(2027, 1, 1), result=LookedBack.LET_GO)):
        for _ in range(2):
            content = review_calendar(stands, now=NOW, taken_on=[item])
            for event in Calendar.from_ical(content).walk("VEVENT"):
                known = calendar.get(str(event["UID"]))
                assert known is None or known["SEQUENCE"] <= event["SEQUENCE"]
                calendar[str(event["UID"])] = event
    assert len(calendar) == 3
    ended = [event for event in calendar.values() if event["STATUS"] == "CANCELLED"]
    assert ["RRULE" in event for event in ended] == [True]


def test_what_is_not_here_has_no_day(standing):
    """What was taken on in an agreement that has not arrived is in nobody's calendar."""
    assert calendar_days(standing(), [action()]) == ()
