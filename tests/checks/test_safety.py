"""The rules that say stop: they speak where something is held over somebody, and nowhere else."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from handfast.checks import check_clause, core_pack, read_clause
from handfast.checks import verdict as rules_alone
from handfast.model import Level, Verdict

HERE = Path(__file__).parent
TRAINING = HERE.parents[1] / "training"
TABLE = tomllib.loads((HERE / "safety.toml").read_text("utf-8"))
MISSED = frozenset(TABLE.pop("missed"))
STOPS = [text for subject in TABLE.values() for text in subject["stops"]]
QUIET = [text for subject in TABLE.values() for text in subject["quiet"]]


def stops(text: str) -> list[str]:
    """Return the codes of the findings that say stop."""
    found = check_clause(read_clause(text), [core_pack()])
    return [finding.code for finding in found if finding.level is Level.STOP]


@pytest.mark.parametrize("text", STOPS)
def test_what_is_held_over_somebody_is_met(text):
    """A threat, a lock, a demand or a thing held back is met by a stop, save those still missed."""
    assert bool(stops(text)) is (text not in MISSED)


@pytest.mark.parametrize("text", QUIET)
def test_the_same_words_in_peace_are_not(text):
    """Medicine, keys, passports and hard days in an ordinary home are met by none."""
    assert stops(text) == []


@pytest.mark.parametrize("text", STOPS[::5])
def test_a_mark_or_a_capital_changes_nothing(text):
    """A full stop more or less, capitals and a line break do not hide what is about safety."""
    codes = stops(text)
    for other in (text.rstrip("."), text.rstrip(".") + ".", text.upper(), text + "\n"):
        assert stops(other) == codes


def test_stops_among_our_own_clauses():
    """Of our clauses with a stop at least 97 in 100 are fear; of those about safety 65 have one."""
    met = []
    for path in sorted((TRAINING / "clauses").glob("*.jsonl")):
        rows = map(json.loads, path.read_text("utf-8").splitlines())
        met += [row["verdict"] for row in rows if stops(row["text"])]
    lines = (TRAINING / "safety.jsonl").read_text("utf-8").splitlines()
    about = [json.loads(line)["text"] for line in lines]
    assert met.count("fear") / len(met) >= 0.97
    assert sum(bool(stops(text)) for text in about) / len(about) >= 0.65


@pytest.mark.parametrize(
    "text",
    [
        "We both love this house, neither of us minds, and if you leave I take the children.",
        "Please, would you mind? A no is fine. I keep her pills until she has calmed down.",
    ],
)
def test_kind_words_do_not_outweigh_a_stop(text):
    """However kind the rest of a clause is, a stop makes it fear, for the rules alone too."""
    reading = read_clause(text)
    found = check_clause(reading, [core_pack()])
    assert rules_alone(reading, found) is Verdict.FEAR


SWAPPED = {"he": "she", "she": "he", "himself": "herself", "herself": "himself", "him": "her"}


def swapped(text: str) -> str:
    """Return a clause with he and she swapped."""

    def turn(found: re.Match[str]) -> str:
        word = SWAPPED.get(found.group().lower(), found.group())
        return word.capitalize() if found.group()[0].isupper() else word

    return re.sub(r"[^\W\d_]+", turn, text)


def test_he_or_she_stops_alike():
    """Swapping he and she moves no stop, over all clauses of our own."""
    moved = []
    for path in sorted((TRAINING / "clauses").glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            other = swapped(row["text"])
            if other != row["text"] and bool(stops(row["text"])) is not bool(stops(other)):
                moved.append(row["text"])
    assert moved == []
