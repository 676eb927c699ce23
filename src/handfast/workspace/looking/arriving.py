"""Whether something arrived in the folder, without reading it."""

import os
from contextlib import suppress

from ..workspace import Workspace

Mark = frozenset[tuple[str, int, int]]
_PLACES = ("agreements", "journal")


def mark(ws: Workspace) -> Mark:
    """Return names, sizes and times of what lies in the folder; another mark means to look again.

    Nothing is believed by it: it only says when reading the folder is worth the while.
    """
    found: set[tuple[str, int, int]] = set()
    for place in _PLACES:
        for folder, below, files in os.walk(ws.folder / place):
            for name in (*below, *files):
                path = os.path.join(folder, name)  # noqa: PTH118 - many files, often
                with suppress(OSError):
                    seen = os.lstat(path)
                    found.add((path, seen.st_size, seen.st_mtime_ns))
    return frozenset(found)
