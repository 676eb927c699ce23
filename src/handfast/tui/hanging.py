"""Paragraphs with a hanging indent: what stands in the margin, and the words beside it."""

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import ClassVar

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; ``margin`` stands to the left of its first line, ``gap`` lines above it."""

    content: Content
    margin: Content = field(default_factory=Content)
    indent: int = 0
    gap: int = 0
    columns: ClassVar[int] = 1

    @property
    def plain(self) -> str:
        """What it says, without colour and layout."""
        return f"{self.margin.plain}{self.content.plain}"

    def lines(self, width: int) -> list[Content]:
        """Return the paragraph wrapped to this width, every line after the first indented."""
        indent = max(self.indent, self.margin.cell_length)
        inner = self.content.wrap(max(width - indent, NARROWEST)) or [Content()]
        first = self.margin.pad_right(indent - self.margin.cell_length)
        rest = Content(" " * indent)
        return [Content()] * self.gap + [
            Content.assemble(first if number == 0 else rest, line)
            for number, line in enumerate(inner)
        ]


@dataclass(frozen=True, slots=True)
class Barred(Block):
    """A paragraph whose margin stands beside every line of it, as a bar."""

    def lines(self, width: int) -> list[Content]:
        """Return the paragraph wrapped to this width, with the bar beside all of it."""
        indent = max(self.indent, self.margin.cell_length)
        bar = self.margin.pad_right(indent - self.margin.cell_length)
        inner = self.content.wrap(max(width - indent, NARROWEST)) or [Content()]
        return [Content()] * self.gap + [Content.assemble(bar, line) for line in inner]


BESIDE = 48
"""From how many columns on two texts stand beside each other; below, under each other."""
_BETWEEN = Content.styled(" │ ", "$rule")


@dataclass(frozen=True, slots=True)
class Columns(Block):
    """Several texts beside each other: ``content`` is the first, ``others`` follow it.

    ``beside`` is from how many columns on two of them stand beside each other.
    """

    others: tuple[Content, ...] = ()
    beside: int = BESIDE
    columns: ClassVar[int] = 2

    @property
    def plain(self) -> str:
        """What all of them say."""
        return "\n".join(each.plain for each in (self.content, *self.others))

    def lines(self, width: int) -> list[Content]:
        """Return all wrapped to their share of it, or under each other where it is small."""
        texts = (self.content, *self.others)
        if width < self.beside * len(texts) // 2:
            rows = [line for each in texts for line in Block(each).lines(width)]
            return [Content()] * self.gap + rows
        share = (width - _BETWEEN.cell_length * (len(texts) - 1)) // len(texts)
        wrapped = [Block(each).lines(share) for each in texts]
        rows = [
            _BETWEEN.join([*(_filled(cell, share) for cell in cells), last])
            for *cells, last in zip_longest(*wrapped, fillvalue=Content())
        ]
        return [Content()] * self.gap + rows


def _filled(line: Content, width: int) -> Content:
    return line.pad_right(max(width - line.cell_length, 0))


class Hanging(Visual):
    """A paragraph as a list can draw it."""

    def __init__(self, block: Block) -> None:
        self.block = block

    def __str__(self) -> str:
        return self.block.plain

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width at which nothing needs to wrap."""
        del rules, container_width
        widths = [line.cell_length for line in self.block.content.split(allow_blank=True)]
        return max(widths, default=0) + self.block.margin.cell_length

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Return the width below which it makes no sense."""
        del rules
        return NARROWEST

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines it takes."""
        del rules
        return len(self.block.lines(width))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw it."""
        lines = Content("\n").join(self.block.lines(width))
        return lines.render_strips(width, height, style, options)
