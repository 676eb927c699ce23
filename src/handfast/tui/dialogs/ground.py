"""Offers the ground agreement: how we make agreements, and how long we wait after a hurt."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList

from .. import text
from .base import Dialog

_ABOUT = (
    "A good first agreement says how you make agreements. It begins as a draft; change every word "
    "you like."
)
_ASK = "How long do you wait after a hurt?"
_PACES: tuple[tuple[int, str, str], ...] = (
    (72, "Three days", "this holds anyway"),
    (120, "Five days", "a little more time"),
    (168, "A week", "for those who need to sleep on things"),
)
_LATER = "later"


class GroundDialog(Dialog[int]):
    """Returns the hours after a hurt, or None for another time."""

    BINDINGS: ClassVar[list[BindingType]] = []
    HINT = "enter: begin with it   esc: another time"

    def __init__(self) -> None:
        super().__init__("How we make agreements")

    def body(self) -> ComposeResult:
        """Lay out what it is, and the paces to choose from."""
        yield text.label(_ABOUT)
        yield text.label((_ASK, text.STRONG), classes="spaced")
        yield OptionList(
            *(
                text.option((name, text.STRONG), (f"  {about}", text.QUIET), id=str(hours))
                for hours, name, about in _PACES
            ),
            text.option(("Not now", text.QUIET), id=_LATER),
            id="paces",
        )
        yield text.label(
            ("It binds nobody before everybody has signed.", text.QUIET),
            classes="spaced",
        )

    def on_mount(self) -> None:
        """Begin at the first pace."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the hours, or nothing."""
        event.stop()
        chosen = event.option_id or _LATER
        self.dismiss(None if chosen == _LATER else int(chosen))
