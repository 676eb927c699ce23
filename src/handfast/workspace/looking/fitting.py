"""How well a name that somebody typed fits the title of an agreement."""

import re
import unicodedata
from enum import IntEnum
from typing import Final

from attrs import field, frozen

from handfast.text_hygiene import slug

_ACCENTS: Final = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")


class Fit(IntEnum):
    """How a reference came to mean a version; of titles, the better fit is the smaller number."""

    DIGEST = 0
    NUMBER = 1
    TITLE = 2
    FOLDER = 3
    WORDS = 4
    PART = 5


def words(text: str) -> str:
    """Return the bare words of a text, for comparing: small letters, no punctuation, no accents.

    Letters of every script stay as they are, so that two titles never become one for lack of Latin
    letters. Empty where a text has neither letters nor digits; an empty one fits nothing.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", folded)))
    kept = (each if unicodedata.category(each)[0] in "LMN" else " " for each in bare)
    return " ".join("".join(kept).split())


@frozen
class Name:
    """A name as it was typed, ready to be held against many titles."""

    typed: str
    _plain: str = field(init=False)
    _words: str = field(init=False)

    @_plain.default
    def _fold(self) -> str:
        return _plainly(self.typed)

    @_words.default
    def _bare(self) -> str:
        return words(self.typed)

    def fit(self, title: str, agreement: str) -> Fit | None:
        """Return how this name fits a title: whole, as a folder's name, by its words, in part.

        ``agreement`` is the identity of the agreement, whose first characters end a folder's name.
        """
        if self._plain and _plainly(title) == self._plain:
            return Fit.TITLE
        ending = f"-{agreement[:4]}"
        if self._plain.endswith(ending) and self._plain == slug(title) + ending:
            return Fit.FOLDER
        bare = words(title) if self._words else ""
        if self._words and bare == self._words:
            return Fit.WORDS
        return Fit.PART if self._words and self._words in bare else None


def _plainly(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip().casefold())
