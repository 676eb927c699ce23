"""The ledger: one folder of agreements as this machine knows it, and the only way to add to it."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from handfast.errors import RefusedError, StorageError, UsageError
from handfast.model import Digest, JournalKind, PersonId

from .durable import write
from .facts import ENTRY, VERSION, DocumentRow, named_keys
from .keys import KeyShelf
from .loading import load, verify_afresh
from .lock import writing
from .memory import Memory
from .opening import Opened, find, make
from .place import SETTINGS, Place, keep_note, require_folder
from .private import PrivateShelf
from .reading import MAX_DOCUMENT, MAX_SIGNATURE, read_again
from .shelf import Shelf
from .trust import Trust
from .values import Loaded, Watch, unwatched

if TYPE_CHECKING:
    from handfast.documents import FolderSettings
    from handfast.model import JournalEntry, Version
    from handfast.signing import PublicKey

    from .details import PrivateFile, StoredSignature, Verified

_SPOKEN = {VERSION: "a version of an agreement", ENTRY: "a journal entry"}


class Ledger:
    """A shared folder, this machine's memory of it, and its keys and trust anchors.

    Whatever is added is verified first, and is on the disk when the call returns.
    """

    def __init__(self, opened: Opened, data_root: Path) -> None:
        self.place: Place = opened.place
        self._opened = opened
        self._at_home = opened.at_home
        self._data_root = data_root
        self._memory = Memory(opened.place.memory)
        self._trust = Trust(opened.place.trusted)
        self._keys = KeyShelf(opened.place.keys)
        self._private = PrivateShelf(opened.place.folder, opened.place.private)
        self._shelf: Shelf | None = None

    @cached_property
    def settings(self) -> "FolderSettings":
        """What the folder says about itself; nothing in it is trusted."""
        return self._opened.settings()

    @property
    def folder(self) -> Path:
        """The folder that was named, whether or not it is the one that is remembered."""
        return self._opened.instead or self.place.folder

    def load(self, watch: Watch = unwatched) -> Loaded:
        """Read the folder, verify what is new, and return all that is believed and what is not.

        ``watch`` is told how far it is and may end it by raising; nothing is lost then.
        """
        troubles = self._opened.troubles
        outcome = load(self.place, at_home=self._at_home, troubles=troubles, watch=watch)
        self._shelf = outcome.shelf
        if outcome.same and not self._at_home:
            with suppress(StorageError):
                keep_note(self.place, self._data_root, self._opened.data)
                self._at_home = True
        return outcome.loaded

    def verify(self, watch: Watch = unwatched) -> "Verified":
        """Verify every file of the folder afresh, with nothing taken from memory.

        ``watch`` is told how far it is and may end it by raising. ``StorageError`` where the folder
        is not there.
        """
        if self._opened.instead is None:
            self.require_here()
        return verify_afresh(self.place, watch)

    def require_here(self) -> None:
        """Raise ``StorageError`` where the folder is not there, or another is in its place.

        What is remembered can be read all the same; this is for what lies in the folder alone.
        """
        if self._opened.instead is not None:
            raise StorageError(
                "Another folder is in its place, so nothing that was in it can be opened.",
                next_step="Put the former folder back, and try again.",
                where=str(self.folder),
            )
        require_folder(self.place.folder)

    def version(self, digest: Digest) -> "Version":
        """Return a version with its words and exact bytes, or raise ``UsageError``."""
        from handfast.documents import read_version

        row, data = self._document(digest, VERSION)
        return read_version(data, where=row.path)

    def entry(self, digest: Digest) -> "JournalEntry":
        """Return a journal entry with its words and exact bytes, or raise ``UsageError``."""
        from handfast.documents import read_entry

        row, data = self._document(digest, ENTRY)
        return read_entry(data, where=row.path)

    def signatures(self, digest: Digest) -> "tuple[StoredSignature, ...]":
        """Return the signatures by trusted keys over a document, in order of their signers."""
        from .details import StoredSignature

        row, _ = self._document(digest)
        named, trusted = named_keys(row), self.trusted()
        found = []
        for signature in self._known().signatures.values():
            if signature.document == digest:
                armour = self._bytes(signature.digest, signature.path, MAX_SIGNATURE)
                found += [
                    StoredSignature(person, signature.key, armour)
                    for person, key in trusted.items()
                    if key.fingerprint == signature.key == named.get(person)
                ]
        return tuple(sorted(found, key=lambda one: (one.person, one.armour)))

    def add_version(self, version: "Version", signature: bytes, by: PersonId) -> None:
        """Add a version with one signature: by ``by``, with the key the version names for them."""
        from .examine import read_document

        path = self._known(*version.document.supersedes).for_version(version.terms())
        row = read_document(version.digest, path, version.data)
        self._add(row, version.data, by, signature)

    def add_signature(self, digest: Digest, by: PersonId, armour: bytes) -> None:
        """Add a signature to a document that is here."""
        row, data = self._document(digest)
        self._add(row, data, by, armour)

    def add_entry(self, entry: "JournalEntry", armour: bytes) -> None:
        """Add what one person says, with their signature.

        A withdrawal counts if it reaches the folder or this machine's memory, whichever of the two
        fails. Where it is the folder, the ``StorageError`` says that it counts all the same.
        """
        from .examine import read_document

        path = self._known().for_entry(entry)
        row = read_document(entry.digest, path, entry.data)
        self._add(row, entry.data, entry.by, armour, either=entry.kind is JournalKind.WITHDRAWAL)

    def put_private(self, person: PersonId, name: str, sealed: bytes) -> None:
        """Write a sealed file of one person durably, in place of an older one of this name."""
        self._private.put(person, name, sealed)

    def get_private(self, person: PersonId, name: str) -> bytes:
        """Return the sealed bytes of a private file, or raise ``UsageError``."""
        return self._private.get(person, name)

    def list_private(self, person: PersonId) -> "tuple[PrivateFile, ...]":
        """Return the private files of one person, by name."""
        return self._private.list(person)

    def delete_private(self, person: PersonId, name: str) -> None:
        """Delete a private file; one that is gone already is fine."""
        self._private.delete(person, name)

    def turn(self, what: str) -> AbstractContextManager[None]:
        """Let the programs of this machine take turns at something that they read and then write.

        Nothing depends on it where a system knows no locks; ``what`` is a word of our own.
        """
        return writing(self.place.data / f"{what}.lock")

    def trusted(self) -> "Mapping[PersonId, PublicKey]":
        """Return whose key is which, as this machine was told."""
        return self._trust.keys()[0]

    def trust(self, person: PersonId, key: "PublicKey") -> None:
        """Trust a key as this person's; for OpenSSH it is also written into the folder."""
        from .adding import refresh_signers

        self._trust.add(person, key)
        refresh_signers(self.place, self.trusted())

    def can_trust(self, person: PersonId, key: "PublicKey") -> None:
        """Raise ``RefusedError`` if this key could not be trusted as this person's."""
        self._trust.check(person, key)

    def put_key(self, person: PersonId, pem: bytes) -> None:
        """Keep a person's private key on this machine, under its passphrase."""
        self._keys.put(person, pem)

    def get_key(self, person: PersonId) -> bytes:
        """Return a person's private key, still under its passphrase, or raise ``UsageError``."""
        return self._keys.get(person)

    def people(self) -> tuple[PersonId, ...]:
        """Return the ids of the people whose private keys are on this machine."""
        return self._keys.people()

    def save_settings(self, settings: "FolderSettings") -> None:
        """Write the folder's settings; its id never changes."""
        from handfast.documents import write_settings

        if settings.folder_id != self.place.data.name:
            raise RefusedError(
                "A folder keeps its id for as long as it lives.",
                next_step="Make a new folder instead.",
            )
        data = write_settings(settings)
        with writing(self.place.lock):
            write(self.place.folder / SETTINGS, data)
            keep_note(self.place, self._data_root, data)
        self.settings = settings

    def _known(self, *needed: str) -> Shelf:
        """Return where everything lies, looking again if something needed is not among it."""
        if self._shelf is None or any(one not in self._shelf.documents for one in needed):
            self.load()
        return self._shelf or Shelf()

    def _document(self, digest: Digest, kind: str = "") -> tuple[DocumentRow, bytes]:
        """Return a document's row and bytes."""
        row = self._known(digest).known(digest)
        if kind and row.kind != kind:
            raise UsageError(
                f"This document is not {_SPOKEN[kind]}.",
                next_step="Look at the list of what is there.",
                where=row.path,
            )
        return row, self._bytes(digest, row.path, MAX_DOCUMENT)

    def _bytes(self, digest: str, path: str, limit: int) -> bytes:
        """Return the bytes of a record, from the folder or else from this machine's copy."""
        data = read_again(self.place.folder / path, digest, limit) or self._memory.copy(digest)
        if data is None:
            raise StorageError(
                "This record was here a moment ago and is gone or changed.",
                next_step="Look at the folder, and try again.",
                where=path,
            )
        return data

    def _add(
        self, row: DocumentRow, data: bytes, by: PersonId, armour: bytes, *, either: bool = False
    ) -> None:
        """Verify, write and remember; ``either`` is content with one of the last two."""
        from .adding import add

        place, trusted = self.place, self._trust.keys_for(by)
        added = add(place, self._memory, row, data, by, armour, trusted, either=either)
        self._known().take_in(*added)


def create_folder(folder: Path, data_root: Path, *, folder_id: str | None = None) -> Ledger:
    """Make a new folder for agreements, with a data directory of its own below ``data_root``."""
    return Ledger(make(folder, data_root, folder_id), data_root)


def open_folder(folder: Path, data_root: Path) -> Ledger:
    """Open a folder, or raise ``UsageError`` if it is none."""
    return Ledger(find(folder, data_root), data_root)
