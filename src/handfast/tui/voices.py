"""How each person sounds on a page: a colour of their own, and a mark for where none is seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

_MARKS: Final = ("┃", "║", "┇", "▌", "╏", "┋")
"""One for each colour of the themes, ``person-1`` and on; their name always stands beside it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The mark before everything that somebody says, and the style of it and of their name."""

    mark: str
    style: str


def voices(people: Iterable[str]) -> Mapping[str, Voice]:
    """Return a voice for each person, by id. The same order gives the same voices.

    Beyond six people they come round again; then the names tell them apart.
    """
    return {
        person: Voice(_MARKS[number % len(_MARKS)], f"$person-{number % len(_MARKS) + 1}")
        for number, person in enumerate(dict.fromkeys(people))
    }


UNKNOWN: Final = Voice("│", "$quiet")
"""Somebody whom no version names."""
