"""One clause, read and judged: what a surface shows next to it."""

from collections.abc import Sequence

from attrs import frozen

from handfast.model import AgreementDocument, Clause, Finding, Notice, Verdict

from .clauses import check_clause
from .reading import Reading, read_clause
from .rules import RulePack
from .second_reader import judge


@frozen
class ClauseReport:
    """What was seen in a clause, what there is to say about it, and how it reads as a whole."""

    text: str
    verdict: Verdict
    notice: Notice | None
    binds: tuple[str, ...]
    findings: tuple[Finding, ...]
    reading: Reading


def report_clause(
    text: str,
    packs: Sequence[RulePack],
    people: Sequence[str] = (),
    *,
    document: AgreementDocument | None = None,
    clause: Clause | None = None,
) -> ClauseReport:
    """Read a clause, check it with the packs and judge it with both readers."""
    reading = read_clause(text, people)
    findings = check_clause(reading, packs, document=document, clause=clause)
    judged = judge(reading, findings, clause=clause.id if clause else None)
    return ClauseReport(
        text=text,
        verdict=judged.verdict,
        notice=reading.notice,
        binds=reading.binds,
        findings=judged.findings,
        reading=reading,
    )
