"""Asks for a few words: a question, another wording, a note, a reason."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from .. import text
from ..widgets.fields import Editor, Field
from .base import Dialog


class WriteDialog(Dialog[str]):
    """Returns a text of several lines, or None; an empty one only where ``may_be_empty``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Without priority: these wait for the letters that were typed before them.
        Binding("ctrl+s", "done", "Done", show=False),
        Binding("escape", "leave_it", "Leave it", show=False),
    ]
    HINT = "ctrl+s: done   esc: leave it"

    def __init__(
        self, heading: str, *, about: str = "", value: str = "", may_be_empty: bool = False
    ) -> None:
        super().__init__(heading)
        self.about, self.value, self.may_be_empty = about, value, may_be_empty

    def body(self) -> ComposeResult:
        """Lay out the editor."""
        if self.about:
            yield text.label(self.about)
        yield Editor(id="written")

    def on_mount(self) -> None:
        """Begin to write."""
        editor = self.query_one("#written", Editor)
        editor.text = self.value
        editor.move_cursor(editor.document.end)
        editor.focus()

    def action_done(self) -> None:
        """Return what was written."""
        written = self.query_one("#written", Editor).text.strip()
        if written or self.may_be_empty:
            self.dismiss(written)


class LineDialog(Dialog[str]):
    """Returns one line, or None."""

    def __init__(self, heading: str, *, about: str = "", value: str = "", hint: str = "") -> None:
        super().__init__(heading)
        self.about, self.value, self.hint = about, value, hint

    def body(self) -> ComposeResult:
        """Lay out the field."""
        if self.about:
            yield text.label(self.about)
        yield text.field(self.value, id="line", hint=self.hint)

    def on_input_submitted(self, event: Field.Submitted) -> None:
        """Return what was written."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())
