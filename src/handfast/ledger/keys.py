"""The private keys that lie on this machine, each under a passphrase, never in the folder."""

from contextlib import suppress
from pathlib import Path

from handfast.errors import RefusedError, UsageError
from handfast.model import PersonId
from handfast.text_hygiene import PERSON_ID

from .durable import write
from .names import checked_person
from .reading import MAX_DOCUMENT, UnfitFileError, read_bounded
from .trouble import not_read


class KeyShelf:
    """The folder ``keys`` of the data directory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, person: str, pem: bytes) -> None:
        """Keep a person's private key; a new passphrase may replace it, another key may not."""
        from handfast.signing import check_private_key

        path = self._folder / checked_person(person)
        public = check_private_key(pem)
        if path.exists() and check_private_key(self.get(person)) != public:
            raise RefusedError(
                f"There is another key of {person} on this machine already.",
                next_step="A second key belongs to a second person's id.",
            )
        write(path, pem)

    def get(self, person: str) -> bytes:
        """Return a person's private key as it lies on the disk, still under its passphrase."""
        path = self._folder / checked_person(person)
        try:
            pem = read_bounded(path, MAX_DOCUMENT)
            with suppress(OSError):
                path.chmod(0o600)
        except FileNotFoundError:
            raise UsageError(
                f"The key of {person} is not on this machine.",
                next_step="Go to the machine where it lies, or make a person with a key here.",
            ) from None
        except UnfitFileError as error:
            raise UsageError(str(error), where=str(path)) from error
        except OSError as error:
            raise not_read(error, path) from error
        return pem

    def people(self) -> tuple[PersonId, ...]:
        """Return the ids of the people whose private keys are here."""
        try:
            names = sorted(path.name for path in self._folder.iterdir())
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise not_read(error, self._folder) from error
        return tuple(PersonId(name) for name in names if PERSON_ID.match(name))
