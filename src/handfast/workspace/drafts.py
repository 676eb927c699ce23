"""Private drafts: sealed to their writer at every save; nothing unsealed touches the disk."""

import re
import secrets
from collections.abc import Sequence
from datetime import date
from typing import Final

from handfast.documents import DraftReading, read_draft, update_draft
from handfast.documents import new_draft as draft_bytes
from handfast.errors import DocumentError, SignatureError, StorageError, UsageError
from handfast.ledger import PrivateFile
from handfast.model import AgreementDocument, Person, PersonId, ReviewDays, Style
from handfast.review import next_review
from handfast.signing import seal
from handfast.text_hygiene import visible

from . import fears
from .known import everybody, find
from .seat import Seat
from .views import DraftView
from .workspace import Workspace

PREFIX: Final = "draft-"
_NAME: Final = re.compile(r"draft-[0-9a-f]{16}")
TURN: Final = "drafts"
"""At what the windows take turns: reading a draft and writing it again."""

PADDING: Final = 4096
"""Sealed drafts are padded to a multiple of this many bytes, so that their size says little."""


def blank(
    ws: Workspace, *, title: str, style: Style, person_ids: Sequence[str] = ()
) -> AgreementDocument:
    """Return an empty document for these people (everybody by default), with the style's review."""
    found = {person.id: person for person in (find(ws, named) for named in person_ids)}
    chosen = tuple(found.values()) or everybody(ws)
    return AgreementDocument(
        title=title,
        style=style.id,
        people=tuple(Person(id=person.id, name=person.name) for person in chosen),
        review=review_days(ws.clock.today(), style),
    )


def review_days(start: date, style: Style) -> ReviewDays:
    """Return the style's usual review day and lapse day, counted from ``start``."""
    return review_on(next_review(start, style.review_months), style.grace_days)


def review_on(on: date, grace_days: int) -> ReviewDays:
    """Return a review day with the day, so many days of grace later, after which it lapses."""
    last = min(on.toordinal() + grace_days, date.max.toordinal())
    return ReviewDays(on=on, lapses=date.fromordinal(last))


def new_draft(ws: Workspace, person_id: str, document: AgreementDocument) -> str:
    """Keep a new draft, sealed to this person, and return its name. Needs no passphrase."""
    name = PREFIX + secrets.token_hex(8)
    _put(ws, PersonId(person_id), name, draft_bytes(document))
    return name


def save(
    ws: Workspace,
    seat: Seat,
    name: str,
    document: AgreementDocument,
    *,
    opened: bytes | None = None,
) -> DraftView:
    """Save a draft; comments and the order of its file stay as their writer left them.

    Where ``opened`` is given and the stored text is another one by now, somebody changed the draft
    elsewhere: that text stays, and these words become a second draft, which is returned. Windows
    take turns, so that this holds in the same instant too.
    """
    with ws.ledger.turn(TURN):
        stored = _text(ws, seat, name)
        if opened is None or _same(stored, opened):
            return _store(ws, seat, name, update_draft(stored, document))
        if read_draft(stored).document == document:
            return open_draft(ws, seat, name)
        return _store(ws, seat, PREFIX + secrets.token_hex(8), update_draft(opened, document))


def save_text(
    ws: Workspace, seat: Seat, name: str, text: bytes, *, opened: bytes | None = None
) -> DraftView:
    """Save what an editor made of a draft. DocumentError, and nothing saved, if it is not valid.

    With ``opened``, a draft that was changed elsewhere since stays, as in ``save``.
    """
    with ws.ledger.turn(TURN):
        meanwhile = opened is not None and not _same(_text(ws, seat, name), opened)
        return _store(ws, seat, PREFIX + secrets.token_hex(8) if meanwhile else name, text)


def open_draft(ws: Workspace, seat: Seat, name_or_title: str) -> DraftView:
    """Open one draft by its name, its title, or the start of its name."""
    drafts = list_drafts(ws, seat)
    wanted = name_or_title.strip().casefold()
    for found in (
        [d for d in drafts if d.name == wanted],
        [d for d in drafts if d.document.title.casefold() == wanted],
        [d for d in drafts if wanted and d.name.removeprefix(PREFIX).startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            names = " or ".join(draft.name for draft in found)
            raise UsageError(
                f"More than one draft fits {visible(name_or_title)!r}.",
                next_step=f"Look at each, and name one: {names}.",
            )
    titles = ", ".join(visible(d.document.title) for d in drafts) or "none yet"
    raise UsageError(
        f"There is no draft {visible(name_or_title)!r}.", next_step=f"Your drafts: {titles}."
    )


def list_drafts(ws: Workspace, seat: Seat) -> tuple[DraftView, ...]:
    """Return this person's drafts, the last changed first; see also ``list_damaged``."""
    return tuple(draft for draft in _opened(ws, seat) if isinstance(draft, DraftView))


def list_damaged(ws: Workspace, seat: Seat) -> tuple[str, ...]:
    """Return the names of files that lie among the drafts and do not open as one."""
    return tuple(name for name in _opened(ws, seat) if isinstance(name, str))


def count(ws: Workspace, person_id: str) -> int:
    """Return how many drafts somebody has; this much can be seen without their key."""
    return len(_files(ws, PersonId(person_id)))


def delete(ws: Workspace, person_id: str, name: str) -> None:
    """Delete a draft for good."""
    ws.ledger.delete_private(PersonId(person_id), name)


def throw_away(ws: Workspace, person_id: str, name: str) -> None:
    """Delete a draft for good, and what its writer was afraid of under its clauses."""
    delete(ws, person_id, name)
    fears.forget_all(ws, person_id, name)


def _files(ws: Workspace, person: PersonId) -> list[PrivateFile]:
    return [file for file in ws.ledger.list_private(person) if _NAME.fullmatch(file.name)]


def _opened(ws: Workspace, seat: Seat) -> list[DraftView | str]:
    """Open each draft, or give its name: one damaged file does not keep the others shut."""
    ws.ledger.require_here()  # "no drafts" would be frightening, and untrue
    opened: list[DraftView | str] = []
    for file in sorted(_files(ws, seat.person.id), key=lambda file: file.modified, reverse=True):
        try:
            text = _text(ws, seat, file.name)
            opened.append(_view(file, text, read_draft(text)))
        except (DocumentError, SignatureError, StorageError):
            opened.append(file.name)
    return opened


def _text(ws: Workspace, seat: Seat, name: str) -> bytes:
    sealed = ws.ledger.get_private(seat.person.id, name)
    return seat.key.open(sealed).rstrip(b"\n") + b"\n"


def _same(text: bytes, other: bytes) -> bool:
    return text.rstrip(b"\n") == other.rstrip(b"\n")


def _put(ws: Workspace, person: PersonId, name: str, text: bytes) -> None:
    padded = text + b"\n" * (-len(text) % PADDING)
    key = ws.ledger.trusted()[find(ws, person).id]
    ws.ledger.put_private(person, name, seal(padded, [key]))


def _store(ws: Workspace, seat: Seat, name: str, text: bytes) -> DraftView:
    reading = read_draft(text)
    _put(ws, seat.person.id, name, text)
    file = next(file for file in _files(ws, seat.person.id) if file.name == name)
    return _view(file, text, reading)


def _view(file: PrivateFile, text: bytes, reading: DraftReading) -> DraftView:
    return DraftView(
        name=file.name,
        document=reading.document,
        text=text,
        missing=reading.missing,
        modified=file.modified,
    )
