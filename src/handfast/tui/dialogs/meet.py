"""Meets somebody from another machine: their twelve words are compared before their key counts."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from .. import text
from .confirm import ConfirmDialog

if TYPE_CHECKING:
    from handfast.workspace.invitations import Invitation

_READ = "Let them read their twelve words to you, face to face or by phone. They must be:"
_SAME = "If a word differs, leave it and ask for the invitation again."


class MeetDialog(ConfirmDialog):
    """Returns True where the words are the very same. The way back has the focus first."""

    def __init__(self, invitation: "Invitation") -> None:
        super().__init__("Are these the same words?", [], yes="The very same", no="Not the same")
        self.invitation = invitation

    def body(self) -> ComposeResult:
        """Lay out the words first, so that no small screen hides them, then the two buttons."""
        yield text.label(_READ)
        yield text.label((words_to_read(self.invitation.words), text.HEADING), classes="spaced")
        yield text.label((_SAME, text.QUIET), classes="spaced")
        yield from super().body()


def words_to_read(words: "tuple[str, ...]") -> str:
    """Return the words four to a line, each under the one above."""
    rows = [words[at : at + 4] for at in range(0, len(words), 4)]
    return "\n".join("".join(f"{word:<13}" for word in row).rstrip() for row in rows)
