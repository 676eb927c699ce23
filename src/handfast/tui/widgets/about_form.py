"""What a draft says about itself: title, why, and the days to come back to it."""

from datetime import date
from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from handfast.model import AgreementDocument, ReviewDays

from .. import text, wording
from .fields import put

MOST_TITLE: Final = 200
"""As many letters as a title may have."""

GRACE_DAYS: Final = 28
"""Days from the review to the lapse, where somebody gives the first only."""


class AboutForm(VerticalScroll, can_focus=False):
    """Draws the fields of the whole and says what somebody changes in them."""

    class Changed(Message):
        """Somebody changed a field of the agreement."""

        def __init__(self, fields: dict[str, Any]) -> None:
            super().__init__()
            self.fields = fields

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="framed")
        self._filled, self._grace = "", GRACE_DAYS

    def compose(self) -> ComposeResult:
        """Lay out one row per field."""
        for name, said, hint, limit in (
            ("title", "Title", "", MOST_TITLE),
            ("why", "Why now", "one sentence, if you like", text.MOST),
            ("review_on", "Look again on", "a day, like 23 February 2027", text.MOST),
            ("lapses", "Lapses after", "a day, like 23 March 2027", text.MOST),
        ):
            with Horizontal(classes="form-row"):
                yield text.label(said, classes="form-label")
                yield text.field(id=name, hint=hint, compact=True, limit=limit)
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
        self._filled = days.lapses.isoformat() if days else ""
        self._grace = (days.lapses - days.on).days if days else GRACE_DAYS
        put(self.query_one("#lapses", Input), self._filled)
        between = wording.names(person.name or person.id for person in document.people)
        style = f" · {document.style}" if document.style else ""
        text.show(self.query_one("#between", Static), between, (style, text.QUIET))

    @on(Input.Changed, "#title,#why")
    def _words(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed({event.input.id or "": event.value.strip()}))

    def usually(self, days: ReviewDays) -> None:
        """Show the days that hold where somebody chooses none."""
        for name, day in (("#review_on", days.on), ("#lapses", days.lapses)):
            self.query_one(
                name, Input
            ).placeholder = f"{wording.day(day)}, unless you choose another"

    @on(Input.Changed, "#review_on,#lapses")
    def _days(self, event: Input.Changed) -> None:
        event.stop()
        on, lapses = (self.query_one(name, Input) for name in ("#review_on", "#lapses"))
        if event.input is on and lapses.value in {"", self._filled}:
            self._fill(wording.day_from(on.value), lapses)
        days = wording.day_from(on.value), wording.day_from(lapses.value)
        said = self.query_one("#about-said", Static)
        text.show(said)
        if days[0] and days[1] and days[0] <= days[1]:
            self.post_message(self.Changed({"review": ReviewDays(on=days[0], lapses=days[1])}))
        elif on.value.strip() or lapses.value.strip():
            text.show(
                said,
                ("Two days like 23 February 2027, the second not before the first.", text.CARE),
            )
        else:
            self.post_message(self.Changed({"review": None}))

    def _fill(self, on: date | None, lapses: Input) -> None:
        """Move the day it lapses along while nobody chooses it: as long after, or four weeks."""
        from handfast.workspace import drafts

        self._filled = drafts.review_on(on, self._grace).lapses.isoformat() if on else ""
        put(lapses, self._filled)
