"""A page to read: blocks of text with hanging indents, wrapped to the width there is."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from .. import text
from ..hanging import BESIDE, Barred, Block, Columns

__all__ = ["WIDEST", "Block", "Page", "barred", "block", "columns", "heading", "pair"]

WIDEST = 84
"""Longer lines are hard to read."""


def block(*parts: text.Part, margin: text.Part = "", indent: int = 0, gap: int = 0) -> Block:
    """Make a block of parts."""
    return Block(text.words(*parts), text.words(margin), indent, gap)


def barred(*parts: text.Part, bar: text.Part, gap: int = 0) -> Block:
    """Make a block with a bar beside each of its lines."""
    return Barred(text.words(*parts), text.words(bar), gap=gap)


def pair(left: text.Content, right: text.Content, *, gap: int = 0) -> Block:
    """Put two texts beside each other, or under each other where there is little room."""
    return columns((left, right), gap=gap)


def columns(texts: Sequence[text.Content], *, gap: int = 0, beside: int = BESIDE) -> Block:
    """Put one or more texts beside each other, or under each other where there is little room."""
    first, *others = texts
    return Columns(first, gap=gap, others=tuple(others), beside=beside)


def heading(words: str) -> Block:
    """Make a heading within a page."""
    return block((words, text.HEADING), gap=1)


class Page(Widget):
    """Draws blocks. One widget for a whole page, so that a long one costs no more than a short."""

    DEFAULT_CSS = "Page { width: 1fr; height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self._drawn: tuple[int, list[Content]] = (-1, [])

    @property
    def plain(self) -> str:
        """What the page says, without colour and layout."""
        return "\n".join(one.plain for one in self._blocks)

    def read(self, blocks: Sequence[Block]) -> None:
        """Show these blocks."""
        self._blocks = tuple(blocks)
        self._drawn = (-1, [])
        self.clear_cached_dimensions()
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the page needs at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the page."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self._drawn[0] != width:
            drawn: list[Content] = []
            for one in self._blocks:
                drawn += one.lines(min(width, WIDEST * one.columns))
            self._drawn = (width, drawn)
        return self._drawn[1]
