"""Which characters are faults, and which sequences keep theirs."""

import pytest

from handfast.text_hygiene import Fault, describe, faults

FAULTY = {
    "escape": ("\x1b[2J", "control", "an escape character (U+001B)"),
    "tab": ("\t", "control", "a tab (U+0009)"),
    "delete": ("\x7f", "control", "a delete character (U+007F)"),
    "c1 csi": ("\x9b2J", "control", "an escape character (U+009B)"),
    "some control": ("\x01", "control", "a control character (U+0001)"),
    "carriage return": ("\r", "carriage-return", "a carriage return (U+000D)"),
    "line separator": ("\u2028", "line-separator", "a hidden line break (U+2028)"),
    "override": ("\u202e", "bidirectional", "a hidden right-to-left override (U+202E)"),
    "isolate": ("\u2066", "bidirectional", "a hidden left-to-right isolate (U+2066)"),
    "mark": ("\u061c", "bidirectional", "a hidden arabic letter mark (U+061C)"),
    "byte-order mark": ("\ufeff", "byte-order-mark", "a byte-order mark (U+FEFF)"),
    "zero-width space": ("\u200b", "zero-width", "a hidden zero width space (U+200B)"),
    "word joiner": ("\u2060", "zero-width", "a hidden word joiner (U+2060)"),
    "surrogate": ("\ud800", "surrogate", "half a character (U+D800)"),
    "noncharacter": ("\U0001fffe", "noncharacter", "a code that is no character (U+1FFFE)"),
    "tag": ("\U000e0041", "tag", "an invisible tag character (U+E0041)"),
    "private": ("\ue000", "private-use", "a character without a shared meaning (U+E000)"),
    "soft hyphen": ("\u00ad", "invisible", "an invisible character (U+00AD)"),
    "hangul filler": ("\u3164", "invisible", "an invisible character (U+3164)"),
}

LEGIBLE = {
    "plain": "We tell each other — within a day. Ça va?",
    "two lines": "one\ntwo",
    "family": "👨‍👩‍👧‍👦",
    "heart on fire": "❤️‍🔥",
    "skin tone": "👍🏽 and 🤝🏿",
    "rainbow flag": "🏳️‍🌈",
    "england": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "country": "🇩🇪",
    "keycap": "1\ufe0f\u20e3",
    "persian": "می‌خواهم",
    "hindi": "क्‍ष",
    "hebrew": "שלום",
}

MISUSED = {
    "joiner between latin letters": "a\u200db",
    "joiner at the end": "م\u200c",
    "joiner at the start": "\u200cم",
    "joiner after a digit": "۱\u200cم",
    "two joiners": "م\u200c\u200cم",
    "selector on a letter": "a\ufe0f",
    "selector on a digit": "1\ufe0f",
    "second selector": "❤\ufe0f\ufe0f",
    "joiner after emoji alone": "👨\u200d",
    "unknown tag flag": "🏴\U000e0075\U000e0073\U000e007f",
    "unfinished tag flag": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067",
}


@pytest.mark.parametrize(("text", "kind", "words"), FAULTY.values(), ids=FAULTY.keys())
def test_each_kind_is_found_and_said(text: str, kind: str, words: str) -> None:
    """A hidden or acting character is found where it stands, with its kind, and described."""
    found = faults(f"ab{text}")
    assert found[0] == Fault(2, ord(text[0]), kind)
    assert describe(found[0]) == words


@pytest.mark.parametrize("text", LEGIBLE.values(), ids=LEGIBLE.keys())
def test_ordinary_text_has_no_fault(text: str) -> None:
    """What people really write, in any script and with emoji, passes."""
    assert faults(text) == []


@pytest.mark.parametrize("text", MISUSED.values(), ids=MISUSED.keys())
def test_joiners_elsewhere_are_faults(text: str) -> None:
    """A joiner, selector or tag outside its sequence is a fault."""
    assert faults(text)


def test_line_feeds_are_faults_on_one_line() -> None:
    """Where one line is asked for, a line feed is a fault among the others, in order."""
    found = faults("a\nb\x1b\n", multiline=False)
    assert [(fault.index, fault.kind) for fault in found] == [
        (1, "control"),
        (3, "control"),
        (4, "control"),
    ]
    assert describe(found[0]) == "a line break (U+000A)"


def test_a_limit_stops_the_search() -> None:
    """With a limit only the first faults come back."""
    assert [fault.index for fault in faults("\x00" * 9, limit=2)] == [0, 1]
