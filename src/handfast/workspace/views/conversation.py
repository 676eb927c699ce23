"""What was said to each clause of an agreement, over every version of it."""

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen

from handfast.model import PersonId

from .changes import WordChange


@frozen
class Turn:
    """One thing that one person said about a clause, in the version of this number.

    ``kind`` is a kind of reply, or "wrote", "reworded", "own words" or "withdrew"; ``when`` is what
    their file claims (UTC). ``words`` are what differs, where they gave other words to a clause.
    """

    by: PersonId
    name: str
    kind: str
    version: int
    when: datetime | None = None
    text: str = ""
    words: tuple[WordChange, ...] = ()


@frozen
class Conversation:
    """The turns about each clause in their order, by its id; "" is the whole agreement.

    ``people`` is everybody whom a version names, in the order in which they came to it.
    """

    people: tuple[PersonId, ...] = ()
    turns: Mapping[str, tuple[Turn, ...]] = field(factory=dict)

    def about(self, clause: str) -> tuple[Turn, ...]:
        """Return what was said about one clause, or about the whole where it is empty."""
        return self.turns.get(clause, ())
