"""The keys of a dialog, in words at its bottom; a click on one of them is as good as the key."""

from typing import Final

from textual import events
from textual.style import Style
from textual.widgets import Static

from .. import text

BETWEEN: Final = "   "
"""What stands between two keys of a hint."""

_KEYS: Final = {
    "enter": "enter",
    "esc": "escape",
    "tab": "tab",
    "ctrl+s": "ctrl+s",
    "ctrl+q": "ctrl+q",
    "y": "y",
    "⌫": "backspace",
}
"""The keys that a click can press. The arrows are not among them: a mouse chooses and scrolls."""


class Hint(Static):
    """Says what the keys of a dialog do (``key: words``), and lets a mouse press them."""

    def __init__(self, said: str) -> None:
        parts: list[text.Part] = []
        for each in said.split(BETWEEN):
            part = text.safe(each, text.QUIET)
            if key := _KEYS.get(each.partition(":")[0]):
                part = part.stylize(Style.from_meta({"presses": key}))
            parts += [(BETWEEN, text.QUIET), part] if parts else [part]
        super().__init__(text.words(*parts), classes="dialog-hint")

    def on_click(self, event: events.Click) -> None:
        """Press the key that the click is on."""
        event.stop()
        if key := event.style.meta.get("presses"):
            self.app.simulate_key(key)
