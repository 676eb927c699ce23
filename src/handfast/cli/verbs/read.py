"""handfast read: what a clause sounds like, one JSON object a line for programs."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from handfast.workspace import reading

from .. import options, output, pages
from ..contracts import clause_json

if TYPE_CHECKING:
    from handfast.workspace.views import ClauseReport


@click.command()
@click.argument("clauses", nargs=-1)
@click.option("--style", default="", help="A relationship style, such as polyamorous.")
@click.option("--person", "people", multiple=True, metavar="NAME", help="A name; repeat it.")
@options.folder_option
@options.json_option
def command(
    clauses: tuple[str, ...], style: str, people: tuple[str, ...], folder: str | None, json_: bool
) -> int:
    """Read CLAUSES, or one clause a line from standard input.

    Exit code 1 says that something is worth a look.
    """
    checks = reading.checker(options.optional_workspace(folder), style=style)
    for failure in checks.failures:
        output.note(f"A plugin failed: {failure}")
    look = False
    for text in clauses or _lines():
        report = checks.clause(text, people)
        look = look or pages.worth_a_look(report.findings)
        _print(report, json_=json_)
    return int(look)


def _lines() -> Iterator[str]:
    """Yield each line of standard input, also empty ones, so that output lines up with input."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _print(report: "ClauseReport", *, json_: bool) -> None:
    if json_:
        output.as_json(clause_json(report))
    else:
        pages.clause_report(report)
