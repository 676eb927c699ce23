"""The app itself: themes, the seat at the keyboard, and what works on every screen."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from . import actions, theme
from ._textual_workarounds import (
    NEUTRAL_TITLE,
    WIPE,
    leave_when_told,
    leave_with_the_terminal,
    terminal_write,
)
from .autosave import save_all
from .commands import HouseCommands
from .forgetting import forget
from .looks import LooksApp
from .session import Session

if TYPE_CHECKING:
    from handfast.clock import Clock
    from handfast.workspace import Workspace


class HandfastApp(LooksApp[int]):
    """Two people at a keyboard, and what they have agreed."""

    CSS_PATH = theme.STYLES
    TITLE = "Notes"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {HouseCommands}
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(actions.EVERYWHERE)]
    HORIZONTAL_BREAKPOINTS = theme.BREAKPOINTS

    def __init__(
        self,
        workspace: "Workspace | None" = None,
        *,
        clock: "Clock | None" = None,
        data_root: Path | None = None,
    ) -> None:
        super().__init__()
        self.session = Session(clock, data_root)
        self.session.workspace = workspace
        self.left_at_once = False
        self.dress()

    def get_default_screen(self) -> Screen[object]:
        """Begin at home, or at the welcome where no folder is open."""
        if self.session.workspace is None:
            from .screens.welcome import WelcomeScreen

            return WelcomeScreen()
        from .screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Give the window a title that says nothing."""
        terminal_write(self, NEUTRAL_TITLE)
        leave_with_the_terminal(self, self.put_away)
        leave_when_told(self, self.action_leave_at_once)

    def go_home(self, workspace: "Workspace | None" = None) -> None:
        """Close every screen above home; with a workspace, open a home for that one."""
        if workspace is not None:
            self.session.close()
            self.session.workspace = workspace
            self.push_screen(self.get_default_screen())
            return
        while len(self.screen_stack) > 1 and getattr(self.screen, "PLACE", "") != "home":
            self.pop_screen()

    def action_help(self) -> None:
        """Show what each key does here."""
        from .dialogs.help import HelpDialog

        if not self.screen.is_modal:
            self.push_screen(HelpDialog(getattr(self.screen, "PLACE", "")))

    def action_support(self) -> None:
        """Show where to find help."""
        from .screens.support import SupportScreen

        if not isinstance(self.screen, SupportScreen):
            self.push_screen(SupportScreen())

    def action_switch(self) -> None:
        """Let somebody else sit down."""
        if self.session.workspace is not None:
            self.action_lock()
            self.call_later(self.screen.run_action, "hand_over")

    def action_lock(self) -> None:
        """Lock what is private, and clear it from the screen."""
        self.put_away()
        if self.session.workspace is not None:
            self.go_home()
        self.call_later(forget, self)

    def action_leave_at_once(self, code: int = 0) -> None:
        """Clear the screen and the window title, and quit."""
        self.left_at_once = True
        terminal_write(self, WIPE + NEUTRAL_TITLE)
        self.put_away()
        self.exit(return_code=code)

    def put_away(self) -> None:
        """Save what is being written, and lock what is private, whatever happens to the saving."""
        save_all(self)
        self.session.leave()
