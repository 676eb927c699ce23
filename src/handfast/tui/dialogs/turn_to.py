"""Points whoever wrote something to help: on their screen alone, kept nowhere, told to nobody."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from handfast.repair import SEEK_SUPPORT

from .. import text
from .tell import TellDialog

if TYPE_CHECKING:
    from handfast.model import Support

_FIRST = (
    "Some of what you wrote tells of danger. You do not have to share it, mend it, or do this "
    "alone. Only you see this page; nothing of it is kept, and nobody is told."
)
_LEAVE = "ctrl+q clears this screen and leaves at once."


class TurnToDialog(TellDialog):
    """Places to turn to, until somebody goes on. Only a key that says so closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "leave_it", "Go on", show=False)
    ]
    HINT = "↑ ↓: read   enter: go on   ctrl+q: clear the screen and leave"

    def __init__(self, places: "Iterable[Support]") -> None:
        said: list[text.Part] = [_FIRST, (SEEK_SUPPORT, text.STRONG)]
        said += [
            text.words((place.name, text.STRONG), f"\n{place.what_for}\n", (place.how, text.GOOD))
            for place in places
        ]
        said.append((f"f2 shows more places, also in your country. {_LEAVE}", text.QUIET))
        super().__init__("For you alone", said)
