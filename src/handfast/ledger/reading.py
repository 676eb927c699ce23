"""Reading a file that somebody else may have put there: never following, waiting or overflowing."""

import os
import stat
from hashlib import sha256
from pathlib import Path

MAX_DOCUMENT = 64 * 1024
MAX_SIGNATURE = 4 * 1024
MAX_PRIVATE = 1024 * 1024
NOT_ORDINARY = "It is not an ordinary file, so it was not read."

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class UnfitFileError(Exception):
    """A file that is not read, with the reason as a sentence."""


def read_bounded(path: str | Path, limit: int) -> bytes:
    """Return the bytes of an ordinary file of at most ``limit`` bytes.

    Raises ``UnfitFileError`` for anything but an ordinary file of that size, ``OSError`` as usual.
    A link in the file's place is not followed, and a pipe does not block.
    """
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise UnfitFileError(NOT_ORDINARY)
        size = status.st_size
        if size > limit:
            raise UnfitFileError(f"It is larger than {limit} bytes, so it was not read.")
        data = os.read(handle, size + 1)
        while len(data) < size and (more := os.read(handle, size + 1 - len(data))):
            data += more
    finally:
        os.close(handle)
    if len(data) != size:
        raise UnfitFileError("It is being written at this moment; it will be read next time.")
    return data


def read_again(path: str | Path, digest: str, limit: int) -> bytes | None:
    """Return the bytes of a file if they still have this digest."""
    try:
        data = read_bounded(path, limit)
    except (OSError, UnfitFileError):
        return None
    return data if sha256(data).hexdigest() == digest else None
