"""Which round of a version is the present one, and what may open the next."""

from collections.abc import Iterable
from datetime import date

from ..engine import State, VersionStanding
from ..model import Because, Outcome
from .round_rules import Round, Stage, rounds
from .steps import Step

REVIEWED = frozenset({State.IN_FORCE, State.LAPSED, State.WITHDRAWN})
"""What people come back to: what stands, and what has just ended. Never what was replaced."""


def can_be_reviewed(stands: VersionStanding) -> bool:
    """Say whether a version was signed by everybody and has not been replaced."""
    return stands.complete and stands.state in REVIEWED


def reasons(stands: VersionStanding, today: date) -> tuple[Because, ...]:
    """Return what opens a round by itself: the review day, and a withdrawal."""
    found = []
    if today >= stands.terms.review.on:
        found.append(Because.REVIEW_DAY)
    if stands.withdrawn_by or stands.withdrawn_clauses:
        found.append(Because.WITHDRAWAL)
    return tuple(found)


def current_round(stands: VersionStanding, entries: Iterable[Step], today: date) -> Round | None:
    """Return the round that is open, else the one that is due to open, else the last; or None.

    The review day and a withdrawal each open one round, if no round was opened for them before.
    """
    found = rounds(stands.terms, entries)
    if found and found[-1].stage is not Stage.FINISHED:
        return found[-1]
    new = new_reasons(stands, found, today)
    if new and can_be_reviewed(stands):
        people = tuple(person.id for person in stands.terms.people)
        return Round(stands.digest, len(found) + 1, people, because=new, begun=False)
    return found[-1] if found else None


def new_reasons(
    stands: VersionStanding, found: Iterable[Round], today: date
) -> tuple[Because, ...]:
    """Return the reasons for a round that no round was opened for yet.

    A withdrawal with which people left a round is no reason for another.
    """
    found = tuple(found)
    used = {because for each in found for because in each.because}
    if any(outcome is Outcome.END for each in found for _, outcome in each.finished):
        used.add(Because.WITHDRAWAL)
    return tuple(because for because in reasons(stands, today) if because not in used)
