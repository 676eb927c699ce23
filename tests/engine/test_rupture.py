"""The time after a rupture: how long it is, who can lengthen it, and what a clock cannot do."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from handfast.engine import (
    hold_is_short,
    holds_allowed_until,
    open_ruptures,
    rupture_ends,
    ruptures_ahead,
)

from .agreements import (
    PAIR,
    THREE,
    hurt,
    ids,
    longer,
    signed,
    terms,
    together,
    withdrawn,
)

NAMED = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
SOON = NAMED + timedelta(hours=1)
BEFORE, AFTER = NAMED - timedelta(hours=1), NAMED + timedelta(minutes=5)
GROUND = terms("ground", hours_after_rupture=100)
LATER_GROUND = terms("later ground", GROUND, hours_after_rupture=80)
PLAIN = terms("plain", GROUND)
OLD_GROUND = terms("old ground", hours_after_rupture=100, lapses=date(2026, 11, 22))
BRIEF_GROUND = terms("brief ground", hours_after_rupture=100, lapses=date(2026, 11, 23))
WITH_KIM = terms("with kim", people=("alex", "kim"), hours_after_rupture=100)
SAM_AND_KIM = terms("sam and kim", people=("sam", "kim"), hours_after_rupture=100)
OF_THREE = terms("of three", people=THREE, hours_after_rupture=100)
HURT = hurt("sam", NAMED)

HOURS = {
    "without a ground agreement": (HURT, 72),
    "with another agreement": (together(HURT, signed(terms("any"))), 72),
    "a ground agreement": (together(HURT, signed(GROUND)), 100),
    "one that only one signed": (together(HURT, signed(GROUND, "sam")), 72),
    "one for fewer hours": (together(HURT, signed(terms("g", hours_after_rupture=1))), 72),
    "two of them": (
        together(HURT, signed(GROUND), signed(terms("g", hours_after_rupture=90))),
        100,
    ),
    "one that all replaced": (together(HURT, signed(GROUND), signed(LATER_GROUND)), 80),
    "one that all gave up": (together(HURT, signed(GROUND), signed(PLAIN)), 72),
    "one that is to be replaced": (together(HURT, signed(GROUND), signed(PLAIN, "sam")), 100),
    "one that lapsed before": (together(HURT, signed(OLD_GROUND)), 72),
    "one that lapses meanwhile": (together(HURT, signed(BRIEF_GROUND)), 100),
    "one withdrawn before": (
        together(HURT, signed(GROUND), withdrawn(GROUND, "alex", written=BEFORE)),
        72,
    ),
    "one withdrawn, nobody knows when": (
        together(HURT, signed(GROUND), withdrawn(GROUND, "alex")),
        72,
    ),
    "one withdrawn after the hurt was named": (
        together(HURT, signed(GROUND), withdrawn(GROUND, "alex", written=AFTER)),
        100,
    ),
    "one with a clause withdrawn": (
        together(HURT, signed(GROUND), withdrawn(GROUND, "alex", "talk", written=BEFORE)),
        100,
    ),
    "of one of them and somebody else": (together(HURT, signed(SAM_AND_KIM)), 72),
    "of other people": (together(HURT, signed(WITH_KIM)), 72),
    "of them and somebody else": (together(HURT, signed(OF_THREE)), 100),
    "longer asked for": (hurt("sam", NAMED, NAMED + timedelta(hours=200)), 200),
    "shorter asked for": (hurt("sam", NAMED, NAMED + timedelta(hours=2)), 72),
    "asked for less than agreed": (
        together(hurt("sam", NAMED, NAMED + timedelta(hours=80)), signed(GROUND)),
        100,
    ),
    "the other asks for longer": (
        together(HURT, hurt("alex", NAMED, NAMED + timedelta(hours=120))),
        120,
    ),
    "the other makes it longer": (
        together(HURT, longer("alex", AFTER, NAMED + timedelta(hours=100))),
        100,
    ),
    "both make it longer": (
        together(
            HURT,
            longer("alex", AFTER, NAMED + timedelta(hours=100)),
            longer("sam", NAMED + timedelta(hours=99), NAMED + timedelta(hours=150)),
        ),
        150,
    ),
    "longer by a clock a little behind": (
        together(HURT, longer("alex", BEFORE, NAMED + timedelta(hours=100))),
        100,
    ),
    "shorter asked for later": (
        together(HURT, longer("alex", AFTER, NAMED + timedelta(hours=10))),
        72,
    ),
    "longer when it was over": (
        together(HURT, longer("alex", NAMED + timedelta(hours=72), NAMED + timedelta(hours=90))),
        72,
    ),
    "longer long before it was named": (
        together(HURT, longer("alex", NAMED - timedelta(days=2), NAMED + timedelta(hours=90))),
        72,
    ),
    "longer asked for by somebody else": (
        together(HURT, longer("kim", AFTER, NAMED + timedelta(hours=100))),
        72,
    ),
    "longer without end": (
        together(HURT, longer("alex", AFTER, datetime(9999, 12, 31, tzinfo=UTC))),
        8760,
    ),
    "for ever asked for": (
        hurt("sam", NAMED, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        8760,
    ),
    "for ever agreed": (
        together(HURT, signed(terms("g", hours_after_rupture=10**12))),
        8760,
    ),
    "asked until the beginning of time": (hurt("sam", NAMED, datetime(1, 1, 1, tzinfo=UTC)), 72),
}


@pytest.mark.parametrize(("records", "hours"), HOURS.values(), ids=HOURS)
def test_how_long_it_takes(records, hours):
    """72 hours, or longer where these people agreed so or one of them asked for it; never less."""
    assert rupture_ends(records, ids(*PAIR), SOON) == NAMED + timedelta(hours=hours)


EAST = timezone(timedelta(hours=14))
WEST = timezone(timedelta(hours=-12))
CLOCKS = {
    "nobody was hurt": (together(), SOON, None),
    "somebody else was": (hurt("kim", NAMED), SOON, None),
    "over": (HURT, NAMED + timedelta(hours=72), None),
    "a clock a little ahead": (
        hurt("sam", SOON + timedelta(days=1)),
        SOON,
        SOON + timedelta(days=4),
    ),
    "a clock more than a day ahead": (hurt("sam", SOON + timedelta(days=1, seconds=1)), SOON, None),
    "the end of time": (hurt("sam", datetime.max.replace(tzinfo=WEST)), SOON, None),
    "the beginning of time": (hurt("sam", datetime.min.replace(tzinfo=EAST)), SOON, None),
    "a far time zone": (
        hurt("sam", NAMED.astimezone(EAST), (NAMED + timedelta(hours=90)).astimezone(WEST)),
        SOON.astimezone(WEST),
        NAMED + timedelta(hours=90),
    ),
    "no time zone at all is UTC": (
        hurt("sam", NAMED.replace(tzinfo=None)),
        SOON,
        NAMED + timedelta(hours=72),
    ),
    "now is the end of time": (
        hurt("sam", datetime.max.replace(tzinfo=UTC)),
        datetime.max.replace(tzinfo=UTC) - timedelta(hours=1),
        datetime.max.replace(microsecond=0, tzinfo=UTC),
    ),
    "now is the beginning of time": (HURT, datetime.min.replace(tzinfo=UTC), None),
}


@pytest.mark.parametrize(("records", "now", "ends"), CLOCKS.values(), ids=CLOCKS)
def test_no_clock_makes_it_endless(records, now, ends):
    """Whatever moment is claimed, it ends, and nothing overflows."""
    assert rupture_ends(records, ids(*PAIR), now) == ends


def test_the_one_that_ends_last_comes_last():
    """Open ruptures are told in the order in which they end."""
    found = open_ruptures(
        together(hurt("alex", NAMED + timedelta(minutes=1)), HURT), ids(*PAIR), SOON
    )

    assert [each.rupture.by for each in found] == ["sam", "alex"]


@pytest.mark.parametrize(
    ("until", "today", "short"),
    [
        (date(2026, 12, 7), date(2026, 11, 23), True),
        (date(2026, 12, 8), date(2026, 11, 23), False),
        (date(2026, 11, 1), date(2026, 11, 23), True),
        (date(2028, 3, 7), date(2028, 2, 22), True),
        (date.max, date.min, False),
        (date.max, date.max, True),
    ],
)
def test_a_short_hold_lasts_fourteen_days_at_most(until, today, short):
    """A hold signed today may last for fourteen days from today, at the end of time less."""
    assert hold_is_short(until, today) is short
    assert (until <= holds_allowed_until(today)) is short


def test_a_hurt_dated_ahead_is_named_for_it_does_not_count_yet():
    """More than a day ahead it is listed, the earliest first; a day ahead it counts already."""
    near = hurt("sam", SOON + timedelta(days=1))
    far = hurt("sam", SOON + timedelta(days=400))
    further = hurt("kim", SOON + timedelta(days=500))
    records = together(far, further, near)

    assert [each.by for each in ruptures_ahead(records, SOON)] == ["sam", "kim"]
    assert [each.by for each in ruptures_ahead(records, SOON, ids("kim"))] == ["kim"]
    assert ruptures_ahead(near, SOON) == ()
    assert rupture_ends(far, ids(*PAIR), SOON) is None
