"""The format number at the top of every file."""

from typing import Any

from ..errors import Problem
from .limits import FORMAT
from .scan import Scan


def format_problem(values: dict[str, Any], scanned: Scan, *, draft: bool = False) -> Problem | None:
    """Return what is wrong with the format number; a draft may leave it out."""
    number = values.get("handfast")
    if number is None:
        return None if draft else Problem(f"The format number is missing. Add handfast = {FORMAT}.")
    if type(number) is int and number == FORMAT:
        return None
    line = scanned.line_of(("handfast",))
    if type(number) is not int:
        return Problem(f"The format number is no whole number. Write handfast = {FORMAT}.", line)
    if number > FORMAT:
        return Problem(
            f"This file was written by a newer handfast, in format {number}; "
            f"this one reads format {FORMAT}. Bring handfast up to date to read it.",
            line,
        )
    return Problem(f"There is no format {number}. Write handfast = {FORMAT}.", line)


def from_newer(values: dict[str, Any]) -> bool:
    """Say whether the file names a format that this program does not know."""
    number = values.get("handfast")
    return type(number) is int and number != FORMAT
