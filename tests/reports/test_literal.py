"""Foreign text in Markdown is shown letter for letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from handfast.reports.literal import literal, quoted
from handfast.text_hygiene import one_line, visible

PLAIN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LIVELY = MarkdownIt("gfm-like")
TEXTS = st.text(st.one_of(st.sampled_from("\\`*_[]<>&|~$#-+=.)(!:@/1a \n\t\"'w"), st.characters()))
TRAPS = [
    "*a* _b_ `c` ~~d~~ \\e",
    "[a](b) ![c](d) [e]: f <g> &amp; <!-- h -->",
    "# heading",
    "- item",
    "+ item",
    "= = =",
    "===",
    "---",
    "12. item",
    "12) item",
    "1234567890. no item",
    "> quote",
    "| a | b |",
    "$x$ and $$y$$",
    "a\\",
    "    code",
    "tea and/or [/or] coffee",
    "so-called, 50% - or +1 = 2.",
]
LINKS = ["https://e.org", "HTTP://e.org/a?b=c", "www.e.org", "a@e.org", "mailto:a@e.org", "x://y"]


def shown(markdown: MarkdownIt, text: str) -> list[str]:
    """Return the lines of text that a page shows; fail for anything that is not text."""
    lines = [""]
    for token in markdown.parse(text):
        for child in token.children or ():
            assert child.type in {"text", "hardbreak"}, (child.type, text)
            if child.type == "hardbreak":
                lines.append("")
            lines[-1] += child.content
        if token.type == "inline":
            lines.append("")
    return [line for line in lines if line]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text as a reader sees them."""
    return [line.strip() for line in visible(text).split("\n") if line.strip()]


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize("place", ["# {}", "- {}", "### 1. {}", "{}", "- A thing: {}"])
def test_named_traps(text: str, place: str) -> None:
    """What would be markup is shown as it was written, wherever it stands."""
    before = place.lstrip("#-").replace("{}", "").strip()
    expected = f"{before} {one_line(text)}".strip()
    assert shown(PLAIN, place.format(literal(text))) == [expected]


@pytest.mark.parametrize("text", LINKS)
def test_links_stay_text(text: str) -> None:
    """An address is no link, also for readers that make links of bare addresses."""
    assert shown(LIVELY, f"see {literal(text)}") == [f"see {text}"]


@settings(deadline=None)
@given(TEXTS)
def test_any_line(text: str) -> None:
    """Any text at all is shown as the one line that the terminal would show."""
    assert shown(PLAIN, f"# {literal(text)}") == lines_of(one_line(text))
    assert shown(PLAIN, literal(text)) == lines_of(one_line(text))


@settings(deadline=None)
@given(TEXTS)
def test_any_quotation(text: str) -> None:
    """Any text at all is quoted with the lines that it has."""
    assert shown(PLAIN, quoted(text)) == lines_of(text)


def test_a_quotation_keeps_its_paragraphs() -> None:
    """An empty line parts two paragraphs of one quotation."""
    assert quoted("one\ntwo\n\n three \n") == "> one\\\n> two\n>\n> three"
    assert quoted("") == ">"


def test_ordinary_prose_is_left_alone() -> None:
    """What people mostly write looks the same in the file as on the page."""
    prose = "If we're late (by 10 minutes, say), we text: \"running late!\" - that's all; okay?"
    assert literal(prose) == prose
