"""Plain words: what a reader of whole sentences sees, and that it says nothing of who it is."""

import json
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from handfast.checks import plain_words, read_clause

ROOT = Path(__file__).parents[3]
TEXTS = [
    json.loads(line)["text"]
    for path in sorted((ROOT / "training" / "clauses").glob("set*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
NAMES = ["Tamsin", "Oskar", "Birgit", "Rafiq", "Lindiwe", "Marisol", "Dmitri", "Aroha", "Kofi"]
SMALL = {word for text in TEXTS for word in re.findall(r"\b[a-z]+\b", text)}


def plain(text: str) -> str:
    """Return a clause in plain words."""
    return plain_words(read_clause(text)).text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Tamsin can't see Rafiq's ex.", "alex can not see sam's ex"),
        ("She asks him, and he asks her!", "he asks his , and he asks his"),
        ("My wife (Ana) pays - I don't.", "my spouse , alex , pays , i do not"),
        ("Who decides? We both do; always.", "who decides ? we both do ; always"),
        ("2 nights/week on Mondays", "2 nights / week on mondays"),
        ("My ex-husband rings.", "my ex-husband rings"),
        ("", ""),
        ("...", ""),
    ],
)
def test_words_are_plain(text, seen):
    """Names and sexes are replaced, marks between words are few, those at the ends are gone."""
    assert plain(text) == seen


def test_a_capital_a_full_stop_and_a_line_break_change_nothing():
    """What somebody's keyboard does to a clause is not seen; one name in our clauses is."""
    changed = 0
    for text in TEXTS:
        bare = text.rstrip(". ")
        seen = plain(bare)
        if bare and bare[-1].isalnum():
            assert plain(f"{bare}.") == plain(f"{bare}\n") == seen
        changed += plain(bare[0].upper() + bare[1:]) != plain(bare[0].lower() + bare[1:])
    assert changed <= 2


def test_other_names_and_she_for_he_are_not_seen():
    """New names, and she for he, give the same words, in every clause."""
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    turned = {"he": "she", "she": "he", "himself": "herself", "herself": "himself"}
    compared = 0
    for text in TEXTS:
        names = list(read_clause(text).names)
        if any(name.lower() in SMALL or plain(name) != "alex" for name in names):
            continue
        free = [name for name in NAMES if name not in text]
        other = dict(zip(names, chance.sample(free, len(free)), strict=False))

        def swap(found: re.Match[str], other: dict[str, str] = other) -> str:
            word = found.group()
            new = turned.get(word.lower(), word)
            return other.get(word) or (new.capitalize() if word[0].isupper() else new)

        new = re.sub(r"[^\W\d_]+", swap, text)
        assert plain(new) == plain(text), f"seed {seed}"
        compared += new != text
    assert compared > 500


def test_each_word_keeps_its_place():
    """Spans lie in the text, in order, one for each word."""
    for text in TEXTS[::20]:
        found = plain_words(read_clause(text))
        assert len(found.words) == len(found.spans)
        assert all(0 <= start <= end <= len(text) for start, end in found.spans)
        assert all(one[0] <= two[0] for one, two in pairwise(found.spans))
