"""Before a draft after a hurt: what a hurt asks, then what it is about and how long it lasts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen
from textual.app import ComposeResult
from textual.widgets import Select

from .. import text
from .form import FormDialog

if TYPE_CHECKING:
    from handfast.model import Question

LASTS: Final = "lasts"
_HOLDS: Final = {
    "7": "a hold of a week; it ends by itself",
    "14": "a hold of two weeks; it ends by itself",
    "3": "a hold of three days; it ends by itself",
}


@frozen
class Begun:
    """A title, a first sentence, and after how many days it ends by itself; None: it lasts."""

    title: str
    sentence: str
    days: int | None


class DraftAfterHurtDialog(FormDialog[Begun]):
    """Returns how a draft begins, or None. In the time after a hurt a hold stands first."""

    def __init__(
        self, questions: "Sequence[Question]", said: Sequence[str], *, fresh: bool
    ) -> None:
        super().__init__("A new agreement, after a hurt")
        self.questions, self.said, self.fresh = questions, said, fresh

    def fields(self) -> ComposeResult:
        """Lay out what a hurt asks first, then the fields."""
        for question in self.questions:
            yield text.label(("? ", text.WAITING), question.text)
        for sentence in self.said:
            yield text.label((sentence, text.CARE), classes="spaced")
        yield text.label(
            "What is it about? A few words, such as: Coming home late", classes="spaced"
        )
        yield text.field(id="title", hint="title", limit=200)
        yield text.label("A first sentence, to begin with. Only you can read the draft.")
        yield text.field(id="sentence", hint="We both come home by eleven this week.")
        yield text.label("How long")
        ways = [(said, days) for days, said in _HOLDS.items()]
        lasts = [("something that lasts, with a review day", LASTS)]
        shown = ways + lasts if self.fresh else lasts + ways
        yield text.choice(shown, value=shown[0][1], id="days")

    def on_mount(self) -> None:
        """Begin at the top, so that the questions are read first."""
        self.query_one("#title").focus()
        self.query_one(".dialog-body").scroll_home(animate=False)

    def taken(self) -> Begun | None:
        """Return the title, the sentence and how long."""
        title, sentence = self.words("title"), self.words("sentence")
        if not title:
            self.amiss("title", "It needs a title, however short.")
        elif not sentence:
            self.amiss("sentence", "Write a first sentence; you can change every word of it.")
        else:
            days = str(self.query_one("#days", Select).value)
            return Begun(title, sentence, None if days == LASTS else int(days))
        return None
