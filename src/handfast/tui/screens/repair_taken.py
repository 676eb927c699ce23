"""What people took on in a repair: rituals, done or not today, and actions to look back on."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from handfast.model import LookedBack
from handfast.repair import RITUALS

from .. import actions, text, wording
from ..widgets.page import Page
from ..widgets.repair_taken import nothing_taken, taken_options, taken_page
from .repair_base import OWN, InRepair

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.review import TakenOn
    from handfast.workspace import Seat

    from ..dialogs.repair_forms import Ritual, WillDo

_OWN_WORDS: Final = "own"
_HOW_IT_WAS: Final = "How was it? It may stay empty. It is signed by you, and leaves this list."
_NOT_YOURS: Final = "Whoever took it on looks back on it."
_RITUAL_IDEAS: Final = "Take one and change it, or write your own. It comes into the calendar too."


class TakenOnScreen(InRepair):
    """Rituals and actions of a repair. Only the last day that was marked is kept, for oneself."""

    PLACE = "taken-on"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("taken-on")]

    def __init__(self, reference: str | None = None, item: str = "") -> None:
        super().__init__(reference)
        self.first = item

    def body(self) -> ComposeResult:
        """Lay out what was taken on, and the page of what is highlighted."""
        with Horizontal(classes="beside"):
            yield OptionList(id="items", classes="framed side")
            with VerticalScroll(id="reader", classes="framed reading"):
                yield Page(id="page")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "what we took on"

    def on_mount(self) -> None:
        """Name the parts."""
        super().on_mount()
        text.title(self.query_one("#items"), "Rituals and actions")
        self.query_one("#items").focus()

    @property
    def item(self) -> "TakenOn | None":
        """What is highlighted."""
        chosen = self.query_one("#items", OptionList).highlighted_option
        taken = self.view.taken_on if self.view else ()
        return next((each for each in taken if chosen and each.digest == chosen.id), None)

    def draw(self) -> None:
        """Show what is open."""
        if self.view is not None:
            items, first = self.query_one("#items", OptionList), self.first
            text.fill(items, taken_options(self.view), keep=first or None)
            self.first = ""
            self._page()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what is highlighted."""
        event.stop()
        self._page()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mark a ritual as done, or look back on an action."""
        event.stop()
        self.action_done()

    def _page(self) -> None:
        item = self.item
        if self.view is not None:
            today = self.session.ws.clock.today()
            page = taken_page(item, self.view, self.own, self.me, today) if item else None
            self.query_one("#page", Page).read(page or nothing_taken())

    # Rituals of today, and looking back

    def action_done(self) -> None:
        """A ritual was done today, or an action is done."""
        item = self.item
        if item is not None and item.every is not None:
            self._mark(item, done=True)
        elif item is not None and item.owner == self.me:
            self._ask_how_it_was(item)
        elif item is not None:
            self.say(_NOT_YOURS)

    def action_not_today(self) -> None:
        """A ritual was not done today, and that is fine."""
        item = self.item
        if item is not None and item.every is not None:
            self._mark(item, done=False)
        elif item is not None:
            self.say("An action waits until you look back on it: d for done, e to let it go.")

    def action_let_go(self) -> None:
        """Let go of what one took on oneself."""
        from ..dialogs.confirm import ConfirmDialog

        item = self.item
        if item is None:
            return
        if item.owner != self.me:
            self.say(_NOT_YOURS)
            return

        def sure(yes: bool | None) -> None:
            if yes:
                self._look_back(item, LookedBack.LET_GO, "")

        self.app.push_screen(
            ConfirmDialog(
                "Let go of it?",
                [
                    f"“{item.text}”",
                    "No reason is needed. It is signed by you, and leaves this list.",
                ],
                yes="Let it go",
                no="Keep it",
            ),
            sure,
        )

    def _mark(self, item: "TakenOn", *, done: bool) -> None:
        ws = self.session.ws

        def mark(seat: "Seat") -> object:
            from handfast.workspace import repairing

            return repairing.mark_ritual(ws, seat, item.digest, done=done)

        self.do(mark, "Good." if done else "That is fine. It comes again.", why=OWN)

    def _ask_how_it_was(self, item: "TakenOn") -> None:
        """Let whoever took an action on say how it was, if they like, before it is signed."""
        from ..dialogs.write import WriteDialog

        def written(said: str | None) -> None:
            if said is not None:
                self._look_back(item, LookedBack.DONE, said)

        about = f"“{item.text}” {_HOW_IT_WAS}"
        self.app.push_screen(WriteDialog("It is done", about=about, may_be_empty=True), written)

    def _look_back(self, item: "TakenOn", result: LookedBack, said: str) -> None:
        ws = self.session.ws

        def look_back(seat: "Seat") -> object:
            from handfast.workspace import reviewing

            return reviewing.look_back(ws, seat, item.digest, result, said)

        self.do(look_back, "Good to know." if result is LookedBack.DONE else "It is let go.")

    # Taking something on

    def action_new_ritual(self) -> None:
        """Choose an idea or own words, then begin a ritual."""
        from ..dialogs.choose import ChooseDialog
        from ..dialogs.repair_forms import RitualDialog

        ideas = {idea.id: idea for idea in RITUALS}
        shown: list[tuple[str, text.Part]] = [
            (idea.id, text.words(idea.text, (f"  {wording.EVERY[idea.every]}", text.QUIET)))
            for idea in RITUALS
        ]

        def written(ritual: "Ritual | None") -> None:
            if ritual is not None:
                self.do(self._beginning(ritual), "It comes from that day on.")

        def chosen(key: str | None) -> None:
            if key is not None:
                idea, today = ideas.get(key), self.session.ws.clock.today()
                dialog = RitualDialog(today, idea.text, idea.every) if idea else RitualDialog(today)
                self.app.push_screen(dialog, written)

        if self.takes_part():
            shown.append((_OWN_WORDS, "Our own words"))
            self.app.push_screen(ChooseDialog("A small ritual", shown, about=_RITUAL_IDEAS), chosen)

    def _beginning(self, ritual: "Ritual") -> "Callable[[Seat], object]":
        ws, reference = self.session.ws, self.reference

        def begin(seat: "Seat") -> object:
            from handfast.workspace import repairing

            return repairing.begin_ritual(
                ws, seat, reference, ritual.text, ritual.first, ritual.every, at=ritual.at
            )

        return begin

    def action_new_action(self) -> None:
        """Take something on oneself."""
        from ..dialogs.repair_forms import ActionDialog

        ws, reference = self.session.ws, self.reference

        def written(will: "WillDo | None") -> None:
            if will is None:
                return

            def take(seat: "Seat") -> object:
                from handfast.workspace import repairing

                return repairing.take_action(
                    ws, seat, reference, will.text, will.day, done_by=will.done_by
                )

            self.do(take, "It is yours now. Home tells you of it on the day to look back.")

        if self.takes_part():
            self.app.push_screen(ActionDialog(ws.clock.today()), written)
