"""Making any text visible and literal: nothing that it holds can act on a terminal."""

import re
import unicodedata
from itertools import accumulate

from .clean import is_clean


def visible(text: str) -> str:
    """Return ``text`` with each hidden or acting character spelt out as ``⟨U+202E⟩``.

    Line feeds stay. What comes back holds no fault, so making it visible again changes nothing.
    """
    if is_clean(text):
        return text
    from .sequences import FINE_OR_SUSPECT

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
    clusters = _clusters(line)
    ends = accumulate(map(_cells_of, clusters))
    kept = [cluster for cluster, end in zip(clusters, ends, strict=True) if end < width]
    return "".join(kept).rstrip() + ("…" if width > 0 else "")


def cells(text: str) -> int:
    """Return how many cells of a terminal a line takes; an emoji takes two."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, _clusters(text)))


def _clusters(line: str) -> list[str]:
    """Return the emoji and the single characters that a line is made of."""
    if is_clean(line):
        return list(line)
    from .sequences import CLUSTER

    return [match[0] for match in CLUSTER.finditer(line)]


def _cells_of(cluster: str) -> int:
    """Return the cells of one emoji or one character; marks that sit on others take none."""
    if len(cluster) > 1:
        return 2
    if unicodedata.category(cluster) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(cluster) in "WF" else 1
