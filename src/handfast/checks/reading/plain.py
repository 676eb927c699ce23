"""A plain copy of a text: lower-case ASCII of the same length, so that spans fit both.

A sign of money becomes an "e", so that "€20" is one word, "e20".
"""

import unicodedata

_SAME = {
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'", "＇": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "″": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": ".", "\u00a0": " ",
    "€": "e", "£": "e", "$": "e", "¢": "c", "ß": "s", "æ": "a", "ø": "o", "đ": "d", "ł": "l",
    "ı": "i", "œ": "o",
}  # fmt: skip


def _plain_character(character: str) -> str:
    """Return the one ASCII character that stands for this one."""
    known = _SAME.get(character)
    if known is not None:
        return known
    base = unicodedata.normalize("NFKD", character)[:1]
    lowered = _SAME.get(base.lower(), base.lower())[:1]
    if lowered.isascii() and lowered.isprintable():
        return lowered
    return "x" if character.isalpha() else " "


def plain(text: str) -> str:
    """Return the text in lower-case ASCII, exactly as long as it was."""
    if text.isascii():
        return text.lower().replace("`", "'").replace("$", "e")
    seen: dict[str, str] = {}
    out = []
    for character in text:
        if character not in seen:
            seen[character] = _plain_character(character)
        out.append(seen[character])
    return "".join(out)
