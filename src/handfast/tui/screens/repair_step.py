"""One step of a repair: what it is for, questions, what to avoid, help, and what one may do."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from handfast.model import Moment, Side
from handfast.repair import STEPS, step

from .. import actions, text
from ..widgets.countries import COUNTRIES
from ..widgets.page import Page, block
from ..widgets.repair_step import ALL, SIDES, step_options, step_page
from .repair_base import OWN
from .repair_leading import LeadsOn

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.model import Support
    from handfast.workspace import Seat
    from handfast.workspace.views import StepView


class StepScreen(LeadsOn):
    """One step to read. Reading it moves nobody: where one is, one says oneself."""

    PLACE = "repair-step"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("repair-step")]

    def __init__(self, moment: Moment, reference: str | None = None) -> None:
        super().__init__(moment, reference)
        self.shown: StepView | None = None
        self._whose_chosen = False

    def body(self) -> ComposeResult:
        """Lay out the step to read, and what can be done at it."""
        with Horizontal(classes="beside"):
            with VerticalScroll(id="reader", classes="framed reading"):
                yield Page(id="page")
            yield OptionList(id="ways", classes="framed side")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return f"step {self._number} of seven"

    @property
    def _number(self) -> int:
        return [each.id for each in STEPS].index(self.moment) + 1

    def on_mount(self) -> None:
        """Name the parts."""
        super().on_mount()
        text.title(self.query_one("#reader"), "To read")
        text.title(self.query_one("#ways"), "If you like")
        self.query_one("#page", Page).read([block(("Reading …", text.QUIET))])
        self.query_one("#reader").focus()

    def draw(self) -> None:
        """Choose whose questions come first, and read the step with its questions and places."""
        if not self._whose_chosen:
            self._whose_chosen = True
            hurt = self.view is not None and self.view.course.by == self.me
            self.side = Side.HURT if hurt else ALL
        self._ways()
        ws, moment, reference = self.session.ws, self.moment, self.reference
        country = self.session.country

        def look() -> "StepView":
            from handfast.workspace import repairing

            return repairing.guide(ws, moment, country=country, reference=reference)

        self.in_background(look, self._show, group="step")

    def _show(self, shown: "StepView") -> None:
        self.shown = shown
        self._page()

    def _page(self) -> None:
        if self.shown is not None and self.shown.step.id is self.moment:
            page = step_page(self.shown, self.side, self.view, self.own, self.session.country)
            self.query_one("#page", Page).read(page)

    def _ways(self) -> None:
        found = step(self.moment)
        assert found is not None  # noqa: S101 - the screen is opened with a step
        text.fill(
            self.query_one("#ways", OptionList),
            step_options(found, self.own, mine=self.mine, may_share=self.may_share, side=self.side),
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        event.stop()
        self.call_later(self.run_action, event.option_id or "")

    # Going about

    def _turn(self, by: int) -> None:
        place = self._number - 1 + by
        if not 0 <= place < len(STEPS):
            self.say("This is the last step." if by > 0 else "This is the first step.")
            return
        self.moment = STEPS[place].id
        self.say_who()
        self.query_one("#page", Page).read([block(("Reading …", text.QUIET))])
        self.query_one("#reader").scroll_home(animate=False)
        self.draw()

    def action_next_step(self) -> None:
        """Read the next step."""
        self._turn(1)

    def action_step_before(self) -> None:
        """Read the step before."""
        self._turn(-1)

    def action_here(self) -> None:
        """Note for oneself that one is here."""
        if self.takes_part():
            self.do(self._placing(leave_out=False), "Noted, for you alone.", why=OWN)

    def action_leave_out(self) -> None:
        """Leave this step out for now."""
        if self.own is not None and self.moment in self.own.skipped:
            self.say("It is left out already. g takes it in again.")
        elif self.takes_part():
            self.do(self._placing(leave_out=True), "Left out for now, for you alone.", why=OWN)

    def _placing(self, *, leave_out: bool) -> "Callable[[Seat], object]":
        ws, reference, moment = self.session.ws, self.reference, self.moment

        def place(seat: "Seat") -> object:
            from handfast.workspace import repairing

            change = repairing.skip if leave_out else repairing.go_to
            return change(ws, seat, reference, moment)

        return place

    def action_whose(self) -> None:
        """Show the questions for another side, or all of them."""
        sides = [*SIDES]
        self.side = sides[(sides.index(self.side) + 1) % len(sides)]
        self._page()
        self._ways()

    def action_country(self) -> None:
        """Choose a country, of those where places are known."""
        session = self.session

        def look() -> "tuple[Support, ...]":
            return session.checker().support()

        self.in_background(look, self._choose_country, group="country")

    def _choose_country(self, places: "tuple[Support, ...]") -> None:
        from ..dialogs.choose import ChooseDialog

        known = {place.country for place in places if place.country}
        named = sorted((COUNTRIES.get(code, code), code) for code in known)
        shown: list[tuple[str, text.Part]] = [(code, name) for name, code in named]

        def chosen(code: str | None) -> None:
            if code is not None:
                self.session.country = code
                self.draw()

        about = "It is kept nowhere, and forgotten when you leave."
        self.app.push_screen(ChooseDialog("Your country", shown, about=about), chosen)
