"""An agreement with everything in it, for the tests of reports."""

from datetime import UTC, date, datetime

import pytest

from handfast.engine import State, VersionStanding
from handfast.model import (
    AgreementDocument,
    Clause,
    ClauseKind,
    Digest,
    Notice,
    Person,
    PersonId,
    ReviewDays,
    TalkedThrough,
    Version,
)

ALEX, SAM = PersonId("alex"), PersonId("sam")


@pytest.fixture
def version() -> Version:
    """Three clauses, a reason, an unknown field in each place, and a comment."""
    document = AgreementDocument(
        title="Running into exes",
        why="After September we both want to feel safe and free.",
        people=(
            Person(ALEX, "Alex", "SHA256:" + "a" * 43),
            Person(SAM, "Sam *the bold*", extra={"pronouns": "they"}),
        ),
        clauses=(
            Clause(
                "tell-me-after",
                "If either of us runs into an ex,\nwe tell each other within a day.",
                binds=(ALEX, SAM),
                need="so that neither of us feels blindsided",
                notice=Notice.AFTER,
                if_missed="we say so when we notice",
                talked_through=(TalkedThrough("HF120", "we looked at why this is there"),),
            ),
            Clause("pause", "No parties.", ClauseKind.HOLD, (SAM,), until=date(2026, 12, 7)),
            Clause("gone", "What was taken back.", ClauseKind.REQUEST, extra={"colour": "blue"}),
        ),
        review=ReviewDays(date(2027, 2, 23), date(2027, 3, 23)),
        author=SAM,
        written=datetime(2026, 11, 23, 18, 4, tzinfo=UTC),
        extra={"mood": ["calm", date(2026, 11, 23)]},
    )
    return Version(Digest("5c" * 32), document, b"", comments=((3, "we wrote this by the sea"),))


@pytest.fixture
def standing(version: Version) -> VersionStanding:
    """It stands, one hold has ended, one clause was withdrawn."""
    return VersionStanding(
        version.digest,
        version.terms(),
        State.IN_FORCE,
        signed_by=(ALEX, SAM),
        withdrawn_clauses=frozenset({"gone"}),
        ended_holds=frozenset({"pause"}),
    )
