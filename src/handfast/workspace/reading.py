"""Reading clauses: the reading, the rules of the core and of every plugin that is on, a verdict."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Final

from attrs import evolve, field, frozen

from handfast.checks import (
    Carries,
    Reading,
    Rule,
    RulePack,
    balance,
    check_clause,
    clause_restricts,
    explain,
    judge,
    open_parts,
    read_clause,
    read_once,
)
from handfast.documents import check_draft, check_version
from handfast.errors import UsageError
from handfast.model import (
    AgreementDocument,
    CheckContext,
    Clause,
    ClauseKind,
    Finding,
    Level,
    Moment,
    Question,
    SecondOpinion,
    StartingClause,
    Style,
    Support,
)
from handfast.plugins import Gathered, PluginHost
from handfast.text_hygiene import one_line

from . import plugin_switch
from .beside import beside_clause, beside_clauses, restricts_beside
from .second_opinions import SecondOpinions
from .views import ClauseReport, DocumentReport, FileReport
from .workspace import Workspace

_AUTHOR: Final = re.compile(rb"^[ \t]*author[ \t]*=", re.MULTILINE)


@frozen
class Checker:
    """Everything that reads clauses, loaded once. ``style`` is used where a document names none."""

    host: PluginHost = field(repr=False)
    packs: tuple[RulePack, ...] = field(repr=False)
    styles: tuple[Style, ...]
    failures: tuple[str, ...]
    context: CheckContext
    opinions: SecondOpinions = field(repr=False)
    _by_style: dict[str, tuple[RulePack, ...]] = field(factory=dict, repr=False, init=False)

    def clause(
        self, text: str, people: Sequence[str] = (), *, clause_id: str = "", live: bool = False
    ) -> ClauseReport:
        """Read one clause on its own; ``live`` while somebody types and waits."""
        clause = Clause(id=clause_id, text=text)
        alone = AgreementDocument(title="", style=self.context.style)
        return self._clauses((clause,), alone, tuple(people), live=live)[0][0]

    def clause_of(
        self, document: AgreementDocument, clause: Clause, *, live: bool = False
    ) -> ClauseReport:
        """Read one clause of a document, without a look at the others or at the whole."""
        with read_once():
            return self._clauses((clause,), document, _names(document), live=live)[0][0]

    def document(
        self,
        document: AgreementDocument,
        *,
        before: AgreementDocument | None = None,
        live: bool = False,
    ) -> DocumentReport:
        """Read a whole document; with ``before``, what the change made stricter as well.

        ``live`` is for while somebody types: no plugin is asked how a clause reads as a whole.
        """
        with read_once():
            return self._document(document, before, live=live)

    def _document(
        self, document: AgreementDocument, before: AgreementDocument | None, *, live: bool
    ) -> DocumentReport:
        names = _names(document)
        reports, failures, readings = self._clauses(document.clauses, document, names, live=live)
        context = evolve(self.context, style=document.style or self.context.style)
        gathered = [self.host.check_agreement(document, context, live=live)]
        if before is not None:
            gathered.append(self.host.check_change(before, document, context, live=live))
        whole = [finding for part in gathered for finding in part.values]
        whole += beside_clauses(document, names, self._packs_for(context.style))
        failures += [str(failure) for part in gathered for failure in part.failures]
        return DocumentReport(
            clauses=tuple(reports),
            agreement=tuple(whole),
            failures=tuple(dict.fromkeys((*self.failures, *failures))),
            balance=balance(document, readings),
        )

    def restricting(self, document: AgreementDocument) -> frozenset[str]:
        """Return the ids of the clauses that restrict somebody, in their words, rung or beside."""
        names = tuple(person.name for person in document.people)
        return frozenset(
            clause.id
            for clause in document.clauses
            if clause_restricts(clause, read_clause(clause.text, names))
            or restricts_beside(clause, names)
        )

    def style(self, style_id: str) -> Style:
        """Return a style by its id; one that nothing brings reads as a plain style of that name."""
        for style in self.styles:
            if style.id == style_id:
                return style
        return Style(id=style_id, title=style_id or "No style", about="")

    def starting_clauses(self, style_id: str) -> tuple[StartingClause, ...]:
        """Return wording to start from."""
        return self.host.starting_clauses(style_id).values

    def questions(self, moment: Moment, document: AgreementDocument) -> tuple[Question, ...]:
        """Return the questions for one moment."""
        context = evolve(self.context, style=document.style or self.context.style)
        return self.host.questions(moment, document, context).values

    def support(self, situation: str = "", country: str = "") -> tuple[Support, ...]:
        """Return where to find help."""
        return self.host.support(situation, country).values

    def explain(self, code: str) -> Rule:
        """Return the rule behind a code, of any style. UsageError if there is none."""
        of_styles = [pack for style in self.styles for pack in self._packs_for(style.id)]
        return explain(code, [*self.packs, *of_styles])

    def _packs_for(self, style: str) -> tuple[RulePack, ...]:
        """Return the packs that look at this style; without one, those that fit every style."""
        if not style:
            return self.packs
        if style not in self._by_style:
            self._by_style[style] = self.host.packs(style).values
        return self._by_style[style]

    def _clauses(
        self,
        clauses: Sequence[Clause],
        document: AgreementDocument,
        names: tuple[str, ...],
        *,
        live: bool,
    ) -> tuple[list[ClauseReport], list[str], list[Reading]]:
        readings = [read_clause(clause.text, names) for clause in clauses]
        style = document.style or self.context.style
        sentences, failures = self.opinions.of(readings, style, live=live)
        reports: list[ClauseReport] = []
        for clause, reading, sentence in zip(clauses, readings, sentences, strict=True):
            report, failed = self._clause(clause, document, names, reading, sentence, live=live)
            reports.append(report)
            failures += failed
        return reports, failures, readings

    def _clause(
        self,
        clause: Clause,
        document: AgreementDocument,
        names: tuple[str, ...],
        reading: Reading,
        sentence: SecondOpinion | None,
        *,
        live: bool,
    ) -> tuple[ClauseReport, list[str]]:
        context = evolve(self.context, style=document.style or self.context.style)
        packs = self._packs_for(context.style)
        own = check_clause(reading, packs, document=document, clause=clause)
        others: Gathered[Finding] = self.host.check_clause(
            clause, reading, document, context, live=live
        )
        found = (*own, *others.values)
        judged = judge(reading, found, clause=clause.id or None, sentence=sentence)
        left_open = open_parts(reading, judged, clause if clause.id else None)
        beside = beside_clause(clause, document, names, packs)
        lasts = clause.kind is not ClauseKind.HOLD
        report = ClauseReport(
            id=clause.id,
            text=clause.text,
            verdict=judged.verdict,
            notice=reading.notice,
            binds=_as_written(reading.binds, names),
            findings=_settled((*judged.findings, *left_open, *beside), clause),
            restricts=lasts
            and (clause_restricts(clause, reading) or restricts_beside(clause, names)),
        )
        return report, [str(failure) for failure in others.failures]


def _names(document: AgreementDocument) -> tuple[str, ...]:
    """Return how the people of a document are called."""
    return tuple(name for person in document.people for name in (person.name, person.id))


def _settled(findings: tuple[Finding, ...], clause: Clause) -> tuple[Finding, ...]:
    """Return the findings of one clause; where one says stop, none offers a smoother wording."""
    about = tuple(evolve(finding, clause=clause.id or None) for finding in findings)
    if any(finding.level is Level.STOP for finding in about):
        return tuple(evolve(finding, wordings=()) for finding in about)
    return about


def _as_written(bound: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return who is bound, each known name as its owner writes it."""
    known = {name.lower(): name for name in reversed(names)}
    return tuple(known.get(word.lower(), word) for word in bound)


def carried(document: AgreementDocument, *, gone: Collection[str] = ()) -> tuple[Carries, ...]:
    """Return what each person of a document carries; ``gone`` are ids of clauses that ended."""
    left = tuple(clause for clause in document.clauses if clause.id not in gone)
    return balance(evolve(document, clauses=left))


def known_style(checks: Checker, style: str) -> None:
    """Refuse a style that nothing brings, with the names that come near. Empty is no style."""
    known = [one.id for one in checks.styles]
    if not style or style in known:
        return
    near = get_close_matches(style.strip().lower(), known, n=2) or known
    raise UsageError(
        f"There is no relationship style called {one_line(style)!r}.",
        next_step=f"Did you mean {' or '.join(near)}?" if near else "Leave --style out.",
    )


def checker(
    ws: Workspace | None = None,
    *,
    style: str = "",
    rupture_open: bool = False,
    last_rupture: datetime | None = None,
) -> Checker:
    """Load plugins and packs. Without a workspace, what comes with handfast is on."""
    from handfast.clock import SystemClock

    host = plugin_switch.host(ws)
    packs, styles = host.packs(), host.styles()
    today = (ws.clock if ws else SystemClock()).today()
    return Checker(
        host=host,
        packs=packs.values,
        styles=styles.values,
        failures=tuple(str(f) for f in (*host.failures, *packs.failures, *styles.failures)),
        context=CheckContext(today, style, rupture_open, last_rupture),
        opinions=SecondOpinions(host),
    )


def check_file(ws: Workspace | None, data: bytes, *, unfinished: bool = False) -> FileReport:
    """Check the bytes of one file, a version or a draft, and read its clauses if it is valid.

    A file that names an author is held to everything that a version must fulfil. With
    ``unfinished`` a draft is valid though it still lacks something; what it lacks is named all
    the same.
    """
    version, problems = check_version(data)
    document = version.document if version else None
    if document is None and _AUTHOR.search(data) is None:
        draft, problems = check_draft(data)
        if draft is not None:
            document, problems = draft.document, draft.missing
    if document is None:
        return FileReport(valid=False, problems=problems)
    return FileReport(
        valid=unfinished or not problems,
        problems=problems,
        document=document,
        report=checker(ws).document(document),
    )
