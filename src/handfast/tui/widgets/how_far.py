"""How far something is that takes its time: a bar, how many files are done, and how to stop."""

from typing import Final

from .. import text
from .page import Block, block

WIDTH: Final = 30
"""Columns of the bar; it fits beside the list on a small screen."""


def how_far(done: int, of: int) -> list[Block]:
    """Return a bar and how many files are done, of how many; ``of`` is 0 where nobody knows yet."""
    if not of:
        return [block((f"{done:,} files read", text.QUIET), gap=1)]
    full = WIDTH * min(done, of) // of
    return [
        block(("━" * full, text.WAITING), ("─" * (WIDTH - full), text.QUIET), gap=1),
        block((f"{done:,} of {of:,} files", text.QUIET)),
    ]
