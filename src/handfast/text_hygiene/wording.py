"""Saying in plain words what a fault is."""

import unicodedata

from .fault import Fault

_WORDS = {
    "control": "a control character",
    "carriage-return": "a carriage return",
    "line-separator": "a hidden line break",
    "bidirectional": "a hidden character that changes the reading direction",
    "byte-order-mark": "a byte-order mark",
    "zero-width": "an invisible zero-width character",
    "surrogate": "half a character",
    "noncharacter": "a code that is no character",
    "tag": "an invisible tag character",
    "private-use": "a character without a shared meaning",
    "invisible": "an invisible character",
}
_CONTROLS = {
    0x00: "a null character",
    0x07: "a bell character",
    0x08: "a backspace",
    0x09: "a tab",
    0x0A: "a line break",
    0x1B: "an escape character",
    0x7F: "a delete character",
    0x85: "a hidden line break",
    0x9B: "an escape character",
}
_NAMED = {"bidirectional", "zero-width"}


def describe(fault: Fault) -> str:
    """Return a fault in words, such as ``a hidden right-to-left override (U+202E)``."""
    words = _CONTROLS.get(fault.code_point, _WORDS[fault.kind])
    name = unicodedata.name(chr(fault.code_point), "") if fault.kind in _NAMED else ""
    if name:
        words = f"a hidden {name.lower()}"
    return f"{words} (U+{fault.code_point:04X})"
