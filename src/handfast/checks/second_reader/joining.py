"""One verdict from both readers: what the rules found, and what the second reader makes of it.

The second reader has seen the rules' findings, so its verdict weighs both. Two things stand above
it: a finding that says stop is fear, whatever else the clause says; and a verdict of fear never
comes alone. Where no finding of the rules speaks for it, the second reader adds its own, as a
question, with the words that moved it.
"""

from collections.abc import Sequence

from attrs import evolve, field, frozen

from handfast.model import Finding, Level, Verdict

from ..reading import Reading
from ..verdicts import speaks_of_fear
from ..whole_rules import SECOND_READER
from .opinion import Opinion, consider


@frozen
class Judgement:
    """The verdict on a clause, all findings, and what the second reader makes of it."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    opinion: Opinion = field(repr=False)


def _own_finding(opinion: Opinion, clause: str | None) -> Finding:
    """Return the question that the second reader asks where the rules found nothing."""
    strongest = opinion.reasons[0]
    made = SECOND_READER.finding(strongest.seen, clause=clause)
    return evolve(made, signal=opinion.signal, span=strongest.span)


def judge(reading: Reading, findings: Sequence[Finding], *, clause: str | None = None) -> Judgement:
    """Return how a clause reads to both readers together."""
    opinion = consider(reading, findings)
    if any(finding.level is Level.STOP for finding in findings):
        return Judgement(Verdict.FEAR, tuple(findings), opinion)
    kept = tuple(findings)
    if opinion.verdict is Verdict.FEAR and not any(map(speaks_of_fear, findings)):
        kept = (*kept, _own_finding(opinion, clause))
    return Judgement(opinion.verdict, kept, opinion)
