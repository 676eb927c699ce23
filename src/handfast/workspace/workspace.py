"""A workspace: one folder of agreements, opened on this machine."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from handfast.clock import Clock, FixedClock, SystemClock
from handfast.errors import UsageError
from handfast.ledger import (
    Ledger,
    Loaded,
    Local,
    Watch,
    create_folder,
    default_data_root,
    open_folder,
    read_local,
    unwatched,
    write_local,
)
from handfast.model import PersonId

SETTINGS_FILE: Final = "handfast.toml"


class Workspace:
    """One folder, its ledger and the clock. ``open`` it, or ``start`` a new one."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self.ledger = ledger
        self.clock = clock

    @property
    def folder(self) -> Path:
        """The shared folder."""
        return self.ledger.folder

    @staticmethod
    def is_folder(folder: Path) -> bool:
        """Tell whether handfast agreements live in this folder."""
        return (folder / SETTINGS_FILE).is_file()

    @classmethod
    def start(
        cls, folder: Path, *, clock: Clock | None = None, data_root: Path | None = None
    ) -> "Workspace":
        """Make a new folder for agreements. UsageError if there is one already."""
        if cls.is_folder(folder):
            raise UsageError(
                "There are agreements in this folder already.",
                where=str(folder),
                next_step="Open it as it is, or choose another folder.",
            )
        return cls(create_folder(folder, data_root or default_data_root()), clock or SystemClock())

    @classmethod
    def open(
        cls, folder: Path, *, clock: Clock | None = None, data_root: Path | None = None
    ) -> "Workspace":
        """Open a folder of agreements. UsageError if it is none.

        In the example folder the clock stands still at the example's own moment.
        """
        ledger = open_folder(folder, data_root or default_data_root())
        moment = read_local(ledger.place.data).moment
        return cls(ledger, clock or (FixedClock(moment) if moment else SystemClock()))

    @property
    def local(self) -> Local:
        """What this machine alone knows of the folder: names, plugins turned on."""
        return read_local(self.ledger.place.data)

    def save_local(
        self,
        *,
        names: Mapping[PersonId, str] | None = None,
        plugins: tuple[str, ...] | None = None,
        plugins_off: tuple[str, ...] | None = None,
        moment: datetime | None = None,
    ) -> None:
        """Change what this machine alone knows of the folder."""
        write_local(
            self.ledger.place.data,
            names=names,
            plugins=plugins,
            plugins_off=plugins_off,
            moment=moment,
        )

    def load(self, watch: Watch = unwatched) -> Loaded:
        """Read the folder and what this machine remembers of it; ``watch`` is told how far."""
        return self.ledger.load(watch)
