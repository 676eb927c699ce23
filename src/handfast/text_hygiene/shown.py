"""Making any text visible and literal: nothing that it holds can act on a terminal."""

import re
import unicodedata
from itertools import accumulate

from .characters import EMOJI, FINE_OR_SUSPECT, QUICK

_CLUSTER = re.compile(f"(?:{EMOJI.pattern})|[\\s\\S]")


def visible(text: str) -> str:
    """Return ``text`` with each hidden or acting character spelt out as ``⟨U+202E⟩``.

    Line feeds stay. What comes back holds no fault, so making it visible again changes nothing.
    """
    if QUICK.search(text) is None:
        return text
    return FINE_OR_SUSPECT.sub(_spell, text)


def _spell(match: re.Match[str]) -> str:
    """Return what stands for one emoji or suspect: itself where it is legible."""
    letter = match["suspect"]
    return match[0] if letter is None else f"⟨U+{ord(letter):04X}⟩"


def one_line(text: str, width: int | None = None) -> str:
    """Return ``text`` visible, on one line, and cut with an ellipsis to ``width`` cells."""
    line = " ".join(part.strip() for part in visible(text).split("\n") if part.strip())
    if width is None or cells(line) <= width:
        return line
    clusters = [match[0] for match in _CLUSTER.finditer(line)]
    ends = accumulate(map(_cells_of, clusters))
    kept = [cluster for cluster, end in zip(clusters, ends, strict=True) if end < width]
    return "".join(kept).rstrip() + ("…" if width > 0 else "")


def cells(text: str) -> int:
    """Return how many cells of a terminal a line takes; an emoji takes two."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(match[0]) for match in _CLUSTER.finditer(text))


def _cells_of(cluster: str) -> int:
    """Return the cells of one emoji or one character; marks that sit on others take none."""
    if len(cluster) > 1:
        return 2
    if unicodedata.category(cluster) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(cluster) in "WF" else 1
