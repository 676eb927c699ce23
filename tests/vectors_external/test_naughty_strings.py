"""The Big List of Naughty Strings and Unicode's own lists, through the door and onto the screen."""

import json
import unicodedata
from pathlib import Path

from handfast.documents import read_toml
from handfast.errors import DocumentError
from handfast.text_hygiene import faults, one_line, visible

ACTING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
SEEN_FORMATS = set(range(0x600, 0x606)) | {0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Format characters that have a shape of their own, such as the Arabic number sign."""


def code_points(file: Path) -> set[int]:
    """Return the code points of one of Unicode's property files."""
    found: set[int] = set()
    for row in file.read_text(encoding="utf-8").splitlines():
        span = row.partition("#")[0].partition(";")[0].strip()
        if span:
            first, _, last = span.partition("..")
            found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_naughty_strings_are_shown_without_acting(vectors: Path) -> None:
    """None of the 515 strings keeps a character that acts, and showing twice changes nothing."""
    strings = json.loads((vectors / "blns/blns.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    for text in strings:
        shown = visible(text)
        assert faults(shown) == []
        assert visible(shown) == shown
        assert "\n" not in one_line(text, 20)


def test_naughty_strings_are_read_as_they_are_or_refused(vectors: Path) -> None:
    """A naughty string in a file comes out exactly as it went in, or the file is refused."""
    strings = json.loads((vectors / "blns/blns.json").read_text(encoding="utf-8"))
    refused = 0
    for text in strings:
        data = f"x = {json.dumps(text, ensure_ascii=False)}\n".encode()
        try:
            assert read_toml(data) == {"x": text}
        except DocumentError:
            refused += 1
            assert faults(text)
    assert refused == sum(bool(faults(text)) for text in strings)


def test_every_default_ignorable_character_is_a_fault(vectors: Path) -> None:
    """All 4,174 Default_Ignorable code points are faults when they stand alone."""
    points = code_points(vectors / "unicode/DefaultIgnorable-15.0.txt")
    assert len(points) == 4174
    assert [point for point in points if not faults(f"a{chr(point)}b")] == []


def test_every_acting_category_is_a_fault() -> None:
    """Of the acting categories only the line feed and a few visible signs are left."""
    left = {
        point
        for point in range(0x110000)
        if unicodedata.category(chr(point)) in ACTING and not faults(chr(point))
    }
    assert left == {0x0A} | SEEN_FORMATS


def test_every_emoji_sequence_stays_legible(vectors: Path) -> None:
    """All of Unicode's joined emoji stay as they are, also without their selectors."""
    rows = (vectors / "unicode/emoji-zwj-sequences.txt").read_text(encoding="utf-8").splitlines()
    spelt = [row.partition("#")[0].partition(";")[0].split() for row in rows]
    emoji = ["".join(chr(int(point, 16)) for point in points) for points in spelt if points]
    assert len(emoji) == 1350
    for text in emoji:
        assert visible(f"we {text} us") == f"we {text} us"
        assert faults(text.replace("\ufe0f", "")) == []
