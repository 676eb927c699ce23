"""Finding the characters that a text for people must not hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .characters import FINE_OR_SUSPECT, KIND_OF, QUICK


@dataclass(frozen=True, slots=True)
class Fault:
    """One character that hides, reorders or acts: where it stands (from 0), which, of what kind.

    ``kind`` is ``control``, ``carriage-return``, ``line-separator``, ``bidirectional``,
    ``byte-order-mark``, ``zero-width``, ``surrogate``, ``noncharacter``, ``tag``, ``private-use``
    or ``invisible``.
    """

    index: int
    code_point: int
    kind: str


def faults(text: str, *, multiline: bool = True, limit: int | None = None) -> list[Fault]:
    """Return every fault of ``text`` in order, or the first ``limit``; clean text costs little.

    A line feed is a fault only where ``multiline`` is false. A tab always is.
    """
    if QUICK.search(text) is None and (multiline or "\n" not in text):
        return []
    found = suspects(text)
    if not multiline:
        breaks = (Fault(i, 10, "control") for i, letter in enumerate(text) if letter == "\n")
        found = iter(sorted([*found, *breaks], key=lambda fault: fault.index))
    return list(islice(found, limit))


def suspects(text: str) -> Iterator[Fault]:
    """Yield the faults of ``text`` in order; a line feed is none."""
    for match in FINE_OR_SUSPECT.finditer(text):
        letter, index = match["suspect"], match.start()
        if letter is not None:
            yield Fault(index, ord(letter), kind_of(letter))


def kind_of(letter: str) -> str:
    """Return the kind of a character that is known to be suspect."""
    return next(kind for kind, inside in KIND_OF if inside.match(letter))
