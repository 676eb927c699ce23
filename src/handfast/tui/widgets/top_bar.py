"""The line at the top: where one is, and who sits at the keyboard."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from .. import text


class TopBar(Horizontal):
    """Says where one is on the left; who sits here, and whether it is unlocked, on the right."""

    def compose(self) -> ComposeResult:
        """Lay out both ends."""
        yield text.label("handfast", id="place")
        yield text.label(id="sitting")

    def say(self, place: str) -> None:
        """Say where one is."""
        shown = text.words((" handfast", text.HEADING), ("  ", ""), text.brief(place, 46))
        text.show(self.query_one("#place", Static), shown)

    def sitting(self, name: str | None, *, unlocked: bool, waiting: str = "") -> None:
        """Say who sits here; ``waiting`` says that something takes a moment."""
        widget = self.query_one("#sitting", Static)
        if waiting:
            text.show(widget, (f"{waiting} ", text.WAITING))
        elif name is None:
            text.show(widget, ("nobody sits here yet ", text.QUIET))
        else:
            state = ("unlocked ", text.GOOD) if unlocked else ("locked ", text.QUIET)
            text.show(widget, text.brief(name, 18), (" sits here · ", text.QUIET), state)
