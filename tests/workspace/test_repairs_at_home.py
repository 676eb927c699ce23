"""What home tells of repairs: hurts whose time lasts, rituals of the day, and no more."""

from datetime import UTC, date, timedelta

import pytest

from handfast.model import Cadence, LookedBack, Moment, StepWords
from handfast.workspace import looking, repairing, reviewing

HURT = "I felt forgotten."
JANUARY = date(2027, 1, 31)


@pytest.fixture
def shared(ws, sit):
    """A hurt that Alex shared without naming with whom, where nothing was agreed yet."""
    return repairing.share(ws, sit("alex"), repairing.keep_hurt(ws, "alex", HURT))


def test_a_hurt_is_told_of_while_its_time_lasts(ws, shared, later):
    """Home knows by whom and until when, to the last second; afterwards nobody is reminded."""
    (hurt,) = looking.overview(ws).hurts
    assert (hurt.digest, hurt.by, hurt.people) == (shared.digest, "alex", ())
    assert hurt.ends == shared.named + timedelta(hours=72)
    last = later(3, seconds=-1)
    assert looking.overview(last).hurts == (hurt,)
    assert looking.overview(later(3)).hurts == ()
    assert looking.overview(ws, on=ws.clock.today() + timedelta(days=1)).hurts == ()


def test_where_nothing_was_agreed_anybody_here_makes_the_time_longer(ws, sit, shared):
    """A later end by the other one counts at once, in the repair and at home."""
    until = repairing.end_of_day(date(2026, 12, 2))
    assert repairing.lengthen(ws, sit("sam"), shared.digest, until) == until
    assert repairing.look(ws, shared.digest).ends == until
    assert looking.overview(ws).hurts[0].ends == until


@pytest.mark.parametrize(
    ("every", "first", "comes", "not_on"),
    [
        (Cadence.DAILY, date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 19)),
        (Cadence.WEEKLY, date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 24)),
        (Cadence.FORTNIGHTLY, date(2026, 11, 9), date(2026, 11, 23), date(2026, 11, 16)),
        (Cadence.MONTHLY, JANUARY, date(2027, 2, 28), date(2027, 2, 27)),
        (Cadence.MONTHLY, JANUARY, date(2027, 4, 30), date(2027, 5, 1)),
        (Cadence.YEARLY, date(2024, 2, 29), date(2027, 2, 28), date(2027, 3, 1)),
    ],
)
def test_a_ritual_comes_on_the_days_of_its_calendar(ws, sit, shared, every, first, comes, not_on):
    """A ritual is told of on the very days that its calendar entry has, month ends too."""
    digest = repairing.begin_ritual(ws, sit("sam"), shared.digest, "We walk.", first, every)
    assert [item.digest for item in looking.overview(ws, on=comes).rituals] == [digest]
    assert looking.overview(ws, on=not_on).rituals == ()


def test_a_ritual_that_was_let_go_comes_no_more(ws, sit, shared):
    """Its owner lets it go, and home is silent about it."""
    today = ws.clock.today()
    digest = repairing.begin_ritual(ws, sit("sam"), shared.digest, "We walk.", today, Cadence.DAILY)
    assert [item.digest for item in looking.overview(ws).rituals] == [digest]
    reviewing.look_back(ws, sit("sam"), digest, LookedBack.LET_GO)
    assert looking.overview(ws).rituals == ()


def test_kept_words_can_be_forgotten(ws, sit, shared):
    """One of two notes goes for good; the other stays."""
    for said in ("first", "second"):
        repairing.keep_words(ws, sit("alex"), shared.digest, Moment.SAFETY, said)
    first, second = (StepWords(Moment.SAFETY, said) for said in ("first", "second"))
    assert repairing.own_place(ws, sit("alex"), shared.digest).notes == (first, second)
    repairing.forget_words(ws, sit("alex"), shared.digest, first)
    assert repairing.own_place(ws, sit("alex"), shared.digest).notes == (second,)


def test_the_end_of_a_day_is_where_the_person_sits():
    """The last second of a day by this machine's clock, told in UTC."""
    end = repairing.end_of_day(date(2026, 12, 2))
    assert end.tzinfo is UTC
    assert f"{end.astimezone():%Y-%m-%d %H:%M:%S}" == "2026-12-02 23:59:59"
