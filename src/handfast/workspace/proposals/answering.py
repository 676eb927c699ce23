"""Answering a proposal without signing it, and taking one's consent back."""

from collections.abc import Sequence

from handfast.engine import State, VersionStanding, standing
from handfast.errors import RefusedError, UsageError
from handfast.model import JournalEntry, JournalKind, Reply

from ..looking.references import find_consented, find_standing, find_waiting
from ..seat import Seat
from ..views import PersonView
from ..workspace import Workspace
from .rules import known_clauses, named, say


def answer(ws: Workspace, seat: Seat, reference: str, replies: Sequence[Reply]) -> JournalEntry:
    """Send one answer to a proposal: questions, suggestions, or a decline. No reason is needed."""
    stands = standing(ws.load().records, ws.clock.today())
    found = find_waiting(stands, reference, seat.person)
    version = ws.ledger.version(found.digest)
    named(version, seat.person)
    if not replies:
        raise UsageError("The answer is empty.", next_step="Answer at least one clause.")
    if found.state in {State.WITHDRAWN, State.SUPERSEDED}:
        raise RefusedError(
            "This version is no longer open to answers.",
            next_step="Look at what stands now.",
        )
    known_clauses(version, [reply.clause for reply in replies if reply.clause])
    return say(
        ws,
        seat,
        JournalEntry(
            kind=JournalKind.ANSWER,
            by=seat.person.id,
            key=seat.person.fingerprint,
            written=ws.clock.now(),
            version=version.digest,
            replies=tuple(replies),
        ),
    )


def before_withdrawing(
    ws: Workspace, person: PersonView, reference: str, *, clauses: Sequence[str] = ()
) -> VersionStanding:
    """Return the version that ``withdraw`` would take this person's consent back from.

    UsageError if that leaves a doubt or a clause is not there; RefusedError if the version does not
    name the person, or if they took back all of this already.
    """
    found = find_consented(standing(ws.load().records, ws.clock.today()), reference, person)
    version = ws.ledger.version(found.digest)
    named(version, person)
    known_clauses(version, clauses)
    if has_withdrawn(ws, person, found.digest) or (
        clauses and has_withdrawn(ws, person, found.digest, clauses=clauses)
    ):
        raise RefusedError(
            "You have withdrawn from this already.", next_step="Nothing more is needed."
        )
    return found


def has_withdrawn(
    ws: Workspace, person: PersonView, digest: str, *, clauses: Sequence[str] = ()
) -> bool:
    """Say whether this person took back their consent to a version, or to each of these clauses."""
    mine = [
        each
        for each in ws.load().records.withdrawals
        if each.version == digest and each.by == person.id
    ]
    if clauses:
        return {clause for each in mine for clause in each.clauses}.issuperset(clauses)
    return any(not each.clauses for each in mine)


def withdraw(
    ws: Workspace, seat: Seat, reference: str, *, clauses: Sequence[str] = ()
) -> VersionStanding:
    """Take back one's consent, to the whole or to clauses: alone, at once, without a reason."""
    found = before_withdrawing(ws, seat.person, reference, clauses=clauses)
    say(
        ws,
        seat,
        JournalEntry(
            kind=JournalKind.WITHDRAWAL,
            by=seat.person.id,
            key=seat.person.fingerprint,
            written=ws.clock.now(),
            version=found.digest,
            clauses=tuple(dict.fromkeys(clauses)),
        ),
    )
    return find_standing(standing(ws.load().records, ws.clock.today()), found.digest)[1]
