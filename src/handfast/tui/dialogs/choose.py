"""Asks for one of several."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import OptionList

from .. import text
from .base import Dialog


class ChooseDialog(Dialog[str]):
    """Returns the id of what was chosen, or None. ``options`` are (id, what is shown)."""

    HINT = "↑ ↓: choose   enter: take it   esc: leave it"

    def __init__(
        self, heading: str, options: Sequence[tuple[str, text.Part]], *, about: str = ""
    ) -> None:
        super().__init__(heading)
        self.options, self.about = options, about

    def body(self) -> ComposeResult:
        """Lay out the options."""
        if self.about:
            yield text.label((self.about, text.QUIET))
        yield OptionList(
            *(text.option(shown, id=chosen) for chosen, shown in self.options),
            id="options",
            compact=True,
        )

    def on_mount(self) -> None:
        """Begin at the first option."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return what was chosen."""
        event.stop()
        self.dismiss(event.option_id)
