"""One whole agreement that the tests of documents change in one place at a time."""

from datetime import UTC, date, datetime

import pytest

from handfast.model import (
    AgreementDocument,
    Clause,
    ClauseKind,
    Ground,
    Notice,
    Person,
    ReviewDays,
    TalkedThrough,
)


@pytest.fixture
def agreement() -> AgreementDocument:
    """An agreement that uses every field."""
    return AgreementDocument(
        title="Running into exes",
        style="monogamous",
        people=(
            Person("alex", "Alex", "SHA256:" + "a" * 43),
            Person("sam", "Sam", "SHA256:" + "b" * 43, {"pro nouns": "they"}),
        ),
        clauses=(
            Clause(
                "tell-me-after",
                'If either\nof us runs \\ into """an ex""", we say so.\n\n"Soon"',
                binds=("alex", "sam"),
                need="so that neither of us feels blindsided",
                notice=Notice.AFTER,
                if_missed="we say so when we notice",
                talked_through=(TalkedThrough("HF120", "we looked at it"),),
                extra={"mood": {"now": [1, 2.5, {"deep": "l1\nl2"}, True, date(2026, 1, 1)]}},
            ),
            Clause("pause", "we pause", ClauseKind.HOLD, ("alex",), until=date(2026, 12, 7)),
        ),
        review=ReviewDays(date(2027, 2, 23), date(2027, 3, 23)),
        why="After September",
        supersedes=("c" * 64,),
        author="sam",
        written=datetime(2026, 11, 23, 18, 4, tzinfo=UTC),
        ground=Ground(96),
        extra={"x-place": "café", "review": {"at": "home"}, "ground": {"note": 1}},
    )
