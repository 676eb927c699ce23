"""Action points and rituals come back: in what is due, and in the next review."""

from datetime import date, time, timedelta

import pytest

from handfast.engine import standing
from handfast.model import Cadence, LookedBack
from handfast.review import Due, DueKind, due_items, is_time_to_tell, taken_on

from ..engine.agreements import LAPSES, ON, signed, terms, together, withdrawn
from .steps import answer, commit, left, opening, step

V, NEXT = terms("v"), terms("next", terms("v"))
DAY = date(2027, 3, 1)
ACT = step(V, "alex", "action", text="I call her.", day=DAY)
TEA = step(V, "sam", "ritual", text="Tea", day=DAY, every=Cadence.WEEKLY, at=time(21, 0))
DONE = step(V, "alex", "looked-back", about=ACT.digest, result=LookedBack.DONE, text="It was good.")


def due(records, entries, today):
    """Return the kinds of what is due from rounds."""
    found = due_items(standing(records, today), today, reviewed=entries)
    return [(each.kind.value, each.words, each.people) for each in found if each.kind in KINDS]


KINDS = {DueKind.ROUND, DueKind.ACTION}
ACTION = ("action", "I call her.", ("alex",))
ALL_IN = [opening(V, "sam"), commit(V, "alex"), commit(V, "sam")]
CASES = {
    "a day before": (signed(V), [ACT], DAY - timedelta(days=1), []),
    "its day": (signed(V), [ACT], DAY, [ACTION]),
    "long after": (signed(V), [ACT], LAPSES, [ACTION]),
    "looked back on": (signed(V), [ACT, DONE], DAY, []),
    "after a renewal": (together(signed(V), signed(NEXT)), [ACT], DAY, [ACTION]),
    "after the end": (together(signed(V), withdrawn(V, "sam")), [ACT], DAY, []),
    "after the lapse": (signed(V), [ACT], LAPSES + timedelta(days=1), []),
    "a ritual": (signed(V), [TEA], DAY, []),
    "a stranger's": (signed(V), [step(V, "kim", "action", text="x", day=DAY)], DAY, []),
    "a round that was begun": (
        signed(V),
        [opening(V, "sam")],
        DAY,
        [("round", "", ("alex", "sam"))],
    ),
    "one is in": (
        signed(V),
        [opening(V, "sam"), commit(V, "sam")],
        DAY,
        [("round", "", ("alex",))],
    ),
    "one is open": (signed(V), [*ALL_IN, answer(V, "sam")], DAY, [("round", "", ("alex",))]),
    "all are open": (
        signed(V),
        [*ALL_IN, answer(V, "sam"), answer(V, "alex")],
        DAY,
        [("round", "", ("alex", "sam"))],
    ),
    "finished": (signed(V), [opening(V, "sam"), left(V, "sam")], DAY, []),
    "of what was withdrawn": (
        together(signed(V), withdrawn(V, "sam")),
        [opening(V, "alex")],
        DAY,
        [],
    ),
    "of what has just lapsed": (
        signed(V),
        [opening(V, "sam")],
        LAPSES + timedelta(days=14),
        [("round", "", ("alex", "sam"))],
    ),
    "of what lapsed long ago": (signed(V), [opening(V, "sam")], LAPSES + timedelta(days=15), []),
    "of what is not here": (signed(NEXT), [opening(V, "sam"), ACT], DAY, []),
}


@pytest.mark.parametrize(("records", "entries", "today", "expected"), CASES.values(), ids=CASES)
def test_what_is_due_from_rounds(records, entries, today, expected):
    """An action is due from its day until its owner looks back; a round while it waits."""
    assert due(records, entries, today) == expected


def test_only_its_owner_looks_back_on_it():
    """What somebody else says of an action closes nothing."""
    theirs = step(V, "sam", "looked-back", about=ACT.digest, result=LookedBack.LET_GO)
    (item,) = taken_on([ACT, theirs])
    assert item.result is None
    (item,) = taken_on([ACT, theirs, DONE])
    assert (item.result, item.words) == (LookedBack.DONE, "It was good.")


def test_a_ritual_keeps_its_cadence_and_its_time():
    """Everything that a calendar needs is there."""
    (tea,) = taken_on([TEA, opening(V, "sam")])
    assert (tea.every, tea.at, tea.owner) == (Cadence.WEEKLY, time(21, 0), "sam")


TELL = {
    "a week before": (-7, True),
    "six days before": (-6, False),
    "the day before": (-1, True),
    "the day": (0, True),
    "the day after": (1, False),
    "a week after": (7, True),
}


@pytest.mark.parametrize(("days", "expected"), TELL.values(), ids=TELL)
def test_when_a_machine_speaks_up(days, expected):
    """On the day, the day before, and weekly around it; never daily."""
    item = Due(DueKind.REVIEW, V.digest, V.digest, "v", ON, ())
    assert is_time_to_tell(item, ON + timedelta(days=days)) is expected


@pytest.mark.parametrize("kind", [DueKind.LAPSED, DueKind.WAITING, DueKind.ROUND])
def test_what_has_no_day_ahead_is_told_when_somebody_looks(kind):
    """What is over, and what waits for somebody, makes no machine speak up."""
    assert not is_time_to_tell(Due(kind, V.digest, V.digest, "v", ON, ()), ON)
    assert not is_time_to_tell(Due(DueKind.REVIEW, V.digest, V.digest, "v", None, ()), ON)
