"""Paragraphs with a hanging indent: what stands in the margin, and the words beside it."""

from dataclasses import dataclass, field

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


class Hanging(Visual):
    """A paragraph as a list can draw it."""

    def __init__(self, block: Block) -> None:
        self.block = block

    def __str__(self) -> str:
        return f"{self.block.margin.plain}{self.block.content.plain}"

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
