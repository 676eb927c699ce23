"""Asks for words in a repair. Locking or leaving while they are written keeps them, sealed."""

from collections.abc import Callable

from ..widgets.fields import Editor
from .write import WriteDialog


class RepairWordsDialog(WriteDialog):
    """Returns words for oneself, or words to share; ``seal`` keeps what was not done yet.

    ``value`` is what is kept already, and ``begun`` what was written and could not be.
    """

    HINT = "ctrl+s: done   esc: leave it"

    def __init__(
        self,
        heading: str,
        *,
        about: str,
        seal: Callable[[str], object],
        value: str = "",
        begun: str = "",
    ) -> None:
        super().__init__(heading, about=about, value=begun or value)
        self.seal, self.kept = seal, value

    def save_now(self) -> None:
        """Keep what is written, sealed to its writer: for locking and leaving at once."""
        written = self.query_one("#written", Editor).text.strip()
        if written and written != self.kept:
            self.seal(written)
