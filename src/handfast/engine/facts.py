"""What the records say on any day: who signed, who withdrew, what replaces what.

Nothing here depends on today; ``standing`` adds the day. The rules are listed there.
"""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from ..model import Digest, PersonId, Records, Terms, Withdrawal
from .consents import complete_ones, signers
from .edges import Supersessions, supersessions
from .graph import reach
from .sentences import Notes
from .withdrawals import from_clauses, from_the_whole, withdrawals_that_count


class Facts(NamedTuple):
    """The records, weighed: only what counts. ``notes`` say what does not count, and why."""

    versions: Mapping[Digest, Terms]
    signed_by: Mapping[Digest, tuple[PersonId, ...]]
    complete: Set[Digest]
    withdrawals: Mapping[Digest, Sequence[Withdrawal]]
    withdrawn_by: Mapping[Digest, tuple[PersonId, ...]]
    withdrawn_clauses: Mapping[Digest, frozenset[str]]
    edges: Supersessions
    superseded: Set[Digest]
    notes: Mapping[Digest, Sequence[str]]


def weigh(records: Records) -> Facts:
    """Return what counts of these records, whatever their order."""
    notes: Notes = {}
    signed_by = signers(records, notes)
    complete = complete_ones(records.versions, signed_by)
    withdrawals = withdrawals_that_count(records, notes)
    edges = supersessions(records.versions, notes)
    return Facts(
        versions=records.versions,
        signed_by=signed_by,
        complete=complete,
        withdrawals=withdrawals,
        withdrawn_by=from_the_whole(records.versions, withdrawals),
        withdrawn_clauses=from_clauses(records.versions, withdrawals, notes),
        edges=edges,
        superseded=reach(complete, edges.valid),
        notes=notes,
    )
