"""Measure how well clauses are told apart, on any JSON lines file with ``text`` and ``verdict``.

Usage: python scripts/measure_discernment.py FILE.jsonl [--show] [--by READER] [--pack FILE.toml]...
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from handfast.checks import (
    ClauseReport,
    consider,
    core_pack,
    load_pack,
    report_clause,
    verdict,
)
from handfast.model import Verdict

ORDER = tuple(one.value for one in Verdict)
READERS = ("both", "rules", "second")


def scores(pairs: Counter[tuple[str, str]], name: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one verdict."""
    right = pairs[name, name]
    said = sum(many for (_, given), many in pairs.items() if given == name)
    there = sum(many for (wanted, _), many in pairs.items() if wanted == name)
    precision = right / said if said else 0.0
    recall = right / there if there else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def table(pairs: Counter[tuple[str, str]]) -> str:
    """Return the figures as text: macro-F1, each verdict, and who was taken for whom."""
    each = {name: scores(pairs, name) for name in ORDER}
    macro = sum(one[2] for one in each.values()) / len(ORDER)
    lines = [f"macro-F1 {macro:.3f} over {sum(pairs.values())} clauses"]
    lines += [
        f"{name:8} precision {one[0]:.3f}  recall {one[1]:.3f}  F1 {one[2]:.3f}"
        for name, one in each.items()
    ]
    lines.append(f"{'is, read as':12}" + "".join(f"{name:>9}" for name in ORDER))
    lines += [
        f"{wanted:12}" + "".join(f"{pairs[wanted, given]:>9}" for given in ORDER)
        for wanted in ORDER
    ]
    return "\n".join(lines)


def read_by(reader: str, report: ClauseReport) -> str:
    """Return the verdict of both readers together, of the rules, or of the second reader."""
    by_rules = [finding for finding in report.findings if finding.code != "HF501"]
    if reader == "rules":
        return verdict(report.reading, by_rules).value
    if reader == "second":
        return consider(report.reading, by_rules).verdict.value
    return report.verdict.value


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the file, judge every clause, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--by", choices=READERS, default="both", help="whose verdict")
    parser.add_argument("--show", action="store_true", help="print every miss with its findings")
    parser.add_argument(
        "--pack", type=Path, action="append", default=[], help="a further rule pack"
    )
    given = parser.parse_args(arguments)
    packs = [core_pack(), *(load_pack(path.read_bytes(), where=str(path)) for path in given.pack)]
    rows = [json.loads(line) for line in given.file.read_text("utf-8").splitlines() if line.strip()]
    pairs: Counter[tuple[str, str]] = Counter()
    started = time.perf_counter()
    reports = [report_clause(row["text"], packs) for row in rows]
    took = time.perf_counter() - started
    for row, report in zip(rows, reports, strict=True):
        said = read_by(given.by, report)
        pairs[row["verdict"], said] += 1
        if given.show and row["verdict"] != said:
            codes = ", ".join(finding.code for finding in report.findings) or "no finding"
            sys.stdout.write(f"{row['verdict']} read as {said} ({codes}): {row['text']}\n")
    sys.stdout.write(f"{table(pairs)}\n{1000 * took / max(len(rows), 1):.2f} ms a clause\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
