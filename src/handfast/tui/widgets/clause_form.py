"""The details of a clause as a form: need, whom it binds, notice, kind, if missed, until."""

from datetime import date
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Checkbox, Input, Select, Static

from handfast.model import AgreementDocument, Clause, ClauseKind, Notice

from .. import text, wording
from .fields import put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class ClauseForm(VerticalScroll, can_focus=False):
    """Draws the fields of one clause and says what somebody changes in them."""

    class Changed(Message):
        """Somebody changed a field of the clause."""

        def __init__(self, fields: dict[str, Any]) -> None:
            super().__init__()
            self.fields = fields

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="framed")
        self._clause: Clause | None = None

    def compose(self) -> ComposeResult:
        """Lay out one row per field."""
        yield from _row("need", "The need", text.field(id="need", compact=True))
        yield from _row("binds", "Whom it binds", Vertical(id="binds"))
        yield from _row(
            "notice",
            "Telling",
            text.choice(
                [(said, value) for value, said in wording.NOTICE.items()], value="", id="notice"
            ),
        )
        yield from _row("missed", "If it is missed", text.field(id="if_missed", compact=True))
        yield from _row(
            "kind",
            "It is",
            text.choice(
                [(said, kind) for kind, said in wording.KIND.items()], value="practice", id="kind"
            ),
        )
        yield from _row(
            "until",
            "Until",
            text.field(id="until", compact=True, hint="holds only, 7 December 2026"),
        )
        yield text.label(id="form-said")

    async def read(self, clause: Clause, document: AgreementDocument) -> None:
        """Show this clause's fields."""
        self._clause = None
        put(self.query_one("#need", Input), text.plain(clause.need))
        put(self.query_one("#if_missed", Input), text.plain(clause.if_missed))
        put(self.query_one("#until", Input), clause.until.isoformat() if clause.until else "")
        put(self.query_one("#notice", Select), clause.notice.value if clause.notice else "")
        put(self.query_one("#kind", Select), clause.kind.value)
        binds = self.query_one("#binds", Vertical)
        await binds.remove_children()
        await binds.mount_all(
            text.tick(person.name or person.id, on=person.id in clause.binds, name=person.id)
            for person in document.people
        )
        self._say("")
        self._clause = clause

    def _say(self, sentence: str) -> None:
        text.show(self.query_one("#form-said", Static), (sentence, text.CARE))

    def _change(self, **fields: Any) -> None:
        clause = self._clause
        if clause is not None and any(getattr(clause, name) != to for name, to in fields.items()):
            from attrs import evolve

            self._clause = evolve(clause, **fields)
            self.post_message(self.Changed(fields))

    @on(Input.Changed, "#need,#if_missed")
    def _words(self, event: Input.Changed) -> None:
        event.stop()
        self._change(**{event.input.id or "": event.value.strip()})

    @on(Input.Changed, "#until")
    def _until(self, event: Input.Changed) -> None:
        event.stop()
        self._change(until=self._day())

    def _day(self) -> date | None:
        """Return the day a hold ends; say so where there is none, or where it is no hold."""
        written = self.query_one("#until", Input).value.strip()
        chosen = wording.day_from(written)
        if self.query_one("#kind", Select).value != ClauseKind.HOLD:
            self._say("Only a hold has a last day; this one is left out." if written else "")
            return None
        self._say("Write the day like 7 December 2026." if written and not chosen else "")
        return chosen

    @on(Select.Changed)
    def _chosen(self, event: Select.Changed) -> None:
        event.stop()
        value = str(event.value)
        if event.select.id == "kind":
            self._change(kind=ClauseKind(value), until=self._day())
        else:
            self._change(notice=Notice(value) if value else None)

    @on(Checkbox.Changed)
    def _bound(self, event: Checkbox.Changed) -> None:
        event.stop()
        boxes = self.query(Checkbox)
        self._change(binds=tuple(str(box.name) for box in boxes if box.value))


def _row(name: str, said: str, widget: "Widget") -> "Iterable[Widget]":
    row = Horizontal(text.label(said, classes="form-label"), widget, classes="form-row")
    row.add_class(f"row-{name}")
    yield row
