"""Says what went wrong, in a sentence with a next step."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from handfast.errors import DocumentError, HandfastError, RefusedError

from .. import text, wording
from ..background import where_from
from .base import Dialog

SURPRISE = "Something went wrong that handfast did not expect. What was saved is still saved."


class ProblemDialog(Dialog[None]):
    """One error, for a person: what happened, where, until when, and what to do next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space", "leave_it", "Go on", show=False)
    ]
    HINT = "enter: go on"

    def __init__(self, error: Exception) -> None:
        super().__init__("That did not work" if isinstance(error, HandfastError) else "Sorry")
        self.error = error

    def body(self) -> ComposeResult:
        """Lay out the sentences."""
        error = self.error
        if not isinstance(error, HandfastError):
            yield text.label(SURPRISE)
            yield text.label((where_from(error), text.QUIET), classes="spaced")
            return
        yield text.label(error.message)
        if error.where:
            yield text.label((error.where, text.QUIET))
        if isinstance(error, DocumentError):
            for problem in error.problems:
                yield text.label(("· ", text.CARE), str(problem))
        if isinstance(error, RefusedError) and error.until is not None:
            yield text.label(f"It ends by itself on {wording.moment(error.until)}.")
        if error.next_step:
            yield text.label((error.next_step, text.GOOD), classes="spaced")
