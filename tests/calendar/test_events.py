"""The file is RFC 5545's, the same for the same standing, and tells nobody anything."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from handfast.calendar import review_calendar
from handfast.engine import Standing, State, VersionStanding

Version = Callable[..., VersionStanding]
Stands = Callable[..., Standing]
NOW = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)


@pytest.fixture
def content(version: Version, standing: Stands) -> bytes:
    """The calendar of one agreement in force with a hold, and of one that was withdrawn."""
    one = version(1, holds={"no-late-calls": date(2026, 12, 7)})
    return review_calendar(standing(one, version(2, State.WITHDRAWN)), now=NOW)


def test_the_lines_of_an_event(version: Version, standing: Stands) -> None:
    """An event says its day, all day long, that it is private, and when to be reminded."""
    content = review_calendar(standing(version()), now=NOW)
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    uid = lines[5]
    assert lines[:18] == [
        "BEGIN:VCALENDAR",
        "PRODID:-//handfast//handfast//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        uid,
        "DTSTAMP:20261123T180400Z",
        "DTSTART;VALUE=DATE:20270223",
        "DTEND;VALUE=DATE:20270224",
        "SUMMARY:A date you set together",
        "DESCRIPTION:A good day to look again at what you wrote down\\, and to keep or change it.",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT15H",
    ]
    assert uid.startswith("UID:")
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_the_form_of_the_file(content: bytes) -> None:
    """Lines end with CRLF, none is longer than 75 bytes, and each event has all it must have."""
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    read = Calendar.from_ical(content)
    assert read.errors == []
    for event in read.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event)
        assert event.errors == []
    assert read.to_ical(sorted=False) == content


def test_cancelled_events(content: bytes) -> None:
    """What does not stand any more is cancelled, in a newer edition, and reminds of nothing."""
    events = Calendar.from_ical(content).walk("VEVENT")
    found = [(str(e["STATUS"]), e["SEQUENCE"], len(e.walk("VALARM"))) for e in events]
    assert sorted(found) == [("CANCELLED", 1, 0)] * 2 + [("CONFIRMED", 0, 1)] * 3


def test_nothing_private(content: bytes) -> None:
    """No title, name, clause or digest is in the file, nor what kind of people it is about."""
    text = content.decode().casefold()
    for word in ("exes", "alex", "sam", "calls", "tell", "agreement", "partner", "0" * 20):
        assert word not in text


def test_importing_again(version: Version, standing: Stands) -> None:
    """The same standing gives the same bytes, and a later file the same identities."""
    one, two = version(1), version(2)
    first = review_calendar(standing(one, two), now=NOW)
    assert review_calendar(standing(two, one), now=NOW) == first
    later = review_calendar(standing(one, two), now=NOW + timedelta(days=9))
    withdrawn = review_calendar(standing(version(1, State.WITHDRAWN), two), now=NOW)

    def uids(content: bytes) -> list[str]:
        return [str(event["UID"]) for event in Calendar.from_ical(content).walk("VEVENT")]

    assert uids(first) == uids(later) == uids(withdrawn)
    assert len(set(uids(first))) == 4


def test_the_moment_is_written_in_utc(version: Version, standing: Stands) -> None:
    """Wherever the file is made, its time is the same."""
    there = NOW.astimezone(timezone(timedelta(hours=14))).replace(microsecond=5)
    here = review_calendar(standing(version()), now=NOW)
    assert review_calendar(standing(version()), now=there) == here


def test_the_last_day_of_all(version: Version, standing: Stands) -> None:
    """A day that has no next day is still a day."""
    content = review_calendar(standing(version(lapses=date.max)), now=NOW)
    assert b"DTSTART;VALUE=DATE:99991231\r\nSUMMARY" in content


def test_nothing_to_show(standing: Stands) -> None:
    """A folder without a day gives a valid calendar without an event."""
    read = Calendar.from_ical(review_calendar(standing(), now=NOW))
    assert read.walk("VEVENT") == []
    assert [str(zone["TZID"]) for zone in read.walk("VTIMEZONE")] == ["UTC"]
