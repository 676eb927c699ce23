"""The code points that hide, reorder or act, by kind.

The kinds follow Unicode 15: Default_Ignorable, Bidi_Control, noncharacters and the categories Cc,
Cf, Cs, Co, Zl and Zp.
"""

import re

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

SUSPECT = f"[{''.join(inside for _, inside in KINDS)}]"
"""The class of any character that is a fault unless a sequence around it makes it legible."""

_PAST = "\U00010000-\U0010ffff"
_FIRST_PLANE = re.sub(f"[{_PAST}](?:-[{_PAST}])?", "", "".join(inside for _, inside in KINDS))

QUICK = re.compile(f"[{_FIRST_PLANE}{_PAST}]")
"""Any suspect and anything past the first plane: one cheap class that clean text never matches."""
