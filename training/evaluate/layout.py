"""Tables as text for a terminal and as Markdown for the page, and the block that holds them."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest

from handfast.errors import UsageError
from handfast.text_hygiene import cells, one_line

from .figures import Pair
from .sections import Section


def day_words(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B %Y}"


def as_text(sections: Iterable[Section]) -> str:
    """Return tables for a terminal; numbers stand under their heads."""
    blocks = []
    for section in sections:
        lines = [[one_line(cell) for cell in row] for row in (section.head, *section.rows)]
        widths = [max(map(cells, column)) for column in zip_longest(*lines, fillvalue="")]
        laid = [
            "  ".join(
                f"{cell}{' ' * (width - cells(cell))}"
                for cell, width in zip(line, widths, strict=True)
            ).rstrip()
            for line in lines
        ]
        blocks.append(
            "\n".join(
                [f"{section.title[:1].upper()}{section.title[1:]}", *(f"  {line}" for line in laid)]
            )
        )
    return "\n\n".join(blocks)


def as_markdown(sections: Iterable[Section]) -> str:
    """Return tables for the page."""
    blocks = []
    for section in sections:
        rows = [section.head, ("---", *["--:"] * (len(section.head) - 1)), *section.rows]
        blocks.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
    return "\n\n".join(blocks)


def errors(found: Sequence[Pair]) -> str:
    """Return errors with what was found in them; texts of others are made visible."""
    lines = []
    for case, said in found:
        sure = f", sure by {said.sure:.2f}" if said.sure is not None else ""
        lines.append(
            f"  {case.wanted.value} read as {said.verdict.value}{sure}: {one_line(case.text)}"
        )
        lines += [
            f"      {one.code} {one.level.value} {one.name}: \u201c{one_line(one.quote)}\u201d"
            for one in said.findings
        ]
        if not said.findings:
            lines.append("      no finding")
    return "\n".join(lines)


def with_block(page: str, name: str, block: str) -> str:
    """Return a page with the block between its two marker comments replaced.

    UsageError where the page does not have each marker once.
    """
    start, end = f"<!-- figures: {name} -->\n", f"<!-- end of figures: {name} -->"
    if page.count(start) != 1 or page.count(end) != 1 or page.index(end) < page.index(start):
        raise UsageError(
            f"The page has no place for the figures of {name}.",
            next_step=f"Write {start.strip()} and {end} on lines of their own.",
        )
    before, rest = page.split(start)
    return f"{before}{start}\n{block}\n\n{end}{rest.split(end)[1]}"
