"""Which repairs are open, and until when."""

from datetime import UTC, datetime, timedelta

from handfast.engine import hold_is_short
from handfast.repair import HOLD_DAYS, Repair, holds_allowed_until, open_repairs

from ..engine.agreements import TODAY, hurt, ids, signed, terms, together

NAMED = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
SOON = NAMED + timedelta(hours=1)


def test_nothing_is_open_where_nobody_named_a_hurt():
    """No rupture, no repair."""
    assert open_repairs(signed(terms("any")), SOON) == ()


def test_an_open_repair_says_who_named_it_and_when_its_time_ends():
    """A repair is listed with its moment and with the end of the time that protects it."""
    assert open_repairs(hurt("sam", NAMED), SOON) == (
        Repair(ids("sam")[0], NAMED, NAMED + timedelta(hours=72)),
    )


def test_a_ground_agreement_lengthens_it_for_its_people():
    """What the people agreed on together counts also when nobody in particular is asked about."""
    records = together(hurt("sam", NAMED), signed(terms("ground", hours_after_rupture=100)))

    assert open_repairs(records, SOON)[0].ends == NAMED + timedelta(hours=100)


def test_only_the_repairs_among_these_people_are_listed():
    """One can ask about some people only."""
    records = together(hurt("sam", NAMED), hurt("kim", NAMED))

    assert [each.by for each in open_repairs(records, SOON, ids("alex", "kim"))] == ["kim"]


def test_a_repair_is_no_longer_listed_when_its_time_is_over():
    """At the very moment of its end it is over."""
    assert open_repairs(hurt("sam", NAMED), NAMED + timedelta(hours=72)) == ()


def test_a_hold_may_last_fourteen_days():
    """The last day that a hold may have counts as short, and the one after it does not."""
    last = holds_allowed_until(TODAY)

    assert last - TODAY == timedelta(days=HOLD_DAYS) == timedelta(days=14)
    assert hold_is_short(last, TODAY)
    assert not hold_is_short(last + timedelta(days=1), TODAY)
