"""What the rules of a round look at: a journal entry, or what the ledger remembers of one."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ..model import Digest, PersonId

if TYPE_CHECKING:
    from ..model import RoundWords


class Step(Protocol):
    """One step that somebody took in a review round.

    ``review`` may lack what its writer said in an answer: no rule depends on it.
    """

    @property
    def digest(self) -> Digest:
        """The digest of the entry's exact bytes."""
        ...

    @property
    def by(self) -> PersonId:
        """Who took it."""
        ...

    @property
    def written(self) -> datetime:
        """When, as they claim (UTC)."""
        ...

    @property
    def version(self) -> Digest | None:
        """The version that the round is of."""
        ...

    @property
    def review(self) -> "RoundWords | None":
        """The step itself, or None for an entry that is none."""
        ...
