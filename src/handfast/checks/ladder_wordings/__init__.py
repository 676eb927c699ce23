"""Wordings to try in place of a rule made from fear, one rung further down the ladder each.

Lives here: the topics and their templates (data), who speaks in a clause, how a need is said, and
which wordings a clause gets. Nothing here judges: who asks says what reads well. May import:
``handfast.model`` and the rest of ``checks``.
"""

from .needs import tidy
from .offering import candidates, choose, rungs_below, topic_of
from .templates import Library, Topic, library
from .values import Candidate, Form, Rung

__all__ = [
    "Candidate",
    "Form",
    "Library",
    "Rung",
    "Topic",
    "candidates",
    "choose",
    "library",
    "rungs_below",
    "tidy",
    "topic_of",
]
