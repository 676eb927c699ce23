"""The second reader: what it sees, what it says, which words moved it, how it joins the rules."""

import json
import os
import random
import re
import subprocess
import sys
import tomllib
from array import array
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from handfast.checks import (
    check_clause,
    consider,
    core_pack,
    explain,
    judge,
    read_clause,
    report_clause,
    verdict,
)
from handfast.checks.second_reader import Weights, look, read_weights, weights, words
from handfast.checks.second_reader import weights as loaded
from handfast.model import Level, Verdict

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PACK = core_pack()
TABLE = tomllib.loads((HERE.parent / "clauses.toml").read_text("utf-8"))
CASES = [
    (name, line.partition(" -> ")[0])
    for name in ("fear", "mutual", "unclear")
    for line in TABLE[name]
]
TRAINED = [
    json.loads(line)["text"]
    for path in sorted((ROOT / "training" / "clauses").glob("set*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
WORDLESS = ["", " \n ", "...", "?!", '"', "🙂", "x" * 10_000, "'" * 4_000]


def opinion(text: str):
    """Return the second reader's opinion of a text."""
    reading = read_clause(text)
    return consider(reading, check_clause(reading, [PACK]))


@pytest.mark.parametrize(("wanted", "text"), CASES, ids=[text for _, text in CASES])
def test_what_rules_read_right_stays_right(wanted, text):
    """What the rules alone read right, both readers together read right."""
    reading = read_clause(text)
    findings = check_clause(reading, [PACK])
    if verdict(reading, findings) == wanted:
        assert judge(reading, findings).verdict == wanted


def test_it_reads_what_no_rule_names():
    """A rule made from fear without a trigger word is found, as a question with its words."""
    text = "Every new dress gets shown to Ralf before the label comes off."
    report = report_clause(text, [PACK])
    assert report.verdict is Verdict.FEAR
    (finding,) = [one for one in report.findings if one.code == "HF501"]
    assert finding.level is Level.ASK
    assert finding.quote == text[slice(*finding.span)]
    assert finding.why and finding.ask.endswith("?") and finding.wordings
    assert (ROOT / finding.source).is_file()
    assert explain("HF501", [PACK]).ask == finding.ask


def test_fear_never_comes_without_a_reason():
    """Whatever reads as fear has a finding above a note, with why, a question and a source."""
    for text in TRAINED[::5]:
        report = report_clause(text, [PACK])
        if report.verdict is Verdict.FEAR:
            strong = [one for one in report.findings if one.level is not Level.NOTE]
            assert all(one.why and one.ask and one.source for one in strong)
            assert strong, text


def test_what_says_stop_is_fear():
    """Where a finding says stop, no other words make it anything else."""
    text = "We both love Sundays and either of us may say no. If you leave I will kill myself."
    report = report_clause(text, [PACK])
    assert any(one.level is Level.STOP for one in report.findings)
    assert report.verdict is Verdict.FEAR
    assert "HF501" not in {one.code for one in report.findings}


def test_it_names_the_words_that_moved_it():
    """Reasons are words of the clause, where they say, strongest first and apart."""
    for text in TRAINED[::40]:
        found = opinion(text)
        assert found.reasons
        assert all(one.towards is found.verdict for one in found.reasons)
        assert all(one.seen == text[slice(*one.span)] for one in found.reasons)
        loads = [one.weight for one in found.reasons]
        assert loads == sorted(loads, reverse=True)
        spans = sorted(one.span for one in found.reasons)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_leanings_add_up_to_one():
    """The three leanings are shares of one, and the verdict is the greatest."""
    found = opinion("You can always say no.")
    assert sum(found.leaning.values()) == pytest.approx(1)
    assert found.verdict is max(found.leaning, key=found.leaning.get)


@pytest.mark.parametrize("text", WORDLESS, ids=[ascii(text[:8]) for text in WORDLESS])
def test_text_without_words_is_read_too(text):
    """Nothing to read, or one word without end, still gives an opinion and a reason."""
    found = opinion(text)
    assert found.verdict in Verdict
    assert found.reasons[0].seen in text


def test_the_same_in_every_process():
    """Two processes with different hash seeds say exactly the same, to the last digit."""
    code = (
        "import json, sys\n"
        "from handfast.checks import check_clause, consider, core_pack, read_clause\n"
        "for text in json.load(sys.stdin):\n"
        "    reading = read_clause(text)\n"
        "    said = consider(reading, check_clause(reading, [core_pack()]))\n"
        "    print(said.verdict, said.leaning, said.signal, said.reasons)\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(TRAINED[::150]),
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0]
    assert said[0] == said[1]


NAMES = ["Tamsin", "Oskar", "Birgit", "Rafiq", "Lindiwe", "Marisol", "Dmitri", "Aroha", "Kofi"]
SWAPPED = {"he": "she", "she": "he", "himself": "herself", "herself": "himself", "him": "her"}
WRITTEN_SMALL = {word for text in TRAINED for word in re.findall(r"\b[a-z]+\b", text)}


def renamed(text: str, chance: random.Random) -> str:
    """Return a clause with other names, and with he and she swapped."""
    names = [name for name in read_clause(text).names if name.lower() not in WRITTEN_SMALL]
    free = [name for name in NAMES if name not in text]
    other = dict(zip(names, chance.sample(free, min(len(names), len(free))), strict=False))

    def swap(found: re.Match[str]) -> str:
        word = found.group()
        if word in other:
            return other[word]
        turned = SWAPPED.get(word.lower(), word)
        return turned.capitalize() if word[0].isupper() else turned

    return re.sub(r"[^\W\d_]+", swap, text)


def test_other_names_give_the_same_verdict():
    """New names and swapped pronouns leave the verdict of 500 clauses as it was."""
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    pairs = ((text, renamed(text, chance)) for text in chance.sample(TRAINED, len(TRAINED)))
    changed = [(old, new) for old, new in pairs if old != new][:500]
    moved = [
        pair
        for pair in changed
        if report_clause(pair[0], [PACK]).verdict is not report_clause(pair[1], [PACK]).verdict
    ]
    assert len(changed) == 500
    assert not moved, f"seed {seed}: {moved}"


def test_small_changes_of_writing_give_the_same_verdict():
    """A full stop, a capital or a line break at an end changes no verdict."""
    for text in TRAINED[::20]:
        plain = text.rstrip(". ")
        if plain and plain[-1].isalnum():
            read = report_clause(plain, [PACK]).verdict
            assert report_clause(f"{plain}.", [PACK]).verdict is read
            assert report_clause(f"{plain}\n", [PACK]).verdict is read


def test_length_is_no_feature():
    """Saying the same thing twice changes no feature of words, parts or rungs."""
    known = loaded().known
    once, twice = (read_clause(text) for text in ("We talk.", "We talk. We talk."))
    assert look(once, (), known).blocks["parts"] == look(twice, (), known).blocks["parts"]


MASKED = {
    "Priya asks Tom's wife.": ["@", "asks", "@@", "spouse"],
    "On Friday she paid 20 euros in June": [
        "on",
        "<day>",
        "@",
        "paid",
        "#",
        "euros",
        "in",
        "<month>",
    ],
    "his mum's key?": ["@@", "parent's", "key", "?"],
    "Keys stay in Lisbon": ["keys", "stay", "in", "@"],
}


@pytest.mark.parametrize(("text", "expected"), MASKED.items(), ids=MASKED)
def test_who_somebody_is_counts_for_nothing(text, expected):
    """Names, he and she, wife and husband, days and numbers are masked."""
    assert [word for word, _, _ in words(read_clause(text), loaded().known)] == expected


def test_the_weights_are_a_small_file():
    """The file is below a megabyte and a half; features and columns fit together."""
    path = files("handfast.checks.second_reader").joinpath("weights.bin")
    assert len(path.read_bytes()) < 1_500_000
    known = weights()
    assert known is weights()
    assert isinstance(known, Weights)
    many = len(known.places)
    assert sum(size for _, size in known.blocks) == many == len(known.squares)
    assert {len(column) for column in known.columns.values()} == {many}
    assert set(Verdict) < set(known.columns)


def test_numbers_are_read_alike_on_any_machine(monkeypatch):
    """A machine that writes the greater byte first turns the numbers round."""
    data = files("handfast.checks.second_reader").joinpath("weights.bin").read_bytes()
    read = read_weights(data).columns[Verdict.FEAR]
    monkeypatch.setattr("sys.byteorder", "big" if sys.byteorder == "little" else "little")
    turned = read_weights(data).columns[Verdict.FEAR]
    assert isinstance(turned, array)
    assert (read == turned) is False


def test_importing_does_not_load_the_weights():
    """The weights are read when the first clause is judged, not before."""
    code = (
        "import handfast.checks; from handfast.checks.second_reader.weights import weights; "
        "print(weights.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_one_walk_adds_up_what_one_walk_for_each_label_would():
    """Columns lie side by side in one number; no sum of a column reaches into the next."""
    known = weights()
    everything = range(len(known.squares))
    ends = [
        sorted(everything, key=known.columns[verdict].__getitem__)[part]
        for verdict in Verdict
        for part in (slice(None, 3000), slice(-3000, None))
    ]
    for at in (everything, (), (0,), *ends):
        squares, sums = known.sums(at)
        assert squares == sum(known.squares[one] for one in at)
        assert sums == [sum(known.columns[one][place] for place in at) for one in Verdict]


@pytest.mark.parametrize(("_name", "text"), CASES[::9])
def test_what_is_kept_of_words_and_manners_is_what_is_looked_at(_name, text):
    """The places that the reader adds up are those of the features that training sees."""
    reading = read_clause(text)
    findings = check_clause(reading, [PACK])
    known = weights()
    looked = look(reading, findings, known.known)
    found = consider(reading, findings)._blocks
    for block, names in looked.blocks.items():
        assert sorted(found[block].at) == sorted(known.placed(names))
