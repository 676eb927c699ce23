"""A dialog with a few fields: what each is for stands above it, and what is amiss below them."""

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from .. import text
from .base import Dialog

if TYPE_CHECKING:
    from datetime import date

R = TypeVar("R")

NO_DAY = "Write the day like 3 December 2026."


class FormDialog(Dialog[R]):
    """Returns what its fields come to. ``taken`` reads them; None where something is amiss."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", "Done", show=False),
        Binding("escape", "leave_it", "Leave it", show=False),
    ]
    HINT = "tab: the next field   ctrl+s: done   esc: leave it"

    def body(self) -> ComposeResult:
        """Lay out the fields, then room to say what is amiss."""
        yield from self.fields()
        yield text.label(id="amiss")

    def fields(self) -> ComposeResult:
        """Lay out the fields."""
        yield from ()

    def line(self, value: str = "", *, id: str, hint: str = "", limit: int = text.MOST) -> Input:  # noqa: A002
        """Make a field of one line, so that a whole form fits a small screen."""
        return text.field(value, id=id, hint=hint, compact=True, limit=limit)

    def taken(self) -> R | None:
        """Read the fields; say what is amiss with ``amiss`` and return None."""
        return None

    def words(self, name: str) -> str:
        """Return what is written in a field."""
        return self.query_one(f"#{name}", Input).value.strip()

    def day(self, name: str) -> "date | None":
        """Return the day that is written in a field; None where there is none, said if amiss."""
        from .. import wording

        written = self.words(name)
        found = wording.day_from(written) if written else None
        if written and found is None:
            self.amiss(name, NO_DAY)
        return found

    def amiss(self, name: str, sentence: str) -> None:
        """Say what is amiss, and go to the field it is about."""
        text.show(self.query_one("#amiss", Static), sentence)
        self.query_one(f"#{name}").focus()

    def action_done(self) -> None:
        """Return what the fields come to, where nothing is amiss."""
        text.show(self.query_one("#amiss", Static), "")
        found = self.taken()
        if found is not None:
            self.dismiss(found)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; from the last one, be done."""
        event.stop()
        fields = [*self.query(Input)]
        if event.input is fields[-1]:
            self.action_done()
        else:
            self.focus_next()
