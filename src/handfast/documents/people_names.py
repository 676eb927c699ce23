"""What people may be called in one agreement: each name can be seen, and told from the others."""

import unicodedata
from collections.abc import Iterable

_ALIKE = ("LATIN", "CYRILLIC", "GREEK")
"""Scripts of which many letters look the same."""

_TWINS = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445"
    "\u0455\u0456\u0458\u04bb\u04cf\u0501\u051b\u051d"
    "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03f3",
    "abekmhopctyxsijhldqwabezhikmvoptyxj",
)
"""Small Cyrillic and Greek letters that look like a Latin one, small or large, and that one."""

_BLANK = "\u2800"


def name_key(name: str) -> str:
    """Return what is the same for two names that readers would take for one."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace(_BLANK, " ")
    return " ".join(folded.split()).translate(_TWINS)


def name_fault(name: str) -> str:
    """Return what is wrong with a name, as a sentence without its subject; empty if it is fine."""
    if name.isascii():
        return "" if any(map(str.isalpha, name)) else _NOTHING_TO_SEE
    if not any(unicodedata.category(sign)[0] == "L" or _is_picture(sign) for sign in name):
        return _NOTHING_TO_SEE
    if len(_scripts(name)) > 1:
        return _MIXED
    return ""


_NOTHING_TO_SEE = "shows no letter. Write it with at least one letter or emoji."
_MIXED = (
    "mixes letters of several alphabets that look the same. Write it in one alphabet, so that "
    "nobody is taken for somebody else."
)


def taken_twice(names: Iterable[str]) -> list[tuple[int, str]]:
    """Return the place of each name that looks like an earlier one, with that earlier one."""
    seen: dict[str, str] = {}
    twice = []
    for place, name in enumerate(names):
        key = name_key(name)
        if key and key in seen:
            twice.append((place, seen[key]))
        seen.setdefault(key, name)
    return twice


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) == "So" and sign != _BLANK


def _scripts(name: str) -> set[str]:
    """Return which of the scripts that look alike the letters of a name come from."""
    words = {unicodedata.name(sign, "").split(" ")[0] for sign in name if sign.isalpha()}
    return words.intersection(_ALIKE)
