"""handfast read: what a clause sounds like, one JSON object a line for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from handfast.errors import UsageError
from handfast.workspace import reading

from .. import options, output, pages
from ..contracts import clause_json

if TYPE_CHECKING:
    from handfast.workspace.views import ClauseReport

LONGEST: Final = 256 * 1024
"""A line of more bytes than this is refused, so that none can fill the memory."""


@click.command()
@click.argument("clauses", nargs=-1)
@click.option("--style", default="", help="A relationship style, such as polyamorous.")
@click.option("--person", "people", multiple=True, metavar="NAME", help="A name; repeat it.")
@options.looking_options
def command(
    clauses: tuple[str, ...], style: str, people: tuple[str, ...], folder: str | None, json_: bool
) -> int:
    """Read CLAUSES, or one clause a line from standard input.

    Exit code 1 says that something is worth a look.
    """
    checks = reading.checker(options.optional_workspace(folder), style=style)
    reading.known_style(checks, style)
    for failure in checks.failures:
        output.note(f"A plugin failed: {failure}")
    look = False
    for text in map(_text, clauses) if clauses else _lines():
        report = checks.clause(text, people)
        look = look or pages.worth_a_look(report.findings)
        _print(report, json_=json_)
    return int(look)


def _lines() -> Iterator[str]:
    """Yield each line of standard input, also empty ones, so that output lines up with input."""
    lines = options.standard_input()
    number = 0
    while line := lines.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            raise UsageError(
                f"Line {number} is longer than {LONGEST} bytes, which no clause is.",
                next_step="Put each clause on a line of its own.",
            )
        try:
            yield line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            raise _no_text(f"Line {number}") from None


def _text(clause: str) -> str:
    """Return an argument, which holds half characters where its bytes were not UTF-8."""
    try:
        clause.encode("utf-8")
    except UnicodeEncodeError:
        raise _no_text("A clause") from None
    return clause


def _no_text(what: str) -> UsageError:
    return UsageError(
        f"{what} is not text: its bytes are not UTF-8.",
        next_step="Save it as UTF-8 and read it again.",
    )


def _print(report: "ClauseReport", *, json_: bool) -> None:
    if json_:
        output.as_json(clause_json(report))
    else:
        pages.clause_report(report)
