"""The desk for drafting: the draft, what is chosen in it, the checks while typing, and saving."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import ContentSwitcher, OptionList, Static, TextArea

from .. import actions, text
from ..autosave import SAVED, Autosave, too_long
from ..draft_file import DraftFile
from ..draft_steps import Steps, word_of
from ..live_reading import LiveReading
from ..tidying import Notes
from ..widgets.about_form import AboutForm
from ..widgets.balance import balance_line
from ..widgets.clause_form import ClauseForm
from ..widgets.clause_list import PREFIX, WHOLE, clause_options
from ..widgets.fields import Editor
from ..widgets.findings import FindingsPanel
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.model import AgreementDocument, Clause, ReviewDays
    from handfast.workspace.views import DocumentReport, DraftView


class DraftingDesk(HouseScreen):
    """One private draft: clauses on the left; the chosen one and what stands out on the right."""

    PLACE = "drafting"
    CSS_PATH = "../styles/drafting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("drafting")]

    def __init__(self, name: str) -> None:
        super().__init__()
        self.file = DraftFile(lambda: self.session, name)
        self.document: AgreementDocument | None = None
        self.notes, self.steps = Notes(), Steps()
        checker = lambda: self.session.checker()  # noqa: E731, PLW0108 - nobody sits here yet
        self.reading = LiveReading(self, checker, self._read_again)
        self.chosen = WHOLE
        self.written, self.told_of_second, self.why_not = "", False, ""
        self.autosave = Autosave(self, self.file.saving, self.say_saved, too_long)

    def body(self) -> ComposeResult:
        """Lay out the list, the editor, the findings and the details."""
        with Horizontal():
            yield OptionList(id="clauses", classes="framed")
            with Vertical():
                with ContentSwitcher(initial="about", id="what"):
                    yield AboutForm(id="about")
                    yield Editor(id="editor", undoes=False)
                with Horizontal(id="below"):
                    yield FindingsPanel(id="findings")
                    yield ClauseForm(id="details")
        with Horizontal(id="under"):
            yield text.label(id="balance")
            yield text.label(id="saved")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        title = self.document.title if self.document else ""
        return f"draft · {title}" if title else "draft"

    def on_mount(self) -> None:
        """Open the draft."""
        super().on_mount()
        text.title(self.query_one("#clauses"), "Clauses")
        text.title(self.query_one("#about"), "About this agreement")
        text.title(self.query_one("#details"), "Details")
        text.title(self.query_one("#findings"), "What stands out")
        self.in_background(self.file.opening(), self._opened, group="open")

    def _opened(self, draft: "DraftView") -> None:
        self.document = draft.document
        self.say_who()
        self.say_saved(SAVED)
        self._show_usual_days(draft.document.style)
        first = draft.document.clauses[0].id if draft.document.clauses else None
        self.choose(f"{PREFIX}{first}" if first else WHOLE)
        if first is None:
            self.call_later(self.run_action, "add_clause")
        self.reading.read(draft.document)

    def _show_usual_days(self, style: str) -> None:
        session = self.session

        def usual() -> "ReviewDays":
            from handfast.workspace import drafts

            return drafts.review_days(session.ws.clock.today(), session.checker().style(style))

        self.in_background(usual, self.query_one(AboutForm).usually, group="days")

    # What is chosen, and what is written

    @property
    def clause(self) -> "Clause | None":
        """The clause that is chosen, or None while the whole is."""
        if self.document is None or self.chosen == WHOLE:
            return None
        return self.document.clause(self.chosen.removeprefix(PREFIX))

    def choose(self, chosen: str, *, write: bool = True) -> None:
        """Show a clause, or the whole, on the right."""
        self.take_written()
        self.chosen = chosen
        self.draw_list()
        clause, document = self.clause, self.document
        if document is None:
            return
        self.set_class(clause is None, "-whole")
        self.query_one(ContentSwitcher).current = "about" if clause is None else "editor"
        if clause is None:
            self.query_one(AboutForm).read(document)
            if self.focused is None or isinstance(self.focused, Editor):
                self.query_one("#clauses").focus()
        else:
            editor = self.query_one(Editor)
            number = document.clauses.index(clause) + 1
            text.title(editor, f"Clause {number} of {len(document.clauses)}")
            self.written = clause.id
            if editor.text != clause.text:
                editor.load_text(clause.text)
                editor.move_cursor(editor.document.end)
            self.call_later(self.query_one(ClauseForm).read, clause, document)
            if write:
                editor.focus()
        self._show_findings()

    def draw_list(self) -> None:
        """Draw the list of clauses again."""
        if self.document is not None:
            lines = clause_options(self.document, self.report_shown)
            with self.prevent(OptionList.OptionHighlighted):
                text.fill(self.query_one("#clauses", OptionList), lines, keep=self.chosen)

    def change(
        self, document: "AgreementDocument", what: str = "", *, redraw: bool = False
    ) -> None:
        """Take a changed document: keep the step, save it soon, and look at it again."""
        if self.document is not None:
            self.steps.before(self.document, self.chosen, what)
        self.take(document)
        if redraw:
            self.choose(self.chosen, write=False)

    def take(self, document: "AgreementDocument") -> None:
        """Go on with this document, wherever it comes from."""
        self.document = document
        self.autosave.changed(document)
        self.reading.changed(document, self.clause)

    @on(OptionList.OptionHighlighted, "#clauses")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id and event.option_id != self.chosen:
            self.choose(event.option_id, write=False)

    @on(OptionList.OptionSelected, "#clauses")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one("#title" if event.option_id == WHOLE else "#editor").focus()

    @on(TextArea.Changed, "#editor")
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.take_written()

    def take_written(self) -> None:
        """Take the words in the editor into the draft, also where nobody told of them yet."""
        document, words = self.document, self.query_one(Editor).text
        clause = document.clause(self.written) if document is not None else None
        if clause is not None and document is not None and words != clause.text:
            from handfast.workspace import editing

            kept = self.notes.after(clause, words)
            self.change(
                editing.change_clause(document, clause.id, text=words, talked_through=kept),
                what=word_of(clause.id, clause.text, words),
            )
            self._show_findings()

    @on(ClauseForm.Changed)
    def _clause_field(self, event: ClauseForm.Changed) -> None:
        if self.clause is not None and self.document is not None:
            from handfast.workspace import editing

            self.change(
                editing.change_clause(self.document, self.clause.id, **event.fields),
                what=f"{self.clause.id} {' '.join(event.fields)}",
            )

    @on(AboutForm.Changed)
    def _whole_field(self, event: AboutForm.Changed) -> None:
        if self.document is not None:
            from attrs import evolve

            self.change(
                evolve(self.document, **event.fields), what=f"whole {' '.join(event.fields)}"
            )
            self.say_who()

    # Findings: read beside the typing

    @property
    def report_shown(self) -> "DocumentReport | None":
        """The newest report of the checks."""
        return self.reading.report

    def _read_again(self, whole: bool) -> None:
        report = self.report_shown
        if whole and self.document is not None and report is not None:
            self.draw_list()
            line = balance_line(self.document, report.balance)
            text.show(self.query_one("#balance", Static), line)
        self._show_findings()

    def _show_findings(self) -> None:
        if self.document is not None:
            marks = self.query_one(FindingsPanel).read(
                self.report_shown, self.document, self.clause
            )
            self.query_one(Editor).mark(marks)

    # Saving

    def say_saved(self, said: str = SAVED, why: str = "") -> None:
        """Say whether the draft is saved, and why it is not."""
        if self.file.second and said == SAVED:
            said = "saved as a second draft"
            if not self.told_of_second:
                self.say("Another window changed this draft too. Both are kept, as two drafts.")
            self.told_of_second = True
        text.show(self.query_one("#saved", Static), (said, text.CARE if why else text.QUIET))
        if why != self.why_not:  # a frame is drawn again with all that is in it
            self.why_not = why
            for frame in (self.query_one(Editor), self.query_one(AboutForm)):
                text.subtitle(frame, (f"not saved: {why}" if why else "", text.CARE))

    def save_now(self) -> None:
        """Save before this returns."""
        self.take_written()
        self.autosave.now()
