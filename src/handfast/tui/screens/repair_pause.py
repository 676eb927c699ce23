"""A pause: the time that is left, a breath to follow, and a kind word when it is over."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from handfast.repair import AT_THE_END, left, left_words

from .. import actions, text, wording
from ..looks import is_still
from ..widgets.breathing import STILL, breath_of
from .repair_base import InRepair

if TYPE_CHECKING:
    from handfast.repair import Pause

TICK: Final = 1.0
"""Seconds between two looks at the clock."""

_WORD: Final = (
    "You do not have to do anything now.\nLet your shoulders sink, if you like.\n\n"
    "The pause goes on without this screen."
)
_NONE = "No pause is on."


class PauseScreen(InRepair):
    """The pause that is on in a repair. Leaving this screen, or the program, does not end it."""

    PLACE = "pause"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("pause")]

    def __init__(self, reference: str | None = None) -> None:
        super().__init__(reference)
        self.pause: Pause | None = None

    def body(self) -> ComposeResult:
        """Lay out four quiet lines in the middle."""
        with Vertical(id="quiet"):
            yield text.label(id="left")
            yield text.label(id="back")
            yield text.label(id="breath")
            yield text.label(id="word")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "a pause"

    def on_mount(self) -> None:
        """Look at the clock each second."""
        super().on_mount()
        self.set_interval(TICK, self.tick)

    def draw(self) -> None:
        """Show the pause that was read."""
        self.pause = (self.view.pause or self.view.over) if self.view else None
        self.tick()

    def tick(self) -> None:
        """Show what is left now."""
        if self.pause is None or self.session.workspace is None:
            if self.read:
                self._show("", _NONE, "", "")
            return
        now, pause = self.session.ws.clock.now(), self.pause
        if now >= pause.back:
            self._show("", "", "", AT_THE_END)
            return
        who = "" if pause.by == self.me else f" {self.name_of(pause.by)} asked for it."
        back = f"Back at {_hour(pause.back, now)}.{who}"
        if is_still(self.app):
            self._show(_minutes(pause.back, now), back, STILL, _WORD)
        else:
            seconds = max(0, int((now - pause.began).total_seconds()))
            self._show(left_words(pause.back, now), back, breath_of(seconds), _WORD)

    def _show(self, left_: str, back: str, breath: "str | text.Content", word: str) -> None:
        text.show(self.query_one("#left", Static), (left_, text.HEADING))
        text.show(self.query_one("#back", Static), back)
        text.show(self.query_one("#breath", Static), breath)
        style = "" if word == AT_THE_END else text.QUIET
        text.show(self.query_one("#word", Static), (word, style))

    def action_longer(self) -> None:
        """Choose a later time to come back."""
        if self.takes_part():
            self.ask_pause(lambda _: self.read_again())


def _minutes(back: datetime, now: datetime) -> str:
    """Return what is left in whole minutes, so that nothing moves for a while."""
    minutes = -(-int(left(back, now).total_seconds()) // 60)
    if minutes == 1:
        return "one minute left"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{minutes} minutes left"
    said = "one hour" if hours == 1 else f"{hours} hours"
    return f"{said} and {rest} minutes left" if rest else f"{said} left"


def _hour(back: datetime, now: datetime) -> str:
    """Return when to come back, by the clock of this machine; with the day where it is another."""
    local, said = back.astimezone(), wording.clock_time(back)
    return said if local.date() == now.astimezone().date() else f"{said}, {wording.day(local)}"
