"""From plain words to the pieces of words that the encoder knows (WordPiece).

The usual library for this brings a client for a network, which a program that sends nothing
should not carry; and handfast's plain words leave little to do: the longest piece that is known,
then the longest that is known of the rest. A test compares both over all training clauses.
"""

import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from attrs import field, frozen

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD: Final = 100


@frozen
class Pieces:
    """The numbers of the pieces of a text; ``owners`` says which word each belongs to."""

    numbers: tuple[int, ...]
    owners: tuple[int, ...]


def _is_mark(sign: str) -> bool:
    return (sign.isascii() and not sign.isalnum()) or unicodedata.category(sign)[0] == "P"


def _runs(word: str) -> list[str]:
    """Return a word in runs without marks, each mark alone."""
    runs = [""]
    for sign in word:
        if _is_mark(sign):
            runs += [sign, ""]
        else:
            runs[-1] += sign
    return [run for run in runs if run]


@frozen
class Cutter:
    """Cuts words into the pieces that are known."""

    known: Mapping[str, int] = field(repr=False)

    def cut(self, words: list[str]) -> Pieces:
        """Return the pieces of these words, in order."""
        numbers: list[int] = []
        owners: list[int] = []
        for owner, word in enumerate(words):
            for run in _runs(word):
                found = self._of_run(run)
                numbers += found
                owners += [owner] * len(found)
        return Pieces(tuple(numbers), tuple(owners))

    def _of_run(self, run: str) -> list[int]:
        if len(run) > LONGEST_WORD:
            return [self.known[UNKNOWN]]
        out: list[int] = []
        start, before = 0, ""
        while start < len(run):
            end = len(run)
            while end > start and before + run[start:end] not in self.known:
                end -= 1
            if end == start:
                return [self.known[UNKNOWN]]
            out.append(self.known[before + run[start:end]])
            start, before = end, "##"
        return out


def load() -> Cutter:
    """Return what cuts words, with the pieces that come with this package."""
    text = files(__package__).joinpath("pieces.txt").read_text("utf-8")
    return Cutter({piece: number for number, piece in enumerate(text.split("\n"))})
