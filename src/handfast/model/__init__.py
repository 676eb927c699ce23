"""The model: what is agreed, as frozen values without behaviour of their own.

Lives here: documents, versions, consents, journal entries, findings, and what styles bring.
May import: attrs, and the three packages below it (``errors``, ``clock``, ``text_hygiene``).
"""

from .document import (
    AgreementDocument,
    Clause,
    Ground,
    Person,
    ReviewDays,
    TalkedThrough,
    Terms,
    Version,
)
from .findings import CheckContext, Finding
from .journal import JournalEntry, JournalKind, OwnWords, Reply, ReplyKind
from .records import Consent, Records, Rupture, Withdrawal
from .styles import Moment, Question, StartingClause, Style, Support, Topic
from .words import ClauseKind, Digest, Level, Notice, PersonId, Signal, Verdict, short

__all__ = [
    "AgreementDocument",
    "CheckContext",
    "Clause",
    "ClauseKind",
    "Consent",
    "Digest",
    "Finding",
    "Ground",
    "JournalEntry",
    "JournalKind",
    "Level",
    "Moment",
    "Notice",
    "OwnWords",
    "Person",
    "PersonId",
    "Question",
    "Records",
    "Reply",
    "ReplyKind",
    "ReviewDays",
    "Rupture",
    "Signal",
    "StartingClause",
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
