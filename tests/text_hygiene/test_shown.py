"""What any text looks like once it is visible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handfast.text_hygiene import cells, faults, one_line, visible

HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\x1b\x9b\r\n\t\u202e\u200d\u200c\ufe0f\ufe0e1#\u20e3👨🏽❤🏴🇩🇪م\U000e0067"),
    )
)


@given(HOSTILE)
def test_nothing_that_acts_is_left(text: str) -> None:
    """Whatever goes in, no fault comes out, and a second time changes nothing."""
    shown = visible(text)
    assert faults(shown) == []
    assert visible(shown) == shown
    assert all(letter == "\n" or not ("\x00" <= letter < " ") for letter in shown)


@given(HOSTILE)
def test_clean_text_stays_as_it_is(text: str) -> None:
    """A text without faults is shown letter by letter."""
    assert (visible(text) == text) == (faults(text) == [])


@given(HOSTILE, st.integers(0, 12))
def test_one_line_fits(text: str, width: int) -> None:
    """One line has no line feed, no fault, and never more cells than asked for."""
    line = one_line(text, width)
    assert "\n" not in line
    assert faults(line) == []
    assert cells(line) <= width


def test_each_fault_is_spelt_out() -> None:
    """A hidden character is shown by its code point, in place."""
    assert visible("a\u202eb\x1b]52;c\x07\ud800\r") == (
        "a⟨U+202E⟩b⟨U+001B⟩]52;c⟨U+0007⟩⟨U+D800⟩⟨U+000D⟩"
    )


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        ("one\n\n  two ", None, "one two"),
        ("one two", 7, "one two"),
        ("one two", 5, "one…"),
        ("日本語", 5, "日本…"),
        ("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("anything", 0, ""),
    ],
)
def test_one_line_cuts_between_signs(text: str, width: int | None, line: str) -> None:
    """Lines are joined by spaces, and cut by cells with an ellipsis."""
    assert one_line(text, width) == line
