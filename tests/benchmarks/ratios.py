"""Prints the ratios of one benchmark run as the table that docs/performance.md quotes."""

import json
import platform
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pair:
    """One figure of the house: what ours is held against, and the ratio that is asked for."""

    ours: str
    yardstick: str
    limit: float
    inverted: bool = False

    def ratio(self, ours: float, yardstick: float) -> float:
        """Return how many times ours costs the yardstick, or how many times cheaper it is."""
        return yardstick / ours if self.inverted else ours / yardstick

    def asked(self) -> str:
        """Say what is asked for."""
        return f"{'at least' if self.inverted else 'at most'} {self.limit:g}"

    def holds(self, ratio: float) -> bool:
        """Say whether the ratio is what is asked for."""
        return ratio >= self.limit if self.inverted else ratio <= self.limit


PAIRS = {
    "verify": Pair(
        "open and verify 1,000 two-signed versions of 4 KB, per signature",
        "`git log --format=%G?` over 1,000 SSH-signed commits, per signature",
        20,
        inverted=True,
    ),
    "version": Pair("`handfast --version`", '`python -c "import click"`', 1.5),
    "list": Pair("`handfast list` on that folder", "Python reads and hashes the same files", 3),
    "due": Pair("`handfast due` on 1,000 agreements", "`handfast list` on the same folder", 1.5),
    "clauses": Pair(
        "read and judge 600 clauses, per clause",
        "proselint checks the same clauses, per clause",
        1,
        inverted=True,
    ),
    "home": Pair("first paint of the home screen", "first paint of an empty Textual app", 1.6),
    "fifty": Pair("first paint of home on 50 agreements", "first paint of harlequin", 0.5),
    "filled": Pair("50 agreements read, verified and drawn", "first paint of harlequin", 1),
}


def table(report: dict[str, object]) -> list[str]:
    """Return the lines of the table, in Markdown; times are medians in milliseconds."""
    medians: dict[tuple[str, str], float] = {}
    for figure in report["benchmarks"]:  # type: ignore[attr-defined]
        info = figure["extra_info"]
        if "pair" not in info:
            continue
        median = figure["stats"]["median"] * 1000 / info["per"]
        medians[info["pair"], info["side"]] = median
    rows = [
        "| ours | ms | beside | ms | ratio | asked | |",
        "|---|--:|---|--:|--:|---|---|",
    ]
    for name, pair in PAIRS.items():
        ours, yardstick = medians.get((name, "ours")), medians.get((name, "yardstick"))
        if ours is None or yardstick is None:
            continue
        ratio = pair.ratio(ours, yardstick)
        said = "cheaper" if pair.inverted else "times"
        rows.append(
            f"| {pair.ours} | {_ms(ours)} | {pair.yardstick} | {_ms(yardstick)} | "
            f"{ratio:.2f} {said} | {pair.asked()} | {'holds' if pair.holds(ratio) else 'MISSED'} |"
        )
    return rows


def limits(report: dict[str, object]) -> list[str]:
    """Return the lines of the second table: figures held against a number and no yardstick."""
    rows = ["| figure | measured | at most | |", "|---|--:|--:|---|"]
    for figure in report["benchmarks"]:  # type: ignore[attr-defined]
        for name, measured, limit in figure["extra_info"].get("limits", ()):
            held = "holds" if measured <= limit else "MISSED"
            rows.append(f"| {name} | {_ms(measured)} | {limit} | {held} |")
    return rows if len(rows) > 2 else []


def _ms(time: float) -> str:
    """Return milliseconds with as many digits as mean something."""
    return f"{time:.0f}" if time >= 10 else f"{time:.2f}"


def main() -> None:
    """Print the machine and the table of the report that is named on the command line."""
    report = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    machine, cpu = report["machine_info"], report["machine_info"]["cpu"]
    print(f"{machine['system']} {machine['machine']}, {cpu.get('brand_raw', 'unknown CPU')},")
    print(f"{cpu.get('count', '?')} cores, Python {platform.python_version()}\n")
    print("\n".join(table(report)))
    print("\n".join(["", *limits(report)]))


if __name__ == "__main__":
    main()
