"""What the operating system says when a file cannot be read or written, as sentences."""

import errno
from pathlib import Path

from handfast.errors import StorageError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM})
_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO})


def not_written(error: OSError, path: Path, size: int = 0) -> StorageError:
    """Return the error for a file that could not be written; ``size`` is what it needs."""
    if error.errno in _NO_ROOM:
        return StorageError(
            f"There is no room on the disk for this file; it needs {size} bytes.",
            next_step="Free some space and try again. What was saved before is still there.",
            where=str(path),
        )
    if error.errno == errno.EROFS:
        return StorageError(
            "This disk can only be read, so nothing was written.",
            next_step="Make it writable, or copy the folder to another disk, and try again.",
            where=str(path),
        )
    if error.errno in _NOT_ALLOWED:
        return StorageError(
            "This may not be written by you, so nothing was written.",
            next_step="Look at who owns the folder and at its permissions, and try again.",
            where=str(path),
        )
    if error.errno in _NOT_THERE:
        return StorageError(
            "The folder for this file is not there.",
            next_step="Plug in the disk or put the folder back, and try again.",
            where=str(path),
        )
    return StorageError(
        f"This could not be written: {error.strerror or error}.",
        next_step="Look at the disk and try again. What was saved before is still there.",
        where=str(path),
    )


def not_read(error: OSError, path: Path) -> StorageError:
    """Return the error for a file that has to be read and cannot be."""
    return StorageError(
        f"This could not be read: {error.strerror or error}.",
        next_step="Look at the disk, and at who owns the file.",
        where=str(path),
    )
