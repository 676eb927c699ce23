"""The sealed files of one person, in ``private/<person>/``. Nothing unsealed is ever written."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from handfast.errors import RefusedError, StorageError, UsageError

from .durable import make_folder, remove, sweep, write
from .names import checked_person, checked_private
from .reading import MAX_PRIVATE, UnfitFileError, read_bounded
from .trouble import not_read

if TYPE_CHECKING:
    from .details import PrivateFile

_ENDING = ".age"
_YEAR_3000 = 32_503_680_000
_SEALED = b"age-encryption.org/v1\n"


class PrivateShelf:
    """The folder ``private`` of one shared folder."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder

    def put(self, person: str, name: str, sealed: bytes) -> None:
        """Write a sealed file durably, in place of an older one with this name."""
        path = self._path(person, name)
        if not sealed.startswith(_SEALED):
            raise RefusedError(
                "What is private is only ever written sealed, so nothing was written.",
                next_step="Seal it to its owner first.",
            )
        if len(sealed) > MAX_PRIVATE:
            raise StorageError(
                f"A private file holds at most {MAX_PRIVATE} bytes, so this was not written.",
                next_step="Make it shorter.",
                where=str(path),
            )
        make_folder(path.parent, self._root)
        write(path, sealed)

    def get(self, person: str, name: str) -> bytes:
        """Return the sealed bytes of a file, or raise ``UsageError`` if there is none."""
        path = self._path(person, name)
        try:
            return read_bounded(path, MAX_PRIVATE)
        except FileNotFoundError:
            raise UsageError(
                "This draft is not in the folder any more.",
                next_step="Is the disk still plugged in? What is on the screen is still here; "
                "copy it before you leave.",
                where=name,
            ) from None
        except UnfitFileError as error:
            raise StorageError(str(error), where=str(path)) from error
        except OSError as error:
            raise not_read(error, path) from error

    def list(self, person: str) -> "tuple[PrivateFile, ...]":
        """Return a person's sealed files by name; whatever else lies there is passed over."""
        folder = self._of(person)
        sweep(folder)
        try:
            with os.scandir(folder) as entries:
                found = [_file(entry) for entry in entries]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise not_read(error, folder) from error
        known = (file for file in found if file is not None)
        return tuple(sorted(known, key=lambda file: file.name))

    def delete(self, person: str, name: str) -> None:
        """Delete a sealed file; one that is gone already is fine."""
        path = self._path(person, name)
        if path.parent.is_dir():
            remove(path)

    def _path(self, person: str, name: str) -> Path:
        """Return where a private file lies; ids and names of other shapes never become paths."""
        return self._of(person) / f"{checked_private(name)}{_ENDING}"

    def _of(self, person: str) -> Path:
        """Return a person's folder, never through a link that somebody put there."""
        folder = self._folder / checked_person(person)
        if folder.is_symlink() or self._folder.is_symlink():
            raise StorageError(
                "A link stands where the private folder should be; links are not followed.",
                next_step="Move the link away and try again.",
                where=str(folder),
            )
        return folder


def _file(entry: "os.DirEntry[str]") -> "PrivateFile | None":
    """Return what one entry of the folder is, if it is a private file of ours."""
    from .details import PrivateFile

    name = entry.name.removesuffix(_ENDING)
    try:
        checked_private(name)
        if name == entry.name or not entry.is_file(follow_symlinks=False):
            return None
        modified = entry.stat(follow_symlinks=False).st_mtime
    except (UsageError, OSError):
        return None
    return PrivateFile(name, _moment(modified))


def _moment(seconds: float) -> datetime:
    """Return when a file was written; a time that no calendar here has is the first that it has.

    Whoever can write into the folder can give a file any time at all.
    """
    return datetime.fromtimestamp(seconds if 0 <= seconds < _YEAR_3000 else 0, UTC)
