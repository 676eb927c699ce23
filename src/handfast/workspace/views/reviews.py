"""A review round as both surfaces draw it."""

from collections.abc import Mapping

from attrs import field, frozen

from handfast.engine import AgreementStanding, VersionStanding
from handfast.model import ClauseAnswer, PersonId, Question, RoundWords, Version
from handfast.review import Round, TakenOn


@frozen
class SideBySide:
    """One clause with what each person says of it, in the order of the people."""

    clause: str
    text: str
    answers: tuple[tuple[PersonId, ClauseAnswer | None], ...]


@frozen
class ReviewView:
    """One version on its way through review rounds.

    ``round`` is the open one, else one that a day or a withdrawal opens, else the last; None where
    nobody has begun any. ``clauses`` lie side by side once all answers are in, and are empty
    before. ``mine`` is whose keys are on this machine and what they can do now: ``begin``,
    ``answer``, ``open``, ``wait`` or ``talk``. ``taken_on`` are action points and rituals of the
    whole line, those from earlier rounds too. ``kept`` are those here who keep an answer that is
    not sealed in; ``said`` are the sentences on how far it is.
    """

    version: Version
    standing: VersionStanding
    agreement: AgreementStanding
    round: Round | None
    earlier: tuple[Round, ...]
    clauses: tuple[SideBySide, ...]
    taken_on: tuple[TakenOn, ...]
    questions: tuple[Question, ...]
    names: Mapping[PersonId, str]
    mine: Mapping[PersonId, str] = field(factory=dict)
    kept: tuple[PersonId, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def answers(self) -> Mapping[PersonId, RoundWords]:
        """The answers that lie open in the round."""
        return self.round.answers if self.round else {}
