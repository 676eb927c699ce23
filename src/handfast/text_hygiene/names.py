"""Plain names from any text: ids of people and names of folders, in ``a-z``, ``0-9`` and ``-``."""

import re
import unicodedata

PERSON_ID: re.Pattern[str] = re.compile(r"\A[a-z0-9-]{1,32}\Z")
"""What a person's id looks like. Nothing else reaches a trust file, a path or a signature."""

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
_OTHER = re.compile(r"[^a-z0-9]+")


def person_id(name: str) -> str:
    """Return the id that fits a person's name: ``Zoë K.`` gives ``zoe-k``; else ``person``."""
    return _plain(name, 32) or "person"


def slug(title: str, limit: int = 40, otherwise: str = "agreement") -> str:
    """Return a folder name from a title, of at most ``limit`` characters.

    Where no letter or digit of the title has its like in ``a-z`` and ``0-9``: ``otherwise``.
    """
    return _plain(title, limit) or otherwise[:limit]


def _plain(text: str, limit: int) -> str:
    """Return ``text`` without accents, in small letters and digits joined by single hyphens."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _OTHER.sub("-", bare).strip("-")[:limit].rstrip("-")
