"""What has ended stays ended: at its last second, in every zone, and when a clock goes back."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handfast.clock import FixedClock
from handfast.engine import State, may_sign, standing
from handfast.model import PersonId, Records, Said

from .agreements import LAPSES, ON, consents, here, hurt, signed, terms, together, withdrawn

V = terms("v")
LATER = LAPSES + timedelta(days=3)
BACK = ON - timedelta(days=20)


def said(by, day, about=None, hour=12):
    """Return that somebody said something at noon of a day."""
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Records(said=frozenset([Said(PersonId(by), moment, about)]))


def moment(day, hour=12):
    """Return noon of a day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def state(records, today, version=V):
    """Return the state of a version on a day."""
    return standing(records, today).version(version.digest).state


W = terms("w", written=moment(LATER), author="alex", on=LATER, lapses=LATER + timedelta(days=90))
NEXT = terms(
    "next", V, written=moment(LATER), author="alex", on=LATER, lapses=LATER + timedelta(days=90)
)
CASES = {
    "nothing was written after": (Records(), State.IN_FORCE),
    "one of them about it": (said("sam", LATER, V.digest), State.LAPSED),
    "one of them about something else": (said("sam", LATER, W.digest), State.IN_FORCE),
    "one of them about nothing": (said("sam", LATER), State.IN_FORCE),
    "both of them": (together(said("sam", LATER), said("alex", LATER)), State.LAPSED),
    "one of them twice": (
        together(said("sam", LATER), said("sam", LATER + timedelta(days=1))),
        State.IN_FORCE,
    ),
    "a stranger about it": (said("kim", LATER, V.digest), State.IN_FORCE),
    "a stranger and one of them": (
        together(said("kim", LATER), said("sam", LATER)),
        State.IN_FORCE,
    ),
    "both signed something newer": (signed(W), State.LAPSED),
    "one of them signed something newer": (signed(W, "alex"), State.IN_FORCE),
    "one of them wants to renew it": (signed(NEXT, "alex"), State.LAPSED),
    "unsigned words that would replace it": (here(NEXT), State.IN_FORCE),
    "a withdrawn clause": (withdrawn(V, "sam", "talk", written=moment(LATER)), State.LAPSED),
    "two hurts": (together(hurt("sam", moment(LATER)), hurt("alex", moment(LATER))), State.LAPSED),
    "a clock that was years ahead": (
        said("sam", LAPSES + timedelta(days=401), V.digest),
        State.IN_FORCE,
    ),
    "just not too far ahead": (said("sam", LAPSES + timedelta(days=400), V.digest), State.LAPSED),
    "on its last day": (said("sam", LAPSES, V.digest), State.IN_FORCE),
    "after midnight in UTC, not everywhere": (
        said("sam", LAPSES + timedelta(days=1), V.digest, hour=11),
        State.IN_FORCE,
    ),
    "after midnight everywhere": (
        said("sam", LAPSES + timedelta(days=1), V.digest, hour=12),
        State.LAPSED,
    ),
}


@pytest.mark.parametrize(("more", "expected"), CASES.values(), ids=CASES)
def test_what_had_ended_when_the_clock_went_back(more, expected):
    """With the clock before the last day, what was written after it decides."""
    records = together(signed(V), more)
    assert state(records, LATER) in {State.LAPSED, State.SUPERSEDED}
    found = standing(records, BACK).version(V.digest)
    assert found.state is expected
    assert found.stays_ended is (expected is State.LAPSED)
    assert any("clock shows 3 February 2027" in note for note in found.notes) is found.stays_ended


@given(
    st.lists(st.sampled_from([more for more, _ in CASES.values()])),
    st.dates(date(2026, 12, 1), date(2027, 12, 1)),
    st.dates(date(2026, 12, 1), date(2027, 12, 1)),
)
def test_more_records_never_bring_back_what_ended(parts, one, other):
    """Whatever arrives and whatever the clock shows, what is lapsed stays lapsed or less."""
    records = signed(V)
    states = [state(records, max(one, other))]
    for part in parts:
        records = together(records, part)
        states.append(state(records, max(one, other)))
    first = next((n for n, each in enumerate(states) if each is State.LAPSED), len(states))
    assert State.IN_FORCE not in states[first:]


def test_a_hold_that_ended_stays_ended():
    """A hold does not begin again with a clock that went back."""
    until = date(2026, 12, 20)
    held = terms("held", holds=[("pause", until)])
    records = together(signed(held), said("sam", until + timedelta(days=3), held.digest))
    found = standing(records, until - timedelta(days=1)).version(held.digest)
    assert (found.state, found.ended_holds) == (State.IN_FORCE, {"pause"})
    assert found.stays_ended


def test_what_lapsed_is_not_signed_with_a_clock_that_went_back():
    """The engine refuses a signature that would bring it back."""
    records = together(here(V), consents(V, "alex"), said("alex", LATER, V.digest))
    found = may_sign(records, V, PersonId("sam"), moment(BACK), restricting=())
    assert "lapsed after 23 March 2027" in found.reason


def test_a_new_agreement_is_never_born_ended():
    """What was written with a wrong clock ends nothing whose days lie after it."""
    records = together(signed(W), said("sam", LATER, V.digest), said("alex", LATER))
    assert state(records, BACK, W) is State.IN_FORCE


EDGES = {
    "the last second": (datetime(2027, 3, 23, 23, 59, 59, tzinfo=UTC), State.IN_FORCE),
    "the first second after": (datetime(2027, 3, 24, 0, 0, 0, tzinfo=UTC), State.LAPSED),
    "still that day in Samoa": (
        datetime(2027, 3, 23, 23, 59, 59, tzinfo=timezone(-timedelta(hours=11))),
        State.IN_FORCE,
    ),
    "the next day in Kiribati": (
        datetime(2027, 3, 24, 0, 0, 0, tzinfo=timezone(timedelta(hours=14))),
        State.LAPSED,
    ),
}


@pytest.mark.parametrize(("now", "expected"), EDGES.values(), ids=EDGES)
def test_a_hold_ends_with_its_last_day(now, expected):
    """A hold ends at the same midnight as anything else, and its review is due from its day on."""
    held = terms("held", holds=[("pause", LAPSES)], on=LAPSES, lapses=LAPSES + timedelta(days=9))
    found = standing(signed(held), FixedClock(now).today()).version(held.digest)
    assert found.ended_holds == (frozenset() if expected is State.IN_FORCE else {"pause"})
    assert found.review_due
    before = FixedClock(now - timedelta(days=1)).today()
    assert standing(signed(held), before).version(held.digest).review_due is (before >= LAPSES)


@pytest.mark.parametrize(("now", "expected"), EDGES.values(), ids=EDGES)
def test_the_last_day_is_a_day_where_one_sits(now, expected):
    """A day ends at midnight of the clock on the wall, in any time zone."""
    assert state(signed(V), FixedClock(now).today()) is expected


@pytest.mark.parametrize("year", [1, 9999], ids=["first", "last"])
def test_the_ends_of_the_calendar(year):
    """A time at either end of the calendar ends nothing and breaks nothing."""
    moment = datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, tzinfo=UTC)
    extreme = Records(said=frozenset([Said(PersonId("sam"), moment, V.digest)]))
    assert state(together(signed(V), extreme), BACK) is State.IN_FORCE
    old = terms("old", written=datetime(1, 1, 1, tzinfo=UTC), author="alex")
    assert state(together(signed(old), signed(W)), BACK, old) is State.LAPSED
