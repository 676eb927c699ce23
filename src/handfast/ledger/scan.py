"""Looking through the folder: every record's path and the digest of its bytes, nothing believed.

Every file is read and hashed each time, whatever its name and its date say.
"""

import os
from hashlib import sha256
from pathlib import Path

from attrs import Factory, define

from .durable import sweep
from .names import DOCUMENT, SIGNATURE, TEMPORARY, left_by_programs
from .reading import MAX_DOCUMENT, MAX_SIGNATURE, NOT_ORDINARY, UnfitFileError, read_bounded
from .values import SetAside

AGREEMENTS, JOURNAL = "agreements", "journal"
_RECORDS = (DOCUMENT, SIGNATURE)
_TOO_DEEP = "It is a folder where no folder belongs, so it was not looked into."


@define(eq=False, repr=False)
class Scan:
    """What was found: for each digest of a file's bytes, the path of one of its files.

    ``copies`` holds the paths of further files with the same bytes; any of their names may be the
    one that fits.
    """

    documents: dict[str, str] = Factory(dict)
    signatures: dict[str, str] = Factory(dict)
    copies: dict[str, list[str]] = Factory(dict)
    set_aside: list[SetAside] = Factory(list)
    read: int = 0

    def paths(self, digest: str, first: str) -> list[str]:
        """Return all paths of files with the bytes of ``first``, the shortest name first."""
        every = [first, *self.copies.get(digest, ())]
        return sorted(every, key=lambda path: (len(path), path))


def scan(folder: Path) -> Scan:
    """Read and hash every record in the folder."""
    found, root = Scan(), str(folder)
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
                if left_by_programs(name):
                    unfinished = unfinished or name.startswith(TEMPORARY)
                elif name.endswith(_RECORDS):
                    _take(entry, f"{place}/{name}", found)
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
        digest = sha256(read_bounded(entry.path, limit)).hexdigest()
    except UnfitFileError as error:
        found.set_aside.append(SetAside(path, str(error), "file"))
    except FileNotFoundError:
        return
    except OSError as error:
        found.set_aside.append(SetAside(path, _could_not(error), "file"))
    else:
        found.read += 1
        if into.setdefault(digest, path) is not path:
            found.copies.setdefault(digest, []).append(path)


def _could_not(error: OSError) -> str:
    """Return why a file was not read, as a sentence."""
    return f"It could not be read: {error.strerror or error}."
