"""Answering a proposal without signing it, and taking one's consent back."""

from collections.abc import Sequence

from handfast.engine import State, VersionStanding, standing
from handfast.errors import RefusedError, UsageError
from handfast.model import JournalEntry, JournalKind, PersonId, Reply, Version

from ..looking.references import find_standing, find_waiting
from ..seat import Seat
from ..workspace import Workspace
from .rules import known_clauses, named, say


def answer(ws: Workspace, seat: Seat, reference: str, replies: Sequence[Reply]) -> JournalEntry:
    """Send one answer to a proposal: questions, suggestions, or a decline. No reason is needed."""
    version, found = _look(ws, reference, seat.person.id)
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


def withdraw(
    ws: Workspace, seat: Seat, reference: str, *, clauses: Sequence[str] = ()
) -> VersionStanding:
    """Take back one's consent, to the whole or to clauses: alone, at once, without a reason."""
    version, found = _look(ws, reference)
    named(version, seat.person)
    known_clauses(version, clauses)
    if found.state is State.WITHDRAWN and seat.person.id in found.withdrawn_by:
        raise RefusedError(
            "You have withdrawn from this already.", next_step="Nothing more is needed."
        )
    say(
        ws,
        seat,
        JournalEntry(
            kind=JournalKind.WITHDRAWAL,
            by=seat.person.id,
            key=seat.person.fingerprint,
            written=ws.clock.now(),
            version=version.digest,
            clauses=tuple(dict.fromkeys(clauses)),
        ),
    )
    return _look(ws, version.digest)[1]


def _look(
    ws: Workspace, reference: str, answering: PersonId | None = None
) -> tuple[Version, VersionStanding]:
    """Return what a reference means; ``answering``: to somebody who answers what waits for them."""
    stands = standing(ws.load().records, ws.clock.today())
    found = (
        find_waiting(stands, reference, answering)
        if answering
        else find_standing(stands, reference)[1]
    )
    return ws.ledger.version(found.digest), found
