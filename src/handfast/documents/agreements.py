"""Reading the words of an agreement from a table, for versions and drafts alike."""

from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from ..model import AgreementDocument, Digest, Ground, Person, PersonId, ReviewDays
from ..text_hygiene import PERSON_ID, one_line, visible
from .clauses import read_clauses
from .fields import Fields, Report
from .limits import (
    DIGEST,
    FINGERPRINT,
    MAX_CLAUSE_TEXT,
    MAX_HOURS,
    MAX_LISTED,
    MAX_NAME,
    MAX_REVIEW_DAYS,
    MAX_TITLE,
    MIN_HOURS,
    STYLE_ID,
)
from .people_names import name_fault, taken_twice
from .scan import Scan
from .stamp import format_problem

DIGEST_WORDS = "a digest: 64 of the characters 0-9 and a-f"
PERSON_WORDS = "a person's id: a-z, 0-9 and hyphens, at most 32"
KEY_WORDS = "a key's fingerprint: SHA256: and 43 characters"


def read_agreement(
    values: dict[str, Any], scanned: Scan, *, draft: bool
) -> tuple[AgreementDocument, Report]:
    """Return what the table says, as far as it can be read, with everything wrong or lacking.

    A draft may leave out what proposing fills in: format number, kind, author, time and keys.
    """
    report = Report(scanned)
    problem = format_problem(values, scanned, draft=draft)
    if problem is not None:
        report.problems.append(problem)
    top = Fields(report, values)
    top.take("handfast", int, "a number")
    _kind(top, draft=draft)
    written = top.moment("written", needed="" if draft else "It does not say when it was written.")
    people = _people(top, draft=draft)
    known = {person.id for person in people}
    title = top.text(
        "title", MAX_TITLE, lines=False, needed="It has no title yet. Give it a few words."
    )
    document = AgreementDocument(
        title=title,
        style=top.shaped("style", STYLE_ID, "a style's id: a-z, 0-9 and hyphens"),
        people=people,
        clauses=read_clauses(top, known, draft=draft),
        why=top.text("why", MAX_CLAUSE_TEXT),
        supersedes=tuple(Digest(d) for d in top.texts("supersedes", DIGEST, DIGEST_WORDS)),
        author=_author(top, known, draft=draft),
        written=written,
        **_parts(top, written),
    )
    return document, report


def _kind(top: Fields, *, draft: bool) -> None:
    """Take the kind, which is ``agreement``."""
    lacking = not top.has("kind")
    kind = top.take("kind", str, 'the word "agreement"')
    if lacking and not draft:
        top.lacks("kind", 'It does not say what it is. Add kind = "agreement".')
    elif kind not in {None, "agreement"}:
        top.wrong("kind", 'This is no agreement: kind should be "agreement".')


def _author(top: Fields, known: set[PersonId], *, draft: bool) -> PersonId:
    """Take the author, who is one of the people."""
    needed = "" if draft else "It does not say who wrote it. Add author and that person's id."
    author = PersonId(top.shaped("author", PERSON_ID, PERSON_WORDS, needed=needed))
    if author and known and author not in known:
        top.wrong("author", f'The author "{author}" is not among its people. Add them, or mend it.')
    return author


def _people(top: Fields, *, draft: bool) -> tuple[Person, ...]:
    """Take the tables of people, of whom there are at least two."""
    table = top.take("people", dict, "tables such as [people.alex]") or {}
    if len(table) < 2:
        top.lacks("people", "An agreement names at least two people, each in [people.their-id].")
    if len(table) > MAX_LISTED:
        top.wrong("people", f"It names {len(table):,} people; at most {MAX_LISTED} fit.")
    entries = islice(table.items(), MAX_LISTED)
    people = tuple(_person(top.report, name, entry, draft=draft) for name, entry in entries)
    for place, earlier in taken_twice(person.name for person in people):
        who = people[place]
        top.report.wrong(
            ("people", who.id, "name"),
            f'Person "{visible(who.id)}": the name looks the same as "{one_line(earlier)}" of '
            "somebody else here. Add something that tells the two apart.",
        )
    return people


def _person(report: Report, name: str, entry: object, *, draft: bool) -> Person:
    """Read one person."""
    if PERSON_ID.match(name) is None:
        report.wrong(("people", name), f"The id of a person should be {PERSON_WORDS}.")
        about = "A person: "
    else:
        about = f'Person "{name}": '
    fields = Fields(report, entry, ("people", name), about)
    shown = fields.text("name", MAX_NAME, lines=False, needed="the name is missing.")
    if shown.strip() and (fault := name_fault(shown)):
        fields.wrong("name", f"the name {fault}")
    needed = "" if draft else "the fingerprint of their key is missing."
    key = fields.shaped("key", FINGERPRINT, KEY_WORDS, needed=needed)
    return Person(PersonId(name), shown, key, fields.rest())


def _parts(top: Fields, written: datetime | None) -> dict[str, Any]:
    """Take review and ground; what is unknown in them stays in ``extra`` under their names."""
    kept: dict[str, object] = {}
    parts = {"review": _review(top, written, kept), "ground": _ground(top, kept)}
    return {**parts, "extra": {**top.rest(), **kept}}


def _review(top: Fields, written: datetime | None, kept: dict[str, object]) -> ReviewDays | None:
    """Take the review days."""
    table = top.take("review", dict, "a table [review] with on and lapses")
    if table is None:
        top.lacks("review", "It has no review day yet. Add [review] with on and lapses.")
        return None
    fields = Fields(top.report, table, ("review",), "Review: ")
    on = fields.day("on", needed="the day to come back to it is missing. Add on.")
    lapses = fields.day("lapses", needed="the day after which it lapses is missing. Add lapses.")
    if fields.rest():
        kept["review"] = fields.rest()
    if on is None or lapses is None:
        return None
    if lapses < on:
        fields.wrong("lapses", "it lapses before its review day. Put lapses on or after that day.")
    if written is not None:
        _soon_enough(fields, written.date(), {"on": on, "lapses": lapses})
    return ReviewDays(on, lapses)


def _soon_enough(fields: Fields, start: date, days: dict[str, date]) -> None:
    """Refuse review days that lie too far from the day of writing."""
    last = start + timedelta(days=MAX_REVIEW_DAYS)
    for name, day in days.items():
        if day > last:
            fields.wrong(
                name,
                f"{name} is more than {MAX_REVIEW_DAYS} days after it was written. "
                f"Choose {last} or sooner.",
            )


def _ground(top: Fields, kept: dict[str, object]) -> Ground | None:
    """Take what a ground agreement settles."""
    table = top.take("ground", dict, "a table [ground]")
    if table is None:
        return None
    fields = Fields(top.report, table, ("ground",), "Ground: ")
    hours = fields.take("hours_after_rupture", int, "a whole number of hours")
    if fields.rest():
        kept["ground"] = fields.rest()
    if hours is None:
        return Ground()
    if not MIN_HOURS <= hours <= MAX_HOURS:
        fields.wrong(
            "hours_after_rupture",
            f"hours_after_rupture should lie between {MIN_HOURS} and {MAX_HOURS:,}.",
        )
    return Ground(hours)
