"""A repair: what happened, the seven steps, a pause, what was taken on, and what is one's own."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from handfast.model import Moment

from .. import actions, text, wording
from ..dialogs.form import NO_DAY
from ..widgets.page import Page
from ..widgets.repair_page import HURT, item_page, repair_options
from .repair_base import OWN, InRepair

if TYPE_CHECKING:
    from datetime import date, datetime

    from handfast.repair import Course
    from handfast.workspace import Seat
    from handfast.workspace.views import HurtView

_LONGER = "Only holds can be signed until the end of that day, such as 3 December 2026."


class RepairScreen(InRepair):
    """One repair, or the way to begin one. Where somebody is shows only to them."""

    PLACE = "repair"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("repair")]

    def __init__(self, reference: str | None = None) -> None:
        super().__init__(reference)
        self._drawn: str | None = None

    def body(self) -> ComposeResult:
        """Lay out what there is to open, and the page of what is highlighted."""
        with Horizontal(classes="beside"):
            yield OptionList(id="steps", classes="framed side")
            with VerticalScroll(id="reader", classes="framed reading"):
                yield Page(id="page")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "finding back to each other"

    def on_mount(self) -> None:
        """Name the parts."""
        super().on_mount()
        text.title(self.query_one("#steps"), "At your own pace")
        self.query_one("#steps").focus()

    def draw(self) -> None:
        """Show the steps, with where whoever sits here is if their seat is unlocked."""
        steps = self.query_one("#steps", OptionList)
        now, first = self.session.ws.clock.now(), self._drawn != self.reference
        text.fill(steps, repair_options(self.view, self.own, now), keep=HURT if first else None)
        self._drawn = self.reference
        sealed = self.mine and self.own is None
        text.subtitle(steps, ("o opens where you are" if sealed else "", text.QUIET))
        self._page()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what is highlighted."""
        event.stop()
        self._page()

    def _page(self) -> None:
        chosen = self.query_one("#steps", OptionList).highlighted_option
        if self.read and chosen is not None:
            page = item_page(chosen.id or "", self.view, self.own, self.me)
            self.query_one("#page", Page).read(page)
            self.query_one("#reader").scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        self.action_open_chosen()

    def action_open_chosen(self) -> None:
        """Open what is highlighted."""
        from .repair_step import StepScreen
        from .repair_taken import TakenOnScreen

        chosen = self.query_one("#steps", OptionList).highlighted_option
        kind, _, step = ((chosen.id or "") if chosen else "").partition(":")
        if kind == "step":
            self.app.push_screen(StepScreen(Moment(step), self.reference))
        elif kind == "taken" and self.takes_part():
            self.app.push_screen(TakenOnScreen(self.reference))
        elif kind == "pause":
            self.action_pause()
        elif kind == "name":
            self.action_name_hurt()
        elif kind == "kept":
            self.with_seat(self._list_kept, why=OWN)
        elif kind == "hurt":
            self.query_one("#reader").focus()

    # Naming a hurt, and what one kept

    def action_name_hurt(self) -> None:
        """Put a hurt into words, for oneself."""
        from .repair_naming import NamingScreen

        self.app.push_screen(NamingScreen(), self._named)

    def _named(self, shared: str | None) -> None:
        """Go to the repair of a hurt that was shared just now."""
        if shared is not None:
            self.reference = shared
            self.read_again()

    def _list_kept(self, seat: "Seat") -> None:
        ws = self.session.ws

        def look() -> "tuple[HurtView, ...]":
            from handfast.workspace import repairing

            return repairing.list_hurts(ws, seat)

        self.in_background(look, self._choose_kept)

    def _choose_kept(self, kept: "tuple[HurtView, ...]") -> None:
        from ..dialogs.choose import ChooseDialog
        from .repair_naming import NamingScreen

        if not kept:
            self.say("You keep no hurt for yourself. n names one.")
            return
        known = {each.name: each for each in kept}
        shown: list[tuple[str, text.Part]] = [
            (
                each.name,
                text.words(
                    text.brief(each.text, 40), (f"  {wording.moment(each.written)}", text.QUIET)
                ),
            )
            for each in kept
        ]

        def chosen(name: str | None) -> None:
            if name is not None:
                self.app.push_screen(NamingScreen(known[name]), self._named)

        about = "Only you see these. They are sealed to you."
        self.app.push_screen(ChooseDialog("For you alone", shown, about=about), chosen)

    # Time, other repairs, stopping

    def action_lengthen(self) -> None:
        """Ask until when, and make the time longer in which only holds can be signed."""
        from ..dialogs.write import LineDialog

        def written(said: str | None) -> None:
            day = wording.day_from(said) if said else None
            if day is not None:
                self._lengthen(day)
            elif said:
                self.say(NO_DAY)

        if self.takes_part():
            about = f"{_LONGER} Each of you can make it longer; nobody alone can make it shorter."
            self.app.push_screen(LineDialog("More time", about=about, hint="a day"), written)

    def _lengthen(self, day: "date") -> None:
        ws, reference = self.session.ws, self.reference

        def lengthen(seat: "Seat") -> "datetime":
            from handfast.workspace import repairing

            return repairing.lengthen(ws, seat, reference, repairing.end_of_day(day))

        self.do(lengthen, f"Only holds can be signed until the end of {wording.day(day)}.")

    def action_another(self) -> None:
        """Choose among the repairs of whoever sits here."""
        from handfast.workspace import repairing

        ws = self.session.ws
        self.in_background(lambda: repairing.all_courses(ws), self._choose_course)

    def _choose_course(self, courses: "tuple[Course, ...]") -> None:
        from ..dialogs.choose import ChooseDialog

        theirs = [each for each in courses if each.names(self.me)]
        if len(theirs) < 2:
            self.say("There is no other repair here.")
            return
        shown: list[tuple[str, text.Part]] = [
            (
                each.digest,
                text.words(
                    self.name_of(each.by),
                    f", {wording.day(each.named.astimezone())}  ",
                    text.brief(each.text, 40, text.QUIET),
                ),
            )
            for each in reversed(theirs)
        ]

        def chosen(digest: str | None) -> None:
            if digest is not None:
                self.reference = digest
                self.read_again()

        self.app.push_screen(ChooseDialog("Which hurt?", shown), chosen)

    def action_stop(self) -> None:
        """Stop here for now, told to the others only if wanted."""
        from ..dialogs.stopping import StopDialog

        ws, reference = self.session.ws, self.reference

        def chosen(told: str | None) -> None:
            if told is None:
                return
            tell = told == "tell"

            def stop(seat: "Seat") -> object:
                from handfast.workspace import repairing

                return repairing.stop(ws, seat, reference, tell=tell)

            self.do(stop, "You stop here for now. Go on whenever you like.")

        if self.takes_part():
            self.app.push_screen(StopDialog(), chosen)
