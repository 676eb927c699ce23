"""A private text in somebody's editor: only ever in memory-backed storage, and gone afterwards."""

import os
import shlex
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from handfast.errors import RefusedError, UsageError

_PREFIX: Final = "handfast-draft-"
_ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_YOUNG: Final = 5
"""A room of so many seconds may be one that its process does not hold yet."""
_MOUNTS: Final = Path("/proc/mounts")
_MEMORY: Final = frozenset({"tmpfs", "ramfs"})


def chosen_editor() -> list[str]:
    """Return the command of the editor that this person has set. UsageError where none is."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen or not chosen.strip():
        raise UsageError(
            "No editor is set.",
            next_step="Set EDITOR, use the options of draft edit, or write in the screens: "
            "handfast",
        )
    try:
        return shlex.split(chosen)
    except ValueError:
        raise UsageError(
            "The editor that is set is no command: a quotation mark is open.",
            next_step="Set EDITOR to a command, such as nano.",
        ) from None


def edit_privately(text: bytes, editor: Sequence[str]) -> bytes:
    """Open a private text in an editor and return what was saved.

    The file lies in memory-backed storage that only this user can read, since nothing private is
    ever written unsealed to a disk. RefusedError where this system offers no such place.
    """
    memory = _memory_folder()
    _sweep(memory)
    with _ended_kindly(), _room_in(memory) as room:
        file = room / "draft.toml"
        descriptor = os.open(
            file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR
        )
        with os.fdopen(descriptor, "wb") as out:
            out.write(text)
        try:
            subprocess.run([*editor, str(file)], check=True)
            return file.read_bytes()
        except (OSError, subprocess.CalledProcessError):
            raise UsageError(
                "The editor did not finish.",
                next_step="Nothing was changed. Set EDITOR to an editor that works here.",
            ) from None


@contextmanager
def _room_in(memory: Path) -> Iterator[Path]:
    """Make a room, hold it so that no other process takes it for a stray, and clear it after."""
    import fcntl

    room = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=memory))
    try:
        held = os.open(room, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield room
        finally:
            os.close(held)
    finally:
        shutil.rmtree(room, ignore_errors=True)


@contextmanager
def _ended_kindly() -> Iterator[None]:
    """Let a signal that ends the process leave through the clearing up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    before = {number: signal.signal(number, leave) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _sweep(memory: Path) -> None:
    """Clear what a process of ours left that was killed: rooms that nobody holds any more."""
    import fcntl

    for room in memory.glob(f"{_PREFIX}*"):
        try:
            found = room.lstat()
            if found.st_uid != os.getuid() or time.time() - found.st_mtime < _YOUNG:
                continue
            held = os.open(room, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            continue
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(room, ignore_errors=True)
        except OSError:
            continue
        finally:
            os.close(held)


def _memory_folder() -> Path:
    """Return a folder that lives in memory, not on a disk."""
    memory = _memory_mounts()
    for folder in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"):  # noqa: S108 - checked below
        path = Path(folder)
        if folder and path.is_dir() and os.access(path, os.W_OK) and _mount_of(path) in memory:
            return path
    raise RefusedError(
        "This system has no place in memory for a private file, and none is written to a disk.",
        next_step="Write in handfast's own screens, or hand the text over through a pipe.",
    )


def _memory_mounts() -> frozenset[str]:
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    fields = [line.split(" ") for line in lines]
    return frozenset(f[1] for f in fields if len(f) > 2 and f[2] in _MEMORY)


def _mount_of(path: Path) -> str:
    for folder in (path.resolve(), *path.resolve().parents):
        if folder.is_mount():
            return str(folder)
    return "/"
