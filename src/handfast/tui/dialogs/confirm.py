"""Says what will happen, and asks whether it should."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from .. import text
from .base import Dialog


class ConfirmDialog(Dialog[bool]):
    """Returns True where the person says yes. The way back has the focus first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,right", "other_button", "Other", show=False),
        Binding("y", "yes", "Yes", show=False),
    ]
    HINT = "tab: the other button   y: yes   esc: leave it"

    def __init__(
        self,
        heading: str,
        sentences: Sequence[text.Part],
        *,
        yes: str,
        no: str = "Leave it as it is",
    ) -> None:
        super().__init__(heading)
        self.sentences, self.yes, self.no = sentences, yes, no

    def body(self) -> ComposeResult:
        """Lay out what happens, and two buttons."""
        for sentence in self.sentences:
            yield text.label(sentence, classes="spaced")
        with Horizontal(classes="buttons"):
            yield text.button(self.no, id="no")
            yield text.button(self.yes, id="yes", variant="primary")

    def on_mount(self) -> None:
        """Begin at the way back."""
        self.query_one("#no", Button).focus()

    def action_other_button(self) -> None:
        """Go to the other button."""
        self.focus_next(Button)

    def action_yes(self) -> None:
        """Say yes."""
        self.dismiss(True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Return the answer."""
        event.stop()
        self.dismiss(event.button.id == "yes" or None)
