"""Everybody this machine knows in a folder, and finding one of them."""

from handfast.errors import UsageError
from handfast.text_hygiene import visible

from .views import PersonView
from .workspace import Workspace


def everybody(ws: Workspace) -> tuple[PersonView, ...]:
    """Return everybody whose key this machine trusts for this folder, by id."""
    local = set(ws.ledger.people())
    names = ws.local.names
    return tuple(
        PersonView(
            id=person,
            name=names.get(person, person),
            fingerprint=key.fingerprint,
            key_here=person in local,
        )
        for person, key in sorted(ws.ledger.trusted().items())
    )


def find(ws: Workspace, name_or_id: str) -> PersonView:
    """Return the person with this id or name. UsageError if there is none, or more than one."""
    wanted = name_or_id.strip().casefold()
    people = everybody(ws)
    found = [p for p in people if p.id == wanted] or [
        p for p in people if p.name.casefold() == wanted
    ]
    if len(found) == 1:
        return found[0]
    here = ", ".join(p.name for p in people) or "nobody yet"
    raise UsageError(
        f"There is nobody called {visible(name_or_id)!r} here.",
        next_step=f"Known in this folder: {here}.",
    )
