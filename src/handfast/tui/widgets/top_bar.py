"""The line at the top: where one is, and who sits at the keyboard. Both ends can be clicked."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from .. import text

_HOUSE = " handfast  "
_BETWEEN = 2


class End(Static):
    """One end of the bar: a click on it does one of the things that can be done everywhere."""

    def __init__(self, said: str, *, id: str, does: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(text.words(said), id=id)
        self._does = does

    async def on_click(self, event: events.Click) -> None:
        """Do it."""
        event.stop()
        await self.run_action(f"app.{self._does}")


class TopBar(Horizontal):
    """Says where one is on the left; who sits here, and whether it is unlocked, on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._place = ""
        self._sitting = text.words()

    def compose(self) -> ComposeResult:
        """Lay out both ends."""
        yield End("handfast", id="place", does="command_palette")
        yield End("", id="sitting", does="switch")

    def say(self, place: str) -> None:
        """Say where one is."""
        self._place = place
        self._draw()

    def sitting(self, name: str | None, *, unlocked: bool, waiting: str = "") -> None:
        """Say who sits here; ``waiting`` says that something takes a moment."""
        if waiting:
            said = text.words((f"{waiting} ", text.WAITING))
        elif name is None:
            said = text.words(("nobody sits here yet ", text.QUIET))
        else:
            state = ("unlocked ", text.GOOD) if unlocked else ("locked ", text.QUIET)
            said = text.words(text.brief(name, 18), (" sits here · ", text.QUIET), state)
        self._sitting = said
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Cut the place to the width there is now."""
        del event
        self._draw()

    def _draw(self) -> None:
        """Cut the place so that it ends before the name begins."""
        width = self.size.width or self.app.size.width
        left = width - len(_HOUSE) - _BETWEEN - self._sitting.cell_length
        place = text.brief(self._place, max(left, 1))
        shown = text.words((_HOUSE.rstrip(), text.HEADING), "  ", place)
        text.show(self.query_one("#place", Static), shown)
        text.show(self.query_one("#sitting", Static), self._sitting)
