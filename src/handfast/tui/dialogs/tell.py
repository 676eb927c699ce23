"""Says something that should be read before going on."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from .. import text
from .base import Dialog


class TellDialog(Dialog[None]):
    """A few sentences, until somebody goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space", "leave_it", "Go on", show=False)
    ]
    HINT = "enter: go on"

    def __init__(self, heading: str, sentences: Sequence[text.Part]) -> None:
        super().__init__(heading)
        self.sentences = sentences

    def body(self) -> ComposeResult:
        """Lay out the sentences."""
        for sentence in self.sentences:
            yield text.label(sentence, classes="spaced")

    def on_mount(self) -> None:
        """There are only words to read."""
        self.let_scroll()
