"""Who sits at the keyboard, in which folder. The only thing that outlives a screen."""

from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import TYPE_CHECKING
from weakref import finalize

if TYPE_CHECKING:
    from handfast.clock import Clock
    from handfast.workspace import Seat, Workspace
    from handfast.workspace.reading import Checker
    from handfast.workspace.views import PersonView


class Session:
    """The open folder, the person at the keyboard, and their unlocked seat while they sit there.

    ``country`` is where they look for help, forgotten with their seat.
    """

    def __init__(self, clock: "Clock | None" = None, data_root: Path | None = None) -> None:
        self.clock = clock
        self.data_root = data_root
        self.workspace: Workspace | None = None
        self.person: PersonView | None = None
        self.seat: Seat | None = None
        self.country = ""
        self._checkers: dict[str, Checker] = {}
        self._loading = Lock()

    @property
    def ws(self) -> "Workspace":
        """The open folder. Screens that need one are only reached with one."""
        if self.workspace is None:
            raise RuntimeError("no folder is open")
        return self.workspace

    @property
    def unlocked(self) -> bool:
        """Whether the private things of the person who sits here are open."""
        return self.seat is not None

    def sit(self, person: "PersonView") -> None:
        """Let somebody sit down. Whoever sat here before is locked first."""
        if self.person != person:
            self.leave()
        self.person = person

    def take(self, seat: "Seat") -> None:
        """Keep an unlocked seat; an older one is forgotten."""
        if self.seat is not None and self.seat is not seat:
            self.seat.leave()
        self.person, self.seat = seat.person, seat

    def leave(self) -> None:
        """Lock what is private."""
        if self.seat is not None:
            self.seat.leave()
        self.seat, self.country = None, ""

    def close(self) -> None:
        """Lock what is private and let go of the folder."""
        self.leave()
        self.workspace = self.person = None
        self._checkers.clear()

    def throw_away(self, folder: Path) -> None:
        """Delete this folder when the session is over, however it ends."""
        finalize(self, rmtree, folder, ignore_errors=True)

    def checker(self, style: str = "") -> "Checker":
        """Return the checks for a style; loaded once, slowly: call it in the background."""
        from handfast.workspace import reading

        with self._loading:
            if style not in self._checkers:
                self._checkers[style] = reading.checker(self.workspace, style=style)
            return self._checkers[style]
