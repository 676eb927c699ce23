"""The clauses that the second reader learned from."""

import importlib.util
import json
import re
from pathlib import Path

from source_tree import text_files

from handfast.checks.second_reader import weights
from handfast.checks.second_reader.weighing import weighing
from handfast.model import Signal, Verdict

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT.parent / "shared" / "sample-clauses.jsonl"
SPEC = importlib.util.spec_from_file_location("training_clauses", ROOT / "training" / "clauses.py")
TRAINING = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(TRAINING)
ROWS = TRAINING.rows()


def plain(text: str) -> str:
    """Return a text without capitals, marks and doubled spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower().replace("’", "'")))


def triples(text: str) -> set[tuple[str, ...]]:
    """Return all runs of three words, or the whole of a shorter text."""
    words = plain(text).split()
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def test_there_are_enough_and_half_of_them_are_hard():
    """At least three thousand clauses in three verdicts and closed signals, half of them hard."""
    assert len(ROWS) >= 3000
    assert {row["verdict"] for row in ROWS} == {verdict.value for verdict in Verdict}
    assert {signal for row in ROWS for signal in row["signals"]} <= {one.value for one in Signal}
    assert {row["style"] for row in ROWS} == {"any", "mono", "poly"}
    assert sum(row["hard"] for row in ROWS) >= len(ROWS) / 2


def test_no_clause_stands_there_twice_or_nearly_so():
    """No two clauses are the same, or share half of their runs of three words."""
    assert len({plain(row["text"]) for row in ROWS}) == len(ROWS)
    holding: dict[tuple[str, ...], list[int]] = {}
    runs = [triples(row["text"]) for row in ROWS]
    near = set()
    for number, own in enumerate(runs):
        for other in {one for run in own for one in holding.get(run, ())}:
            if len(own & runs[other]) > len(own | runs[other]) / 2:
                near.add((ROWS[number]["text"], ROWS[other]["text"]))
        for run in own:
            holding.setdefault(run, []).append(number)
    assert not near


def test_every_length_is_in_every_verdict():
    """Short, middling and long clauses are in each verdict: length gives nothing away."""
    for verdict in Verdict:
        lengths = [len(row["text"].split()) for row in ROWS if row["verdict"] == verdict]
        assert min(lengths) <= 4
        assert max(lengths) >= 45


def test_two_labellers_agree():
    """Nearly all clauses were labelled a second time, blind; kappa is what the document says."""
    many, agree, kappa = TRAINING.kappa(TRAINING.labelled_twice(ROWS))
    said = (ROOT / "docs" / "discernment.md").read_text("utf-8")
    assert f"{many:,} clauses" in said
    assert f"{agree:.4f}" in said
    assert f"kappa {kappa:.3f}" in said


def test_kappa_of_a_known_table():
    """Twenty and fifteen alike, five and ten not: agreement 0.7, kappa 0.4."""
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    many, agree, kappa = TRAINING.kappa(pairs)
    assert (many, agree, round(kappa, 6)) == (50, 0.7, 0.4)


def test_the_weights_were_made_from_these_clauses():
    """The weights name the digest of the clauses: whoever changes one runs ``make train``."""
    assert weights().clauses == TRAINING.digest()


def test_the_joining_and_the_encoder_belong_to_these_clauses():
    """So do the numbers that weigh the readers, and the encoder's opinions they were fitted on."""
    opinions = (ROOT / "training" / "encoder" / "opinions.csv").read_text("utf-8").splitlines()
    assert opinions[0] == f"# {TRAINING.digest()}"
    assert len(opinions) == 1 + len(TRAINING.rows())
    assert weighing().clauses == TRAINING.digest()


def test_the_sample_for_measuring_is_nowhere_in_the_repository():
    """Where the sample lies beside the repository, none of its sentences is in any of our files.

    Those of up to three words may occur in other sentences, but are no clause of ours.
    """
    lines = SAMPLE.read_text("utf-8").splitlines() if SAMPLE.exists() else []
    sample = {plain(json.loads(line)["text"]) for line in lines}
    assert not sample & {plain(row["text"]) for row in ROWS}
    long = [one for one in sample if len(one.split()) > 3]
    for path in text_files():
        text = plain(path.read_text("utf-8", errors="replace"))
        assert not [one for one in long if one in text], path
