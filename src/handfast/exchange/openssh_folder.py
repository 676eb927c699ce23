"""A folder that anybody with OpenSSH can verify, without this program and without trusting it."""

import hashlib
import secrets
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from attrs import frozen

from handfast.errors import SignatureError, StorageError, UsageError
from handfast.model import PersonId, Version, short
from handfast.signing import PublicKey, allowed_signers, verify_by
from handfast.text_hygiene import slug

from .how_to_verify import how_to_verify


class SignedBy(Protocol):
    """A signature file's bytes and whose it is."""

    @property
    def person(self) -> PersonId:
        """Who signed."""
        ...

    @property
    def armour(self) -> bytes:
        """The signature file, byte for byte."""
        ...


@frozen
class ExportedVersion:
    """A version and the signatures over it that go into the folder.

    ``withdrawn_by`` took back the whole; ``withdrawn_clauses`` are clauses that somebody took back.
    """

    version: Version
    signatures: Sequence[SignedBy]
    withdrawn_by: Sequence[PersonId] = ()
    withdrawn_clauses: Collection[str] = ()


def write_openssh_folder(
    target: Path, exported: Sequence[ExportedVersion], keys: Mapping[PersonId, PublicKey]
) -> tuple[Path, ...]:
    """Write documents, signatures, ``allowed_signers`` and ``VERIFY.txt``; return the files.

    Every signature is verified first. ``target`` must not exist, or be an empty folder; it appears
    whole or not at all.
    """
    files = _files(exported, keys)
    _check_target(target)
    beside = target.absolute().parent / f".handfast-tmp-{secrets.token_hex(8)}"
    try:
        beside.mkdir(mode=0o700)
        for name, data in files.items():
            (beside / name).write_bytes(data)
        if target.exists():
            target.rmdir()
        beside.rename(target)
    except OSError as error:
        raise StorageError(
            "The folder could not be written.",
            where=str(target),
            next_step="See that there is room and that you may write there; nothing was left.",
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(target / name for name in files)


def _files(
    exported: Sequence[ExportedVersion], keys: Mapping[PersonId, PublicKey]
) -> dict[str, bytes]:
    """Return the files by name, in the order in which somebody would read them."""
    documents: dict[str, bytes] = {}
    commands: list[tuple[str, str, PersonId]] = []
    taken_back: dict[str, str] = {}
    for each in exported:
        name = _name(each.version, documents)
        documents[f"{name}.toml"] = each.version.data
        if each.withdrawn_by:
            taken_back[name] = f"the whole, by {', '.join(each.withdrawn_by)}"
        elif each.withdrawn_clauses:
            taken_back[name] = f"in part: {', '.join(sorted(each.withdrawn_clauses))}"
        for signature in each.signatures:
            _check_signature(each.version, signature, keys)
            documents[f"{name}.{signature.person}.sig"] = signature.armour
            commands.append((each.version.document.title, name, signature.person))
    signers = {person: keys[person] for *_, person in commands}
    return {
        "VERIFY.txt": how_to_verify(commands, signers, taken_back).encode(),
        "allowed_signers": allowed_signers(signers.items()),
        **documents,
    }


def _name(version: Version, taken: Mapping[str, bytes]) -> str:
    """Return a version's name in the folder: words to recognise it by, and its digest's start.

    Somebody can make two documents whose digests start alike; the second gets its whole digest.
    """
    words = slug(version.document.title)
    name = f"{words}-{short(version.digest)}"
    is_free = taken.get(f"{name}.toml", version.data) == version.data
    return name if is_free else f"{words}-{version.digest}"


def _check_signature(
    version: Version, signature: SignedBy, keys: Mapping[PersonId, PublicKey]
) -> None:
    """Raise ``SignatureError`` unless this is that person's signature over this very document."""
    if hashlib.sha256(version.data).hexdigest() != version.digest:
        raise SignatureError("This document is not the one of its digest.", reason="digest")
    if signature.person not in keys:
        raise SignatureError(
            f"No key of {signature.person} is trusted on this machine.",
            reason="untrusted",
            next_step="Compare the key with its owner first.",
        )
    verify_by(signature.armour, version.data, keys[signature.person])


def _check_target(target: Path) -> None:
    """Raise ``UsageError`` for a place where something would be overwritten."""
    if not target.parent.is_dir():
        raise UsageError(
            "There is no folder to write into.",
            where=str(target.parent),
            next_step="Make it first.",
        )
    if target.is_symlink() or target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise UsageError(
            "There is something at this place already.",
            where=str(target),
            next_step="Choose a name that is not taken; nothing is ever overwritten.",
        )
