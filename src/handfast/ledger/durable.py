"""Writing so that a crash, a full disk or a pulled plug leaves the old or the new, never half.

A file is written beside its place under a temporary name, brought to the disk, put into its place
in one step, and then the folder is brought to the disk too. Only after that is anything reported.
"""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from handfast.errors import StorageError

from .names import TEMPORARY
from .trouble import not_written

STRAYS_ARE_OLD_AFTER = 3600.0
"""Seconds after which an unfinished file cannot belong to a program that is still writing."""

_NEW = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_FOLDERS_CAN_BE_SYNCED = os.name != "nt"
_NO_SYNC_HERE = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})


def write(path: Path, data: bytes) -> None:
    """Write a file durably and for its owner only, or raise ``StorageError`` and leave no trace."""
    temporary = path.with_name(TEMPORARY + os.urandom(8).hex())
    try:
        _fill(temporary, data)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise not_written(error, path, len(data)) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def make_folder(path: Path, root: Path) -> None:
    """Make a folder below ``root`` and what is missing in between, each for its owner only.

    Every part has to be a folder itself: a link in its place would lead out of ``root``.
    """
    for part in (*reversed(path.relative_to(root).parents[:-1]), path.relative_to(root)):
        place = root / part
        try:
            with suppress(FileExistsError):
                place.mkdir(mode=0o700)
            sync_folder(place.parent)
        except OSError as error:
            raise not_written(error, place) from error
        if place.is_symlink() or not place.is_dir():
            raise StorageError(
                "Something else stands where a folder should be, so nothing was written.",
                next_step="Move it away and try again.",
                where=str(place),
            )


def remove(path: Path) -> None:
    """Delete a file durably; one that is gone already is fine."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise not_written(error, path) from error


def settle(path: Path) -> None:
    """Bring a file that is already in its place to the disk, with its folder."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        sync_folder(path.parent)
    except OSError as error:
        raise not_written(error, path) from error


def sync_folder(folder: Path) -> None:
    """Bring a folder's own entries to the disk, where the system has a way to do so."""
    if not _FOLDERS_CAN_BE_SYNCED:
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC_HERE:
            raise
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove unfinished files of ours that are too old to be somebody's work in progress."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(TEMPORARY):
                _sweep_one(entry)


def _sweep_one(entry: "os.DirEntry[str]") -> None:
    """Remove one unfinished file if it is old; a failure waits for the next time."""
    with suppress(OSError):
        age = time.time() - entry.stat(follow_symlinks=False).st_mtime
        if age > STRAYS_ARE_OLD_AFTER:
            Path(entry.path).unlink()


def _fill(path: Path, data: bytes) -> None:
    """Write all bytes into a new file and bring them to the disk."""
    handle = os.open(path, _NEW, 0o600)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
