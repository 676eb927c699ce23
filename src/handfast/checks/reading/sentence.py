"""The state of reading one sentence: where in it we are, and what was read so far."""

from collections.abc import Collection, Sequence

from attrs import define, evolve, field, frozen

from .modality import VerbGroup
from .tokens import Token
from .values import Actor, Bound, Modality, Part


@frozen
class Raw:
    """A statement before its place is known: token numbers and what was read."""

    actor: Actor
    bound: Bound
    modality: Modality
    part: Part
    who: str
    first: int
    verb: int
    sentence: int
    last: int = -1


@define
class Sentence:
    """The state of reading one sentence."""

    found: Sequence[Token]
    spelt: Sequence[str]
    first: int
    end: int
    number: int
    people: Collection[str]
    part: Part = Part.MAIN
    fresh: bool = True
    inner: bool = False
    conditioned: bool = False
    settled: bool = False
    marked: int = -1
    raw: list[Raw] = field(factory=list)

    def word(self, at: int) -> str:
        """Return the word at a place, or nothing outside the sentence."""
        return self.found[at].word if self.first <= at < self.end else ""

    def emit(self, actor: Actor, bound: Bound, group: VerbGroup, who: str, at: int) -> None:
        """Keep one statement."""
        part = Part.INNER if self.inner else self.part
        if part is Part.MAIN and self.conditioned:
            part = Part.CONSEQUENCE
        self.settled = self.settled or part is Part.MAIN
        verb = min(group.verb, self.end - 1)
        self.raw.append(Raw(actor, bound, group.modality, part, who, at, verb, self.number))
        self.fresh = self.inner = False

    def turn(self, part: Part, at: int = -1) -> None:
        """Go on in another part of the sentence; a condition or reason before it ends here."""
        if at >= 0 and self.raw and self.raw[-1].part in {Part.CONDITION, Part.REASON}:
            self.raw[-1] = evolve(self.raw[-1], last=at)
        if part is Part.CONDITION:
            self.conditioned = not self.settled
        self.part, self.fresh, self.inner = part, True, False
