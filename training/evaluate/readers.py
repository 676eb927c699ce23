"""Who reads: the rules, the second reader, and both as a user gets them.

Everything goes through ``handfast.workspace.reading``, as ``handfast read --json`` does, so the
figures are what a user gets. Where a plugin adds to the verdict, it is in what ``all`` says.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from attrs import frozen

from handfast.checks import consider, read_clause, verdict
from handfast.checks.verdicts import speaks_of_fear
from handfast.checks.whole_rules import LIKELY_DANGER, SECOND_READER
from handfast.model import Finding, Level, Verdict
from handfast.workspace.reading import Checker

from .cases import Case

LEARNED: Final = "HF5"
"""How the codes of findings begin that come of a verdict and not of a rule."""
OWN: Final = frozenset({SECOND_READER.words.code, LIKELY_DANGER.words.code})
"""The findings that learned readers add of their own to a verdict of fear."""
STYLES: Final = {"mono": "monogamous", "poly": "polyamorous"}


class Reader(StrEnum):
    """Whose verdict is measured."""

    RULES = "rules"
    LINEAR = "linear"
    ALL = "all"


@frozen
class Said:
    """What a reader says of a clause; ``sure`` is the share it gives its verdict, 0 to 1, or None.

    The rules alone are never more or less sure.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    sure: float | None = None

    @property
    def stops(self) -> bool:
        """Whether a finding says stop."""
        return any(finding.level is Level.STOP for finding in self.findings)

    @property
    def learned(self) -> Finding | None:
        """The finding that a learned reader added, where no rule spoke."""
        return next((one for one in self.findings if one.code in OWN), None)

    def understandable(self, text: str) -> bool:
        """Return whether some finding that speaks of fear can be understood and talked about.

        It quotes words of the clause, says why they matter, asks a question and names its source.
        What a learned reader asks speaks of fear, whatever signal it guesses.
        """
        return any(
            (one.code in OWN or speaks_of_fear(one))
            and one.quote
            and one.quote in text
            and one.why.strip()
            and one.ask.rstrip().endswith("?")
            and one.source
            for one in self.findings
        )

    @property
    def offers_wording(self) -> bool:
        """Return whether a wording is offered; where something says stop, none may be."""
        return self.stops or any(one.wordings for one in self.findings)


def read_case(case: Case, checks: Checker) -> dict[Reader, Said]:
    """Return what each reader says of one clause."""
    report = checks.clause(case.text)
    by_rules = tuple(one for one in report.findings if not one.code.startswith(LEARNED))
    reading = read_clause(case.text)
    opinion = consider(reading, by_rules)
    return {
        Reader.RULES: Said(verdict(reading, by_rules), by_rules),
        Reader.LINEAR: Said(opinion.verdict, by_rules, opinion.leaning[opinion.verdict]),
        Reader.ALL: Said(report.verdict, report.findings, opinion.leaning[report.verdict]),
    }


def read_all(
    cases: Iterable[Case], checkers: Mapping[str, Checker]
) -> dict[Reader, tuple[Said, ...]]:
    """Return what each reader says of every clause.

    ``checkers`` maps a style to what reads clauses of it; ``""`` reads those of any other.
    """
    each = [read_case(case, checkers.get(case.style, checkers[""])) for case in cases]
    return {reader: tuple(one[reader] for one in each) for reader in Reader}


def pairs(cases: Sequence[Case], said: Sequence[Said]) -> list[tuple[Case, Said]]:
    """Return each clause beside what was said of it."""
    return list(zip(cases, said, strict=True))
