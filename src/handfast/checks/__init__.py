"""Checks: reading a clause, rule packs, findings, verdicts.

Lives here: the reading of a clause (``reading``), the word lists and core rules (data files), the
pack format, matching, verdicts, and checks of whole agreements and changes. May import: ``model``,
``documents`` and what stands below them. RE2 and the rule packs are loaded when first asked for.
"""

from .agreement import check_agreement
from .balance import Carries, balance
from .changes import check_change
from .clauses import check_clause, explain, fold
from .loading import core_pack, failing_examples, load_pack
from .reading import (
    Actor,
    Bound,
    Feature,
    Modality,
    Part,
    Reading,
    Seen,
    Statement,
    read_clause,
    read_once,
)
from .report import ClauseReport, open_parts, report_clause
from .restricting import clause_restricts, restricts
from .rules import Leans, Rule, RulePack
from .second_reader import Judgement, Opinion, PlainText, consider, judge, plain_words
from .verdicts import Evidence, Reason, decide, verdict, weigh

__all__ = [
    "Actor",
    "Bound",
    "Carries",
    "ClauseReport",
    "Evidence",
    "Feature",
    "Judgement",
    "Leans",
    "Modality",
    "Opinion",
    "Part",
    "PlainText",
    "Reading",
    "Reason",
    "Rule",
    "RulePack",
    "Seen",
    "Statement",
    "balance",
    "check_agreement",
    "check_change",
    "check_clause",
    "clause_restricts",
    "consider",
    "core_pack",
    "decide",
    "explain",
    "failing_examples",
    "fold",
    "judge",
    "load_pack",
    "open_parts",
    "plain_words",
    "read_clause",
    "read_once",
    "report_clause",
    "restricts",
    "verdict",
    "weigh",
]
