"""One clause, read and judged: what a surface shows next to it."""

from collections.abc import Sequence

from attrs import frozen

from handfast.model import AgreementDocument, Clause, Finding, Notice, Verdict

from .clauses import check_clause
from .reading import Reading, read_clause
from .rules import RulePack
from .verdicts import verdict


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
    """Read a clause, check it with the packs and judge it."""
    reading = read_clause(text, people)
    findings = check_clause(reading, packs, document=document, clause=clause)
    return ClauseReport(
        text=text,
        verdict=verdict(reading, findings),
        notice=reading.notice,
        binds=reading.binds,
        findings=findings,
        reading=reading,
    )
