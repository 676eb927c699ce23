"""The notes that ``standing`` puts to a version, besides those of what does not count."""

from collections.abc import Sequence, Set
from datetime import date, datetime, timedelta

from ..model import Digest, Terms, short
from .facts import Facts
from .sentences import day, in_utc, listed

MOST_NAMED = 4
"""How many other versions a note names one by one."""

ONE_DAY = timedelta(days=1)
"""How far two honest clocks may lie apart before a note says so."""


def remarks(
    digest: Digest, facts: Facts, side_by_side: Sequence[Digest], ended: Set[str], today: date
) -> tuple[str, ...]:
    """Return every note on this version, in an order that depends on nothing but their words."""
    said = set(facts.notes.get(digest, ()))
    if side_by_side:
        said.add(_two_in_force(digest, side_by_side))
    terms = facts.versions[digest]
    gone = ended | facts.withdrawn_clauses.get(digest, frozenset())
    if gone and all(clause in gone for clause, _ in terms.clauses):
        said.add("No clause of it stands any more: each was taken back or has ended.")
    if terms.written:
        said.update(_claims(terms, in_utc(terms.written), facts, today))
    return tuple(sorted(said)) if said else ()


def clock_went_back(today: date, newest: date) -> str:
    """Say that what had ended stays ended, though the clock shows an earlier day."""
    return (
        f"This machine's clock shows {day(today)}, and yet something here was written on"
        f" {day(newest)}. What had ended by then stays ended. Check the date of this machine."
    )


def _two_in_force(digest: Digest, side_by_side: Sequence[Digest]) -> str:
    count = len(side_by_side) - 1
    if count > MOST_NAMED:
        named = f"{count} others"
    else:
        named = listed(short(other) for other in side_by_side if other != digest)
    return (
        f"This and {named} are in force side by side: they replace the same version, and not"
        " each other. A new version that replaces them all settles it."
    )


def _claims(terms: Terms, written: datetime, facts: Facts, today: date) -> list[str]:
    notes = []
    if written.date() - today > ONE_DAY:
        notes.append(f"It says it was written on {day(written)}, a day that has not come yet.")
    for earlier in facts.edges.valid.get(terms.digest, ()):
        before = facts.versions[earlier].written
        if before and in_utc(before) - written > ONE_DAY:
            notes.append(f"It says it was written before {short(earlier)}, which it replaces.")
    return notes
