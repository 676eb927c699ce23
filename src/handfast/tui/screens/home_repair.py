"""Repair at home: the way in after a hurt, a pause that is on or over, rituals and actions."""

from typing import TYPE_CHECKING, Final

from .home_finding import FindsAtHome

if TYPE_CHECKING:
    from datetime import datetime

    from handfast.workspace.views import PersonView

    from .base import HouseScreen

TICK: Final = 1.0
"""Seconds between two looks at whether a pause has ended."""


class RepairAtHome(FindsAtHome):
    """The part of home that leads to repairs."""

    def __init__(self) -> None:
        super().__init__()
        self._seen_at: datetime | None = None

    def on_mount(self) -> None:
        """Look each second whether the time to come back has come."""
        self.set_interval(TICK, self.look_for_the_end)

    def action_again(self) -> None:
        """Read the folder; home does so."""

    def look_for_the_end(self) -> None:
        """Read again when a pause, or the time after a hurt, has ended since the last look."""
        ws, before = self.session.workspace, self._seen_at
        if ws is None or self.overview is None:
            return
        now = self._seen_at = ws.clock.now()
        ends = [item.moment for item in self.overview.due if item.moment]
        ends += [hurt.ends for hurt in self.overview.hurts]
        if before is not None and self.is_current and any(before < end <= now for end in ends):
            self.action_again()

    def action_repair(self) -> None:
        """Name a hurt, or go on finding back to each other."""
        self._go_to("repair", "", "")

    def opens_repair(self, chosen: str) -> bool:
        """Open what today asks for in a repair; tell whether it was that."""
        kind, _, rest = chosen.partition(":")
        about, _, item = rest.partition(":")
        if kind not in {"repair", "pause", "taken"}:
            return False
        self._go_to(kind, about, item)
        return True

    def _go_to(self, kind: str, about: str, item: str) -> None:
        def go(_: "PersonView") -> None:
            self.app.push_screen(_screen(kind, about or None, item))

        self.with_person(go)


def _screen(kind: str, about: str | None, item: str) -> "HouseScreen":
    from .repair import RepairScreen
    from .repair_pause import PauseScreen
    from .repair_taken import TakenOnScreen

    if kind == "pause":
        return PauseScreen(about)
    if kind == "taken":
        return TakenOnScreen(about, item)
    return RepairScreen(about)
