"""Beginning a round, sealing an answer in, and opening it when everybody's is there."""

from typing import Final

from handfast.errors import RefusedError
from handfast.model import Because, JournalEntry, RoundStep, RoundWords
from handfast.review import Round, by_version, new_reasons, rounds

from ..known import find
from ..proposals.rules import named
from ..seat import Seat
from ..workspace import Workspace
from .entries import Place, place_of, take_step
from .sealed import forget_sealed, has_kept, keep_answer, own_answer, refuse_changes

TURN: Final = "reviews"
"""The turn in which an answer is sealed and committed to: nothing seals another in between."""


def begin(ws: Workspace, seat: Seat, reference: str) -> Round:
    """Open a round, at any time and without a reason; return it.

    Refused while one is open that everybody can still answer: then that is the one to answer in.
    """
    place = place_of(ws, seat, reference)
    last = place.rounds[-1] if place.rounds else None
    if last is not None and not last.may_begin_another:
        raise RefusedError(
            "A review of this is open already.",
            next_step="Answer in it: handfast review answer AGREEMENT",
        )
    number = last.number + 1 if last else 1
    for because in new_reasons(place.found, place.rounds, place.today) or (Because.ASKED,):
        _open(ws, seat, place, number, because)
    return Place(ws, place.version.digest).begun()


def keep(ws: Workspace, person_id: str, reference: str, words: RoundWords) -> None:
    """Keep an answer that is not sealed in yet, for its writer alone. Needs no passphrase."""
    with ws.ledger.turn(TURN):
        place = Place(ws, reference)
        named(place.version, find(ws, person_id))
        _must_be_open(place)
        keep_answer(ws, person_id, place, words)


def kept(ws: Workspace, seat: Seat, reference: str) -> RoundWords | None:
    """Return what somebody has written for the present round, sealed in or not; only to them."""
    place = Place(ws, reference)
    found = place.round
    number = found.number if found else 1
    entry = own_answer(ws, seat, place.version.digest, number)
    return entry.review if entry else None


def answer(ws: Workspace, seat: Seat, reference: str, words: RoundWords) -> Round:
    """Seal an answer in: from now on it stays as it is, and nobody sees it until all are in.

    Where it is the last one, the answer is opened at once. The journal gets its salted digest only.
    """
    with ws.ledger.turn(TURN):
        place = place_of(ws, seat, reference)
        found = _must_be_open(place)
        refuse_changes(place, seat.person.id)
        digest = keep_answer(ws, seat.person.id, place, words)
        for because in new_reasons(place.found, place.rounds, place.today):
            _open(ws, seat, place, found.number, because)
        commit = RoundWords(RoundStep.COMMIT, found.number, commitment=digest)
        take_step(ws, seat, place.version, commit)
    open_answers(ws, seat)
    return Place(ws, place.version.digest).begun()


def open_answers(ws: Workspace, seat: Seat) -> tuple[Round, ...]:
    """Open each answer of the person who sits here whose round has everybody's; return the rounds.

    First they say which commitments they saw: so nobody can put another one in its place. Rounds
    that were left meanwhile are opened too, for the others have opened theirs.
    """
    loaded = ws.load()
    steps = by_version(entry for entry in loaded.entries if entry.review)
    opened: list[Round] = []
    for digest, entries in steps.items():
        terms = loaded.records.versions.get(digest)
        found = rounds(terms, entries) if terms else ()
        opened += [each for each in found if _is_time(each, seat) and _open_one(ws, seat, each)]
    return tuple(opened)


def waits_to_open(ws: Workspace, person_id: str, found: Round) -> bool:
    """Tell whether somebody's answer can be opened now, here, with their passphrase."""
    mine = person_id in found.unopened and found.all_in
    return mine and has_kept(ws, person_id, found.version, found.number)


def _is_time(found: Round, seat: Seat) -> bool:
    return found.all_in and seat.person.id in found.unopened


def _open_one(ws: Workspace, seat: Seat, found: Round) -> bool:
    """Lay one answer open, if what is sealed here is what was committed to."""
    mine = seat.person.id
    entry: JournalEntry | None = own_answer(ws, seat, found.version, found.number)
    if entry is None or entry.digest != found.commitments[mine]:
        return False
    version = ws.ledger.version(found.version)
    others = tuple(digest for person, digest in found.commitments.items() if person != mine)
    take_step(ws, seat, version, RoundWords(RoundStep.SEEN, found.number, seen=others))
    ws.ledger.add_entry(entry, seat.key.sign(entry.data))
    forget_sealed(ws, mine, found)
    return True


def _must_be_open(place: Place) -> Round:
    """Return the round that can be answered, or say why there is none."""
    found = place.round
    if found is None:
        raise RefusedError(
            "No review of this is open.",
            next_step="Open one whenever you like: handfast review open AGREEMENT",
        )
    if found.finished:
        raise RefusedError(
            "This round is finished.",
            next_step="Open another whenever you like: handfast review open AGREEMENT",
        )
    return found


def _open(ws: Workspace, seat: Seat, place: Place, number: int, because: Because) -> None:
    words = RoundWords(RoundStep.OPEN, number, because=because)
    take_step(ws, seat, place.version, words)
