"""What the acts of a repair come to: whose count, which pause is on, and what is nobody's."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import permutations

import pytest

from handfast.model import (
    HurtWords,
    JournalEntry,
    JournalKind,
    Letting,
    Moment,
    RepairAct,
    RepairWords,
)
from handfast.repair import RITUALS, breath, courses, left, left_words

from ..engine.agreements import key_of

NAMED = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)


def minutes(number):
    """Return so many minutes after the hurt was named."""
    return NAMED + timedelta(minutes=number)


def entry(by, kind, written, **fields):
    """Return an entry with a digest of its own."""
    digest = sha256(repr((by, kind, written, fields)).encode()).hexdigest()
    return JournalEntry(JournalKind(kind), by, key_of(by), written, digest=digest, **fields)


def hurt(by="alex", text="I felt alone.", people=("sam",), written=NAMED):
    """Return a hurt that somebody shared."""
    words = HurtWords(text, people) if text or people else None
    return entry(by, "rupture", written, hurt=words)


def act(about, by, kind, written=NAMED, **fields):
    """Return one act about a hurt."""
    words = RepairWords(RepairAct(kind), about.digest, **fields)
    return entry(by, "repair-step", written, repair=words)


HURT = hurt()


def course(*acts, about=HURT):
    """Return the one repair that these acts come to."""
    (found,) = courses([*acts, about])
    return found


def test_a_hurt_opens_a_repair_between_its_people():
    """Whoever named it and those named with it; without names, anybody."""
    assert course().people == ("alex", "sam")
    assert not course().names("kim")
    open_to_all = course(about=hurt(text="", people=()))
    assert (open_to_all.text, open_to_all.people) == ("", ())
    assert open_to_all.names("kim")


def test_words_count_from_its_people_about_a_hurt_that_is_here():
    """Somebody else's words, words about nothing that is here, and other acts are left out."""
    seen = act(HURT, "sam", "say", step=Moment.ACKNOWLEDGE, text="I see it.")
    others = [
        act(HURT, "kim", "say", step=Moment.ACKNOWLEDGE, text="So do I."),
        act(hurt("kim", written=minutes(-9)), "sam", "say", step=Moment.REPAIR, text="?"),
        act(HURT, "alex", "place", step=Moment.FORGIVE),
        act(HURT, "alex", "stop"),
    ]
    found = course(seen, *others)

    assert [(each.by, each.text) for each in found.said] == [("sam", "I see it.")]
    assert [each.by for each in found.answered()] == ["sam"]
    assert course(act(HURT, "alex", "say", step=Moment.REPAIR, text="me")).answered() == ()


def test_nobody_forgives_for_somebody_else():
    """Words of forgiving count from whoever named the hurt, and from nobody else."""
    words = {"step": Moment.FORGIVE, "text": "Please.", "letting": None}
    hers = act(HURT, "alex", "say", **words)
    theirs = [
        act(HURT, "sam", "say", **words),
        act(HURT, "sam", "say", step=Moment.REPAIR, text="x", letting=Letting.RELEASE),
    ]

    assert [each.by for each in course(hers, *theirs).said] == ["alex"]


def test_a_pause_is_on_until_its_very_moment_of_return():
    """From its beginning, to the second before the end; then it is over until somebody is back."""
    begun = act(HURT, "sam", "pause", minutes(1), back=minutes(21))
    found = course(begun)

    assert found.pause(minutes(0)) is None
    assert found.pause(minutes(1)).by == "sam"
    assert found.pause(minutes(21) - timedelta(seconds=1)).back == minutes(21)
    assert found.pause_over(minutes(20)) is None
    assert found.pause(minutes(21)) is None
    assert found.pause_over(minutes(21)).by == "sam"
    returned = act(HURT, "alex", "say", minutes(30), step=Moment.SAFETY, text="Back.")
    assert course(begun, returned).pause_over(minutes(31)) is None


def test_of_ones_own_pauses_the_last_counts_and_of_two_peoples_the_longer():
    """Somebody may end their own pause sooner, and nobody that of another."""
    long = act(HURT, "sam", "pause", minutes(0), back=minutes(600))
    short = act(HURT, "sam", "pause", minutes(5), back=minutes(25))
    hers = act(HURT, "alex", "pause", minutes(5), back=minutes(25))

    assert course(long, short).pause(minutes(10)).back == minutes(25)
    assert course(long, hers).pause(minutes(10)).back == minutes(600)


def test_who_stops_may_go_on():
    """Stopping is told until the same person does something again."""
    rest = act(HURT, "sam", "stop", minutes(1), text="I need a rest.")
    again = act(HURT, "sam", "say", minutes(2), step=Moment.REPAIR, text="I call.")

    assert course(rest).stopped == (("sam", "I need a rest."),)
    assert course(rest, again).stopped == ()


def test_the_order_of_arrival_changes_nothing():
    """Entries in any order, some of them twice, come to the same."""
    acts = [
        act(HURT, "sam", "say", minutes(1), step=Moment.ACKNOWLEDGE, text="I see it."),
        act(HURT, "sam", "pause", minutes(2), back=minutes(22)),
        act(HURT, "alex", "stop", minutes(3)),
        HURT,
    ]
    assert len({courses([*order, acts[0]]) for order in permutations(acts)}) == 1


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "in"), (3, "in"), (4, "out"), (9, "out"), (10, "in"), (1200, "in")]
)
def test_a_breath_takes_longer_on_its_way_out(seconds, said):
    """Four seconds in, six seconds out, and again."""
    assert breath(seconds) == f"breathe {said}"


@pytest.mark.parametrize(
    ("back", "said"),
    [(21, "21:00"), (0, "0:00"), (-5, "0:00"), (61, "1:01:00"), (1440, "24:00:00")],
)
def test_what_is_left_is_said_shortly(back, said):
    """Minutes and seconds, with hours where there are any; never less than nothing."""
    assert left_words(minutes(back), NAMED) == said
    assert left(minutes(back), NAMED + timedelta(milliseconds=1)).microseconds == 0


def test_rituals_to_begin_with():
    """There is a nightly check-in, a touch, and thanks, each with words and a cadence."""
    assert [idea.id for idea in RITUALS] == ["check-in", "hand", "gratitude"]
    assert all(idea.text.endswith(".") for idea in RITUALS)
