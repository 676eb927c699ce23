"""What one would do with a clause, and how it has been, to choose by mouse or by key."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Button

from handfast.model import Choice

from .. import text, wording

_KEYS: Final = {Choice.KEEP: "k", Choice.CHANGE: "c", Choice.LET_GO: "l"}
_SCALE: Final = range(1, 6)


class ChoiceRows(Horizontal):
    """Two rows of small buttons; what is chosen is marked by a sign, also without colour."""

    class Chosen(Message):
        """Somebody chose what they would do: ``choice``; or how it has been: ``scale``."""

        def __init__(self, *, choice: Choice | None = None, scale: int | None = None) -> None:
            super().__init__()
            self.choice, self.scale = choice, scale

    def compose(self) -> ComposeResult:
        """Lay out the buttons."""
        with Horizontal(id="choice"):
            for choice in Choice:
                yield _small(f"choice-{choice.value}")
        with Horizontal(id="scale"):
            yield text.label(("hard ", text.QUIET), classes="end")
            for number in _SCALE:
                yield _small(f"scale-{number}")
            yield text.label((" easy", text.QUIET), classes="end")

    def on_mount(self) -> None:
        """Nothing is chosen beforehand."""
        self.show_chosen(None, None)

    def show_chosen(self, choice: Choice | None, scale: int | None) -> None:
        """Show what is chosen."""
        for each in Choice:
            sign, style, words = wording.CHOICE[each.value]
            on = each is choice
            said = text.words(
                (f"{_KEYS[each]} ", text.QUIET),
                (f"{sign if on else ' '} {words}", style if on else ""),
            )
            self._mark(f"choice-{each.value}", said, on=on)
        for number in _SCALE:
            on = number == scale
            self._mark(f"scale-{number}", text.words(f"[{number}]" if on else f" {number} "), on=on)

    def _mark(self, button: str, said: text.Content, *, on: bool) -> None:
        found = self.query_one(f"#{button}", Button)
        found.label = text.words(said)
        found.set_class(on, "chosen")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Say what was chosen."""
        event.stop()
        kind, _, value = (event.button.id or "").partition("-")
        if kind == "choice":
            self.post_message(self.Chosen(choice=Choice(value)))
        else:
            self.post_message(self.Chosen(scale=int(value)))


def _small(name: str) -> Button:
    made = text.button("", id=name)
    made.compact = True
    made.can_focus = False
    return made
