"""One writer at a time among the programs of this machine, where the system helps with that.

Nothing depends on it: names come from digests, so two writers at once lose nothing. It spares them
only from choosing between names while the other is writing. A lock ends with its process.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold the lock file while writing; go on without it where it cannot be had."""
    handle = -1
    with suppress(OSError):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        _lock(handle)
    try:
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _lock(handle: int) -> None:
    """Lock an open file until it is closed, in the way of the system."""
    try:
        system = import_module("fcntl")
    except ImportError:
        system = import_module("msvcrt")
        system.locking(handle, system.LK_LOCK, 1)
    else:
        system.flock(handle, system.LOCK_EX)
