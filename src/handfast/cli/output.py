"""The one door to the terminal: every text is made visible and literal before it is printed.

Data goes to standard output, everything else to standard error.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

import click

from handfast.errors import DocumentError
from handfast.text_hygiene import cells, one_line, visible

_WIDTH: Final = 88

DEEP: Final = " " * 8
"""Where a text goes on that stands beside lines further in: deeper than any of them begins."""


def data(text: str) -> None:
    """Print data that somebody asked for."""
    click.echo(visible(text))


def raw(content: bytes) -> None:
    """Write bytes of a file format, such as a calendar, unchanged to standard output."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def as_json(value: object) -> None:
    """Print one JSON value on one line, in ASCII, so that nothing in it can act on a terminal."""
    from handfast.reports import as_json as plain

    click.echo(json.dumps(plain(value), ensure_ascii=True))


def note(text: str) -> None:
    """Tell the person something on standard error."""
    click.echo(visible(text), err=True)


def document_error(error: DocumentError) -> None:
    """Tell the person everything that is wrong with a document, each thing once."""
    note(str(error))
    for problem in error.problems:
        if problem.message not in error.message:
            note(f"  {problem}")


def paragraph(
    text: str, *, indent: str = "  ", inner: str | None = None, to_note: bool = False
) -> None:
    """Print a wrapped paragraph; every line but the first stands further in, or at ``inner``.

    So a line break in somebody's text never makes it look like a line of handfast's own.
    """
    first, inner = indent, f"{indent}  " if inner is None else inner
    for line in visible(text).split("\n"):
        wrapped = click.wrap_text(line, _WIDTH, initial_indent=first, subsequent_indent=inner)
        click.echo(wrapped, err=to_note)
        first = inner


def same_line(text: str = "", width: int = 40) -> None:
    """Write over the line that the cursor stands in, on standard error; without text, clear it."""
    shown = one_line(text)
    click.echo(f"\r{shown}{' ' * max(0, width - cells(shown))}", nl=False, err=True)
    if not shown:
        click.echo("\r", nl=False, err=True)


def table(rows: Iterable[Sequence[str]], *, to_note: bool = False) -> None:
    """Print rows in columns as wide as their widest cell; the last column runs free."""
    lines = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(cells(cell) for cell in column) for column in zip(*lines, strict=True)]
    fixed = [
        "  ".join(
            cell + " " * (width - cells(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    ]
    if fixed:
        click.echo("\n".join(fixed), err=to_note)


def moment_words(moment: datetime) -> str:
    """Return a moment in words, in this machine's time zone."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


def confirm(question: str) -> bool:
    """Ask yes or no on the terminal; no is the answer to silence."""
    return click.confirm(visible(question), default=False, err=True)


def ask(question: str) -> str:
    """Ask for a line of text; an empty line is an answer too."""
    said: str = click.prompt(visible(question), default="", show_default=False, err=True)
    return said.strip()


def ask_hidden(question: str, *, twice: bool = False) -> str:
    """Ask for something that is not shown while it is typed."""
    answer: str = click.prompt(
        visible(question),
        hide_input=True,
        confirmation_prompt="Once more, to be sure" if twice else False,
        err=True,
    )
    return answer
