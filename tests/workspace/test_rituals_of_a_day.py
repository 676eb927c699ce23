"""The rituals of a day, whether people began them in a review or in a repair."""

from datetime import date, time

import pytest

from handfast.model import Cadence, LookedBack
from handfast.workspace import exporting, looking, proposals, reviewing

FIRST = date(2026, 11, 23)


@pytest.fixture
def agreed(ws, sit, propose):
    """An agreement in force with a review begun; its digest."""
    version = propose("We tell each other within a day.")
    proposals.sign(ws, sit("sam"), version.digest)
    reviewing.begin(ws, sit("alex"), version.digest)
    return version.digest


@pytest.fixture
def tea(ws, sit, agreed):
    """A ritual that Sam began in the review; its digest."""
    return reviewing.take_on(
        ws, sit("sam"), agreed, "Tea", FIRST, every=Cadence.FORTNIGHTLY, at=time(17)
    )


def told(ws, day):
    """Return what home tells of on this day."""
    return [item.digest for item in looking.overview(ws, on=day).rituals]


def test_a_ritual_of_a_review_comes_on_the_days_of_its_calendar(ws, tea):
    """It is told of from its first day on, as often as the calendar says, and on no other day."""
    assert b"RRULE:FREQ=WEEKLY;INTERVAL=2" in exporting.calendar(ws)
    days = [date(2026, 11, 22), FIRST, date(2026, 11, 30), date(2026, 12, 7)]
    assert [told(ws, day) for day in days] == [[], [tea], [], [tea]]


def test_a_ritual_of_a_review_that_was_let_go_comes_no_more(ws, sit, tea):
    """Its owner lets it go, and home is silent about it."""
    reviewing.look_back(ws, sit("sam"), tea, LookedBack.LET_GO)
    assert told(ws, FIRST) == []


def test_a_ritual_of_an_agreement_that_ended_comes_no_more(ws, sit, agreed, tea):
    """Where nothing of the agreement is in force any more, home and the calendar leave it out."""
    assert told(ws, FIRST) == [tea]
    proposals.withdraw(ws, sit("alex"), agreed)
    assert told(ws, FIRST) == []
    assert b"STATUS:CANCELLED" in exporting.calendar(ws)
