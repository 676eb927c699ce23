"""The code points that hide, reorder or act, by kind, and the sequences in which some may stay.

The kinds follow Unicode 15: Default_Ignorable, Bidi_Control, noncharacters and the categories Cc,
Cf, Cs, Co, Zl and Zp. Emoji keep their joiners, selectors and skin tones, and the three flags that
are spelt with tag characters. A joiner may also stand between two letters of a script that spells
with it (Arabic, Syriac, the Indic scripts), where readers see the difference.
"""

import re
import unicodedata

KINDS: tuple[tuple[str, str], ...] = (
    ("carriage-return", "\r"),
    ("control", "\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"),
    ("line-separator", "\u2028\u2029"),
    ("bidirectional", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("byte-order-mark", "\ufeff"),
    ("zero-width", "\u200b-\u200d\u2060"),
    ("surrogate", "\ud800-\udfff"),
    (
        "noncharacter",
        "\ufdd0-\ufdef" + "".join(chr(p * 0x10000 + e) for p in range(17) for e in (65534, 65535)),
    ),
    ("tag", "\U000e0000-\U000e007f"),
    ("private-use", "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"),
    (
        "invisible",
        (
            "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2061-\u2065\u206a-\u206f\u3164"
            "\ufe00-\ufe0f\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3"
            "\U0001d173-\U0001d17a\U000e0080-\U000e0fff"
        ),
    ),
)
"""Each kind of fault with the inside of its character class. The line feed is none of them."""

SUSPECT = re.compile(f"[{''.join(inside for _, inside in KINDS)}]")
"""Any character that is a fault unless a sequence around it makes it legible."""

_PAST = "\U00010000-\U0010ffff"
_FIRST_PLANE = re.sub(f"[{_PAST}](?:-[{_PAST}])?", "", "".join(inside for _, inside in KINDS))

QUICK = re.compile(f"[{_FIRST_PLANE}{_PAST}]")
"""Any suspect and anything past the first plane: one cheap class that clean text never matches."""

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

_BLOCKS = ((0x0620, 0x077F), (0x0860, 0x08FF), (0x0900, 0x0DFF))
_LETTERS = "".join(
    letter
    for first, last in _BLOCKS
    for letter in map(chr, range(first, last + 1))
    if unicodedata.category(letter)[0] in "LM"
)
_JOINER = f"(?<=[{_LETTERS}])[\u200c\u200d](?=[{_LETTERS}])"

FINE_OR_SUSPECT = re.compile(f"(?P<suspect>(?!{_JOINER}){SUSPECT.pattern})|{EMOJI.pattern}")
"""Each emoji, and each suspect that stands neither in an emoji nor between letters that join."""
