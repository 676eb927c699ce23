"""Days, moments and people in words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from handfast.model import AgreementDocument, Notice

NOTICE_WORDS = {
    Notice.PERMISSION: "asking first, and only with a yes",
    Notice.BEFORE: "telling each other beforehand",
    Notice.AFTER: "telling each other afterwards",
    Notice.NONE: "no need to tell",
}


def day_words(day: date) -> str:
    """Return a day as people write it: 23 February 2027."""
    return f"{day.day} {day:%B} {day.year}"


def moment_words(moment: datetime) -> str:
    """Return a moment in UTC: 23 November 2026, 18:04 UTC."""
    in_utc = moment.astimezone(UTC)
    return f"{day_words(in_utc.date())}, {in_utc:%H:%M} UTC"


def person_name(document: AgreementDocument, person_id: str) -> str:
    """Return a person's name, or the id of somebody the document lacks."""
    person = document.person(person_id)
    return person.name if person and person.name.strip() else person_id


def names(document: AgreementDocument, people: Iterable[str]) -> str:
    """Return several names with commas and an "and"."""
    *first, last = [person_name(document, person) for person in people] or ["nobody"]
    return f"{', '.join(first)} and {last}" if first else last
