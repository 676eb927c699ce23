"""What decides the standing of a version: the part of a document that is weighed.

It stands apart from the words, so that saying what stands takes no more than this.
"""

from collections.abc import Mapping
from datetime import date, datetime

from attrs import field, frozen

from .words import Digest, PersonId


@frozen
class ReviewDays:
    """The day to come back to it, and the day after which it lapses if nobody renewed."""

    on: date
    lapses: date


@frozen
class Person:
    """Somebody whom a version names. ``key`` is the OpenSSH fingerprint (``SHA256:...``)."""

    id: PersonId
    name: str
    key: str = ""
    extra: Mapping[str, object] = field(factory=dict, hash=False)


@frozen
class Terms:
    """What decides standing: whom a version names, what it replaces, until when. Never its words.

    ``clauses`` holds each clause's id and the last day of a hold, or None for a lasting clause.
    """

    digest: Digest
    title: str
    style: str
    supersedes: tuple[Digest, ...]
    people: tuple[Person, ...]
    review: ReviewDays
    clauses: tuple[tuple[str, date | None], ...]
    kind: str = "agreement"
    author: PersonId = PersonId("")
    written: datetime | None = None
    hours_after_rupture: int | None = None
