"""How the engine says people, days and moments: plain, in English, without asking a locale."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from ..model import Digest, PersonId, Terms

Notes = dict[Digest, list[str]]
"""For each version, sentences about what does not count there."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def add_note(notes: Notes, digest: Digest, sentence: str) -> None:
    """Put one more sentence to the notes on a version."""
    notes.setdefault(digest, []).append(sentence)


def listed(names: Iterable[str]) -> str:
    """Return "Alex", "Alex and Sam" or "Alex, Kim and Sam"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def names_of(terms: Terms, people: Iterable[PersonId]) -> str:
    """Return the names that this version gives to these people, or their ids where it has none."""
    known = {person.id: person.name for person in terms.people}
    return listed(known.get(person) or person for person in people)


def name_is_here(terms: Terms, person: PersonId) -> bool:
    """Say whether the version names this person."""
    return any(named.id == person for named in terms.people)


def day(moment: date) -> str:
    """Return a day as "23 November 2026"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def day_near(moment: datetime, now: datetime) -> str:
    """Return a moment's day in UTC, with its year only where that is not the year of ``now``."""
    return day(moment) if moment.year != now.year else day(moment).rsplit(" ", 1)[0]


def hour(moment: datetime) -> str:
    """Return the time of day as "18:04 UTC"."""
    return f"{moment.hour:02}:{moment.minute:02} UTC"


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC, also at the very ends of the calendar; without a zone it is UTC."""
    if moment.tzinfo is UTC:
        return moment
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def later(moment: datetime, by: timedelta) -> datetime:
    """Return the moment (UTC) that much later, or the last moment of the calendar."""
    try:
        return moment + by
    except OverflowError:
        return datetime.max.replace(microsecond=0, tzinfo=UTC)
