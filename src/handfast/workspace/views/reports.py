"""How clauses and documents read."""

from attrs import frozen

from handfast.checks import Carries
from handfast.errors import Problem
from handfast.model import AgreementDocument, Finding, Level, Notice, Verdict


@frozen
class ClauseReport:
    """How one clause reads."""

    id: str
    text: str
    verdict: Verdict
    notice: Notice | None
    binds: tuple[str, ...]
    findings: tuple[Finding, ...]
    restricts: bool = False


@frozen
class DocumentReport:
    """How a whole document reads. ``failures`` are sentences about plugins that failed.

    ``balance`` says what each person carries, in the order in which the document names them.
    """

    clauses: tuple[ClauseReport, ...]
    agreement: tuple[Finding, ...]
    failures: tuple[str, ...] = ()
    balance: tuple[Carries, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding: those of the clauses in their order, then those of the whole."""
        return tuple(f for clause in self.clauses for f in clause.findings) + self.agreement

    def open_findings(self, document: AgreementDocument) -> tuple[Finding, ...]:
        """Return what is still open: `ask` and `warn` not talked through, and every `stop`."""
        settled = {
            (clause.id, note.check)
            for clause in document.clauses
            for note in clause.talked_through
            if note.note.strip()
        }
        settled_codes = {code for _, code in settled}

        def is_open(finding: Finding) -> bool:
            if finding.level is Level.STOP:
                return True
            if finding.level is Level.NOTE:
                return False
            if finding.clause is None:
                return finding.code not in settled_codes
            return (finding.clause, finding.code) not in settled

        return tuple(finding for finding in self.findings if is_open(finding))


@frozen
class FileReport:
    """What a check of one file found. ``report`` is None when the file is not valid."""

    valid: bool
    problems: tuple[Problem, ...]
    document: AgreementDocument | None = None
    report: DocumentReport | None = None
