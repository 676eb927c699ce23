"""How the screens say days, people, standing and what is due: plain, warm, without a locale."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from . import text

if TYPE_CHECKING:
    from handfast.model import AgreementDocument
    from handfast.workspace import Due, VersionStanding

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

NOTICE: Final = {
    "": "not settled",
    "permission": "asking first",
    "before": "telling each other before",
    "after": "telling each other afterwards",
    "none": "no need to tell",
}
KIND: Final = {
    "practice": "a practice we keep",
    "promise": "a promise",
    "request": "a request",
    "boundary": "a boundary of my own",
    "hold": "a hold that ends by itself",
}
EVERY: Final = {
    "daily": "every day",
    "weekly": "every week",
    "fortnightly": "every two weeks",
    "monthly": "every month",
    "yearly": "every year",
}
REPLY: Final = {
    "agree": "fine with this",
    "question": "asks",
    "suggestion": "suggests",
    "decline": "not this",
}
CHOICE: Final = {
    "keep": ("✓", text.GOOD, "keep it"),
    "change": ("~", text.WAITING, "change it"),
    "let-go": ("○", text.CARE, "let it go"),
}
UNKNOWN_KEYS: Final = "signed with keys this machine does not know yet"
_SIGNS: Final = {
    "in force": ("●", text.GOOD),
    "proposed": ("◐", text.WAITING),
    "countered": ("◌", text.QUIET),
    "unsigned": ("◌", text.QUIET),
}


def day(moment: date) -> str:
    """Return a day as "23 November 2026"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def day_from(written: str) -> date | None:
    """Return the day that somebody wrote, as "23 February 2027", "23 feb 2027" or 2027-02-23."""
    with suppress(ValueError):
        return date.fromisoformat(written.strip())
    with suppress(ValueError, StopIteration):
        number, month, year = written.casefold().replace(".", " ").split()
        found = next(m for m in _MONTHS if len(month) >= 3 and m.casefold().startswith(month))
        return date(int(year), _MONTHS.index(found) + 1, int(number))
    return None


def time_from(written: str) -> time | None:
    """Return the time of day that somebody wrote, as 19:30, 19.30 or 7:05."""
    hours, _, minutes = written.strip().replace(".", ":").partition(":")
    with suppress(ValueError):
        return time(int(hours), int(minutes))
    return None


def weekday(moment: date) -> str:
    """Return a day as "Monday 23 November 2026"."""
    return f"{_WEEKDAYS[moment.weekday()]} {day(moment)}"


def moment(when: datetime) -> str:
    """Return a moment as "23 November 2026, 18:04 UTC"."""
    return f"{day(when)}, {when.hour:02}:{when.minute:02} UTC"


def distance(target: date, today: date) -> str:
    """Return how far a day is from today: "today", "in 12 days", "3 days ago"."""
    days = (target - today).days
    if days == 0:
        return "today"
    if abs(days) == 1:
        return "tomorrow" if days > 0 else "yesterday"
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def names(people: Iterable[str]) -> str:
    """Return "Alex", "Alex and Sam" or "Alex, Kim and Sam"."""
    *first, last = [*people] or ["nobody"]
    return f"{', '.join(first)} and {last}" if first else last


def name_of(document: "AgreementDocument", person_id: str) -> str:
    """Return what a document calls somebody."""
    person = document.person(person_id)
    return person.name if person and person.name else person_id


def named(standing: "VersionStanding", ids: Iterable[str]) -> str:
    """Return the names that a version gives to these people."""
    known = {str(person.id): person.name for person in standing.terms.people}
    return names(known.get(person, person) for person in ids)


def sign_of(standing: "VersionStanding") -> tuple[str, str]:
    """Return the sign of a standing, and its colour. The words beside it say the same."""
    if standing.review_due:
        return ("◆", text.CARE)
    return _SIGNS.get(standing.state.value, ("○", text.QUIET))


def stands(standing: "VersionStanding", *, unconfirmed: bool = False) -> text.Content:
    """Return where a version stands, in words and colour."""
    state = standing.state.value
    sign, style = sign_of(standing)
    review = standing.terms.review
    said = {
        "proposed": f"proposed, waiting for {named(standing, standing.waiting_for)}",
        "countered": "answered by a counter-proposal",
        "lapsed": f"lapsed after {day(review.lapses)}, as you had agreed",
        "withdrawn": f"withdrawn by {named(standing, standing.withdrawn_by)}",
        "superseded": "replaced by a later version",
        "unsigned": UNKNOWN_KEYS if unconfirmed else "not signed by anybody",
    }.get(state, state)
    if standing.review_due:
        said = f"in force, and its review day has come ({day(review.on)})"
    return text.words((f"{sign} ", style), (said, style))


def stands_briefly(standing: "VersionStanding", *, unconfirmed: bool = False) -> str:
    """Return where a version stands, in two or three words."""
    state = standing.state.value
    if standing.review_due:
        return "in force, review due"
    if state == "unsigned" and unconfirmed:
        return UNKNOWN_KEYS
    if state == "proposed":
        return f"waiting for {named(standing, standing.waiting_for)}"
    if state == "in force" and standing.withdrawn_clauses:
        return "in force, in part"
    return state


def review_is_due(day: date | None, today: date) -> str:
    """Return that a review is due, or was, or will be."""
    when = distance(day, today) if day else ""
    verb = "was" if day and day < today else "is"
    return f" {verb} due for its review {when}".rstrip() + "."


_ORDINALS: Final = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERS: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight")


def version_of(number: int, many: int) -> str:
    """Return "The second version of two."; beyond eight in figures."""
    if many >= len(_NUMBERS):
        return f"Version {number} of {many}."
    return f"The {_ORDINALS[number]} version of {_NUMBERS[many]}."


def due(
    item: "Due", today: date, known: Mapping[str, str], now: datetime | None = None
) -> text.Content:
    """Return one thing that is due, as a sentence; ``known`` are names by id.

    ``now`` (UTC) tells of a pause whether it is over.
    """
    title = text.brief(item.title, 40, text.STRONG)
    when = distance(item.day, today) if item.day else ""
    who = names(known.get(p, p) for p in item.people)
    sentences: dict[str, tuple[text.Part, ...]] = {
        "review": (("◆ ", text.CARE), title, review_is_due(item.day, today)),
        "lapse": (("◆ ", text.CARE), title, f" lapses {when} unless you renew it."),
        "hold-ends": (("· ", text.QUIET), "A hold in ", title, f" ends {when}."),
        "waiting": (
            ("◐ ", text.WAITING),
            title,
            f" waits for {who}.",
        ),
        "round": (("◆ ", text.CARE), "The review of ", title, f" is open. It waits for {who}."),
        "action": (
            ("· ", text.QUIET),
            text.brief(f"“{item.words}”", 60),
            f": {who} can look back on it {_now_or(item.day, today)}.",
        ),
        "lapsed": (
            ("○ ", text.QUIET),
            title,
            f" {_lapsed(item.day, today)}, as you had agreed. It can be renewed, or rest.",
        ),
    }
    if item.moment is not None:
        over = now is not None and now >= item.moment
        return text.words(("◌ ", text.QUIET), _pause_over(item) if over else _pause_on(item))
    return text.words(*sentences.get(item.kind.value, (title, f" {when}")))


def _pause_on(item: "Due") -> str:
    assert item.moment is not None  # noqa: S101 - only a pause has a moment
    return f"{item.title}, until {clock_time(item.moment)}."


def _pause_over(item: "Due") -> str:
    assert item.moment is not None  # noqa: S101 - only a pause has a moment
    return f"The pause ended at {clock_time(item.moment)}. Come back if you are ready."


def clock_time(when: datetime) -> str:
    """Return the time of a moment by the clock of this machine, as 18:24."""
    local = when.astimezone()
    return f"{local.hour:02}:{local.minute:02}"


def _lapsed(day: date | None, today: date) -> str:
    """Return when something lapsed; where a clock was set back its last day lies ahead."""
    return f"lapsed {distance(day, today)}" if day and day < today else "has lapsed"


def _now_or(day: date | None, today: date) -> str:
    """Return "now" for a day that has come, so that nobody is told how late they are."""
    return "now" if day is None or day <= today else distance(day, today)
