"""Where things lie: the folder that people share, and this machine's own data beside it.

``<data root>/folders/<folder id>/`` holds what belongs to one folder: keys, trust, memory.
``<data root>/places/`` holds a note for each place on this disk: which folder was seen there.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from handfast.errors import StorageError, UsageError

from .durable import make_folder, write
from .reading import MAX_PRIVATE, UnfitFileError, read_bounded
from .trouble import not_written

SETTINGS, SIGNERS = "handfast.toml", "allowed_signers"
ATTRIBUTES = ".gitattributes"
OWN_FILES = frozenset({SETTINGS, SIGNERS, ATTRIBUTES})
"""What stands in the shared folder itself, beside its folders."""

LOCK = "lock"
NOT_HERE = "not-here"
"""Stands for a folder that another one has taken the place of; nothing is ever made there."""


class Place(NamedTuple):
    """A folder, and the data directory that this machine keeps for it."""

    folder: Path
    data: Path

    @property
    def memory(self) -> Path:
        """Where this machine remembers what it has seen."""
        return self.data / "memory.sqlite"

    @property
    def lock(self) -> Path:
        """The file by which programs of this machine take turns in writing."""
        return self.data / LOCK

    @property
    def trusted(self) -> Path:
        """The folder of the trust anchors."""
        return self.data / "trusted"

    @property
    def keys(self) -> Path:
        """The folder of the private keys that are here."""
        return self.data / "keys"

    @property
    def private(self) -> Path:
        """The folder of the sealed files of each person."""
        return self.folder / "private"


class Note(NamedTuple):
    """What was seen at one place: the folder's id and the exact bytes of its settings."""

    folder_id: str
    settings: bytes


def default_data_root(environment: Mapping[str, str] | None = None) -> Path:
    """Return where this machine keeps its data: ``HANDFAST_DATA_DIR``, or the system's place."""
    chosen = (os.environ if environment is None else environment).get("HANDFAST_DATA_DIR")
    if chosen:
        return named_path(chosen)
    from platformdirs import user_data_path

    return user_data_path("handfast", appauthor=False)


def named_path(name: str) -> Path:
    """Return the place that somebody wrote; ``~`` is their home, ``~kim`` that of Kim.

    UsageError where nobody has such a home, or where links lead in a circle.
    """
    try:
        path = Path(name).expanduser()
        with suppress(ValueError):  # what reads or writes it says that it is no name
            path.resolve()
    except (RuntimeError, OSError):
        raise UsageError(
            "This leads nowhere.",
            where=name,
            next_step="Look how its name is written; ~ stands for your own home folder.",
        ) from None
    return path


def place_for(folder: Path, data_root: Path, folder_id: str) -> Place:
    """Return the place of a folder, with its data directory made; for its owner only."""
    inside = data_root.resolve()
    if inside.is_relative_to(folder.resolve()):
        raise UsageError(
            "The keys and the memory of this machine may not lie inside the shared folder.",
            next_step="Choose another data directory (HANDFAST_DATA_DIR).",
            where=str(data_root),
        )
    place = Place(folder, inside / "folders" / folder_id)
    if not (place.trusted.is_dir() and place.keys.is_dir()):
        _make_root(inside)
        for needed in (place.trusted, place.keys):
            make_folder(needed, inside)
    return place


def recall_note(folder: Path, data_root: Path) -> Note | None:
    """Return what was seen at this place before, or None; a damaged note is as good as none."""
    try:
        said = json.loads(read_bounded(note_path(folder, data_root), MAX_PRIVATE))
        return Note(str(said["folder_id"]), str(said["settings"]).encode())
    except (OSError, UnfitFileError, ValueError, KeyError, TypeError):
        return None


def keep_note(place: Place, data_root: Path, settings: bytes) -> None:
    """Note which folder is at this place, for when its settings are changed or gone."""
    said = {
        "place": str(place.folder.resolve()),
        "folder_id": place.data.name,
        "settings": settings.decode(),
    }
    path = note_path(place.folder, data_root)
    make_folder(path.parent, data_root)
    write(path, json.dumps(said, indent=1).encode())


def require_folder(folder: Path) -> None:
    """Raise ``StorageError`` if the folder itself is not there."""
    if not folder.is_dir():
        raise StorageError(
            "The folder is not there.",
            next_step="Plug in the disk or put the folder back, and try again.",
            where=str(folder),
        )


def read_settings_file(folder: Path) -> bytes | None:
    """Return the bytes of ``handfast.toml``, or None where there is none."""
    try:
        return read_bounded(folder / SETTINGS, MAX_PRIVATE)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnfitFileError as error:
        raise StorageError(str(error), where=str(folder / SETTINGS)) from error
    except OSError as error:
        raise StorageError(
            f"The folder's settings could not be read: {error.strerror or error}.",
            next_step="Look at who owns the folder and at its permissions.",
            where=str(folder / SETTINGS),
        ) from error


def note_path(folder: Path, data_root: Path) -> Path:
    """Return where the note on a place lies."""
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]
    return data_root / "places" / f"{name}.json"


def _make_root(data_root: Path) -> None:
    """Make the data directory itself, for its owner only."""
    try:
        data_root.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(error, data_root) from error
