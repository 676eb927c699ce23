"""A clause as a reader of whole sentences may see it: plain words that say nothing of who it is.

Names become the same few names in the order in which they come, "she" becomes "he", "wife" becomes
"spouse"; contractions are taken apart, everything is small, and marks at the ends and line breaks
are gone. So no reader of this text can be moved by who somebody is, by a capital, a full stop at
the end or a line break.
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from attrs import field, frozen

from ..lexicon import word_sets
from ..reading import Reading
from .weights import weights
from .words import PERSON, Span, words

_THEIRS: Final = "@@"
_PRONOUNS: Final = {
    "he": "he", "she": "he", "him": "his", "her": "his", "his": "his", "hers": "his",
    "he's": "his", "she's": "his", "himself": "himself", "herself": "himself",
}  # fmt: skip
_SAID: Final = {"@self": "himself", "lover": "partner"}
_STAND_INS: Final = ("alex", "sam", "robin")
_MASKED_BUT_TELLING: Final = "#<"
_STOPS: Final = ".!\u2026"
_ENDINGS: Final = (
    "ing", "ness", "ment", "ments", "ship", "ships", "tion", "tions", "sion", "sions", "ity", "ful",
    "less", "able", "ible",
)  # fmt: skip
_SHORT: Final = 5
_MARKS: Final = ".,;:"
_ALONE: Final = '?"'


@frozen
class PlainText:
    """The words of a clause, masked. ``spans`` say where each stood; ``text`` joins them."""

    words: tuple[str, ...]
    spans: tuple[Span, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(self.words)


class _Ordinary(Collection[str]):
    """Words that are no names though they begin a sentence: seen small, in a list, or by ending."""

    def __init__(self) -> None:
        lists = word_sets("verbs").values()
        self._seen = weights().known.union(*lists)

    def __contains__(self, word: object) -> bool:
        return word in self._seen or (
            isinstance(word, str) and len(word) > _SHORT and word.endswith(_ENDINGS)
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)


@cache
def _ordinary() -> _Ordinary:
    """Return the ordinary words, gathered once."""
    return _Ordinary()


def _mark_between(gap: str) -> str:
    """Return the one mark that counts of what stands between two words."""
    found = next((sign for sign in gap if sign in _MARKS or sign in _STOPS or sign in "()-/"), "")
    if found in _STOPS:
        return "." if found else ""
    if found in "()":
        return ","
    if found == "-":
        return "," if gap.strip("-") != "" or len(gap.strip()) > 1 else ""
    return found


def _stand_in(word: str, seen: dict[str, str]) -> str:
    """Return the name that stands for a name: the same for the same, in order of coming."""
    if word not in seen:
        seen[word] = _STAND_INS[min(len(seen), len(_STAND_INS) - 1)]
    return seen[word]


def _plain(form: str, spelt: str, seen: dict[str, str]) -> str:
    """Return the plain word for a masked form of what is spelt so."""
    bare = spelt.removesuffix("'s")
    if form in {PERSON, _THEIRS}:
        if spelt in _PRONOUNS:
            return _PRONOUNS[spelt]
        name = _stand_in(bare, seen)
        return f"{name}'s" if form == _THEIRS else name
    if form[0] in _MASKED_BUT_TELLING:
        return spelt
    return _SAID.get(form, form)


def _as_first(form: str, ordinary: Collection[str]) -> str:
    """Return how the first word counts: one that may be a name is one in small letters too."""
    bare = form.removesuffix("'s")
    if len(bare) == 1 or not form[0].isalpha() or bare in ordinary:
        return form
    return PERSON if bare == form else _THEIRS


def plain_words(reading: Reading) -> PlainText:
    """Return a clause in plain words."""
    ordinary = _ordinary()
    found = words(reading, ordinary)
    seen: dict[str, str] = {}
    said: list[str] = []
    spans: list[Span] = []
    last = 0
    for form, start, end in found:
        if said and said[-1] not in _ALONE:
            mark = _mark_between(reading.plain[last:start])
            if mark and form not in _ALONE:
                said.append(mark)
                spans.append((last, last))
        spelt = reading.plain[start:end]
        first = form if said or form != spelt else _as_first(form, ordinary)
        said.append(_plain(first, spelt, seen))
        spans.append((start, end))
        last = end
    return PlainText(tuple(said), tuple(spans))
