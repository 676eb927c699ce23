"""A page as Markdown, in which every foreign text stays literal."""

from collections.abc import Iterable, Iterator

from .literal import literal, quoted
from .page import AgreementPage, ClauseOnPage, Span


def as_markdown(page: AgreementPage) -> str:
    """Return the page as Markdown."""
    return "\n\n".join(_blocks(page)) + "\n"


def _blocks(page: AgreementPage) -> Iterator[str]:
    """Yield the blocks of the page from top to bottom."""
    yield f"# {literal(page.title)}"
    yield f"**{page.state}.** {page.days}"
    if page.why:
        yield f"## Why\n\n{quoted(page.why)}"
    yield _list("Between", page.people)
    yield "## What we agreed"
    yield from map(_clause, page.clauses)
    yield _list("Signed by", page.signatures)
    for heading, lines in (
        ("To know", page.notes),
        ("Also in the document", page.fields),
        ("Comments in the file (no part of the agreement)", page.comments),
    ):
        if lines:
            yield _list(heading, lines)
    yield "## How to verify"
    yield "".join(map(_span, page.verify))
    yield f"*{page.no_proof}*"


def _list(heading: str, lines: Iterable[str]) -> str:
    """Return a part that is a list."""
    return "\n".join([f"## {heading}", "", *(f"- {literal(line)}" for line in lines)])


def _clause(clause: ClauseOnPage) -> str:
    """Return one clause, or that it was left out."""
    if clause.left_out:
        return f"### {clause.number}.\n\n*{literal(clause.left_out)}*"
    return "\n".join(
        [
            f"### {clause.number}. {literal(clause.heading)}",
            "",
            quoted(clause.text),
            "",
            *(f"- {literal(line)}" for line in clause.lines),
        ]
    )


def _span(span: Span) -> str:
    """Return a stretch of a sentence; what is to be typed stands as code, and is of our words."""
    if span.code:
        return f"`{span.text}`"
    edges = len(span.text) - len(span.text.lstrip()), len(span.text.rstrip())
    inner = literal(span.text[edges[0] : edges[1]]) if span.text.strip() else ""
    return f"{span.text[: edges[0]]}{inner}{span.text[edges[1] :]}"
