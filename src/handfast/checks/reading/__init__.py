"""Reading one clause: a shallow grammar of agreement language.

Lives here: from plain text to statements (who, how, what) and features, each with its words.
May import: ``handfast.model``, and the patterns and word lists of ``handfast.checks``.
"""

from .clause import read_clause, read_once
from .values import Actor, Bound, Feature, Modality, Part, Reading, Seen, Statement

__all__ = [
    "Actor",
    "Bound",
    "Feature",
    "Modality",
    "Part",
    "Reading",
    "Seen",
    "Statement",
    "read_clause",
    "read_once",
]
