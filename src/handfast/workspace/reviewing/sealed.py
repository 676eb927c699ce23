"""Somebody's answer before it is opened: sealed to them alone, always in a file of one size.

What lies there is the whole document that will be laid open, with its salt; its digest is what they
commit to. So what is opened later is, byte for byte, what was sealed.
"""

import secrets
from typing import Final

from attrs import evolve

from handfast.documents import MAX_BYTES, read_entry, write_entry
from handfast.errors import DocumentError, RefusedError, SignatureError, StorageError
from handfast.model import Digest, JournalEntry, JournalKind, PersonId, RoundStep, RoundWords
from handfast.review import Round
from handfast.signing import seal

from ..known import find
from ..proposals.rules import known_clauses
from ..seat import Seat
from ..workspace import Workspace
from .entries import Place

PREFIX: Final = "review-"
SIZE: Final = MAX_BYTES
"""Each sealed answer is padded to exactly this many bytes: the most that a document can have."""


def keep_answer(ws: Workspace, person_id: str, place: Place, words: RoundWords) -> Digest:
    """Seal an answer to its writer, in place of an older one; return its digest.

    Needs no passphrase, so that a screen can save while somebody writes. Refused once the answer
    is sealed in, for then it stays as it is.
    """
    person = find(ws, person_id)
    number = _number(place)
    known_clauses(place.version, [answer.clause for answer in words.answers])
    refuse_changes(place, person.id)
    entry = write_entry(
        JournalEntry(
            kind=JournalKind.REVIEW_ANSWER,
            by=person.id,
            key=person.fingerprint,
            written=ws.clock.now(),
            version=place.version.digest,
            review=evolve(words, step=RoundStep.ANSWER, round=number, salt=secrets.token_hex(32)),
        )
    )
    padded = entry.data + b"\n" * (SIZE - len(entry.data))
    key = ws.ledger.trusted()[person.id]
    ws.ledger.put_private(person.id, _name(place.version.digest, number), seal(padded, [key]))
    return entry.digest


def refuse_changes(place: Place, person: PersonId) -> None:
    """Refuse to change an answer that is sealed in, and say what can be done instead."""
    found = place.round
    if found is None or person not in {*found.commitments, *found.answered_twice}:
        return
    if person in found.answered_twice:
        message = "Two answers of yours are sealed in this round, so neither counts."
        raise RefusedError(message, next_step="Begin another: handfast review open AGREEMENT")
    if found.all_in:
        message = "Everybody's answer is in, so none can be changed or added any more."
    else:
        message = "Your answer is sealed in already, and stays as it is until all are in."
    raise RefusedError(
        message, next_step="What you would say now, you can say when you talk, or in a next round."
    )


def has_kept(ws: Workspace, person_id: str, digest: Digest, number: int) -> bool:
    """Tell whether somebody keeps a sealed answer to this round; seen without their key."""
    name = _name(digest, number)
    return any(file.name == name for file in ws.ledger.list_private(PersonId(person_id)))


def own_answer(ws: Workspace, seat: Seat, digest: Digest, number: int) -> JournalEntry | None:
    """Open one's own sealed answer to a round; None where there is none, or it does not open.

    A damaged file keeps nobody from the rest of a review.
    """
    if not has_kept(ws, seat.person.id, digest, number):
        return None
    try:
        sealed = ws.ledger.get_private(seat.person.id, _name(digest, number))
        return read_entry(seat.key.open(sealed).rstrip(b"\n") + b"\n")
    except (DocumentError, SignatureError, StorageError):
        return None


def forget_sealed(ws: Workspace, person: PersonId, found: Round) -> None:
    """Delete a sealed answer that lies open in the journal by now."""
    ws.ledger.delete_private(person, _name(found.version, found.number))


def _number(place: Place) -> int:
    found = place.round
    return found.number if found else 1


def _name(digest: Digest, number: int) -> str:
    return f"{PREFIX}{digest[:32]}-{number}"
