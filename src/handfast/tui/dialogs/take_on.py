"""Asks what somebody will do themselves: once, with a day to look back on, or again and again."""

from datetime import date, time
from typing import ClassVar, Final

from attrs import frozen
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Select, Static

from handfast.model import Cadence

from .. import text, wording
from .base import Dialog

ONCE: Final = "once"
_LONGEST: Final = 400


@frozen
class Taken:
    """What somebody takes on: its words, its day, and where it comes again how often and when."""

    text: str
    day: date
    every: Cadence | None = None
    at: time | None = None


class TakeOnDialog(Dialog[Taken]):
    """Returns what somebody takes on, or None."""

    CSS = """
    TakeOnDialog .form-row { margin-top: 1; }
    TakeOnDialog .form-row Input, TakeOnDialog .form-row Select { width: 1fr; margin: 0; }
    TakeOnDialog.-small .form-row { margin-top: 0; }
    """
    HINT = "tab: the next   ctrl+s: take it on   esc: leave it"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "done", "Done", show=False)]

    def __init__(self, name: str, day: date, *, every: Cadence | None = None) -> None:
        super().__init__("Something I will do")
        self.name_of, self.day, self.every = name, day, every

    def body(self) -> ComposeResult:
        """Lay out what, how often, and when."""
        yield text.label(
            (f"{self.name_of}, you say it for yourself, and for nobody else.", text.QUIET)
        )
        often = [("once", ONCE), *((wording.EVERY[each.value], each.value) for each in Cadence)]
        with Horizontal(classes="form-row"):
            yield text.label("I will", classes="form-label")
            yield text.field(id="what", hint="one small thing", compact=True, limit=_LONGEST)
        with Horizontal(classes="form-row"):
            yield text.label("How often", classes="form-label")
            yield text.choice(often, value=self.every.value if self.every else ONCE, id="often")
        with Horizontal(classes="form-row"):
            yield text.label(id="day-said", classes="form-label")
            yield text.field(wording.day(self.day), id="day", compact=True)
        with Horizontal(classes="form-row", id="at-row"):
            yield text.label("At", classes="form-label")
            yield text.field(id="at", hint="21:30, if you like", compact=True)
        yield text.label(id="said", classes="spaced")

    def on_mount(self) -> None:
        """Begin with what one will do."""
        self.query_one("#what", Input).focus()

    def on_select_changed(self, event: Select.Changed) -> None:
        """Ask for a time of day only where it comes again."""
        event.stop()
        once = event.value == ONCE
        self.query_one("#at-row").display = not once
        text.show(self.query_one("#day-said", Static), "Look back on" if once else "First on")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; the last one is done."""
        event.stop()
        last = "at" if self.query_one("#at-row").display else "day"
        if event.input.id == last:
            self.action_done()
        else:
            self.focus_next()

    def action_done(self) -> None:
        """Return it, if it says what and when."""
        words = self.query_one("#what", Input).value.strip()
        day = wording.day_from(self.query_one("#day", Input).value)
        often = str(self.query_one("#often", Select).value)
        every = None if often == ONCE else Cadence(often)
        at = self.query_one("#at", Input).value.strip() if every else ""
        clock = wording.time_from(at)
        if not words:
            self._lacks("#what", "It does not say yet what you will do.")
        elif day is None:
            self._lacks("#day", "Write a day, like 23 February 2027.")
        elif at and clock is None:
            self._lacks("#at", "Write a time, like 21:30.")
        else:
            self.dismiss(Taken(words, day, every, clock))

    def _lacks(self, field: str, sentence: str) -> None:
        text.show(self.query_one("#said", Static), (sentence, text.CARE))
        self.query_one(field).focus()
