"""Putting records into the folder: durably, beside what is there, overwriting nothing."""

from pathlib import Path

from attrs import Factory, define

from handfast.errors import StorageError

from .durable import make_folder, settle, write
from .names import DOCUMENT, lengthened
from .reading import MAX_DOCUMENT, read_again

_LENGTHS = (16, 32, 64)


@define(eq=False, repr=False)
class RecordWriter:
    """Writes records below ``folder``; one writer serves one use and is then thrown away."""

    folder: Path
    _ready: set[Path] = Factory(set)

    def put(self, path: str, digest: str, own: str, data: bytes) -> str:
        """Write a record and return where it is now.

        ``digest`` is the document's, which the name carries; ``own`` is that of ``data``. A name
        under which other bytes lie already is left alone, and a longer one is taken.
        """
        folder, _, name = path.rpartition("/")
        parent = self.folder / folder
        if parent not in self._ready:
            make_folder(parent, self.folder)
            self._ready.add(parent)
        stem, ending = _parted(name)
        for candidate in (stem, *(lengthened(stem, digest, length) for length in _LENGTHS)):
            target = parent / f"{candidate}{ending}"
            if read_again(target, own, MAX_DOCUMENT) is not None:
                settle(target)
            elif target.is_symlink() or target.exists():
                continue
            else:
                write(target, data)
            return f"{folder}/{target.name}"
        raise StorageError(
            "Other files stand under every name that this record could have.",
            next_step="Move the files that are not what their names say, and try again.",
            where=str(self.folder / path),
        )


def _parted(name: str) -> tuple[str, str]:
    """Return a record's stem, and its ending: ``.toml``, or ``.<person>.sig``."""
    if name.endswith(DOCUMENT):
        return name.removesuffix(DOCUMENT), DOCUMENT
    stem, _, person = name.removesuffix(".sig").rpartition(".")
    return (stem, f".{person}.sig") if stem else (person, ".sig")
