"""The closed sets of words that the file format and the checks share."""

from enum import StrEnum
from typing import NewType

Digest = NewType("Digest", str)
"""The SHA-256 of a document's exact bytes: 64 lower-case hexadecimal characters."""

PersonId = NewType("PersonId", str)
"""A person's id within one folder, ``[a-z0-9-]{1,32}``."""


def short(digest: Digest) -> str:
    """Return the first eight characters of a digest, as file names and screens show it."""
    return digest[:8]


class ClauseKind(StrEnum):
    """What a clause is: a practice, a promise, a request, one's own boundary, or a hold."""

    PRACTICE = "practice"
    PROMISE = "promise"
    REQUEST = "request"
    BOUNDARY = "boundary"
    HOLD = "hold"


class Notice(StrEnum):
    """The rungs of the permission ladder, from the heaviest to the lightest."""

    PERMISSION = "permission"
    BEFORE = "before"
    AFTER = "after"
    NONE = "none"


class Level(StrEnum):
    """How much a finding asks of its reader. Never a score."""

    NOTE = "note"
    ASK = "ask"
    WARN = "warn"
    STOP = "stop"


class Verdict(StrEnum):
    """How a clause reads: a rule made from fear, a mutual agreement, or neither clearly."""

    FEAR = "fear"
    MUTUAL = "mutual"
    UNCLEAR = "unclear"


class Signal(StrEnum):
    """What a finding saw, in the closed vocabulary that other programs rely on."""

    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    VETO = "veto"
    SURVEILLANCE = "surveillance"
    ISOLATION = "isolation"
    PUNISHMENT = "punishment"
    ULTIMATUM = "ultimatum"
    ONE_SIDED = "one_sided"
    ABSOLUTE = "absolute"
    EMOTION_POLICING = "emotion_policing"
    BLAME = "blame"
    OWNERSHIP = "ownership"
    MONEY_CONTROL = "money_control"
    SEXUAL_COERCION = "sexual_coercion"
    IRREVOCABLE = "irrevocable"
    THIRD_PARTY = "third_party"
    VAGUENESS = "vagueness"


class JournalKind(StrEnum):
    """The kinds of journal documents."""

    SIGNING = "signing"
    WITHDRAWAL = "withdrawal"
    ANSWER = "answer"
    REVIEW_ANSWER = "review-answer"
    RUPTURE = "rupture"
    REPAIR_STEP = "repair-step"
    KEY_CHANGE = "key-change"


class ReplyKind(StrEnum):
    """What one can say to a clause of a proposal without signing it."""

    AGREE = "agree"
    QUESTION = "question"
    SUGGESTION = "suggestion"
    DECLINE = "decline"
