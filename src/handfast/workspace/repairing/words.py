"""What is said about a repair: how it stands, without a word about who is how far."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from handfast.model import PersonId
from handfast.repair import AT_THE_END, Course
from handfast.text_hygiene import one_line

FIRST_RESPONSIBILITY = (
    "Responsibility and an offer come before any new limit. There is no hurry with either."
)
LOOK_AGAIN = "Look again at what we have learned."
"""What is taken on where somebody chooses a day to look again."""


def what_to_say(
    course: Course, ends: datetime | None, names: Mapping[PersonId, str], now: datetime
) -> Iterator[str]:
    """Yield the sentences on how a repair stands at this moment."""
    if ends is not None:
        yield until_when(ends)
    if pause := course.pause(now):
        yield f"A pause is on. You come back at {moment_words(pause.back)}."
    elif course.pause_over(now):
        yield AT_THE_END
    if not course.answered():
        yield FIRST_RESPONSIBILITY
    for person, text in course.stopped:
        name = one_line(names.get(person, person))
        yield f"{name} stops here for now" + (f": {one_line(text)}" if text else ".")


def until_when(ends: datetime) -> str:
    """Return until when only holds can be signed, and why."""
    return (
        f"Until {moment_words(ends)} only holds of at most 14 days can be signed, so that nothing "
        "that lasts is decided while it is fresh. Each of you may make this time longer; nobody "
        "alone can make it shorter."
    )


def moment_words(moment: datetime) -> str:
    """Return a moment in words, in this machine's time zone."""
    local = moment.astimezone()
    return f"{local:%H:%M} on {local.day} {local:%B %Y}"


def next_time(at: time, now: datetime) -> datetime:
    """Return the next moment after ``now`` (UTC) at which a clock here shows this time of day."""
    local = now.astimezone()
    moment = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    if moment <= local:
        moment = (moment.replace(tzinfo=None) + timedelta(days=1)).astimezone()
    return moment.astimezone(now.tzinfo)


def end_of_day(day: date) -> datetime:
    """Return the last second (UTC) of a day where the person sits."""
    return datetime.combine(day, time(23, 59, 59)).astimezone().astimezone(UTC)
