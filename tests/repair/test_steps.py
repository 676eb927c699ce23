"""The seven steps of a repair: complete, in order, kind."""

import re

import pytest

from handfast.model import Moment
from handfast.repair import LETTING_GO, SEEK_SUPPORT, STEPS, next_step, step

ORDER = [
    Moment.ACKNOWLEDGE,
    Moment.UNDERSTAND,
    Moment.REPAIR,
    Moment.SAFETY,
    Moment.NEW_AGREEMENTS,
    Moment.FORGIVE,
    Moment.INTEGRATE,
]
UNKIND = "must should fault guilty victim abuser perpetrator toxic narcissist score failed he she"


def test_the_seven_steps_stand_in_their_order():
    """There is one step for each moment of a repair, in the order of the source."""
    assert [each.id for each in STEPS] == ORDER


@pytest.mark.parametrize("each", STEPS, ids=lambda each: each.id)
def test_each_step_says_what_it_is_for_in_two_sentences(each):
    """Purpose is two sentences, and when to seek support is one."""
    assert each.title
    assert len(re.findall(r"\.(?: |$)", each.purpose)) == 2
    assert re.fullmatch(r"Ask for help if [^.]+\.", each.seek_support)


def test_each_step_says_what_to_avoid_what_done_is_and_where_to_turn():
    """Three things to avoid, a sentence for done, and each of the four kinds of help."""
    for each in STEPS:
        assert len(each.avoid) == 3
        assert each.done.endswith(".")
        assert sorted(each.help) == ["alone", "despair", "fear", "relationship"]
    avoided = " ".join(line for each in STEPS for line in each.avoid)
    for kind in ("Rushing to reassurance", "Over-owning", "Intention over impact"):
        assert kind in avoided


@pytest.mark.parametrize(
    "text",
    [
        SEEK_SUPPORT,
        *LETTING_GO.values(),
        *(" ".join((s.title, s.purpose, *s.avoid, s.done, s.seek_support)) for s in STEPS),
    ],
)
def test_the_words_are_kind(text):
    """No text blames, diagnoses, commands or assumes anybody's gender."""
    assert not set(re.findall(r"[a-z]+", text.lower())) & set(UNKIND.split())


@pytest.mark.parametrize("each", STEPS, ids=lambda each: each.id)
def test_a_step_is_found_by_its_moment(each):
    """Each moment of a repair leads to its step."""
    assert step(each.id) is each


def test_other_moments_are_no_step():
    """Drafting is no step of a repair; after it the first step is offered."""
    assert step(Moment.DRAFTING) is None
    assert next_step(Moment.DRAFTING) is STEPS[0]


def test_one_step_is_offered_after_another_until_the_last():
    """Each step leads to the next, and the last to nothing."""
    assert [next_step(moment) for moment in ORDER] == [*STEPS[1:], None]
