"""Who has taken back what. A withdrawal needs nobody else, and nothing undoes it.

It counts whichever of their keys its writer used, as long as the ledger trusts that key to be
theirs: somebody who had to change keys can still leave.
"""

from collections.abc import Mapping

from ..model import Digest, PersonId, Records, Terms, Withdrawal
from .sentences import Notes, add_note, listed, name_is_here, names_of

Withdrawals = dict[Digest, list[Withdrawal]]


def withdrawals_that_count(records: Records, notes: Notes) -> Withdrawals:
    """Return the withdrawals of people whom the version names, for each version."""
    counted: Withdrawals = {}
    for withdrawal in records.withdrawals:
        terms = records.versions.get(withdrawal.version)
        if terms is None:
            continue
        if name_is_here(terms, withdrawal.by):
            counted.setdefault(withdrawal.version, []).append(withdrawal)
        else:
            name = names_of(terms, [withdrawal.by])
            add_note(
                notes,
                withdrawal.version,
                f"{name} withdrew from this without being named in it; that does not count.",
            )
    return counted


def from_the_whole(
    versions: Mapping[Digest, Terms], withdrawals: Withdrawals
) -> dict[Digest, tuple[PersonId, ...]]:
    """Return the withdrawn versions, each with who took back the whole of it."""
    by = {
        digest: {each.by for each in given if not each.clauses}
        for digest, given in withdrawals.items()
    }
    return {
        digest: tuple(person.id for person in versions[digest].people if person.id in people)
        for digest, people in by.items()
        if people
    }


def from_clauses(
    versions: Mapping[Digest, Terms], withdrawals: Withdrawals, notes: Notes
) -> dict[Digest, frozenset[str]]:
    """Return for each version the clauses of it that somebody took back."""
    found: dict[Digest, frozenset[str]] = {}
    for digest, given in withdrawals.items():
        named = frozenset().union(*(each.clauses for each in given))
        here = {clause for clause, _ in versions[digest].clauses}
        found[digest] = named & here
        if named - here:
            unknown = listed(f'"{clause}"' for clause in sorted(named - here))
            add_note(notes, digest, f"A withdrawal names {unknown}, which is not a clause of this.")
    return found
