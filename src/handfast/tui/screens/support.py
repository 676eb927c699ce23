"""Where to find help, one key away from every screen."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from .. import actions, text
from ..widgets.page import Block, Page, block, heading
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.model import Support

_DANGER = (
    "If you are in danger now, call the emergency number of your country "
    "(112 in Europe, 999 in the United Kingdom, 911 in North America)."
)


class SupportScreen(HouseScreen):
    """Places to find help, and the way out. Nothing is written down about opening this page."""

    PLACE = "support"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("support")]

    def body(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="reader", classes="framed reading"):
            yield Page(id="page")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "support"

    def on_mount(self) -> None:
        """Show the first words at once, and the places when they are there."""
        super().on_mount()
        self.query_one("#page", Page).read(support_page(()))
        self.query_one("#reader").focus()
        session = self.session

        def look() -> "tuple[Support, ...]":
            return session.checker().support()

        self.in_background(look, self._show, group="support")

    def _show(self, places: "tuple[Support, ...]") -> None:
        self.query_one("#page", Page).read(support_page(places))


def support_page(places: "tuple[Support, ...]") -> list[Block]:
    """Return the first words, then one paragraph per place."""
    made = [
        block(
            "If you are afraid of what happens when you say no, then it is not an agreement, "
            "whatever is written. You do not have to sign anything, and you can withdraw "
            "from everything, alone, at any time."
        ),
        block(
            "ctrl+q clears this screen and leaves at once. Nothing is written down about this "
            "page, and nobody is told that you opened it.",
            gap=1,
        ),
        block(
            (_DANGER, text.STRONG),
            gap=1,
        ),
    ]
    if places:
        made.append(heading("Where to find help"))
    for place in places:
        country = f"  {place.country}" if place.country else ""
        made.append(block((place.name, text.STRONG), (country, text.QUIET), gap=1))
        made.append(block(place.what_for, indent=2))
        made.append(block((place.how, text.GOOD), indent=2))
    return made
