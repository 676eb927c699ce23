"""The sequences in which characters that hide or act may stay, because readers see them.

Emoji keep their joiners, selectors and skin tones, and the three flags that are spelt with tag
characters. A joiner may also stand between two letters of a script that spells with it (Arabic,
Syriac, the Indic scripts), where readers see the difference.

These patterns take long to prepare, so this module loads when a text first needs them.
"""

import re
import unicodedata

from .characters import KINDS, SUSPECT

KIND_OF = tuple((kind, re.compile(f"[{inside}]")) for kind, inside in KINDS)

_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935"
    "\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_TAGGED_FLAG = "\U0001f3f4\U000e0067\U000e0062(?:{})\U000e007f".format(
    "|".join(
        "".join(chr(0xE0000 + ord(letter)) for letter in region) for region in ("eng", "sct", "wls")
    )
)
_KEYCAP = "[0-9#*]\ufe0f\u20e3"
_ELEMENT = f"(?:{_TAGGED_FLAG}|{_FLAG}|{_PICTURE}[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]?)"

EMOJI = re.compile(f"{_KEYCAP}|{_ELEMENT}(?:\u200d{_ELEMENT})*")
"""One emoji as readers see it: a keycap, a flag, or pictures joined with zero-width joiners."""

CLUSTER = re.compile(f"(?:{EMOJI.pattern})|[\\s\\S]")
"""One emoji, or any one character."""

_BLOCKS = ((0x0620, 0x077F), (0x0860, 0x08FF), (0x0900, 0x0DFF))
_LETTERS = "".join(
    letter
    for first, last in _BLOCKS
    for letter in map(chr, range(first, last + 1))
    if unicodedata.category(letter)[0] in "LM"
)
_JOINER = f"(?<=[{_LETTERS}])[\u200c\u200d](?=[{_LETTERS}])"

FINE_OR_SUSPECT = re.compile(f"(?P<suspect>(?!{_JOINER}){SUSPECT})|{EMOJI.pattern}")
"""Each emoji, and each suspect that stands neither in an emoji nor between letters that join."""
