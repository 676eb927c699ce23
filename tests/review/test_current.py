"""What opens a round: a review day, a withdrawal, or anybody at any time."""

from datetime import timedelta

import pytest

from handfast import review
from handfast.engine import standing
from handfast.model import Because, Outcome
from handfast.review import Stage, can_be_reviewed, current_round

from ..engine.agreements import LAPSES, ON, signed, terms, together, withdrawn
from .steps import commit, left, opening

V = terms("v")
BEFORE = ON - timedelta(days=9)
TAKEN_BACK = together(signed(V), withdrawn(V, "sam"))
A_CLAUSE = together(signed(terms("v", clauses=("talk", "rest"))), withdrawn(V, "sam", "talk"))
DAY, ASKED, BACK = Because.REVIEW_DAY, Because.ASKED, Because.WITHDRAWAL

CASES = {
    "before the day": (signed(V), [], BEFORE, None),
    "on the day": (signed(V), [], ON, (1, (DAY,), False)),
    "after its last day": (signed(V), [], LAPSES + timedelta(days=1), (1, (DAY,), False)),
    "asked for": (signed(V), [opening(V, "sam")], BEFORE, (1, (ASKED,), True)),
    "asked for, and then the day": (signed(V), [opening(V, "sam")], ON, (1, (ASKED,), True)),
    "finished, and then the day": (
        signed(V),
        [opening(V, "sam"), left(V, "alex")],
        ON,
        (2, (DAY,), False),
    ),
    "finished on the day": (
        signed(V),
        [opening(V, "sam", because=DAY), left(V, "alex")],
        ON,
        (1, (DAY,), True),
    ),
    "finished before the day": (
        signed(V),
        [opening(V, "sam"), left(V, "alex")],
        BEFORE,
        (1, (ASKED,), True),
    ),
    "withdrawn whole": (TAKEN_BACK, [], BEFORE, (1, (BACK,), False)),
    "left with an end": (
        TAKEN_BACK,
        [opening(V, "sam"), left(V, "sam", outcome=Outcome.END)],
        BEFORE,
        (1, (ASKED,), True),
    ),
    "a clause withdrawn": (A_CLAUSE, [], BEFORE, (1, (BACK,), False)),
    "begun by answering": (signed(V), [commit(V, "alex")], BEFORE, (1, (), True)),
    "a proposal": (signed(V, "alex"), [], ON, None),
    "replaced": (together(signed(V), signed(terms("w", V))), [], ON, None),
}


@pytest.mark.parametrize(("records", "entries", "today", "expected"), CASES.values(), ids=CASES)
def test_which_round_is_the_present_one(records, entries, today, expected):
    """Each day and each history has its round, begun or waiting to be."""
    found = current_round(standing(records, today).version(V.digest), entries, today)
    shown = (found.number, found.because, found.begun) if found else None
    assert shown == expected


def test_a_round_that_waits_to_be_begun_is_open():
    """It has nobody's answer, and waits for everybody's."""
    found = current_round(standing(signed(V), ON).version(V.digest), [], ON)
    assert (found.stage, found.waiting_for) == (Stage.OPEN, ("alex", "sam"))


def test_what_is_not_there_is_no_part_of_it():
    """A name that the package does not have is an error like any other."""
    with pytest.raises(AttributeError, match="no attribute 'verdict'"):
        review.verdict  # noqa: B018


def test_only_what_was_agreed_and_not_replaced_is_reviewed():
    """What stands or has just ended can be reviewed; a proposal and what was replaced cannot."""
    replaced = together(signed(V), signed(terms("w", V)))
    for records, expected in ((signed(V), True), (TAKEN_BACK, True), (replaced, False)):
        assert can_be_reviewed(standing(records, ON).version(V.digest)) is expected
    assert not can_be_reviewed(standing(signed(V, "sam"), ON).version(V.digest))
