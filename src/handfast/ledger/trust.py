"""The trust anchors: which key is whose, as this machine was told. Nothing in the folder counts."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from handfast.errors import HandfastError, RefusedError, StorageError
from handfast.model import PersonId
from handfast.signing import PublicKey
from handfast.text_hygiene import PERSON_ID

from .durable import write
from .names import checked_person
from .reading import MAX_SIGNATURE, UnfitFileError, read_bounded
from .trouble import not_read
from .values import SetAside

_ENDING = ".pub"


class Trust:
    """The folder ``trusted`` of the data directory, one public key for each person."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keys(self) -> tuple[dict[PersonId, PublicKey], tuple[SetAside, ...]]:
        """Return each person's key, and what cannot be trusted because its file is damaged.

        A key that stands under two names is trusted for neither. A disk that cannot be read raises
        ``StorageError``: to go on would be to trust nobody without a reason.
        """
        keys: dict[PersonId, PublicKey] = {}
        troubles: list[SetAside] = []
        for person, path in self._files():
            try:
                line = read_bounded(path, MAX_SIGNATURE).decode()
                keys[person] = PublicKey.from_line(line)
            except OSError as error:
                raise not_read(error, path) from error
            except (UnfitFileError, HandfastError, UnicodeDecodeError):
                reason = f"The key that this machine trusts for {person} cannot be read."
                troubles.append(SetAside(str(path), reason, "trust"))
        for person in _doubled(keys):
            del keys[person]
            reason = f"The key of {person} also stands under another name, so it counts for nobody."
            troubles.append(SetAside(str(self._path(person)), reason, "trust"))
        return keys, tuple(troubles)

    def keys_for(self, person: str) -> dict[PersonId, PublicKey]:
        """Return each person's key; raise ``StorageError`` if that of ``person`` is damaged."""
        keys, troubles = self.keys()
        mine = str(self._path(checked_person(person)))
        for trouble in troubles:
            if trouble.path == mine:
                raise StorageError(
                    trouble.reason,
                    next_step="Restore the file from a copy, or remove it and compare keys again.",
                    where=mine,
                )
        return keys

    def add(self, person: str, key: PublicKey) -> None:
        """Trust this key as the person's from now on. A key that is trusted is never changed."""
        if not self.check(person, key):
            write(self._path(person), f"{key.line} {person}\n".encode())

    def check(self, person: str, key: PublicKey) -> bool:
        """Return whether this key is trusted as the person's; ``RefusedError`` if it never can."""
        path = self._path(checked_person(person))
        known = self.keys_for(person)
        if known.get(PersonId(person)) == key:
            return True
        if path.exists() or path.is_symlink():
            raise RefusedError(
                f"This machine already trusts another key for {person}.",
                next_step="Compare the keys in person; a second key belongs to a second id.",
            )
        for other, trusted in known.items():
            if trusted == key:
                raise RefusedError(
                    f"This key is already trusted as the key of {other}.",
                    next_step="Each person needs a key of their own.",
                )
        return False

    def _files(self) -> Iterator[tuple[PersonId, Path]]:
        """Yield the people who have an anchor here, with its file, in order of their ids."""
        try:
            paths = sorted(self._folder.glob(f"*{_ENDING}"))
        except OSError as error:
            raise not_read(error, self._folder) from error
        for path in paths:
            person = path.name.removesuffix(_ENDING)
            if PERSON_ID.match(person):
                yield PersonId(person), path

    def _path(self, person: str) -> Path:
        """Return where a person's anchor lies."""
        return self._folder / f"{person}{_ENDING}"


def fingerprints(keys: Mapping[PersonId, PublicKey]) -> dict[PersonId, str]:
    """Return each person's fingerprint, as versions name it."""
    return {person: key.fingerprint for person, key in keys.items()}


def _doubled(keys: Mapping[PersonId, PublicKey]) -> list[PersonId]:
    """Return the people whose key stands under more than one name."""
    owners: dict[PublicKey, list[PersonId]] = {}
    for person, key in keys.items():
        owners.setdefault(key, []).append(person)
    return [person for people in owners.values() if len(people) > 1 for person in people]
