"""Answers that are not sent yet: kept sealed to their writer, so that leaving loses none."""

from collections.abc import Sequence
from typing import Final

from handfast.documents import read_entry, write_entry
from handfast.model import Digest, JournalEntry, JournalKind, PersonId, Reply
from handfast.signing import seal

from ..known import find
from ..seat import Seat
from ..workspace import Workspace

PREFIX: Final = "answers-"
PADDING: Final = 4096
"""Sealed answers are padded to a multiple of this many bytes, so that their size says little."""


def keep_answers(ws: Workspace, person_id: str, digest: str, replies: Sequence[Reply]) -> None:
    """Keep answers that are not sent, in place of older ones. Needs no passphrase."""
    person = find(ws, person_id)
    if not replies:
        ws.ledger.delete_private(person.id, _name(digest))
        return
    entry = JournalEntry(
        kind=JournalKind.ANSWER,
        by=person.id,
        key=person.fingerprint,
        written=ws.clock.now(),
        version=Digest(digest),
        replies=tuple(replies),
    )
    data = write_entry(entry).data
    padded = data + b"\n" * (-len(data) % PADDING)
    key = ws.ledger.trusted()[person.id]
    ws.ledger.put_private(person.id, _name(digest), seal(padded, [key]))


def has_answers(ws: Workspace, person_id: str, digest: str) -> bool:
    """Tell whether somebody keeps answers that are not sent; seen without their key."""
    kept = ws.ledger.list_private(PersonId(person_id))
    return any(file.name == _name(digest) for file in kept)


def open_answers(ws: Workspace, seat: Seat, digest: str) -> tuple[Reply, ...]:
    """Open the answers that are not sent yet; none where nothing is kept."""
    if not has_answers(ws, seat.person.id, digest):
        return ()
    sealed = ws.ledger.get_private(seat.person.id, _name(digest))
    return read_entry(seat.key.open(sealed).rstrip(b"\n") + b"\n").replies


def _name(digest: str) -> str:
    return f"{PREFIX}{digest[:32]}"
