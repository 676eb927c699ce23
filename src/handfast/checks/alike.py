"""Words that count as one, whoever they are said of: he and she, his and her, wife and husband.

Who somebody is must not move a verdict. So both the text that patterns search and the patterns
themselves are written with one word of each pair, and names with one and the same mark.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from attrs import field, frozen

NAME = "xx"
"""What a name becomes; no word list holds it."""

ALIKE: Mapping[str, str] = {
    "he": "she", "him": "her", "his": "her", "hers": "her", "himself": "herself", "hes": "shes",
    "wife": "husband", "wives": "husbands", "wifey": "husband", "hubby": "husband",
    "missus": "husband", "boyfriend": "girlfriend", "boyfriends": "girlfriends",
    "bf": "girlfriend", "gf": "girlfriend", "fiance": "fiancee", "woman": "man", "women": "men",
    "female": "male", "females": "males",
}  # fmt: skip
"""For each word the one that it counts as."""

_WORD = re.compile(rf"\b(?:{'|'.join(ALIKE)})\b|(?<!\n)\n(?!\n)")
_SOURCE_WORD = re.compile(r"\\.|[a-z]+")
Span = tuple[int, int]


def alike_source(source: str) -> str:
    """Return the source of a pattern with one word of each pair."""
    return _SOURCE_WORD.sub(lambda found: ALIKE.get(found.group(), found.group()), source)


@frozen
class Alike:
    """A text as patterns search it. ``span`` leads from a place in it back to the clause's own."""

    data: bytes
    _starts: list[int] = field(factory=list, repr=False)
    _pieces: list[tuple[int, int, int, int]] = field(factory=list, repr=False)

    def span(self, start: int, end: int) -> Span:
        """Return the place in the clause of a place in ``data``; whole words stay whole."""
        if not self._pieces:
            return start, end
        return self._back(start, bisect_right(self._starts, start), 2), self._back(
            end, bisect_left(self._starts, end), 3
        )

    def spans(self, places: list[Span]) -> list[Span]:
        """Return the places in the clause of several places in ``data``."""
        return [self.span(*one) for one in places] if self._pieces else places

    def _back(self, at: int, before: int, edge: int) -> int:
        """Return one point in the clause; ``before`` pieces begin before it."""
        if not before:
            return at
        piece = self._pieces[before - 1]
        return piece[edge] if at < piece[1] else piece[3] + at - piece[1]


def alike(plain_text: str, replaced: Iterable[tuple[int, int, str]]) -> Alike:
    """Return a plain text with one word of each pair, and with some places replaced.

    A single line break becomes a space; an empty line stays. White space at the end is left out.
    """
    plain_text = plain_text.rstrip()
    wanted = list(replaced)
    for found in _WORD.finditer(plain_text):
        word = found.group()
        wanted.append((*found.span(), " " if word == "\n" else ALIKE[word]))
    if not wanted:
        return Alike(plain_text.encode("ascii"))
    out: list[str] = []
    starts: list[int] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, word in sorted(wanted):
        if start < done:
            continue
        between = plain_text[done:start]
        length += len(between)
        out += (between, word)
        starts.append(length)
        pieces.append((length, length + len(word), start, end))
        length += len(word)
        done = end
    out.append(plain_text[done:])
    return Alike("".join(out).encode("ascii"), starts, pieces)
