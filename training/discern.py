"""Measure how well clauses are told apart: our own by cross-validation, or those of any file.

``make discern`` measures our own clauses, each set read by readers trained on the others;
``make discern FILE=some.jsonl`` the clauses of a JSON lines file (fields ``text``, ``verdict``,
``style``) as ``handfast read --json`` reads them. ``BY=rules|linear|all`` picks whose verdict is
looked at in detail, ``STYLES=1`` reads each clause with the checks of its own style, ``WRITE=1``
puts the figures into docs/discernment.md. docs/discernment.md says what the words mean.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from clauses import rows
from evaluate import figures, layout
from evaluate.cases import Case, cases_of, read_cases
from evaluate.readers import STYLES, Reader, read_all
from evaluate.sections import Measured, sections

from handfast.clock import SystemClock
from handfast.errors import HandfastError
from handfast.workspace.reading import Checker, checker

PAGE = Path(__file__).parents[1] / "docs" / "discernment.md"
WORST = 20
OWN, OTHERS = "own clauses", "clauses of others"


def checkers(cases: Sequence[Case], *, own_style: bool) -> Mapping[str, Checker]:
    """Return what reads the clauses: as ``handfast read`` does, with ``--style`` or without."""
    found = {"": checker()}
    if own_style:
        known = {style.id for style in found[""].styles}
        for style in sorted({case.style for case in cases}):
            named = STYLES.get(style, style)
            if named in known:
                found[style] = checker(style=named)
    for failure in {failure for one in found.values() for failure in one.failures}:
        print(f"A plugin failed: {failure}", file=sys.stderr)
    return found


def measure_file(path: Path, *, own_style: bool) -> tuple[Measured, tuple[str, ...]]:
    """Return the measurement of a file, and a sentence for each line that was left out."""
    given = read_cases(path)
    said = read_all(given.cases, checkers(given.cases, own_style=own_style))
    title = f"{path.name}, as handfast read --json reads it"
    return Measured(title, given.cases, said, said[Reader.ALL]), given.problems


def measure_own(*, own_style: bool) -> Measured:
    """Return the measurement of our own clauses, each read by readers that have not seen it."""
    from evaluate.folds import unseen

    found = rows()
    cases = cases_of(found)
    read = read_all(cases, checkers(cases, own_style=own_style))
    title = "Our own clauses, each set read by readers trained on the others"
    return Measured(title, cases, unseen(found, read), read[Reader.ALL])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write where asked. 1: lines were left out; 2: nothing was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--file", type=Path, help="a JSON lines file; without: our own clauses")
    parser.add_argument("--by", choices=[one.value for one in Reader], default=Reader.ALL.value)
    parser.add_argument("--styles", action="store_true", help="each clause with its style's checks")
    parser.add_argument("--write", action="store_true", help="write docs/discernment.md")
    parser.add_argument("--page", type=Path, default=PAGE, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    try:
        return _measure(given)
    except HandfastError as error:
        print(error, file=sys.stderr)
        return 2


def _measure(given: argparse.Namespace) -> int:
    problems: tuple[str, ...] = ()
    if given.file:
        measured, problems = measure_file(given.file, own_style=given.styles)
    else:
        measured = measure_own(own_style=given.styles)
    reader = Reader(given.by)
    for problem in problems:
        print(problem, file=sys.stderr)
    shown = sections(measured, reader)
    day = layout.day_words(SystemClock().today())
    many = f"{len(measured.cases):,} clauses"
    print(f"{measured.title} ({day}): {many}; in detail: {reader.value}\n")
    print(layout.as_text(shown))
    wrong = figures.worst(measured.pairs(reader), WORST)
    if wrong:
        print(f"\nThe worst {len(wrong)} errors\n{layout.errors(wrong)}")
    if given.write:
        name = OTHERS if given.file else OWN
        block = f"Measured on {day}, {many}; in detail: {reader.value}.\n\n"
        page = given.page.read_text("utf-8")
        made = layout.with_block(page, name, block + layout.as_markdown(shown))
        given.page.write_text(made, "utf-8", newline="\n")
        print(f"\nThe figures of {name} are written to {given.page.name}.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
