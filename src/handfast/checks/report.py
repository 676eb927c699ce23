"""One clause, read and judged: what a surface shows next to it."""

from collections.abc import Sequence

from attrs import evolve, frozen

from handfast.model import (
    AgreementDocument,
    Clause,
    Finding,
    Level,
    Notice,
    Signal,
    Verdict,
)

from .clauses import check_clause
from .missing import missing, told
from .reading import Reading, read_clause
from .rules import RulePack
from .second_reader import Judgement, judge
from .whole_rules import NOT_SAID_YET


@frozen
class ClauseReport:
    """What was seen in a clause, what there is to say about it, and how it reads as a whole."""

    text: str
    verdict: Verdict
    notice: Notice | None
    binds: tuple[str, ...]
    findings: tuple[Finding, ...]
    reading: Reading


def open_parts(reading: Reading, judged: Judgement, clause: Clause | None = None) -> list[Finding]:
    """Return what an unclear clause leaves open, where no rule has said so already."""
    said = any(
        one.signal is Signal.VAGUENESS and one.level is not Level.NOTE for one in judged.findings
    )
    if judged.verdict is not Verdict.UNCLEAR or said or not reading.text.strip():
        return []
    why = f"{told(missing(reading))} {NOT_SAID_YET.words.why}"
    text = reading.text.strip()
    start = reading.text.find(text)
    made = NOT_SAID_YET.finding(text, why=why, clause=clause.id if clause else None)
    return [evolve(made, span=(start, start + len(text)))]


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
    left_open = open_parts(reading, judged, clause)
    return ClauseReport(
        text=text,
        verdict=judged.verdict,
        notice=reading.notice,
        binds=reading.binds,
        findings=(*judged.findings, *left_open),
        reading=reading,
    )
