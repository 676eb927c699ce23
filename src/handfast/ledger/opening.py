"""Making a folder, and opening one: which folder is this, and was another here before?"""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handfast.errors import DocumentError, StorageError, UsageError

from .durable import make_folder, sync_folder, write
from .memory import Memory
from .place import (
    ATTRIBUTES,
    NOT_HERE,
    SETTINGS,
    SIGNERS,
    Note,
    Place,
    keep_note,
    note_path,
    place_for,
    read_settings_file,
    recall_note,
)
from .scan import AGREEMENTS, JOURNAL
from .trouble import not_written
from .values import SetAside

if TYPE_CHECKING:
    from handfast.documents import FolderSettings

_FOLDER_ID = re.compile(r"\A[0-9a-f]{32}\Z")


class Opened(NamedTuple):
    """A folder that is known by its settings; ``at_home``: it was seen at this place before.

    ``instead`` is the folder that stands in its place now; nothing of that one is used.
    """

    place: Place
    data: bytes
    at_home: bool
    troubles: tuple[SetAside, ...] = ()
    instead: Path | None = None

    def settings(self) -> "FolderSettings":
        """Return what the folder says about itself."""
        return _parsed(self.place.folder, self.data)


def make(folder: Path, data_root: Path, folder_id: str | None) -> Opened:
    """Make a folder with its settings, and this machine's data directory for it."""
    from handfast.documents import FolderSettings, write_settings

    chosen = folder_id or os.urandom(16).hex()
    if not _FOLDER_ID.match(chosen):
        raise UsageError(
            "A folder's id has 32 hexadecimal characters.",
            next_step="Leave it out, and one is chosen.",
        )
    if read_settings_file(folder) is not None:
        raise UsageError(
            "This is a handfast folder already.",
            next_step="Open it, or choose another folder.",
            where=str(folder),
        )
    _make_root(folder)
    place = place_for(folder, data_root, chosen)
    for part in (AGREEMENTS, JOURNAL, place.private.name):
        make_folder(folder / part, folder)
    write(folder / ATTRIBUTES, b"* -text\n")
    write(folder / SIGNERS, b"")
    data = write_settings(FolderSettings(folder_id=chosen))
    write(folder / SETTINGS, data)
    Memory(place.memory).recall()
    keep_note(place, data_root, data)
    return Opened(place, data, at_home=False)


def find(folder: Path, data_root: Path) -> Opened:
    """Find out which folder this is, from its settings and from what was seen at its place."""
    note = recall_note(folder, data_root)
    if note is not None and not folder.is_dir():
        return Opened(place_for(folder, data_root, note.folder_id), note.settings, at_home=True)
    try:
        data = read_settings_file(folder)
    except StorageError as error:
        if note is None:
            raise
        place = place_for(folder, data_root, note.folder_id)
        return _from_note(place, note, f"{error.message} What it said before is used.")
    if note is None:
        if data is None:
            raise UsageError(
                "This is not a handfast folder.",
                next_step="Name another folder, or start your agreements in a new one.",
                where=str(folder),
            )
        settings = _parsed(folder, data)
        return Opened(place_for(folder, data_root, settings.folder_id), data, at_home=False)
    place = place_for(folder, data_root, note.folder_id)
    if data == note.settings:
        return Opened(place, data, at_home=True)
    return _changed(place, data_root, note, data)


def _changed(place: Place, data_root: Path, note: Note, data: bytes | None) -> Opened:
    """Open a folder whose settings are not those that were seen here last."""
    settings_path = place.folder / SETTINGS
    if data is None:
        with suppress(StorageError):
            write(settings_path, note.settings)
        reason = "It was gone; this machine knew what it said and has put it back if it could."
    else:
        try:
            settings = _parsed(place.folder, data)
        except DocumentError as error:
            reason = f"{error.message} What it said before is used."
        else:
            if settings.folder_id == note.folder_id:
                with suppress(StorageError):
                    keep_note(place, data_root, data)
                return Opened(place, data, at_home=True)
            if not _still_ours(place):
                return _apart(place, data_root, note)
            reason = (
                "The folder's id in it was changed, so what it said before is used. "
                "Ask who changed it."
            )
    return _from_note(place, note, reason)


def _from_note(place: Place, note: Note, reason: str) -> Opened:
    """Open a folder with what its settings said when they could last be read."""
    trouble = SetAside(SETTINGS, reason, "folder")
    return Opened(place, note.settings, True, (trouble,))


def _still_ours(place: Place) -> bool:
    """Tell whether a folder with another id holds anything of what was here before.

    Where its records are still here, only the id was changed.
    """
    kept = Memory(place.memory).recall()[0].documents.values()
    return any((place.folder / row.path).is_file() for row in kept)


def _apart(place: Place, data_root: Path, note: Note) -> Opened:
    """Open what this machine remembers, apart from a folder with another id that holds none of it.

    To open that one by its new id would mean to trust nobody and to know nothing: just what
    somebody who swaps a folder would want. To write into it could show it to others whom it does
    not concern. To refuse would keep people from withdrawing, which nobody else may bring about.
    """
    trouble = SetAside(
        SETTINGS,
        "Another folder was here before: the id in its settings has changed and none of the "
        "records that were here is left. So nothing in it is read or written, and what this "
        "machine remembers is used. A withdrawal counts here all the same. If you put another "
        f"folder here on purpose, delete {note_path(place.folder, data_root)} and open it again.",
        "folder",
    )
    elsewhere = place._replace(folder=place.data / NOT_HERE)
    return Opened(elsewhere, note.settings, True, (trouble,), instead=place.folder)


def _parsed(folder: Path, data: bytes) -> "FolderSettings":
    """Read the settings of a folder."""
    from handfast.documents import read_settings

    return read_settings(data, where=str(folder / SETTINGS))


def _make_root(folder: Path) -> None:
    """Make the folder itself, private to its owner; one with other things in it stays as it is."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            with suppress(OSError):
                folder.chmod(0o700)
        sync_folder(folder.parent)
    except OSError as error:
        raise not_written(error, folder) from error
