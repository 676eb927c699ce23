"""Who is here: making a key, bringing one, meeting somebody from another machine, unlocking."""

from pathlib import Path
from typing import Final

from handfast.documents.people_names import name_fault, name_key
from handfast.errors import PassphraseError, RefusedError, SignatureError, UsageError
from handfast.model import PersonId
from handfast.signing import PublicKey, Secret, check_private_key, make_key, rewrap, unlock
from handfast.text_hygiene import PERSON_ID, faults, visible
from handfast.text_hygiene import person_id as id_from_name

from .known import everybody, find
from .named_file import read_named
from .seat import Seat
from .views import PersonView
from .workspace import Workspace

__all__ = [
    "MAX_NAME",
    "bring_person",
    "everybody",
    "find",
    "key_file",
    "make_person",
    "meet_person",
    "trust",
    "unlock_seat",
]

MAX_NAME: Final = 80
_MOST_BYTES: Final = 64 * 1024


def make_person(
    ws: Workspace, name: str, passphrase: Secret, *, person_id: str | None = None
) -> PersonView:
    """Make somebody a key of their own, protected by a passphrase that nobody can recover.

    A key that was made before and then interrupted is taken up again, with its passphrase.
    """
    chosen = _free_id(ws, name, person_id)
    pem = _left_behind(ws, chosen, passphrase)
    return _settle(ws, chosen, name, pem or make_key(passphrase, comment=f"{chosen} (handfast)"))


def bring_person(
    ws: Workspace,
    name: str,
    private_key: bytes,
    passphrase: Secret,
    *,
    person_id: str | None = None,
) -> PersonView:
    """Let somebody use the OpenSSH Ed25519 key they have; a strengthened copy is kept.

    Somebody whose key is trusted here and lies elsewhere may bring that very key.
    """
    chosen = _free_id(ws, name, person_id, bringing=check_private_key(private_key))
    return _settle(ws, chosen, name, rewrap(private_key, passphrase))


def key_file(path: Path) -> bytes:
    """Return what a private key file holds. UsageError where it cannot be read."""
    try:
        return read_named(path, _MOST_BYTES)
    except (OSError, ValueError):
        raise UsageError(
            "The key cannot be read.", where=str(path), next_step="Check the name of its file."
        ) from None


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


def _free_id(
    ws: Workspace, name: str, person_id: str | None, *, bringing: PublicKey | None = None
) -> PersonId:
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
    met = ws.ledger.trusted().get(PersonId(chosen))
    coming_home = met == bringing and chosen not in ws.ledger.people()
    if met is not None and not coming_home:
        raise UsageError(
            f"There is somebody with the id {chosen} in this folder already.",
            next_step="Choose another name or id, so that nobody is mistaken for somebody else.",
        )
    _free_name(ws, name, chosen)
    return PersonId(chosen)


def _free_name(ws: Workspace, name: str, chosen: str) -> None:
    """Refuse a name that nobody can see or tell from the name of somebody else in this folder."""
    if fault := name_fault(name):
        raise UsageError(f"That name {fault}")
    wanted = name_key(name)
    for other in everybody(ws):
        if other.id != chosen and wanted in {name_key(other.name), other.id}:
            raise UsageError(
                f"Somebody in this folder is called {visible(other.name)} already.",
                next_step="Add something to the name that tells the two apart, such as an initial.",
            )


def _left_behind(ws: Workspace, chosen: PersonId, passphrase: Secret) -> bytes | None:
    """Return the key of somebody whom nothing here trusts yet: their making was interrupted."""
    if chosen not in ws.ledger.people():
        return None
    pem = ws.ledger.get_key(chosen)
    try:
        unlock(pem, passphrase).forget()
    except PassphraseError as error:
        raise RefusedError(
            f"A key of {chosen} was made on this machine before, with another passphrase.",
            next_step="Give that passphrase to take it up again, or choose another id.",
        ) from error
    return pem


def _settle(ws: Workspace, chosen: PersonId, name: str, pem: bytes) -> PersonView:
    """Keep the key and then trust it; a key that is somebody else's already is not kept.

    Nobody is trusted here before their key lies on the disk: so what is interrupted can be done
    again, and leaves no id behind that nobody can ever use.
    """
    public = check_private_key(pem)
    ws.ledger.can_trust(chosen, public)
    ws.ledger.put_key(chosen, pem)
    trust(ws, chosen, public, name)
    return find(ws, chosen)


def trust(ws: Workspace, person: PersonId, key: PublicKey, name: str) -> None:
    """Trust a key as this person's, and remember their name."""
    ws.ledger.trust(person, key)
    ws.save_local(names={person: name})
