"""How findings, clauses and agreements look as plain text. Values in, printed lines out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from handfast.engine.sentences import names_of
from handfast.model import Level
from handfast.text_hygiene import one_line

from . import output

if TYPE_CHECKING:
    from handfast.checks import Carries
    from handfast.model import AgreementDocument, Clause, Finding, PersonId
    from handfast.workspace import VersionStanding
    from handfast.workspace.views import (
        AgreementView,
        ClauseReport,
        Difference,
        DocumentReport,
        FieldChange,
        Preview,
        Replaced,
        WordChange,
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
    if version.withdrawn_clauses and words == "in force":
        gone, clauses = len(version.withdrawn_clauses), len(version.terms.clauses)
        words = f"{words}, {gone} of {clauses} clauses withdrawn"
    if version.review_due:
        return f"{words}, review due"
    if version.waiting_for and words == "proposed":
        return f"{words}, waits for {names_of(version.terms, version.waiting_for)}"
    return words


def finding(found: "Finding", *, to_note: bool = False) -> None:
    """Print one finding: what it saw, why it matters, a question, wordings to try."""
    seen = f" \u201c{found.quote}\u201d" if found.quote else ""
    title = f", {one_line(found.title)}" if found.title else ""
    said = f"{found.code} {LEVELS[found.level]}{title}:{seen} {found.why}"
    output.paragraph(said, to_note=to_note)
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
    balance(report.balance, to_note=to_note)
    if report.agreement:
        output.paragraph("The agreement as a whole:", indent="", to_note=to_note)
    for found in report.agreement:
        finding(found, to_note=to_note)
    for failure in report.failures:
        output.note(f"A plugin failed: {failure}")


def balance(carried: Iterable["Carries"], *, to_note: bool = False) -> None:
    """Print what each person carries, in the order of the agreement.

    These lines stand further in than any that is signed, so that no name makes one look like it.
    """
    said = [one.sentence for one in carried]
    if said:
        _line("What is asked of whom, as handfast reads it:", to_note=to_note)
    for sentence in said:
        output.paragraph(sentence, indent=output.DEEP, to_note=to_note)


def worth_a_look(findings: Iterable["Finding"]) -> bool:
    """Tell whether any finding asks for something; exit code 1 says so to scripts."""
    return any(found.level is not Level.NOTE for found in findings)


def agreement(view: "AgreementView", *, to_note: bool = False) -> None:
    """Print one version as a page: every clause, whole, exactly as it is signed."""
    _line(view.version.document.title, to_note=to_note)
    digest = view.version.digest[:8]
    _line(f"Version {view.number}, {digest}: {state_words(view.standing)}", to_note=to_note)
    _words(view.version.document, view.replaces, view.standing, to_note=to_note)
    for signature in view.signatures:
        when = f" on {output.moment_words(signature.signed_at)}" if signature.signed_at else ""
        _line(f"Signed by {signature.name}{when}.", to_note=to_note)
    for number, comment in view.version.comments:
        _line(
            f"The file has a comment in line {number}, no part of the agreement: {comment}",
            to_note=to_note,
        )


def proposal(found: "Preview") -> None:
    """Tell the whole text that would be signed, what it changes, and what the checks see in it."""
    _line(found.text.title, to_note=True)
    _words(found.text, found.replaces, to_note=True)
    changes(found.replaces)
    for seen in found.report.findings:
        finding(seen, to_note=True)
    for failure in found.report.failures:
        output.note(f"A plugin failed: {failure}")


def changes(replaces: Iterable["Replaced"]) -> None:
    """Tell what changes against each version that is replaced or would end."""
    for each in replaces:
        if each.changes is None:
            continue
        if each.changes.empty:
            output.note(f"It says the same as {_called(each)}.")
            continue
        output.note(f"What it changes in {_called(each)}, [-gone-] and {{+new+}}:")
        difference(each.changes, to_note=True)


def difference(found: "Difference", *, to_note: bool = False) -> None:
    """Print what changed: removed words in [-...-], added words in {+...+}."""
    for change in found.fields:
        _field(change, "", to_note=to_note)
    for clause in found.clauses:
        if clause.change == "same":
            continue
        _line(f"{clause.id} ({clause.change})", to_note=to_note)
        output.paragraph(redline(clause.words), to_note=to_note)
        for change in clause.fields:
            _field(change, "  ", to_note=to_note)


def redline(words: Iterable["WordChange"]) -> str:
    """Return words that went as [-...-], words that came as {+...+}, and what stayed."""
    return "".join(_marked(word.kind, word.text) for word in words)


def _line(text: str, *, to_note: bool) -> None:
    output.paragraph(text, indent="", inner=output.DEEP, to_note=to_note)


def _field(change: "FieldChange", indent: str, *, to_note: bool) -> None:
    words = f"{change.field}: [-{change.before}-] {{+{change.after}+}}"
    output.paragraph(words, indent=indent, inner=output.DEEP, to_note=to_note)


def _called(replaced: "Replaced") -> str:
    return f"\u201c{one_line(replaced.title or '')}\u201d ({replaced.digest[:8]})"


def _replaced(replaced: "Replaced") -> str:
    if replaced.title is None:
        return f"It is to replace {replaced.digest[:8]}, which is not here."
    if replaced.ends:
        return f"It ends {_called(replaced)}, which is in force now, once everybody has signed."
    return f"It replaces {_called(replaced)}."


def _words(
    words: "AgreementDocument",
    replaces: Iterable["Replaced"],
    standing: "VersionStanding | None" = None,
    *,
    to_note: bool,
) -> None:
    """Print everything that a document says below its title."""
    names = {person.id: person.name for person in words.people}
    between = ", ".join(f"{person.name} ({person.id})" for person in words.people)
    lines = [f"Between {between}. Style: {words.style}"]
    for person in words.people:
        lines += [f"Other field people.{person.id}.{n}: {v}" for n, v in person.extra.items()]
    lines += [_replaced(each) for each in replaces]
    lines += [words.ground.said] if words.ground else []
    lines += [f"Why: {words.why}"] if words.why else []
    for text in lines:
        _line(text, to_note=to_note)
    for clause in words.clauses:
        _clause(clause, standing, names, to_note=to_note)
    for text in _below(words):
        _line(text, to_note=to_note)


def _below(words: "AgreementDocument") -> Iterator[str]:
    """Yield what stands below the clauses."""
    if words.review:
        yield (
            f"Review on {day_words(words.review.on)}. "
            f"Not renewed, it lapses after {day_words(words.review.lapses)}."
        )
    if words.ground:
        yield (
            "Pace: after a hurt is named, no lasting restriction is signed for "
            f"{words.ground.hours_after_rupture} hours."
        )
    for name, value in words.extra.items():
        yield f"Other field {name}: {value}"


def _clause(
    clause: "Clause",
    standing: "VersionStanding | None",
    names: "Mapping[PersonId, str]",
    *,
    to_note: bool,
) -> None:
    gone = ""
    if standing is not None and clause.id in standing.withdrawn_clauses:
        gone = " (withdrawn)"
    elif standing is not None and clause.id in standing.ended_holds:
        gone = " (has ended)"
    binds = ", ".join(names.get(person, person) for person in clause.binds)
    output.paragraph(f"{clause.id}{gone}: {clause.text}", inner=output.DEEP, to_note=to_note)
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
