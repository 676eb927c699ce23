"""Looking through the folder: every record's path and the digest of its bytes, nothing believed.

Every file is read and hashed each time, whatever its name and its date say. What is not known yet
is kept in hand, so that what is examined next are the very bytes that were hashed.
"""

import os
from collections.abc import Container
from hashlib import sha256
from pathlib import Path

from .durable import sweep
from .names import DOCUMENT, HIDING, SIGNATURE, TEMPORARY, left_by_programs
from .reading import (
    MAX_DOCUMENT,
    MAX_SIGNATURE,
    NOT_ORDINARY,
    UnfitFileError,
    read_again,
    read_bounded,
)
from .values import SetAside, Watch, unwatched

AGREEMENTS, JOURNAL = "agreements", "journal"
IN_HAND = 16 * 1024 * 1024
"""How many bytes of new files are kept in hand; any beyond these are read once more."""

_RECORDS = (DOCUMENT, SIGNATURE)
_TOO_DEEP = "It is a folder where no folder belongs, so it was not looked into."


class Scan:
    """What was found: for each digest of a file's bytes, the path of one of its files.

    ``copies`` holds the paths of further files with the same bytes; any of their names may be the
    one that fits. ``known`` are the digests that need no examining; ``fresh`` holds the bytes of
    files that do, as far as there is ``room`` for them.
    """

    def __init__(self, known: Container[str] = (), room: int = 0, watch: Watch = unwatched) -> None:
        self.documents: dict[str, str] = {}
        self.signatures: dict[str, str] = {}
        self.copies: dict[str, list[str]] = {}
        self.set_aside: list[SetAside] = []
        self.read = 0
        self.known = known
        self.room = room
        self.fresh: dict[str, bytes] = {}
        self.watch = watch

    def paths(self, digest: str, first: str) -> list[str]:
        """Return all paths of files with the bytes of ``first``, the shortest name first."""
        every = [first, *self.copies.get(digest, ())]
        return sorted(every, key=lambda path: (len(path), path))

    def again(self, path: str, digest: str, limit: int) -> bytes | None:
        """Return the bytes with this digest; None if the file at ``path`` has changed since."""
        return self.fresh.get(digest) or read_again(path, digest, limit)

    def hold(self, digest: str, data: bytes) -> None:
        """Keep the bytes of a new file in hand, if there is room."""
        if digest not in self.known and digest not in self.fresh and len(data) <= self.room:
            self.room -= len(data)
            self.fresh[digest] = data


def scan(folder: Path, known: Container[str] = (), watch: Watch = unwatched) -> Scan:
    """Read and hash every record in the folder; ``known`` are digests that need no examining.

    ``watch`` is told how many were read.
    """
    found, root = Scan(known=known, room=IN_HAND, watch=watch), str(folder)
    for top in (AGREEMENTS, JOURNAL):
        if (folder / top).is_symlink():
            found.set_aside.append(SetAside(top, "It is a link; links are not followed.", "file"))
            continue
        deeper = _listing(root, top, found)
        if top == AGREEMENTS:
            deeper = [path for below in deeper for path in _listing(root, below, found)]
        found.set_aside += [SetAside(path, _TOO_DEEP, "file") for path in deeper]
    return found


def _listing(root: str, place: str, found: Scan) -> list[str]:
    """Take in the files of one folder; return the folders that are in it."""
    below: list[str] = []
    unfinished = False
    try:
        with os.scandir(f"{root}/{place}") as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(_RECORDS) and name[0] not in HIDING:
                    _take(entry, f"{place}/{name}", found)
                elif left_by_programs(name):
                    unfinished = unfinished or name.startswith(TEMPORARY)
                elif entry.is_dir(follow_symlinks=False):
                    below.append(f"{place}/{name}")
                else:
                    reason = "It is neither a document nor a signature."
                    found.set_aside.append(SetAside(f"{place}/{name}", reason, "file"))
    except FileNotFoundError:
        return below
    except OSError as error:
        found.set_aside.append(SetAside(place, _could_not(error), "file"))
    if unfinished:
        sweep(Path(root, place))
    return below


def _take(entry: "os.DirEntry[str]", path: str, found: Scan) -> None:
    """Read and hash one file, and note its path."""
    is_document = path.endswith(DOCUMENT)
    into = found.documents if is_document else found.signatures
    try:
        if not entry.is_file(follow_symlinks=False):
            raise UnfitFileError(NOT_ORDINARY)
        limit = MAX_DOCUMENT if is_document else MAX_SIGNATURE
        data = read_bounded(entry.path, limit)
    except UnfitFileError as error:
        found.set_aside.append(SetAside(path, str(error), "file"))
    except FileNotFoundError:
        return
    except OSError as error:
        found.set_aside.append(SetAside(path, _could_not(error), "file"))
    else:
        digest = sha256(data).hexdigest()
        found.hold(digest, data)
        found.read += 1
        found.watch(found.read, 0)
        if into.setdefault(digest, path) is not path:
            found.copies.setdefault(digest, []).append(path)


def _could_not(error: OSError) -> str:
    """Return why a file was not read, as a sentence."""
    return f"It could not be read: {error.strerror or error}."
