"""Asks for one clause in the signer's own words."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from .. import text
from ..widgets.fields import Editor
from .write import WriteDialog

if TYPE_CHECKING:
    from handfast.model import Clause

_ABOUT = "What does it ask of you? You sign these words, and the others can read them."


class OwnWordsDialog(WriteDialog):
    """Returns what was written, which may be empty, or None."""

    HINT = "ctrl+s: go on, also empty   esc: leave it"

    def __init__(self, clause: "Clause") -> None:
        super().__init__("In your own words", may_be_empty=True)
        self.clause = clause

    def body(self) -> ComposeResult:
        """Lay out the clause, what is asked, and the editor."""
        yield text.label(self.clause.text)
        yield text.label((_ABOUT, text.QUIET), classes="spaced")
        yield Editor(id="written")
