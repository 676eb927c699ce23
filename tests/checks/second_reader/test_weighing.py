"""All readers joined: what stands above, what is weighed, and that fear has a reason."""

import json
import math
from importlib.resources import files

import pytest
from attrs import evolve

from handfast.checks import (
    check_clause,
    consider,
    core_pack,
    judge,
    plain_words,
    read_clause,
)
from handfast.checks.second_reader.weighing import (
    FURTHEST,
    NAMES,
    noticed,
    read_weighing,
    weighing,
)
from handfast.model import Level, SecondOpinion, Signal, Verdict

AFRAID = SecondOpinion(0.98, 0.01, 0.01, (Signal.SURVEILLANCE, Signal.ISOLATION))
CALM = SecondOpinion(0.001, 0.998, 0.001)
VAGUE = SecondOpinion(0.001, 0.001, 0.998)
SOFT = "The key to the shed stays on the hook by the door."


def judged(text: str, sentence: SecondOpinion | None):
    """Return how a clause reads, with this opinion of a reader of whole sentences."""
    reading = read_clause(text)
    return judge(reading, check_clause(reading, [core_pack()]), sentence=sentence)


def test_without_a_reader_of_sentences_the_linear_reader_decides():
    """The core alone reads as it always did."""
    found = judged(SOFT, None)
    assert found.verdict is found.opinion.verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [(AFRAID, Verdict.FEAR), (CALM, Verdict.MUTUAL), (VAGUE, Verdict.UNCLEAR)],
)
def test_a_sure_reader_of_sentences_is_heard(sentence, verdict):
    """Where no rule speaks and the linear reader is unsure, who reads the whole decides."""
    assert judged(SOFT, sentence).verdict is verdict


def test_fear_of_a_reader_of_sentences_comes_as_a_question_with_its_words():
    """The words that moved it are quoted from the clause as it was written."""
    words = 10
    moved = tuple(1.0 if number in {4, 5} else -1.0 for number in range(words + 1))
    text = "Oh, the Key to the shed Stays on the hook."
    plain = ["oh", ",", "the", "key", "to", "the", "shed", "stays", "on", "the", "hook"]
    assert len(plain) == len(moved)
    found = judged(text, evolve(AFRAID, moved=moved))
    assert found.verdict is Verdict.FEAR
    (own,) = [one for one in found.findings if one.code == "HF501"]
    assert own.level is Level.ASK
    assert own.quote == "to the" == text[slice(*own.span)]
    assert own.ask.endswith("?")


def test_where_it_is_sure_of_danger_it_says_stop():
    """A reader of sentences that sees a danger stops, beside what rules say; unsure, it asks."""
    sure = weighing().danger_from
    found = judged(SOFT, evolve(AFRAID, danger=sure))
    (own,) = [one for one in found.findings if one.code.startswith("HF50")]
    assert (own.code, own.level, own.wordings) == ("HF503", Level.STOP, ())
    assert own.quote in SOFT and own.why and own.ask.endswith("?")
    assert found.findings[0] == own
    codes = {one.code for one in judged(SOFT, evolve(AFRAID, danger=sure - 0.01)).findings}
    assert "HF501" in codes and "HF503" not in codes
    calm = judged(SOFT, evolve(CALM, danger=1.0))
    assert calm.verdict is Verdict.MUTUAL and "HF503" not in {one.code for one in calm.findings}


def test_a_quote_begins_and_ends_with_whole_words():
    """A contraction that is taken apart for reading is quoted as it was written."""
    text = "So you don't apply there, love."
    said = read_clause(text)
    plain = plain_words(said)
    at = [number for number, span in enumerate(plain.spans) if text[slice(*span)].startswith("n")]
    moved = [1.0 if number in {*at, at[0] + 1} else -1.0 for number in range(len(plain.words))]
    found = judged(text, evolve(AFRAID, moved=tuple(moved)))
    (own,) = [one for one in found.findings if one.code == "HF501"]
    assert own.quote == "don't apply" == text[slice(*own.span)]


def test_numbers_that_fit_no_word_are_not_used():
    """Where an opinion tells too few words, the linear reader names them."""
    found = judged(SOFT, evolve(AFRAID, moved=(1.0,)))
    (own,) = [one for one in found.findings if one.code == "HF501"]
    assert own.quote
    assert own.quote in SOFT


def test_stop_stands_above_any_opinion():
    """No opinion makes a threat anything else, and no finding is taken away."""
    text = "We both love Sundays and either of us may say no. If you leave I will kill myself."
    found = judged(text, CALM)
    assert found.verdict is Verdict.FEAR
    assert found.findings == judged(text, None).findings


def test_findings_stay_where_the_verdict_is_another():
    """What rules found is shown whatever the readers make of the whole."""
    text = "You must ask me before you see your sister."
    codes = {one.code for one in judged(text, None).findings} - {"HF501"}
    assert codes <= {one.code for one in judged(text, CALM).findings}


def test_what_is_noticed_is_bounded_and_named():
    """However sure a reader is, one number for each name, none beyond the bound."""
    reading = read_clause(SOFT)
    linear = consider(reading, ())
    for sure in (SecondOpinion(1.0, 0.0, 0.0), SecondOpinion(0.0, 1.0, 0.0)):
        found = noticed(reading, (), linear.odds, sure)
        assert len(found) == len(NAMES)
        assert all(math.isfinite(one) and abs(one) <= FURTHEST for one in found)


def test_odds_are_those_before_the_tilt():
    """Odds with the tilt added again are the leanings."""
    found = consider(read_clause(SOFT), ())
    fear, unclear = found.odds
    from handfast.checks.second_reader import weights

    tilt = weights().tilt
    powers = {
        Verdict.FEAR: math.exp(fear + tilt["fear"]),
        Verdict.MUTUAL: math.exp(tilt["mutual"]),
        Verdict.UNCLEAR: math.exp(unclear + tilt["unclear"]),
    }
    for verdict, power in powers.items():
        assert power / sum(powers.values()) == pytest.approx(found.leaning[verdict])


def test_overlooking_fear_costs_more():
    """At equal shares the verdict is fear, since missing it is the dearer mistake."""
    made = evolve(
        weighing(),
        weights=dict.fromkeys(Verdict, (0.0,) * len(NAMES)),
        bias=dict.fromkeys(Verdict, 0.0),
    )
    assert made.fear_counts > 1
    assert made.verdict((0.0,) * len(NAMES)) is Verdict.FEAR
    assert sum(made.shares((0.0,) * len(NAMES)).values()) == pytest.approx(1)


def test_numbers_for_other_names_are_refused():
    """A file that was made for other things to notice is never used by mistake."""
    text = files("handfast.checks.second_reader").joinpath("weighing.json").read_text("utf-8")
    table = json.loads(text)
    assert read_weighing(text) == weighing()
    table["names"][0] = "another"
    with pytest.raises(ValueError, match="other names"):
        read_weighing(json.dumps(table))
