"""What a reading says: statements and features, each with the words that it saw."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

from attrs import field, frozen

from handfast.model import Notice

from ..alike import Alike
from .tokens import Token


class Actor(StrEnum):
    """Who does, or does not do, what a statement says."""

    I = "i"  # noqa: E741
    YOU = "you"
    WE = "we"
    EACH = "each"
    THEY = "they"
    OUTSIDER = "outsider"
    UNSAID = "unsaid"
    IT = "it"


class Bound(StrEnum):
    """Whom a statement binds, seen from the one who writes."""

    ME = "me"
    OTHER = "other"
    BOTH = "both"
    OUTSIDER = "outsider"
    UNSAID = "unsaid"


class Modality(StrEnum):
    """How somebody is bound; the negation is part of it."""

    MAY = "may"
    MAY_NOT = "may-not"
    MUST = "must"
    NEED_NOT = "need-not"
    WILL = "will"
    WILL_NOT = "will-not"
    ASKS = "asks"
    OFFERS = "offers"
    WISHES = "wishes"
    DOES = "does"
    DOES_NOT = "does-not"
    DID = "did"


NEGATIVE = frozenset({Modality.MAY_NOT, Modality.NEED_NOT, Modality.WILL_NOT, Modality.DOES_NOT})
"""The modalities that say that something is not so."""


class Part(StrEnum):
    """Which part of its sentence a statement is."""

    MAIN = "main"
    CONDITION = "condition"
    CONSEQUENCE = "consequence"
    REASON = "reason"
    INNER = "inner"


class Feature(StrEnum):
    """What a clause can hold as a whole."""

    ABSOLUTE = "absolute"
    RECIPROCAL = "reciprocal"
    NEED = "need"
    EXIT = "exit"
    REQUEST = "request"
    REVIEW = "review"
    OWN_STEP = "own-step"
    PENALTY = "penalty"
    ENDING = "ending"
    OFFER = "offer"
    CARE = "care"
    CONDITION = "condition"
    VAGUE = "vague"
    RETIRED = "retired"
    PRAISE = "praise"
    EUPHEMISM = "euphemism"


@frozen
class Seen:
    """Some words of the clause and where they stand, in characters."""

    text: str
    start: int
    end: int


@frozen
class Statement:
    """One thing that somebody may, must, will or asks for; ``action`` follows the modality.

    ``verb`` is the first word of the action in its plain form; ``who`` is in the clause's words.
    """

    actor: Actor
    bound: Bound
    modality: Modality
    part: Part
    seen: Seen
    who: str = ""
    action: str = ""
    towards: Bound | None = None
    domains: frozenset[str] = frozenset()
    object: str = ""
    sentence: int = 0
    verb: str = ""

    @property
    def negated(self) -> bool:
        """Whether the statement says that something is not so."""
        return self.modality in NEGATIVE


@frozen
class Reading:
    """What a first shallow look at a clause saw.

    ``plain`` is the text in lower-case ASCII, as long as ``text``, so that spans fit both;
    ``alike`` is what word patterns search: names, and he and she, are one there. ``tokens`` are its
    words.
    ``places`` keeps, for each set of word patterns, what was found of it here.
    ``set_aside`` are spans that the clause only quotes or takes back. ``names`` are the people it
    names; ``outsiders`` those of them (and friends, exes, family) who are no party, where known.
    """

    text: str
    plain: str
    statements: tuple[Statement, ...] = ()
    notice: Notice | None = None
    notice_seen: Seen | None = None
    features: Mapping[Feature, tuple[Seen, ...]] = field(factory=dict, hash=False)
    domains: Mapping[str, tuple[Seen, ...]] = field(factory=dict, hash=False)
    names: tuple[str, ...] = ()
    outsiders: tuple[Seen, ...] = ()
    need: str = ""
    binds: tuple[str, ...] = ()
    set_aside: tuple[tuple[int, int], ...] = ()
    alike: Alike = field(factory=lambda: Alike(b""), repr=False, eq=False)
    tokens: tuple[Token, ...] = field(default=(), repr=False, eq=False)
    places: dict[object, Any] = field(factory=dict, init=False, repr=False, eq=False)

    @cached_property
    def present(self) -> frozenset[str]:
        """The features that the clause holds."""
        return frozenset(feature for feature, places in self.features.items() if places)

    def has(self, feature: Feature) -> bool:
        """Return whether the clause holds this feature."""
        return bool(self.features.get(feature))

    def in_force(self) -> tuple[Statement, ...]:
        """Return the statements that settle something: main ones and consequences."""
        settling = (Part.MAIN, Part.CONSEQUENCE)
        return tuple(one for one in self.statements if one.part in settling)
