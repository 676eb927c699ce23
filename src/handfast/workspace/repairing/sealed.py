"""What somebody keeps to themselves: hurts that are not shared, and their place in a repair.

Each lies in a file of its own, sealed to its writer, under a name that says nothing and always of
one size. So nobody who looks at the folder can tell a hurt from a word of forgiving.
"""

import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from attrs import evolve

from handfast.documents import MAX_BYTES, read_entry, write_entry
from handfast.errors import DocumentError, SignatureError, StorageError, UsageError
from handfast.model import (
    Digest,
    HurtWords,
    JournalEntry,
    JournalKind,
    PersonId,
    RepairAct,
    RepairWords,
)
from handfast.signing import seal
from handfast.text_hygiene import visible

from ..known import find
from ..seat import Seat
from ..views import HurtView
from ..workspace import Workspace

PREFIX: Final = "note-"
SIZE: Final = MAX_BYTES
"""Each sealed note is padded to exactly this many bytes."""

_NAME: Final = re.compile(r"note-[0-9a-f]{16}")


def keep_hurt(ws: Workspace, person_id: str, text: str, name: str = "") -> str:
    """Keep a hurt for its writer alone, and return its name; needs no passphrase.

    With ``name`` it takes the place of an older wording. UsageError where there are no words.
    """
    if not text.strip():
        raise UsageError("There are no words yet.", next_step="Write what hurt, as you would say.")
    person = find(ws, person_id)
    entry = JournalEntry(
        kind=JournalKind.RUPTURE,
        by=person.id,
        key=person.fingerprint,
        written=ws.clock.now(),
        hurt=HurtWords(text.strip()),
    )
    return _put(ws, person.id, entry, name)


def list_hurts(ws: Workspace, seat: Seat) -> tuple[HurtView, ...]:
    """Return the hurts that the person who sits here has not shared, the last one first.

    See also ``list_damaged``.
    """
    found = [
        HurtView(name, entry.written, entry.hurt.text if entry.hurt else "")
        for name, entry in _notes(ws, seat)
        if entry.kind is JournalKind.RUPTURE
    ]
    return tuple(sorted(found, key=lambda each: (each.written, each.name), reverse=True))


def list_damaged(ws: Workspace, seat: Seat) -> tuple[str, ...]:
    """Return the names of files that lie among what somebody keeps and do not open.

    Nobody can tell from outside whether one held a hurt or a place in a repair.
    """
    return tuple(each for each in _opened(ws, seat) if isinstance(each, str))


def open_hurt(ws: Workspace, seat: Seat, name: str | None = None) -> HurtView:
    """Open one hurt by its name or the beginning of it; without a name, the only one.

    UsageError if there is none, or more than one.
    """
    wanted = (name or "").strip().lower().removeprefix(PREFIX)
    known = list_hurts(ws, seat)
    fits = [each for each in known if each.name.removeprefix(PREFIX).startswith(wanted)]
    if name is not None and not wanted:
        fits = []
    if len(fits) == 1:
        return fits[0]
    called = "" if name is None else f" {visible(name)!r}"
    raise UsageError(
        f"There is {'more than one' if fits else 'no'} hurt{called} of yours.",
        next_step="See them, for you alone: handfast rupture list",
    )


def forget_hurt(ws: Workspace, person_id: str, name: str) -> None:
    """Delete a hurt that was not shared, for good."""
    ws.ledger.delete_private(PersonId(person_id), name)


def own_place(ws: Workspace, seat: Seat, about: Digest) -> RepairWords:
    """Return where the person who sits here is in a repair: their own, and only to them."""
    places = _places(ws, seat, about)
    return places[-1].words if places else RepairWords(RepairAct.PLACE, about)


def save_place(ws: Workspace, seat: Seat, words: RepairWords) -> None:
    """Seal somebody's place, in place of the last; nothing of any older one is kept.

    A place from another machine goes too, whatever moment it carries: this one was saved last.
    """
    places = _places(ws, seat, words.about)
    entry = JournalEntry(
        kind=JournalKind.REPAIR_STEP,
        by=seat.person.id,
        key=seat.person.fingerprint,
        written=ws.clock.now(),
        repair=evolve(words, act=RepairAct.PLACE),
    )
    kept = _put(ws, seat.person.id, entry, places[-1].name if places else "")
    for each in places:
        if each.name != kept:
            ws.ledger.delete_private(seat.person.id, each.name)


class _Place(NamedTuple):
    """A place in a repair, and the file that it lies in."""

    written: datetime
    name: str
    words: RepairWords


def _places(ws: Workspace, seat: Seat, about: Digest) -> list[_Place]:
    """Return the places in a repair, the newest last: two machines may each have made one."""
    found = [
        _Place(entry.written, name, entry.repair)
        for name, entry in _notes(ws, seat)
        if entry.repair is not None and entry.repair.about == about
    ]
    return sorted(found, key=lambda each: each[:2])


def _put(ws: Workspace, person: PersonId, entry: JournalEntry, name: str = "") -> str:
    data = write_entry(entry).data
    key = ws.ledger.trusted()[person]
    name = name or PREFIX + secrets.token_hex(8)
    ws.ledger.put_private(person, name, seal(data + b"\n" * (SIZE - len(data)), [key]))
    return name


def _notes(ws: Workspace, seat: Seat) -> Iterator[tuple[str, JournalEntry]]:
    """Yield what opens, with its name."""
    for each in _opened(ws, seat):
        if not isinstance(each, str):
            yield each


def _opened(ws: Workspace, seat: Seat) -> Iterator[tuple[str, JournalEntry] | str]:
    """Open each note, or give its name: one damaged file does not keep the others shut."""
    for file in ws.ledger.list_private(seat.person.id):
        if not _NAME.fullmatch(file.name):
            continue
        try:
            sealed = ws.ledger.get_private(seat.person.id, file.name)
            yield file.name, read_entry(seat.key.open(sealed).rstrip(b"\n") + b"\n")
        except UsageError:
            continue  # it was forgotten a moment ago, in another window
        except (DocumentError, SignatureError, StorageError):
            yield file.name
