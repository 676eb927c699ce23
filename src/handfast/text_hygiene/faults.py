"""Finding the characters that a text for people must not hold."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from .clean import is_clean

if TYPE_CHECKING:
    from .fault import Fault


def faults(text: str, *, multiline: bool = True, limit: int | None = None) -> "list[Fault]":
    """Return every fault of ``text`` in order, or the first ``limit``; clean text costs little.

    A line feed is a fault only where ``multiline`` is false. A tab always is.
    """
    if is_clean(text) and (multiline or "\n" not in text):
        return []
    found = suspects(text)
    if not multiline:
        from .fault import Fault

        breaks = (Fault(i, 10, "control") for i, letter in enumerate(text) if letter == "\n")
        found = iter(sorted([*found, *breaks], key=lambda fault: fault.index))
    return list(islice(found, limit))


def suspects(text: str) -> "Iterator[Fault]":
    """Yield the faults of ``text`` in order; a line feed is none."""
    from .fault import Fault
    from .sequences import FINE_OR_SUSPECT

    for match in FINE_OR_SUSPECT.finditer(text):
        letter, index = match["suspect"], match.start()
        if letter is not None:
            yield Fault(index, ord(letter), kind_of(letter))


def kind_of(letter: str) -> str:
    """Return the kind of a character that is known to be suspect."""
    from .sequences import KIND_OF

    return next(kind for kind, inside in KIND_OF if inside.match(letter))
