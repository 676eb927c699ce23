"""A quiet moment: everybody has signed, or something good is before you."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from .. import text, wording
from .tell import TellDialog

if TYPE_CHECKING:
    from handfast.workspace import VersionStanding


class StillMoment(TellDialog):
    """The screen is empty but for a few sentences, until somebody goes on."""

    HINT = "enter: go on, whenever you like"

    def __init__(self, sentences: Sequence[text.Part]) -> None:
        super().__init__("", sentences)

    def compose(self) -> ComposeResult:
        """Lay out the sentences in the middle of an empty screen."""
        yield from super().compose()
        self.add_class("quiet-moment")


class QuietMoment(StillMoment):
    """What the two of you have now."""

    def __init__(self, standing: "VersionStanding", sentences: Sequence[text.Part] = ()) -> None:
        who = wording.names(person.name for person in standing.terms.people)
        on = wording.day(standing.terms.review.on)
        super().__init__(
            [
                text.words((standing.terms.title, text.HEADING)),
                text.words(who, (" have signed it. It is in force.", "")),
                text.words((f"You come back to it on {on}, or whenever one of you asks.", "")),
                text.words(("Take a breath together, if you like.", text.QUIET)),
                *sentences,
            ],
        )
