"""Measure how well clauses are told apart, on any JSON lines file with ``text`` and ``verdict``.

Usage: python scripts/measure_discernment.py FILE.jsonl [--show] [--pack FILE.toml]...
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from handfast.checks import check_clause, consider, core_pack, judge, load_pack, read_clause, verdict
from handfast.model import Verdict

ORDER = tuple(verdict.value for verdict in Verdict)


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the file, judge every clause, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
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
        pairs[row["verdict"], report.verdict.value] += 1
        if given.show and row["verdict"] != report.verdict.value:
            codes = ", ".join(finding.code for finding in report.findings) or "no finding"
            wanted, given_as = row["verdict"], report.verdict.value
            sys.stdout.write(f"{wanted} read as {given_as} ({codes}): {row['text']}\n")
    sys.stdout.write(f"{table(pairs)}\n{1000 * took / max(len(rows), 1):.2f} ms a clause\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
