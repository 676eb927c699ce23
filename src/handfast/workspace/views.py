"""What the surfaces are given to draw: plain frozen values, no files and no keys."""

from datetime import date, datetime

from attrs import frozen

from handfast.engine import (
    AgreementStanding,
    Refusal,
    Standing,
    State,
    VersionStanding,
)
from handfast.errors import Problem
from handfast.model import (
    AgreementDocument,
    Clause,
    Digest,
    Finding,
    JournalEntry,
    Level,
    Notice,
    PersonId,
    Question,
    Verdict,
    Version,
)
from handfast.review import Due


@frozen
class PersonView:
    """Somebody in this folder. ``key_here``: their private key is on this machine."""

    id: PersonId
    name: str
    fingerprint: str
    key_here: bool
    trusted: bool = True


@frozen
class DraftView:
    """A private draft, opened. ``missing`` says what is needed before it can be proposed."""

    name: str
    document: AgreementDocument
    text: bytes
    missing: tuple[Problem, ...]
    modified: datetime


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
    """How a whole document reads. ``failures`` are sentences about plugins that failed."""

    clauses: tuple[ClauseReport, ...]
    agreement: tuple[Finding, ...]
    failures: tuple[str, ...] = ()

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


@frozen
class WordChange:
    """A run of words: ``kind`` is ``same``, ``added`` or ``removed``."""

    kind: str
    text: str


@frozen
class FieldChange:
    """One field before and after, as text; empty where there was or is none."""

    field: str
    before: str
    after: str


@frozen
class ClauseChange:
    """One clause; ``change`` is ``added``, ``removed``, ``changed`` or ``same``."""

    id: str
    change: str
    before: Clause | None
    after: Clause | None
    words: tuple[WordChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()


@frozen
class Difference:
    """What differs between two documents. Every clause is listed, unchanged ones as ``same``."""

    fields: tuple[FieldChange, ...]
    clauses: tuple[ClauseChange, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not self.fields and all(clause.change == "same" for clause in self.clauses)


@frozen
class Preview:
    """A draft as it would be proposed now: what the others would see and what is still open."""

    document: AgreementDocument
    report: DocumentReport
    open_findings: tuple[Finding, ...]
    missing: tuple[Problem, ...]
    refusal: Refusal | None
    changes: Difference | None

    @property
    def ready(self) -> bool:
        """Whether it can be proposed as it is."""
        return not (self.open_findings or self.missing or self.refusal)


@frozen
class SigningView:
    """A version as its reader sees it before signing, with the reader's own checks.

    ``changes`` is against what stands now, or against the proposal it answers; None for a first.
    """

    version: Version
    standing: VersionStanding
    report: DocumentReport
    changes: Difference | None
    refusal: Refusal | None
    questions: tuple[Question, ...]


@frozen
class SignatureView:
    """Who signed. ``signed_at`` is what the signer's journal claims, None where it says nothing."""

    person: PersonId
    name: str
    key: str
    signed_at: datetime | None


@frozen
class AgreementView:
    """One version in its line: its words, its standing, who signed, what was said about it."""

    version: Version
    standing: VersionStanding
    agreement: AgreementStanding
    entries: tuple[JournalEntry, ...]
    signatures: tuple[SignatureView, ...]
    number: int


@frozen
class Happening:
    """One line of an agreement's history; ``when`` is a claim (UTC)."""

    when: datetime | None
    who: str
    what: str
    version: Digest

    @property
    def day(self) -> date | None:
        """The day it claims."""
        return self.when.date() if self.when else None


@frozen
class Fault:
    """A file that does not hold: ``reason`` is one word for programs, ``message`` for people."""

    path: str
    reason: str
    message: str


@frozen
class VerifyReport:
    """Everything checked afresh. ``checked`` counts documents and signatures."""

    checked: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is at fault."""
        return not self.faults


@frozen
class Overview:
    """What stands today, who is here, what is due, and what needs a look."""

    today: date
    people: tuple[PersonView, ...]
    standing: Standing
    due: tuple[Due, ...]
    concerns: tuple[str, ...]

    def waiting_for(self, person_id: str) -> tuple[VersionStanding, ...]:
        """Return the proposals that wait for this person's answer."""
        return tuple(
            version
            for version in self._versions()
            if version.state is State.PROPOSED and person_id in version.waiting_for
        )

    def in_force(self) -> tuple[VersionStanding, ...]:
        """Return what is in force."""
        return tuple(v for v in self._versions() if v.state is State.IN_FORCE)

    def _versions(self) -> tuple[VersionStanding, ...]:
        return tuple(v for agreement in self.standing.agreements for v in agreement.versions)
