"""What every dialog shares: a panel in the middle, a title, escape, and what works everywhere."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from .. import actions, text
from ..background import InBackground
from ..widgets.hint import Hint

R = TypeVar("R")


class Dialog(ModalScreen[R], InBackground):
    """A dialog that asks one thing. Escape returns None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_it", "Leave it", show=False),
        Binding("f1", "help", "Help", show=False),
        *actions.above_all(),
    ]
    HINT: ClassVar[str] = "enter: go on   esc: leave it"

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading

    def compose(self) -> ComposeResult:
        """Lay out the panel: a title, the dialog's own body, and its keys."""
        with Vertical(classes="dialog"):
            yield text.label((self.heading, text.HEADING), classes="dialog-title")
            with VerticalScroll(classes="dialog-body", can_focus=False):
                yield from self.body()
            yield Hint(self.HINT)

    def body(self) -> ComposeResult:
        """Lay out what is asked."""
        yield from ()

    def let_scroll(self) -> None:
        """Let the arrow keys scroll, where it is longer than the screen."""
        body = self.query_one(".dialog-body")
        body.can_focus = True
        body.focus()

    def action_leave_it(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show what the keys do on the screen below."""
        from .help import HelpDialog

        places = [getattr(screen, "PLACE", "") for screen in self.app.screen_stack]
        self.app.push_screen(HelpDialog(next(filter(None, reversed(places)), "")))
