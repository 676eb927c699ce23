"""What is offered in place of a rule: a rung of the ladder, a form, and words."""

from enum import StrEnum

from attrs import frozen

from handfast.model import ClauseKind, Notice


class Rung(StrEnum):
    """How far down the permission ladder a wording stands; ``own`` asks nothing of the other."""

    BEFORE = "before"
    AFTER = "after"
    NONE = "none"
    OWN = "own"

    @property
    def notice(self) -> Notice:
        """The rung as a clause writes it down: a plan of one's own needs no notice."""
        return Notice.NONE if self is Rung.OWN else Notice(self.value)


class Form(StrEnum):
    """How a wording is made: a request, the same for both, or what one will do oneself."""

    ASK = "ask"
    BOTH = "both"
    BOUNDARY = "boundary"

    @property
    def kind(self) -> ClauseKind:
        """What a clause of this form is."""
        return _KINDS[self]


_KINDS = {
    Form.ASK: ClauseKind.REQUEST,
    Form.BOTH: ClauseKind.PRACTICE,
    Form.BOUNDARY: ClauseKind.BOUNDARY,
}


@frozen
class Candidate:
    """One wording that may be offered, and the topic it was written for.

    ``need`` is the need that stands before it as a sentence of its own; empty without one.
    """

    words: str
    rung: Rung
    form: Form
    topic: str
    need: str = ""

    @property
    def text(self) -> str:
        """The whole wording."""
        return f"{self.need} {self.words}" if self.need else self.words
