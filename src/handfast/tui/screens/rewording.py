"""The need under a clause: what one fears, what one needs, then other words to take with a key."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from attrs import frozen
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import ContentSwitcher, Input, OptionList, Static

from .. import actions, text
from ..widgets.fields import Editor
from ..widgets.findings import SUPPORT
from ..widgets.page import Page
from ..widgets.rewording import (
    ABOUT_FEAR,
    ABOUT_NEED,
    ABOUT_WAYS,
    FEAR,
    KEPT_BEFORE,
    NEED,
    NEED_LEFT_OUT,
    NONE_FITS,
    PLAIN,
    WAYS,
    no_kinder_page,
    steps,
    wording_options,
)
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.model import AgreementDocument, Clause
    from handfast.workspace.views import FearView, OfferedWording, Rewording

FEAR_STEP, NEED_STEP, WAYS_STEP, STOP_STEP = "fear", "need", "ways", "stop"
_ORDER: Final = (FEAR_STEP, NEED_STEP, WAYS_STEP)
_FOCUS: Final = {
    FEAR_STEP: "#fear-words",
    NEED_STEP: "#need-words",
    WAYS_STEP: "#ways-list",
    STOP_STEP: "#stop",
}


@frozen
class Taken:
    """The wording that somebody took, and the need that goes with it."""

    wording: "OfferedWording"
    need: str


class RewordingScreen(HouseScreen):
    """A short way in three steps. Returns what was taken, or None."""

    PLACE = "rewording"
    CSS_PATH = "../styles/rewording.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("rewording")]

    def __init__(self, draft: str, document: "AgreementDocument", clause: "Clause") -> None:
        super().__init__()
        self.draft, self.document, self.words = draft, document, clause
        self.found: Rewording | None = None
        self.kept = ""

    def body(self) -> ComposeResult:
        """Lay out the clause, where one is on the way, and the step itself."""
        with Vertical(id="around"), Vertical(id="way"):
            yield text.label(text.safe(self.words.text), id="clause", classes="framed")
            yield text.label(id="steps")
            with ContentSwitcher(initial=FEAR_STEP, id="step"):
                with Vertical(id=FEAR_STEP):
                    yield text.label((FEAR, text.STRONG))
                    yield text.label((ABOUT_FEAR, text.QUIET), id="about-fear")
                    yield Editor(id="fear-words")
                with Vertical(id=NEED_STEP):
                    yield text.label((NEED, text.STRONG))
                    yield text.label((ABOUT_NEED, text.QUIET))
                    yield text.field(self.words.need, id="need-words", limit=400)
                with Vertical(id=WAYS_STEP):
                    yield text.label((WAYS, text.STRONG))
                    yield text.label((ABOUT_WAYS, text.QUIET), id="about-ways")
                    yield OptionList(id="ways-list")
                with VerticalScroll(id=STOP_STEP):
                    yield Page(id="no-kinder")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return f"draft · {self.document.title} · the need under a clause"

    @property
    def step(self) -> str:
        """Which step is shown."""
        return self.query_one("#step", ContentSwitcher).current or FEAR_STEP

    def on_mount(self) -> None:
        """Read the clause once more, and open what was written under it before."""
        super().on_mount()
        number = self.document.clauses.index(self.words) + 1
        text.title(self.query_one("#clause"), f"Clause {number}")
        self._go(FEAR_STEP)
        session, draft, clause_id = self.session, self.draft, self.words.id
        seat = session.seat

        def before() -> "FearView | None":
            from handfast.workspace import fears

            if seat is None:
                return None
            return fears.open_fear(session.ws, seat, fears.name_for(draft, clause_id))

        self.in_background(before, self._show_fear, group="fear")
        self._look("", self._begin)

    def _look(self, need: str, then: "Callable[[Rewording], object]") -> None:
        session, document, clause_id = self.session, self.document, self.words.id

        def look() -> "Rewording":
            from handfast.workspace import rewording

            return rewording.offer_for(session.checker(), document, clause_id, need=need)

        self.in_background(look, then, group="ways")

    def _begin(self, found: "Rewording") -> None:
        """Begin on the way, or say at once why there is none."""
        if found.stops:
            self.query_one("#no-kinder", Page).read(no_kinder_page(found.support))
            self._go(STOP_STEP)
        elif not found.flagged:
            self.say(PLAIN)
            self.dismiss(None)

    def _show_fear(self, before: "FearView | None") -> None:
        editor = self.query_one("#fear-words", Editor)
        if before is not None and not editor.text:
            self.kept = before.fear
            editor.load_text(before.fear)
            editor.move_cursor(editor.document.end)
            text.show(self.query_one("#about-fear", Static), (KEPT_BEFORE, text.QUIET))

    def _go(self, step: str) -> None:
        """Show a step, and begin to write or to choose in it."""
        self.query_one("#step", ContentSwitcher).current = step
        on_the_way = step in _ORDER
        self.query_one("#steps").display = on_the_way
        if on_the_way:
            text.show(self.query_one("#steps", Static), steps(_ORDER.index(step)))
        self.query_one(_FOCUS[step]).focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show only the keys that do something in this step."""
        del parameters
        if action == "go_on":
            return self.is_mounted and self.step in {FEAR_STEP, NEED_STEP}
        if action.startswith("take_"):
            return self.is_mounted and self.step == WAYS_STEP
        return True

    def action_go_on(self) -> None:
        """Go on to the next step; what is written under the first is sealed on the way."""
        if self.step == FEAR_STEP:
            self._keep(lambda: self._go(NEED_STEP))
        elif self.step == NEED_STEP:
            self._look(self.query_one("#need-words", Input).value, self._show_ways)

    @on(Input.Submitted, "#need-words")
    def _need_given(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go_on()

    def _show_ways(self, found: "Rewording") -> None:
        self.found = found
        about = NEED_LEFT_OUT if found.need_left_out else ABOUT_WAYS
        about = f"{about} {SUPPORT}" if found.support else about
        shown = (about if found.wordings else NONE_FITS, text.QUIET)
        text.show(self.query_one("#about-ways", Static), shown)
        text.fill(self.query_one("#ways-list", OptionList), wording_options(found.wordings))
        self._go(WAYS_STEP)

    @on(OptionList.OptionSelected, "#ways-list")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(int((event.option_id or "").rpartition(":")[2]))

    def _take(self, number: int) -> None:
        if self.found is not None and 1 <= number <= len(self.found.wordings):
            self.dismiss(Taken(self.found.wordings[number - 1], self.found.need))

    def action_take_1(self) -> None:
        """Take the first wording."""
        self._take(1)

    def action_take_2(self) -> None:
        """Take the second wording."""
        self._take(2)

    def action_take_3(self) -> None:
        """Take the third wording."""
        self._take(3)

    def action_take_4(self) -> None:
        """Take the fourth wording."""
        self._take(4)

    def action_back(self) -> None:
        """Go back one step, and from the first to the draft; what one fears is kept."""
        at = _ORDER.index(self.step) if self.step in _ORDER else 0
        if at:
            self._go(_ORDER[at - 1])
            return
        self._keep(lambda: self.dismiss(None))

    # What one fears

    def _sealing(self) -> Callable[[], object]:
        """Return the job that seals what is written now; it does nothing where nothing changed."""
        fear, session, draft = (
            self.query_one("#fear-words", Editor).text.strip(),
            self.session,
            self.draft,
        )
        person, about, clause_id = session.person, self.words.text, self.words.id

        def seal() -> None:
            from handfast.workspace import fears

            if fear != self.kept and person is not None:
                place = fears.name_for(draft, clause_id)
                fears.keep(session.ws, person.id, fear, about=about, name=place)
                self.kept = fear

        return seal

    def _keep(self, then: Callable[[], object]) -> None:
        self.in_background(self._sealing(), lambda _: then(), group="keep")

    def save_now(self) -> None:
        """Seal what is written before this returns: for locking and leaving at once."""
        self._sealing()()
