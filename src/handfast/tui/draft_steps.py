"""Undo and redo for a whole draft: words, details and the order of clauses in one line of steps.

It lives as long as the screen that writes the draft, and only in memory.
"""

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from handfast.model import AgreementDocument

MOST: Final = 500
"""As many steps as can be taken back."""


@dataclass(frozen=True, slots=True)
class Step:
    """A draft as it was, and what was chosen in it."""

    document: "AgreementDocument"
    chosen: str


class Steps:
    """Keeps how the draft was before each change. Typing on in one word is one change."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._what = ""

    def before(self, document: "AgreementDocument", chosen: str, what: str = "") -> None:
        """Keep the draft as it is before a change; ``what`` names one that goes on and on."""
        self._undone.clear()
        if not what or what != self._what:
            self._done = [*self._done[1 - MOST :], Step(document, chosen)]
        self._what = what

    def back(self, document: "AgreementDocument", chosen: str) -> Step | None:
        """Return how the draft was one step before, or None."""
        return self._go(self._done, self._undone, Step(document, chosen))

    def forward(self, document: "AgreementDocument", chosen: str) -> Step | None:
        """Return the draft as it was before the last step back, or None."""
        return self._go(self._undone, self._done, Step(document, chosen))

    def _go(self, there: list[Step], here: list[Step], now: Step) -> Step | None:
        self._what = ""
        while there:
            step = there.pop()
            if step.document != now.document:
                here.append(now)
                return step
        return None


def word_of(clause: str, before: str, after: str) -> str:
    """Name the change from one text to the other: the same name while one word is written.

    Empty where more than one letter came or went at once: that is a step of its own.
    """
    place = _same_letters(before, after)
    if len(after) == len(before) + 1:
        word = len(after[:place].split()) + (not after[:place] or after[:place][-1].isspace())
        return f"{clause} word {word}"
    return f"{clause} erase" if len(after) == len(before) - 1 else ""


def changed_at(before: str, after: str) -> int:
    """Return the place in ``after`` behind what differs from ``before``, for the cursor."""
    start = _same_letters(before, after)
    return len(after) - _same_letters(before[start:][::-1], after[start:][::-1])


def _same_letters(one: str, other: str) -> int:
    """Return how many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
