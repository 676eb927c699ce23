"""Asks what a new draft is about, and which style it follows."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input, OptionList

from .. import text
from .base import Dialog

if TYPE_CHECKING:
    from handfast.workspace.reading import Checker

    from ..session import Session


class NewDraftDialog(Dialog[tuple[str, str]]):
    """Returns the title and the id of a style, or None."""

    HINT = "enter: go on   tab: to the styles   esc: leave it"

    def __init__(self, session: "Session") -> None:
        super().__init__("A new draft")
        self.session = session

    def body(self) -> ComposeResult:
        """Lay out the title and the styles."""
        yield text.label("What is it about? A few words, for example: Running into exes")
        yield text.field(id="title", hint="title", limit=200)
        yield text.label(
            ("Which style fits you? It brings starting wording and checks.", text.QUIET)
        )
        yield OptionList(text.option(("Looking …", text.QUIET), disabled=True), id="styles")

    def on_mount(self) -> None:
        """Load the styles, slowly, while the title is typed."""
        self.query_one("#title", Input).focus()
        self.in_background(self.session.checker, self._show)

    def _show(self, checker: "Checker") -> None:
        lines = [
            text.option((style.title, text.STRONG), (f"\n{style.about}", text.QUIET), id=style.id)
            for style in checker.styles
        ]
        text.fill(
            self.query_one("#styles", OptionList),
            lines or [text.option("No style; everything works all the same.", id="")],
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the styles."""
        event.stop()
        if event.value.strip():
            self.query_one("#styles", OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the title and this style."""
        event.stop()
        title = self.query_one("#title", Input)
        if title.value.strip():
            self.dismiss((title.value.strip(), event.option_id or ""))
        else:
            title.focus()
