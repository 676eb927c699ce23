"""How long reading and judging a clause takes, beside proselint on the same clauses.

Ours is one thread without the encoder, with the rules of the core and of both styles, everything
loaded before. proselint, a linter for prose, checks each clause as a text of its own, loaded
before as well; where it is not installed, its half is left out.
"""

import json
import random
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from handfast.checks import RulePack, core_pack, load_pack, report_clause
from handfast.model import AgreementDocument, Clause
from handfast.workspace.reading import checker

ROOT = Path(__file__).parents[2]
MANY, AGREEMENT = 600, 30


@pytest.fixture(scope="module")
def clauses() -> list[str]:
    """The same mix of our own clauses in every run, of all lengths and registers."""
    found = [
        json.loads(line)["text"]
        for path in sorted((ROOT / "training" / "clauses").glob("set*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return random.Random(7).sample(found, MANY)


@pytest.fixture(scope="module")
def packs() -> list[RulePack]:
    """The rules of the core and of both styles."""
    paths = sorted((ROOT / "plugins").glob("*/src/*/rules.toml"))
    return [core_pack(), *(load_pack(path.read_bytes(), where=str(path)) for path in paths)]


def _pair(benchmark: BenchmarkFixture, pair: str, side: str, per: int) -> None:
    benchmark.group = pair
    benchmark.extra_info.update(pair=pair, side=side, per=per)


def test_read_and_judge_clauses(
    benchmark: BenchmarkFixture, clauses: list[str], packs: list[RulePack]
) -> None:
    """Each clause is read, checked and judged; the report keeps median and 99th percentile."""
    times: list[float] = []

    def read_all() -> int:
        times.clear()
        for text in clauses:
            started = perf_counter()
            report_clause(text, packs)
            times.append(1000 * (perf_counter() - started))
        return len(times)

    _pair(benchmark, "clauses", "ours", MANY)
    assert benchmark.pedantic(read_all, rounds=7, warmup_rounds=1) == MANY
    cuts = quantiles(times, n=100)
    benchmark.extra_info["limits"] = [
        ["read and judge one clause, median", median(times), 1],
        ["read and judge one clause, 99th percentile", cuts[98], 5],
    ]


def test_proselint_checks_the_same_clauses(benchmark: BenchmarkFixture, clauses: list[str]) -> None:
    """The yardstick: proselint checks each of the same clauses."""
    checks = pytest.importorskip("proselint.checks")
    registry = pytest.importorskip("proselint.registry")
    lint_file: Callable[..., object] = pytest.importorskip("proselint.tools").LintFile
    registry.CheckRegistry().register_many(checks.__register__)

    def lint_all() -> int:
        return sum(lint_file("clause", text).lint() is not None for text in clauses)  # type: ignore[attr-defined]

    _pair(benchmark, "clauses", "yardstick", MANY)
    assert benchmark.pedantic(lint_all, rounds=5, warmup_rounds=1) == MANY


def test_check_an_agreement(benchmark: BenchmarkFixture, clauses: list[str]) -> None:
    """An agreement of thirty clauses is checked as a whole."""
    document = AgreementDocument(
        title="Thirty",
        style="monogamous",
        clauses=tuple(
            Clause(id=f"clause-{number}", text=text)
            for number, text in enumerate(clauses[:AGREEMENT])
        ),
    )
    loaded = checker()
    benchmark.group = "agreement"
    report = benchmark.pedantic(loaded.document, args=(document,), rounds=9, warmup_rounds=1)
    assert len(report.clauses) == AGREEMENT
    benchmark.extra_info["limits"] = [
        ["check an agreement of 30 clauses", 1000 * benchmark.stats.stats.median, 50]
    ]
