"""The need under a rule: from a flagged clause to wordings that keep the need and drop the rule.

Each wording stands one rung further down the permission ladder than the one before. It is offered
only if rules and second reader both find it free of fear, and never for a clause that says stop.
"""

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from handfast.checks import read_clause
from handfast.checks.ladder_wordings import Form, candidates, choose, tidy
from handfast.checks.verdicts import speaks_of_fear
from handfast.errors import UsageError
from handfast.model import (
    AgreementDocument,
    Clause,
    ClauseKind,
    Level,
    Person,
    PersonId,
    Support,
    Verdict,
)
from handfast.text_hygiene import visible

from . import editing
from .looking.comparing import words_between
from .reading import Checker
from .views import ClauseReport, OfferedWording, Rewording

LONGEST_NEED: Final = 400
"""As many characters as a need may have: it is one sentence."""

_FOR_FEAR: Final = "fear"
_QUIET: Final = "We rest."
_SAYS_I: Final = re.compile(r"\bI\b")


def offer(
    checker: Checker, text: str, *, need: str = "", people: Sequence[str] = (), country: str = ""
) -> Rewording:
    """Return ways to say what is under a clause on its own; ``people`` are names in it."""
    document = AgreementDocument(
        title="",
        style=checker.context.style,
        people=tuple(Person(PersonId(name), name) for name in people),
    )
    return _offer(checker, document, Clause(id="", text=text), need, country)


def offer_for(
    checker: Checker,
    document: AgreementDocument,
    clause_id: str,
    *,
    need: str = "",
    country: str = "",
) -> Rewording:
    """Return ways to say what is under one clause of a document. UsageError if it is not there."""
    clause = document.clause(clause_id)
    if clause is None:
        known = ", ".join(one.id for one in document.clauses) or "none yet"
        raise UsageError(
            f"There is no clause {visible(clause_id)!r}.", next_step=f"The clauses are: {known}."
        )
    return _offer(checker, document, clause, need or clause.need, country)


def take(
    document: AgreementDocument,
    clause_id: str,
    wording: OfferedWording,
    *,
    need: str = "",
    by: str = "",
) -> AgreementDocument:
    """Put a wording in the place of a clause, with its need, its rung and whom it binds.

    ``by`` is who takes it: a plan of one's own binds nobody else.
    """
    clause = document.clause(clause_id)
    bound = clause.binds if clause else ()
    if wording.for_both:
        bound = tuple(person.id for person in document.people) or bound
    elif wording.mine and by:
        bound = tuple(person.id for person in document.people if person.id == by) or bound
    return editing.change_clause(
        document,
        clause_id,
        text=wording.text,
        need=need or (clause.need if clause else ""),
        notice=wording.notice,
        kind=wording.kind,
        binds=bound,
        until=None,
    )


def pick(found: Rewording, number: int) -> OfferedWording:
    """Return the wording with this number, counted from 1. UsageError if there is none."""
    many = len(found.wordings)
    if not 1 <= number <= many:
        raise UsageError(
            f"There is no wording {number}.",
            next_step=f"Take one of 1 to {many}." if many else "None is offered here.",
        )
    return found.wordings[number - 1]


def _offer(
    checker: Checker,
    document: AgreementDocument,
    clause: Clause,
    need: str,
    country: str,
) -> Rewording:
    need = tidy(need)
    if len(need) > LONGEST_NEED:
        raise UsageError(
            f"The need is longer than {LONGEST_NEED} characters.", next_step="One sentence is best."
        )
    report = _report(checker, document, clause)
    flagged = report.verdict is Verdict.FEAR or any(map(speaks_of_fear, report.findings))
    if _stops(report):
        return Rewording(report, True, True, support=_support(checker, country))
    if not flagged:
        return Rewording(report, flagged=False, stops=False, need=need)
    for given in dict.fromkeys((need, "")):
        wordings = _wordings(checker, document, clause, report, given)
        if wordings:
            left_out = given != need
            alone = evolve(clause, text=_QUIET, need=need)
            stops = left_out and _stops(_report(checker, document, alone))
            support = _support(checker, country) if stops else ()
            return Rewording(report, True, False, given, left_out, wordings, support)
    return Rewording(report, flagged=True, stops=False)


def _wordings(
    checker: Checker,
    document: AgreementDocument,
    clause: Clause,
    report: ClauseReport,
    need: str,
) -> tuple[OfferedWording, ...]:
    """Return what is offered with this need in the clause; nothing where the need reads as fear."""

    def reads_well(text: str) -> bool:
        if text.strip() == clause.text.strip():
            return False
        reworded = evolve(clause, text=text, need=need, kind=ClauseKind.PRACTICE, until=None)
        read = _report(checker, document, reworded)
        return read.verdict is not Verdict.FEAR and not any(map(speaks_of_fear, read.findings))

    names = tuple(person.name or person.id for person in document.people)
    reading = read_clause(clause.text, names)
    found = choose(candidates(reading, report.findings, need=need, people=names), reads_well)
    return tuple(
        OfferedWording(
            text=one.text,
            rung=one.rung.value,
            kind=one.form.kind,
            notice=one.rung.notice,
            for_both=one.form is Form.BOTH,
            mine=one.form is Form.BOUNDARY and _SAYS_I.search(one.text) is not None,
            words=words_between(clause.text, one.text),
        )
        for one in found
    )


def _stops(report: ClauseReport) -> bool:
    """Return whether something in a clause says stop."""
    return any(finding.level is Level.STOP for finding in report.findings)


def _support(checker: Checker, country: str) -> tuple[Support, ...]:
    """Return where help with fear is, in a country or anywhere."""
    places = checker.support(_FOR_FEAR, country)
    return places if country else tuple(one for one in places if not one.country)


def _report(checker: Checker, document: AgreementDocument, clause: Clause) -> ClauseReport:
    """Read one clause, its need with it, as a part of its document."""
    return checker.document(evolve(document, clauses=(clause,))).clauses[0]
