"""How findings, clauses and agreements look as plain text. Values in, printed lines out."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from handfast.model import Clause, Finding, Level, PersonId

from . import output

if TYPE_CHECKING:
    from handfast.workspace import VersionStanding
    from handfast.workspace.views import (
        AgreementView,
        ClauseReport,
        Difference,
        DocumentReport,
    )

LEVELS: Final = {
    Level.NOTE: "worth knowing",
    Level.ASK: "worth asking",
    Level.WARN: "talk about this first",
    Level.STOP: "not like this",
}
_MARKS: Final = {"same": "", "removed": ("[-", "-]"), "added": ("{+", "+}")}


def day_words(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B %Y}"


def state_words(version: "VersionStanding") -> str:
    """Say how a version stands, in words."""
    words = version.state.value.replace("-", " ").replace("_", " ")
    if version.review_due:
        return f"{words}, review due"
    if version.waiting_for and words == "proposed":
        return f"{words}, waits for {', '.join(version.waiting_for)}"
    return words


def finding(found: Finding, *, to_note: bool = False) -> None:
    """Print one finding: what it saw, why it matters, a question, wordings to try."""
    seen = f" \u201c{found.quote}\u201d" if found.quote else ""
    output.paragraph(f"{found.code} {LEVELS[found.level]}:{seen} {found.why}", to_note=to_note)
    if found.ask:
        output.paragraph(f"Ask: {found.ask}", indent="      ", to_note=to_note)
    for wording in found.wordings:
        output.paragraph(f"Try: {wording}", indent="      ", to_note=to_note)


def clause_report(report: "ClauseReport", *, to_note: bool = False) -> None:
    """Print how one clause reads."""
    output.paragraph(f"\u201c{report.text}\u201d", indent="", to_note=to_note)
    output.paragraph(f"reads as: {report.verdict.value}", to_note=to_note)
    for found in report.findings:
        finding(found, to_note=to_note)


def document_report(report: "DocumentReport", *, to_note: bool = False) -> None:
    """Print how a whole document reads."""
    for clause in report.clauses:
        clause_report(clause, to_note=to_note)
    if report.agreement:
        output.paragraph("The agreement as a whole:", indent="", to_note=to_note)
    for found in report.agreement:
        finding(found, to_note=to_note)
    for failure in report.failures:
        output.note(f"A plugin failed: {failure}")


def worth_a_look(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding asks for something; exit code 1 says so to scripts."""
    return any(found.level is not Level.NOTE for found in findings)


def agreement(view: "AgreementView", *, to_note: bool = False) -> None:
    """Print one version as a page: every clause, whole, exactly as it is signed."""

    def line(text: str, indent: str = "") -> None:
        output.paragraph(text, indent=indent, to_note=to_note)

    words, names = view.version.document, {p.id: p.name for p in view.version.document.people}
    line(words.title)
    line(f"Version {view.number}, {view.version.digest[:8]}: {state_words(view.standing)}")
    line(f"Between {', '.join(f'{p.name} ({p.id})' for p in words.people)}. Style: {words.style}")
    if words.why:
        line(f"Why: {words.why}")
    for clause in words.clauses:
        _clause(clause, view.standing, names, to_note=to_note)
    if words.review:
        line(
            f"Review on {day_words(words.review.on)}. "
            f"Not renewed, it lapses after {day_words(words.review.lapses)}."
        )
    if words.ground:
        line(
            "Pace: after a hurt is named, no lasting restriction is signed for "
            f"{words.ground.hours_after_rupture} hours."
        )
    for name, value in words.extra.items():
        line(f"Other field {name}: {value}")
    for signature in view.signatures:
        when = f" on {output.moment_words(signature.signed_at)}" if signature.signed_at else ""
        line(f"Signed by {signature.name}{when}.")
    for number, comment in view.version.comments:
        line(f"The file has a comment in line {number}, no part of the agreement: {comment}")


def difference(found: "Difference", *, to_note: bool = False) -> None:
    """Print what changed: removed words in [-...-], added words in {+...+}."""
    tell = output.note if to_note else output.data
    for change in found.fields:
        tell(f"{change.field}: [-{change.before}-] {{+{change.after}+}}")
    for clause in found.clauses:
        if clause.change == "same":
            continue
        tell(f"{clause.id} ({clause.change})")
        words = "".join(_marked(word.kind, word.text) for word in clause.words)
        output.paragraph(words, to_note=to_note)
        for change in clause.fields:
            tell(f"  {change.field}: [-{change.before}-] {{+{change.after}+}}")


def _clause(
    clause: Clause, standing: "VersionStanding", names: Mapping[PersonId, str], *, to_note: bool
) -> None:
    gone = (
        " (withdrawn)"
        if clause.id in standing.withdrawn_clauses
        else " (has ended)"
        if clause.id in standing.ended_holds
        else ""
    )
    binds = ", ".join(names.get(person, person) for person in clause.binds)
    output.paragraph(f"{clause.id}{gone}: {clause.text}", to_note=to_note)
    rows = {
        "a": f"{clause.kind.value}, binds {binds}",
        "need": clause.need,
        "notice": clause.notice.value if clause.notice else "",
        "if missed": clause.if_missed,
        "until": day_words(clause.until) if clause.until else "",
        **{f"talked through {t.check}": t.note for t in clause.talked_through},
        **{f"other field {name}": str(value) for name, value in clause.extra.items()},
    }
    for name, value in rows.items():
        if value:
            output.paragraph(f"{name}: {value}", indent="      ", to_note=to_note)


def _marked(kind: str, text: str) -> str:
    marks = _MARKS[kind]
    return f"{marks[0]}{text}{marks[1]}" if marks else text
