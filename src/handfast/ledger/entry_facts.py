"""What the ledger tells of a journal entry without opening it."""

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from handfast.model import Digest, JournalKind, PersonId

if TYPE_CHECKING:
    from handfast.model import RoundWords


@frozen
class EntryFacts:
    """The outside of a journal entry whose signature is trusted: who said what kind of thing.

    ``review`` is the step of a review round, without what its writer said in an answer.
    """

    digest: Digest
    kind: JournalKind
    by: PersonId
    written: datetime
    version: Digest | None = None
    review: "RoundWords | None" = None
