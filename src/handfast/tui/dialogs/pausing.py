"""Asks when to come back from a pause: at least 20 minutes from now, and at most a day."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static

from handfast.repair import LONGEST, SHORTEST

from .. import text, wording
from .base import Dialog

if TYPE_CHECKING:
    from handfast.clock import Clock

_ABOUT = (
    "A pause lets bodies settle. Say when you come back, so that nobody waits alone: 20 minutes "
    "at least, a day at most."
)
_TIMES: Final = (
    ("20", 20, "20 minutes", "about as long as a body needs"),
    ("40", 40, "40 minutes", "for a walk around the block"),
    ("120", 120, "two hours", "when it was a lot"),
    ("1440", 1440, "a day", "when it needs a night"),
)
_OTHER: Final = "Or a time of day, such as 19:30. Enter takes it."
_BOUNDS: Final = "That is sooner than 20 minutes from now, or a day or more away. Choose another."
_NO_TIME: Final = "Write it as hours and minutes, such as 19:30."


class PauseDialog(Dialog[datetime]):
    """Returns the moment to come back (UTC), or None."""

    HINT = "↑ ↓: choose   enter: begin   tab: a time of day   esc: leave it"

    def __init__(self, clock: "Clock") -> None:
        super().__init__("A pause")
        self.clock = clock

    def body(self) -> ComposeResult:
        """Lay out some lengths to choose from, and a field for a time of day."""
        yield text.label(_ABOUT)
        yield OptionList(
            *(
                text.option((name, text.STRONG), (f"  {about}", text.QUIET), id=key)
                for key, _, name, about in _TIMES
            ),
            id="lengths",
        )
        yield text.label((_OTHER, text.QUIET), id="said", classes="spaced")
        yield text.field(id="at", hint="19:30", limit=5)

    def on_mount(self) -> None:
        """Begin at the shortest."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _length(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        minutes = next(many for key, many, *_ in _TIMES if key == event.option_id)
        self.dismiss(self.clock.now() + timedelta(minutes=minutes))

    @on(Input.Submitted)
    def _time(self, event: Input.Submitted) -> None:
        event.stop()
        from handfast.workspace import repairing

        at, now = wording.time_from(event.value), self.clock.now()
        back = repairing.next_time(at, now) if at is not None else None
        if back is not None and SHORTEST <= back - now <= LONGEST:
            self.dismiss(back)
        else:
            said = _NO_TIME if back is None else _BOUNDS
            text.show(self.query_one("#said", Static), (said, text.CARE))
