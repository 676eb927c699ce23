"""The word lists that come with handfast, read once from the data files beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from .alike import Alike
from .patterns import PatternSet, spelled


def _table(name: str) -> dict[str, dict[str, list[str]]]:
    """Return one lexicon file as a table of lists."""
    import tomli

    data = files("handfast.checks").joinpath("lexicons", f"{name}.toml").read_bytes()
    return tomli.loads(data.decode("utf-8"))


@cache
def classes() -> Mapping[str, str]:
    """Return each word list as one RE2 group, under the name that patterns use."""
    named = {**_table("domains"), **_table("classes")}
    return {name: f"(?:{'|'.join(entry['words'])})" for name, entry in named.items()}


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set: for short closed classes that belong to the grammar."""
    return frozenset(text.split())


@cache
def word_sets(name: str) -> Mapping[str, frozenset[str]]:
    """Return the lists of one file as sets of plain words."""
    return {key: frozenset(entry["words"]) for key, entry in _table(name).items()}


@cache
def english() -> frozenset[str]:
    """Return common English words that are hardly anybody's name, in small letters."""
    data = files("handfast.checks").joinpath("lexicons", "english.txt").read_text("ascii")
    return frozenset(word for word in data.split("\n") if not word.startswith("#"))


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """Return for each short or wrong spelling the words that it stands for."""
    table: dict[str, Any] = _table("spellings")
    return {wrong: tuple(right.split()) for wrong, right in table["spellings"].items()}


class Finder:
    """Finds the named lists of one file in a text.

    A list of ``words`` is one pattern; of a list of ``patterns`` each is one of its own.
    """

    def __init__(self, name: str) -> None:
        table = _table(name)
        named: list[tuple[str, str]] = []
        for key, entry in table.items():
            if "words" in entry:
                named.append((key, "|".join(entry["words"])))
            named.extend((key, pattern) for pattern in entry.get("patterns", ()))
        known = classes()
        self.names = tuple(table)
        self._keys = [key for key, _ in named]
        self._set = PatternSet([spelled(pattern, known) for _, pattern in named])

    def find(self, text: Alike) -> dict[str, list[tuple[int, int]]]:
        """Return where each list occurs in the clause; lists that do not occur are left out."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, places in self._set.found(text.data):
            found.setdefault(self._keys[number], []).extend(text.spans(places))
        return {name: sorted(places) for name, places in found.items()}


@cache
def finder(name: str) -> Finder:
    """Return the finder for one lexicon file, made once."""
    return Finder(name)
