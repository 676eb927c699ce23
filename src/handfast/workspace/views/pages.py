"""One version as its readers see it, and what happened around it."""

from datetime import date, datetime

from attrs import frozen

from handfast.engine import AgreementStanding, Refusal, VersionStanding
from handfast.model import Digest, JournalEntry, PersonId, Question, Version

from .changes import Difference, Replaced, first_changes
from .reports import DocumentReport


@frozen
class SigningView:
    """A version as its reader sees it before signing, with the reader's own checks.

    ``replaces`` names every version that it replaces or would end, with what changes against each.
    ``weighty`` are the ids of the clauses to say in one's own words before signing.
    """

    version: Version
    standing: VersionStanding
    report: DocumentReport
    refusal: Refusal | None
    questions: tuple[Question, ...]
    replaces: tuple[Replaced, ...] = ()
    weighty: tuple[str, ...] = ()

    @property
    def changes(self) -> Difference | None:
        """What changes against the first version that it replaces; None for a first one."""
        return first_changes(self.replaces)


@frozen
class SignatureView:
    """Who signed. ``signed_at`` is what the signer's journal claims, None where it says nothing."""

    person: PersonId
    name: str
    key: str
    signed_at: datetime | None


@frozen
class AgreementView:
    """One version in its line: its words, its standing, who signed, what was said about it.

    ``unconfirmed``: somebody signed it with a key that this machine does not know yet.
    """

    version: Version
    standing: VersionStanding
    agreement: AgreementStanding
    entries: tuple[JournalEntry, ...]
    signatures: tuple[SignatureView, ...]
    number: int
    replaces: tuple[Replaced, ...] = ()
    unconfirmed: bool = False


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
