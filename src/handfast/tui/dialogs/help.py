"""What each key does here."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from .. import actions, actions_repair, text
from ..widgets.page import Block, Page, block, heading
from .base import Dialog

HELP: dict[str, str] = {
    "welcome": "Begin here. Nothing leaves this machine unless you send it.",
    "home": "Today first, then your agreements; the chosen one is on the right, to read.",
    "people": "Everybody who signs has a key of their own, opened by a passphrase of their own.",
    "drafting": "Only you can read a draft. It is saved, sealed to you, while you write. "
    "What the checks see is for you to think about; it is never about a person.",
    "proposing": "This is what the other will see. Proposing signs it with your key.",
    "proposal": "Answer clause by clause. Nothing is sent until you send all of it.",
    "signing": "Read the whole text. What is signed is exactly what is shown at the end. "
    "The three questions are for you alone; whatever you answer, to the others you still read.",
    "agreement": "Anyone can withdraw, alone, at once, without a reason.",
    "history": "Every version, who signed it, and what was said. m keeps one to compare with; "
    "then go to any other. Enter opens a version as its own page.",
    "verifying": "What was signed cannot be changed unseen; this looks at every file again.",
    **actions_repair.HELP,
    "review": "Each of you answers alone. Nobody sees an answer until everybody's is in; then you "
    "see them side by side, talk, and leave with something. There is no hurry.",
    "answering": "This is yours alone, kept sealed while you write. What you leave out, you have "
    "not said. The letters and numbers work in the list; esc goes back to it from your words.",
    "support": "Help is here on every screen.",
}


class HelpDialog(Dialog[None]):
    """The keys of one place, then those that work everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1", "leave_it", "Close", show=False)
    ]
    HINT = "↑ ↓: read   esc: close"

    def __init__(self, place: str) -> None:
        super().__init__("What the keys do here")
        self.place = place

    def body(self) -> ComposeResult:
        """Lay out one line per key."""
        page = Page()
        page.read(
            [
                block(HELP.get(self.place, "")),
                heading("Here"),
                *map(_line, actions.at(self.place)),
                heading("Everywhere"),
                *map(_line, actions.everywhere()),
            ]
        )
        yield page

    def on_mount(self) -> None:
        """There are only words to read."""
        self.let_scroll()


def _line(action: actions.Action) -> Block:
    key = (f"{action.keys:>8}  ", text.WAITING)
    return block((action.label, text.STRONG), f"  {action.help}", margin=key)
