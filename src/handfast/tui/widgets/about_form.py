"""What a draft says about itself: title, why, and the days to come back to it."""

from contextlib import suppress
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from handfast.model import AgreementDocument, ReviewDays

from .. import text, wording
from .fields import put


class AboutForm(VerticalScroll, can_focus=False):
    """Draws the fields of the whole and says what somebody changes in them."""

    class Changed(Message):
        """Somebody changed a field of the agreement."""

        def __init__(self, fields: dict[str, Any]) -> None:
            super().__init__()
            self.fields = fields

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="framed")

    def compose(self) -> ComposeResult:
        """Lay out one row per field."""
        for name, said, hint in (
            ("title", "Title", ""),
            ("why", "Why now", "one sentence, if you like"),
            ("review_on", "Look again on", "YYYY-MM-DD"),
            ("lapses", "Lapses after", "YYYY-MM-DD"),
        ):
            with Horizontal(classes="form-row"):
                yield text.label(said, classes="form-label")
                yield text.field(id=name, hint=hint, compact=True)
        with Horizontal(classes="form-row"):
            yield text.label("Between", classes="form-label")
            yield text.label(id="between")
        yield text.label(id="about-said")

    def read(self, document: AgreementDocument) -> None:
        """Show this document's fields."""
        days = document.review
        put(self.query_one("#title", Input), text.plain(document.title))
        put(self.query_one("#why", Input), text.plain(document.why))
        put(self.query_one("#review_on", Input), days.on.isoformat() if days else "")
        put(self.query_one("#lapses", Input), days.lapses.isoformat() if days else "")
        between = wording.names(person.name or person.id for person in document.people)
        style = f" · {document.style}" if document.style else ""
        text.show(self.query_one("#between", Static), between, (style, text.QUIET))

    @on(Input.Changed, "#title,#why")
    def _words(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed({event.input.id or "": event.value.strip()}))

    @on(Input.Changed, "#review_on,#lapses")
    def _days(self, event: Input.Changed) -> None:
        event.stop()
        said = self.query_one("#about-said", Static)
        days = [self.query_one(name, Input).value.strip() for name in ("#review_on", "#lapses")]
        read: list[date] = []
        for day in days:
            with suppress(ValueError):
                read.append(date.fromisoformat(day))
        if len(read) == 2 and read[0] <= read[1]:
            text.show(said)
            self.post_message(self.Changed({"review": ReviewDays(on=read[0], lapses=read[1])}))
        else:
            text.show(
                said, ("Two days like 2027-02-23, the second not before the first.", text.CARE)
            )
