"""Second opinions: who is asked, who is heard, and what does not fit."""

import math

import pytest
from attrs import evolve

from handfast.model import SecondOpinion, Signal
from handfast.plugins import contract_faults
from handfast.plugins.answers import receiving
from handfast.plugins.rebuilding import MOST, rebuild_opinion

AFRAID = SecondOpinion(0.75, 0.25, 0.0, (Signal.ISOLATION,), (0.5, -0.25))
CALM = SecondOpinion(0.0, 1.0, 0.0)
TEXTS = ("ask first", "we eat")


def test_the_first_that_answers_is_heard_and_no_other_is_asked(host, plugin):
    """Opinions come from one plugin; who comes later cannot change what was said."""
    asked = []

    def late(texts):
        asked.append(texts)
        return [CALM] * len(texts)

    first = plugin(handfast_second_opinion=lambda texts: [AFRAID] * len(texts))
    made = host(aaa=first, bbb=plugin(handfast_second_opinion=late))
    gathered = made.second_opinions(TEXTS)
    assert gathered.values == (AFRAID, AFRAID)
    assert gathered.failures == ()
    assert asked == []
    assert made.has("handfast_second_opinion")


def test_who_has_no_opinion_or_fails_leaves_the_word_to_the_next(host, plugin):
    """None is no opinion, an error is a failure with a name, and the next plugin is asked."""

    def broken(texts):
        raise RuntimeError("private words")

    made = host(
        aaa=plugin(handfast_second_opinion=lambda texts: None),
        bbb=plugin(handfast_second_opinion=broken),
        ccc=plugin(handfast_second_opinion=lambda texts: [CALM] * len(texts)),
    )
    gathered = made.second_opinions(TEXTS)
    assert gathered.values == (CALM, CALM)
    assert [failure.plugin for failure in gathered.failures] == ["bbb"]
    assert "private words" not in str(gathered.failures[0])


def test_too_few_opinions_are_not_used(host, plugin):
    """An opinion that could belong to another text is never shown beside this one."""
    made = host(aaa=plugin(handfast_second_opinion=lambda texts: [AFRAID]))
    gathered = made.second_opinions(TEXTS)
    assert gathered.values == ()
    assert "1 opinions on 2 texts" in gathered.failures[0].message


def test_without_such_a_plugin_there_is_no_opinion(host, plugin):
    """Nobody is asked, and nothing failed."""
    made = host(aaa=plugin(handfast_support=lambda situation: None))
    assert made.second_opinions(TEXTS).values == ()
    assert not made.has("handfast_second_opinion")


def test_an_opinion_that_fits_comes_through_unchanged():
    """What fits is equal to what was given, and is another object."""
    received = receiving(SecondOpinion, rebuild_opinion, MOST[SecondOpinion])([AFRAID])
    assert received.values == (AFRAID,)
    assert received.values[0] is not AFRAID


@pytest.mark.parametrize(
    ("odd", "sentence"),
    [
        (evolve(AFRAID, fear=math.nan), "fear is not a finite float"),
        (evolve(AFRAID, fear=1), "fear is not a finite float"),
        (evolve(AFRAID, mutual=-0.25), "mutual is not a share"),
        (evolve(AFRAID, fear=0.5), "do not add up to one"),
        (evolve(AFRAID, signals=("isolation",)), "signal is not a Signal"),
        (evolve(AFRAID, moved=(math.inf,)), "moved is not a finite float"),
        (evolve(AFRAID, moved=(0.0,) * 5000), "moved holds more than"),
        (evolve(AFRAID, danger=1.5), "danger is not a share"),
    ],
)
def test_what_does_not_fit_is_left_out_and_named(odd, sentence):
    """Shares are shares of one, signals are ours, and numbers are finite."""
    received = receiving(SecondOpinion, rebuild_opinion, MOST[SecondOpinion])([odd])
    assert received.values == ()
    assert sentence in received.faults[0]


def test_the_contract_test_asks_for_opinions(plugin):
    """An author hears of an answer that is too short before anybody else does."""
    short = plugin(handfast_second_opinion=lambda texts: [CALM])
    assert any("opinions on" in fault for fault in contract_faults(short))
    fitting = plugin(handfast_second_opinion=lambda texts: [CALM] * len(texts))
    assert contract_faults(fitting) == ()
