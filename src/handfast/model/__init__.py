"""The model: what is agreed, as frozen values without behaviour of their own.

Lives here: documents, versions, consents, journal entries, findings, and what styles bring.
May import: attrs, and the three packages below it (``errors``, ``clock``, ``text_hygiene``).
Each value is loaded when it is first asked for, so that a quick question needs only few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import AgreementDocument, Clause, Ground, TalkedThrough, Version
    from .findings import CheckContext, Finding, SecondOpinion
    from .journal import JournalEntry, OwnWords, Reply
    from .records import Consent, Lengthening, Records, Rupture, Said, Withdrawal
    from .repairs import (
        REPAIR_MOMENTS,
        HurtWords,
        Letting,
        RepairAct,
        RepairWords,
        RitualMark,
        StepWords,
    )
    from .rounds import (
        Because,
        Cadence,
        Choice,
        ClauseAnswer,
        LookedBack,
        Outcome,
        RoundStep,
        RoundWords,
    )
    from .styles import Moment, Question, Side, StartingClause, Style, Support, Topic
    from .terms import Person, ReviewDays, Terms
    from .words import (
        ClauseKind,
        Digest,
        JournalKind,
        Level,
        Notice,
        PersonId,
        ReplyKind,
        Signal,
        Verdict,
        short,
    )

_HOMES = {
    "AgreementDocument": "document",
    "Because": "rounds",
    "Cadence": "rounds",
    "CheckContext": "findings",
    "Choice": "rounds",
    "Clause": "document",
    "ClauseAnswer": "rounds",
    "ClauseKind": "words",
    "Consent": "records",
    "Digest": "words",
    "Finding": "findings",
    "Ground": "document",
    "HurtWords": "repairs",
    "JournalEntry": "journal",
    "JournalKind": "words",
    "Lengthening": "records",
    "Letting": "repairs",
    "Level": "words",
    "LookedBack": "rounds",
    "Moment": "styles",
    "Notice": "words",
    "Outcome": "rounds",
    "OwnWords": "journal",
    "Person": "terms",
    "PersonId": "words",
    "Question": "styles",
    "REPAIR_MOMENTS": "repairs",
    "Records": "records",
    "RepairAct": "repairs",
    "RepairWords": "repairs",
    "Reply": "journal",
    "ReplyKind": "words",
    "ReviewDays": "terms",
    "RitualMark": "repairs",
    "RoundStep": "rounds",
    "RoundWords": "rounds",
    "Rupture": "records",
    "Said": "records",
    "SecondOpinion": "findings",
    "Side": "styles",
    "Signal": "words",
    "StartingClause": "styles",
    "StepWords": "repairs",
    "Style": "styles",
    "Support": "styles",
    "TalkedThrough": "document",
    "Terms": "terms",
    "Topic": "styles",
    "Verdict": "words",
    "Version": "document",
    "Withdrawal": "records",
    "short": "words",
}

__all__ = [
    "REPAIR_MOMENTS",
    "AgreementDocument",
    "Because",
    "Cadence",
    "CheckContext",
    "Choice",
    "Clause",
    "ClauseAnswer",
    "ClauseKind",
    "Consent",
    "Digest",
    "Finding",
    "Ground",
    "HurtWords",
    "JournalEntry",
    "JournalKind",
    "Lengthening",
    "Letting",
    "Level",
    "LookedBack",
    "Moment",
    "Notice",
    "Outcome",
    "OwnWords",
    "Person",
    "PersonId",
    "Question",
    "Records",
    "RepairAct",
    "RepairWords",
    "Reply",
    "ReplyKind",
    "ReviewDays",
    "RitualMark",
    "RoundStep",
    "RoundWords",
    "Rupture",
    "Said",
    "SecondOpinion",
    "Side",
    "Signal",
    "StartingClause",
    "StepWords",
    "Style",
    "Support",
    "TalkedThrough",
    "Terms",
    "Topic",
    "Verdict",
    "Version",
    "Withdrawal",
    "short",
]


def __getattr__(name: str) -> object:
    """Load the module that a value lives in, when the value is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
