"""Points whoever wrote something to help: on their screen alone, kept nowhere, told to nobody."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult

from handfast.repair import SEEK_SUPPORT

from .. import text
from ..widgets.page import Page, block
from .base import Dialog

if TYPE_CHECKING:
    from handfast.model import Support

_FIRST: Final = (
    "Some of what you wrote tells of danger. You do not have to share it, mend it, or do this "
    "alone. Only you see this page; nothing of it is kept, and nobody is told."
)
_MORE: Final = (
    "f2 shows more places, also in your country. ctrl+q clears this screen and leaves at once."
)


class TurnToDialog(Dialog[None]):
    """Places to turn to, until escape: a letter or an enter that was typed on closes nothing."""

    HINT = "↑ ↓: read   esc: go on   ctrl+q: clear and leave"

    def __init__(self, places: "Iterable[Support]") -> None:
        super().__init__("For you alone")
        self.places = tuple(places)

    def body(self) -> ComposeResult:
        """Lay out the first words, then the places."""
        page = Page()
        made = [block(_FIRST), block((SEEK_SUPPORT, text.STRONG), gap=1)]
        for place in self.places:
            made.append(block((place.name, text.STRONG), gap=1))
            made.append(block(place.what_for))
            made.append(block((place.how, text.GOOD)))
        page.read([*made, block((_MORE, text.QUIET), gap=1)])
        yield page

    def on_mount(self) -> None:
        """There are only words to read."""
        self.let_scroll()
