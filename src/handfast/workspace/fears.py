"""What somebody is afraid of, under a clause: sealed to its writer, and no part of any document.

A fear is written down for one person alone. It lies sealed in ``private/PERSON``, opens with that
person's key only, and can be deleted without it. Nothing of it is ever in a draft, a proposal, a
record, a log or a page for somebody else.
"""

import re
import secrets
from hashlib import sha256
from typing import Final

from handfast.documents import FORMAT, read_toml
from handfast.documents.toml_out import lines
from handfast.documents.writing import encoded
from handfast.errors import DocumentError, SignatureError, StorageError, UsageError
from handfast.model import PersonId
from handfast.signing import seal
from handfast.text_hygiene import visible

from .known import find
from .seat import Seat
from .views import FearView
from .workspace import Workspace

PREFIX: Final = "fear-"
LONGEST: Final = 4000
"""As many characters as a fear may have; a clause may have no more."""

PADDING: Final = 8192
"""Sealed fears are padded to a multiple of this many bytes, so that their size says little."""

_NAME: Final = re.compile(r"fear-(?:[0-9a-f]{16}-)?[0-9a-f]{16}")


def name_for(draft: str, clause_id: str) -> str:
    """Return what the fear under one clause of one draft is called."""
    place = sha256(clause_id.encode()).hexdigest()[:16]
    return f"{PREFIX}{draft.rpartition('-')[2]}-{place}"


def keep(ws: Workspace, person_id: str, fear: str, *, about: str = "", name: str = "") -> str:
    """Seal a fear to its writer and return its name; an empty one deletes what is kept there.

    Needs no passphrase. ``about`` is the clause it is under; ``name`` an older one to replace.
    """
    person = find(ws, person_id)
    name = name or f"{PREFIX}{secrets.token_hex(8)}"
    if not fear.strip():
        forget(ws, person.id, name)
        return name
    if len(fear) > LONGEST:
        raise UsageError(
            f"This is longer than {LONGEST:,} characters, so it is not kept.",
            next_step="Write the heart of it.",
        )
    fields = [
        ("handfast", FORMAT),
        ("kind", "fear"),
        ("about", visible(about)),
        ("fear", fear.strip()),
    ]
    data = encoded(lines(fields))
    try:
        read_toml(data)
    except DocumentError:
        raise UsageError(
            "These words hold characters that cannot be seen, so they are not kept.",
            next_step="Type them instead of pasting them.",
        ) from None
    padded = data + b"\n" * (-len(data) % PADDING)
    key = ws.ledger.trusted()[person.id]
    ws.ledger.put_private(person.id, name, seal(padded, [key]))
    return name


def open_fear(ws: Workspace, seat: Seat, name: str) -> FearView | None:
    """Open one fear of the person who sits here; None where nothing is kept under this name."""
    return next((one for one in list_fears(ws, seat) if one.name == name), None)


def list_fears(ws: Workspace, seat: Seat) -> tuple[FearView, ...]:
    """Open every fear that the person who sits here keeps, the last written first."""
    opened = []
    for file in ws.ledger.list_private(seat.person.id):
        if _NAME.fullmatch(file.name):
            sealed = ws.ledger.get_private(seat.person.id, file.name)
            try:
                values = read_toml(seat.key.open(sealed).rstrip(b"\n") + b"\n")
            except (DocumentError, SignatureError, StorageError):
                continue
            about, fear = values.get("about", ""), values.get("fear", "")
            if isinstance(about, str) and isinstance(fear, str):
                opened.append(FearView(file.name, about, fear, file.modified))
    return tuple(sorted(opened, key=lambda one: one.written, reverse=True))


def forget(ws: Workspace, person_id: str, name: str) -> None:
    """Delete one fear for good; one that is gone already is fine. Needs no passphrase."""
    if _NAME.fullmatch(name) is None:
        raise UsageError(
            "This is not the name of something that you keep here.",
            next_step="See what you keep: handfast reword --kept",
        )
    ws.ledger.delete_private(PersonId(person_id), name)


def forget_all(ws: Workspace, person_id: str, draft: str) -> None:
    """Delete every fear that belongs to one draft, when the draft goes."""
    mine = f"{PREFIX}{draft.rpartition('-')[2]}-"
    for file in ws.ledger.list_private(PersonId(person_id)):
        if file.name.startswith(mine) and _NAME.fullmatch(file.name):
            ws.ledger.delete_private(PersonId(person_id), file.name)
