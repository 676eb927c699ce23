"""Answering a review, alone: one thing at a time, sealed while one writes, then sealed in."""

from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static, TextArea

from handfast.model import Choice, RoundWords

from .. import actions, text
from ..widgets.fields import Editor
from ..widgets.page import Page
from ..widgets.review_answer import ABOUT, ONCE_MORE, question_page, step_options
from ..widgets.review_choice import ChoiceRows
from .review_choosing import ChoosesInReview

if TYPE_CHECKING:
    from handfast.workspace.views import ReviewView


class AnsweringScreen(ChoosesInReview):
    """Returns True once the answer is sealed in. Only its writer ever sees this screen."""

    PLACE = "answering"
    CSS_PATH = "../styles/review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("answering")]

    def __init__(self, digest: str, writer: str) -> None:
        super().__init__(digest, writer)
        self.step = ""

    def body(self) -> ComposeResult:
        """Lay out the steps, and the one that is answered now."""
        with Horizontal(classes="beside"):
            yield OptionList(id="steps", classes="framed")
            with VerticalScroll(id="one", classes="framed", can_focus=False):
                yield Page(id="question")
                yield ChoiceRows(id="choose")
                yield Editor(id="how")
                yield Editor(id="instead")
        with Horizontal(id="under"):
            yield text.label(("Only you can read this.", text.QUIET), id="alone")
            yield text.label(id="saved")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return f"answering · {self.view.version.document.title}" if self.view else "answering"

    def on_mount(self) -> None:
        """Find the agreement, and what one has written before."""
        super().on_mount()
        text.title(self.query_one("#steps"), "One at a time")
        text.subtitle(self.query_one("#steps"), ("⏎ to your words", text.QUIET))
        text.title(self.query_one("#instead"), "What I would write instead")
        ws, seat, digest = self.session.ws, self.session.seat, self.digest
        self.query_one("#one").display = False

        def look() -> "tuple[ReviewView, RoundWords | None]":
            from handfast.workspace import reviewing

            assert seat is not None  # noqa: S101 - answering is only reached with a seat
            return reviewing.look(ws, digest), reviewing.kept(ws, seat, digest)

        self.in_background(look, self._show, group="look")

    def _show(self, answer: "tuple[ReviewView, RoundWords | None]") -> None:
        self.view, kept = answer
        if kept is not None:
            self.words = kept
        self.say_who()
        self.query_one("#one").display = True
        self.draw()
        self.query_one("#steps").focus()

    def draw(self) -> None:
        """Show the steps with what one has said so far."""
        if self.view is not None:
            steps = self.query_one("#steps", OptionList)
            text.fill(steps, step_options(self.view, self.words))

    def say_saved(self, said: str, why_not: str) -> None:
        """Say how far saving is, and why it cannot be saved."""
        shown = text.words((said, text.QUIET if not why_not else text.CARE))
        text.show(self.query_one("#saved", Static), shown)
        alone = (
            (f"{why_not.rstrip('.')}.", text.CARE)
            if why_not
            else ("Only you can read this.", text.QUIET)
        )
        text.show(self.query_one("#alone", Static), alone)

    def on_resize(self) -> None:
        """Keep the step in sight where the list became smaller."""
        self.call_after_refresh(self.query_one("#steps", OptionList).scroll_to_highlight)

    # One step at a time.

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Turn to the step that is highlighted."""
        event.stop()
        if event.option_id and event.option_id != self.step:
            self.take()
            self.step = event.option_id
            self._turn()
            self.query_one("#one").scroll_home(animate=False)

    def _turn(self) -> None:
        """Show the question of this step, and what one has written to it."""
        assert self.view is not None  # noqa: S101 - steps are listed from it
        clause = self.clause
        self.query_one("#question", Page).read(
            question_page(self.view, self.step, clause, self.words)
        )
        self.query_one("#choose").display = clause is not None
        how = self.query_one("#how", Editor)
        how.display = self.step != ONCE_MORE
        self.query_one("#one").can_focus = self.step == ONCE_MORE
        text.title(how, "How it has been" if clause else "In my words")
        if clause is None:
            about = ABOUT.get(self.step)
            self._fill(how, about.said(self.words) if about else "")
            self.query_one("#instead").display = False
            return
        self._fill(how, self.said.how)
        self.show_choice()

    def show_choice(self) -> None:
        """Show what is chosen, and room for other words where one would change the clause."""
        clause, instead = self.clause, self.query_one("#instead", Editor)
        if clause is None:
            return
        said = self.said_of(clause.id)
        self.query_one(ChoiceRows).show_chosen(said.choice, said.scale)
        shown, instead.display = instead.display, said.choice is Choice.CHANGE
        if not shown or not instead.has_focus:
            self._fill(instead, said.wording or clause.text)

    def _fill(self, editor: Editor, words: str) -> None:
        """Fill an editor with words of before: nobody typed them now."""
        with editor.prevent(TextArea.Changed):
            if editor.text != words:
                editor.text = words
                editor.move_cursor(editor.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take what is typed into the answer."""
        event.stop()
        self.take()
        self.draw()

    def take(self) -> None:
        """Take what stands in the editors into the answer, for the step that is shown."""
        if self.view is None or not self.step:
            return
        clause, typed = self.clause, self.query_one("#how", Editor).text.strip()
        if clause is None:
            if about := ABOUT.get(self.step):
                self.change(about.say(self.words, typed))
            return
        instead = self.query_one("#instead", Editor)
        other = instead.text.strip() if instead.display else ""
        wording = "" if other == clause.text else other
        self.say_of(evolve(self.said, how=typed, wording=wording))

    # Writing, and going on.

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list goes to the words."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write how it has been; at the last step, seal it in."""
        if self.step == ONCE_MORE:
            self.action_seal()
        else:
            self.query_one("#how").focus()

    def read_first(self) -> bool:
        """Turn to the last step, which shows all of it."""
        if self.step == ONCE_MORE:
            return False
        steps = self.query_one("#steps", OptionList)
        steps.highlighted = steps.option_count - 1
        steps.focus()
        return True

    def action_next_step(self) -> None:
        """Go on to the next step; the last one leads to the first."""
        steps = self.query_one("#steps", OptionList)
        if steps.option_count:
            steps.highlighted = ((steps.highlighted or 0) + 1) % steps.option_count
            steps.focus()

    def action_back(self) -> None:
        """Go back: from the words to the list, from the list to the review."""
        if isinstance(self.focused, Editor):
            self.query_one("#steps").focus()
            return
        super().action_back()
