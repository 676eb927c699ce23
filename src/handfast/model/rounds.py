"""What one person says in a review round: one step of it, and nothing else.

A round is of one version and has a number. Each step is a journal entry of its own, signed by
whoever takes it; ``handfast.review`` says what the steps of everybody come to.
"""

from datetime import date, time
from enum import StrEnum

from attrs import frozen

from .words import Digest


class RoundStep(StrEnum):
    """The steps of a round, in the order in which they usually come."""

    OPEN = "open"
    COMMIT = "commit"
    SEEN = "seen"
    ANSWER = "answer"
    AGENDA = "agenda"
    ACTION = "action"
    RITUAL = "ritual"
    LOOKED_BACK = "looked-back"
    FINISH = "finish"


class Because(StrEnum):
    """Why a round is open."""

    REVIEW_DAY = "review-day"
    ASKED = "asked"
    WITHDRAWAL = "withdrawal"


class Choice(StrEnum):
    """What somebody would do with a clause."""

    KEEP = "keep"
    CHANGE = "change"
    LET_GO = "let-go"


class Outcome(StrEnum):
    """How people leave a round: with a renewal, a draft, an end, or with all as it is for now."""

    RENEWAL = "renewal"
    DRAFT = "draft"
    END = "end"
    STAYS = "stays"


class LookedBack(StrEnum):
    """What became of an action point or a ritual, said by whoever took it on."""

    DONE = "done"
    LET_GO = "let-go"


class Cadence(StrEnum):
    """How often something comes again."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@frozen
class ClauseAnswer:
    """What one person says of one clause; whatever they leave out, they have not said.

    ``scale`` (1 to 5, or None) is only ever shown beside the words; nothing adds it to another.
    ``wording`` is what they would write instead.
    """

    clause: str
    choice: Choice | None = None
    how: str = ""
    scale: int | None = None
    wording: str = ""


@frozen
class RoundWords:
    """One step of a round. Which fields are used depends on ``step``.

    ``round`` counts from 1 for each version. ``commitment`` is the digest of the answer's exact
    bytes, ``salt`` (64 hexadecimal characters) keeps it from being guessed, and ``seen`` are the
    commitments of the others that an answer was opened for. ``day`` and ``at`` (a local time)
    belong to action points and rituals, ``about`` names the one that is looked back on.
    """

    step: RoundStep
    round: int
    because: Because | None = None
    commitment: Digest | None = None
    seen: tuple[Digest, ...] = ()
    salt: str = ""
    answers: tuple[ClauseAnswer, ...] = ()
    sentence: str = ""
    appreciated: str = ""
    agenda: tuple[str, ...] = ()
    text: str = ""
    day: date | None = None
    at: time | None = None
    every: Cadence | None = None
    about: Digest | None = None
    result: LookedBack | None = None
    outcome: Outcome | None = None
