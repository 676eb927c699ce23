"""One character that a text for people must not hold."""

from dataclasses import dataclass


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
