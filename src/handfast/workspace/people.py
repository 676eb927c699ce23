"""Who is here: making a key, bringing one, meeting somebody from another machine, unlocking."""

from typing import Final

from handfast.errors import RefusedError, SignatureError, UsageError
from handfast.model import PersonId
from handfast.signing import PublicKey, Secret, check_private_key, make_key, rewrap, unlock
from handfast.text_hygiene import PERSON_ID, faults, visible
from handfast.text_hygiene import person_id as id_from_name

from .known import everybody, find
from .seat import Seat
from .views import PersonView
from .workspace import Workspace

__all__ = [
    "MAX_NAME",
    "bring_person",
    "everybody",
    "find",
    "make_person",
    "meet_person",
    "trust",
    "unlock_seat",
]

MAX_NAME: Final = 80


def make_person(
    ws: Workspace, name: str, passphrase: Secret, *, person_id: str | None = None
) -> PersonView:
    """Make somebody a key of their own, protected by a passphrase that nobody can recover."""
    chosen = _free_id(ws, name, person_id)
    pem = make_key(passphrase, comment=f"{chosen} (handfast)")
    return _settle(ws, chosen, name, pem)


def bring_person(
    ws: Workspace,
    name: str,
    private_key: bytes,
    passphrase: Secret,
    *,
    person_id: str | None = None,
) -> PersonView:
    """Let somebody use the OpenSSH Ed25519 key they have; a strengthened copy is kept."""
    chosen = _free_id(ws, name, person_id)
    check_private_key(private_key)
    return _settle(ws, chosen, name, rewrap(private_key, passphrase))


def meet_person(
    ws: Workspace,
    name: str,
    public_key_line: str,
    *,
    fingerprint: str,
    person_id: str | None = None,
) -> PersonView:
    """Trust the key of somebody on another machine, once its fingerprint was compared aloud."""
    chosen = _free_id(ws, name, person_id)
    key = PublicKey.from_line(public_key_line)
    if fingerprint.strip() != key.fingerprint:
        raise SignatureError(
            "This key has another fingerprint than the one you compared.",
            reason="key",
            next_step="Ask for the key again and read the fingerprint to each other once more.",
        )
    trust(ws, chosen, key, name)
    return find(ws, chosen)


def unlock_seat(ws: Workspace, person_id: str, passphrase: Secret) -> Seat:
    """Unlock a person's key with their passphrase (takes about half a second, on purpose)."""
    person = find(ws, person_id)
    if not person.key_here:
        raise RefusedError(
            f"{person.name}'s key is not on this machine.",
            next_step="Use the machine that has it, or bring the key here.",
        )
    key = unlock(ws.ledger.get_key(person.id), passphrase)
    if key.public.fingerprint != person.fingerprint:
        raise SignatureError(
            f"The key file of {person.name} is not the one this machine trusts.", reason="key"
        )
    return Seat(person, key)


def _free_id(ws: Workspace, name: str, person_id: str | None) -> PersonId:
    """Return the id to use for this name. UsageError when name or id cannot be used."""
    if not name.strip() or len(name) > MAX_NAME or faults(name, multiline=False):
        raise UsageError(
            "That name cannot be used.",
            next_step=f"Write it in one line of at most {MAX_NAME} visible characters.",
        )
    chosen = person_id or id_from_name(name)
    if not PERSON_ID.fullmatch(chosen):
        raise UsageError(
            f"The id {visible(chosen)!r} cannot be used.",
            next_step="Use 1 to 32 small letters, digits and hyphens.",
        )
    if chosen in ws.ledger.trusted():
        raise UsageError(
            f"There is somebody with the id {chosen} in this folder already.",
            next_step="Choose another one with --id.",
        )
    return PersonId(chosen)


def _settle(ws: Workspace, chosen: PersonId, name: str, pem: bytes) -> PersonView:
    """Trust the key, which is refused if it is somebody else's already, and keep it."""
    trust(ws, chosen, check_private_key(pem), name)
    ws.ledger.put_key(chosen, pem)
    return find(ws, chosen)


def trust(ws: Workspace, person: PersonId, key: PublicKey, name: str) -> None:
    """Trust a key as this person's, and remember their name."""
    ws.ledger.trust(person, key)
    ws.save_local(names={person: name})
