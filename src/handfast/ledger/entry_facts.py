"""What the ledger tells of a journal entry without opening it."""

from datetime import datetime

from attrs import frozen

from handfast.model import Digest, JournalKind, PersonId


@frozen
class EntryFacts:
    """The outside of a journal entry whose signature is trusted: who said what kind of thing."""

    digest: Digest
    kind: JournalKind
    by: PersonId
    written: datetime
    version: Digest | None = None
