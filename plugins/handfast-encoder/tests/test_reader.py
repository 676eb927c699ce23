"""The encoder: what it says, that it says it every time, and that no text stops it."""

import os
import subprocess
import sys

import pytest

from handfast.plugins import Signal

pytest.importorskip("onnxruntime", reason="this machine has no onnxruntime")

FEAR = "he tells me every evening who i may write to , and reads what i wrote"
MUTUAL = "either of us can go out with friends , and neither needs to ask"


@pytest.fixture(scope="module")
def reader():
    """The encoder, loaded once."""
    from handfast_encoder.reader import Reader

    return Reader()


def test_it_tells_fear_from_a_mutual_agreement(reader):
    """A rule that one person lives under, and a freedom of both, lean to where they belong."""
    afraid, free = reader.opinion(FEAR), reader.opinion(MUTUAL)
    assert afraid.fear > 0.5
    assert free.mutual > 0.5
    assert set(afraid.signals) < set(Signal)


def test_shares_add_up_and_every_word_has_a_number(reader):
    """Three shares of one, and as many numbers as words."""
    found = reader.opinion(FEAR)
    assert found.fear + found.mutual + found.unclear == pytest.approx(1)
    assert len(found.moved) == len(FEAR.split(" "))


def test_danger_is_told_from_a_rule(reader):
    """Medicine that has to be earned is more dangerous than a rule about a skirt."""
    held = reader.opinion("he keeps his insulin in the locked drawer until he has said sorry")
    rule = reader.opinion("he does not wear the short skirt when we are out together")
    assert 0 <= rule.danger < held.danger <= 1


def test_the_same_text_reads_the_same_beside_any_other():
    """What else is asked about, and in which process, changes no digit."""
    code = (
        "import sys; from handfast_encoder.plugin import handfast_second_opinion as ask\n"
        "print([ask(texts.split('|'))[-1] for texts in sys.argv[1:]])\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, FEAR, f"{MUTUAL}|{FEAR}"],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    one, two = said[0].split(", SecondOpinion")
    assert one.removeprefix("[SecondOpinion") == two.rstrip("]\n")


@pytest.mark.parametrize(
    "text", ["", "?", "x" * 10_000, "' " * 4_000, "wort " * 3_000, "\u4e2d\ufffd"]
)
def test_no_text_stops_it(reader, text):
    """Nothing to read, one word without end, and words without end are read in bounded time."""
    found = reader.opinion(text)
    assert len(found.moved) == len(text.split(" "))


def test_what_stands_at_the_end_of_a_long_text_counts(reader):
    """Parts of a long text are read one by one, and the one that leans to fear most is told."""
    long = f"{(MUTUAL + ' . ') * 12}{(FEAR + ' . ') * 6}"
    assert reader.opinion(long).fear > 0.5
