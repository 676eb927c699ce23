"""Adding a record: verified first, then written document before signature, then remembered."""

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256

from handfast.errors import RefusedError, SignatureError, StorageError, UsageError
from handfast.model import PersonId
from handfast.signing import PublicKey

from .durable import write
from .facts import DocumentRow, SignatureRow, named_keys
from .lock import writing
from .memory import Memory
from .names import DOCUMENT, SIGNATURE, checked_person
from .place import SIGNERS, Place
from .reading import MAX_DOCUMENT, UnfitFileError, read_bounded
from .writer import RecordWriter

_FOR_HANDFAST = ' namespaces="handfast" '


def verified(
    row: DocumentRow,
    data: bytes,
    by: PersonId,
    armour: bytes,
    trusted: Mapping[PersonId, PublicKey],
) -> str:
    """Return the fingerprint of the key that signed, if it is the one that all agree on.

    The document has to name it for this person, and this machine has to trust it as theirs.
    """
    from handfast.signing import verify_by

    named = named_keys(row).get(by)
    if named is None:
        raise RefusedError(
            f"This document does not name {checked_person(by)}, so their signature has no place.",
            next_step="Sign as one of the people whom it names.",
            where=row.path,
        )
    key = verify_by(armour, data, named)
    if trusted.get(by) != key:
        raise SignatureError(
            f"This signature holds, but this machine does not trust its key as that of {by}.",
            reason="untrusted",
            next_step="Compare the key with its owner in person, then tell this machine.",
            where=row.path,
        )
    return named


def add(
    place: Place,
    memory: Memory,
    row: DocumentRow,
    data: bytes,
    by: PersonId,
    armour: bytes,
    trusted: Mapping[PersonId, PublicKey],
    *,
    either: bool = False,
) -> tuple[DocumentRow, SignatureRow]:
    """Verify a document with one signature, write both, remember both, and return their rows.

    ``either`` says that being remembered is enough where the folder cannot be written, and the
    other way round; ``only_remembered`` then tells that the folder has yet to get it.
    """
    key = verified(row, data, by, armour, trusted)
    beside = f"{row.path.removesuffix(DOCUMENT)}.{by}{SIGNATURE}"
    signature = SignatureRow(sha256(armour).hexdigest(), row.digest, key, beside, 1)
    row, copies = row._replace(kept=1), [(row.digest, data), (signature.digest, armour)]
    remembered = either and _remembered(memory, row, signature, copies)
    try:
        row, signature = _put(place, row, signature, data, armour)
    except StorageError as error:
        raise (only_remembered(error) if remembered else error) from error
    if not either:
        memory.remember([row], [signature], copies)
    refresh_signers(place, trusted)
    return row, signature


def only_remembered(error: StorageError) -> StorageError:
    """Return the error for a withdrawal that this machine remembers and the folder lacks."""
    return StorageError(
        "Your withdrawal counts on this machine now; it has yet to reach the folder.",
        next_step=(
            "handfast writes it there by itself as soon as the folder can be written; until then "
            "the others cannot see it there."
        ),
        where=error.where,
    )


def _remembered(
    memory: Memory, row: DocumentRow, signature: SignatureRow, copies: list[tuple[str, bytes]]
) -> bool:
    """Remember a record before it is written; return whether that went well."""
    with suppress(StorageError):
        memory.remember([row], [signature], copies)
        return True
    return False


def _put(
    place: Place, row: DocumentRow, signature: SignatureRow, data: bytes, armour: bytes
) -> tuple[DocumentRow, SignatureRow]:
    """Write a document and then its signature into the folder; return where they are now."""
    with writing(place.lock):
        writer = RecordWriter(place.folder)
        row = row._replace(path=writer.put(row.path, row.digest, row.digest, data))
        at = writer.put(signature.path, row.digest, signature.digest, armour)
    return row, signature._replace(path=at)


def refresh_signers(place: Place, trusted: Mapping[PersonId, PublicKey]) -> None:
    """Write ``allowed_signers`` for OpenSSH, where it does not say what it should.

    Lines for people whom this machine has not met are left to those who have. handfast never reads
    the file to decide anything, so a folder that cannot be written is no trouble.
    """
    from handfast.signing import allowed_signers

    path, before = place.folder / SIGNERS, b""
    with suppress(OSError, UnfitFileError):
        before = read_bounded(path, MAX_DOCUMENT)
    people = dict(trusted)
    for line in before.decode(errors="replace").splitlines():
        person, _, key = line.partition(_FOR_HANDFAST)
        with suppress(SignatureError, UsageError):
            met = PublicKey.from_line(key)
            if met not in people.values():
                people.setdefault(PersonId(checked_person(person)), met)
    after = allowed_signers(people.items())
    if after != before:
        with suppress(StorageError):
            write(path, after)
