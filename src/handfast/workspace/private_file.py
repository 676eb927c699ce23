"""A private text in somebody's editor: only ever in memory-backed storage, and gone afterwards."""

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from handfast.errors import RefusedError, UsageError

_MOUNTS: Final = Path("/proc/mounts")
_MEMORY: Final = frozenset({"tmpfs", "ramfs"})


def edit_privately(text: bytes, editor: Sequence[str]) -> bytes:
    """Open a private text in an editor and return what was saved.

    The file lies in memory-backed storage that only this user can read, since nothing private is
    ever written unsealed to a disk. RefusedError where this system offers no such place.
    """
    room = Path(tempfile.mkdtemp(prefix="handfast-", dir=_memory_folder()))
    file = room / "draft.toml"
    try:
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
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _memory_folder() -> Path:
    """Return a folder that lives in memory, not on a disk."""
    memory = _memory_mounts()
    for folder in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"):  # noqa: S108 - checked below
        path = Path(folder)
        if folder and path.is_dir() and os.access(path, os.W_OK) and _mount_of(path) in memory:
            return path
    raise RefusedError(
        "This system has no place in memory for a private file, and none is written to a disk.",
        next_step="Write in handfast's own screens, or give the text with: --file -",
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
