"""What the reader of whole sentences costs for one clause, on one thread. Run by `make bench`.

Times are for each clause; beside it stands the same clause read without that reader.
"""

import json
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from handfast.checks import check_clause, core_pack, judge, plain_words, read_clause

CLAUSES = Path(__file__).parents[2] / "training" / "clauses"
TEXTS = [
    json.loads(line)["text"]
    for path in sorted(CLAUSES.glob("set*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
][::35]


def _pair(benchmark: BenchmarkFixture, side: str) -> None:
    benchmark.group = "sentence"
    benchmark.extra_info.update(pair="sentence", side=side, per=len(TEXTS))


def test_read_with_the_encoder(benchmark: BenchmarkFixture) -> None:
    """Clauses of every length are read whole, one by one, as ``handfast read`` does."""
    pytest.importorskip("onnxruntime", reason="this machine has no onnxruntime")
    from handfast_encoder.plugin import handfast_second_opinion

    texts = [plain_words(read_clause(text)).text for text in TEXTS]
    handfast_second_opinion(texts[:1])
    _pair(benchmark, "ours")
    found = benchmark.pedantic(handfast_second_opinion, args=(texts,), rounds=5)
    assert len(found) == len(texts)


def test_read_without_the_encoder(benchmark: BenchmarkFixture) -> None:
    """The same clauses, read by the rules and the linear reader alone."""

    def read() -> int:
        for text in TEXTS:
            reading = read_clause(text)
            judge(reading, check_clause(reading, [core_pack()]))
        return len(TEXTS)

    read()
    _pair(benchmark, "yardstick")
    assert benchmark.pedantic(read, rounds=5) == len(TEXTS)
