"""A review: for whom it waits, the answers side by side, a talk in five parts, and leaving it."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from .. import actions, text
from ..dialogs.tell import TellDialog
from ..forgetting import forget
from ..widgets.page import Page, block
from ..widgets.review_page import review_page
from ..widgets.review_together import part_options, part_page
from .review_leaving import LeavesReview
from .review_talking import TalksInReview

if TYPE_CHECKING:
    from handfast.workspace import Seat
    from handfast.workspace.views import PersonView, ReviewView

LOOK_EVERY: Final = 3.0
"""Seconds between two looks at whether an answer has arrived in the folder."""

_ALONE: Final = "Your answer is sealed to you while you write. Nobody else can open it."
_SEALED_IN: Final = "Sealed in. It stays as it is, and nobody sees it before all are in."


class ReviewScreen(TalksInReview, LeavesReview):
    """The review of one version. It never shows a word of an answer before all are in."""

    PLACE = "review"
    CSS_PATH = "../styles/review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("review")]

    def __init__(self, digest: str, part: str = "review") -> None:
        super().__init__(digest)
        self.part = part
        self._mark: frozenset[object] | None = None
        self._tried = ""

    def body(self) -> ComposeResult:
        """Lay out the parts of the talk, and the one that is read."""
        with Horizontal(classes="beside"):
            yield OptionList(id="parts", classes="framed")
            with VerticalScroll(id="reader", classes="framed reading"):
                yield Page(id="page")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return f"review · {self.view.version.document.title}" if self.view else "review"

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.set_interval(LOOK_EVERY, self.look_again)
        self.query_one("#parts").display = False
        text.title(self.query_one("#parts"), "In five parts")
        self.query_one("#page", Page).read([block(("Reading …", text.QUIET))])
        self.query_one("#reader").focus()

    def on_screen_resume(self) -> None:
        """Read again whenever somebody comes back here."""
        super().on_screen_resume()
        self.read_again()

    def read_again(self) -> None:
        """Read the review; whoever sits here unlocked has their answer opened, if it is time."""
        ws, digest, seat = self.session.ws, self.digest, self.session.seat

        def look() -> "tuple[ReviewView, frozenset[object]]":
            from handfast.workspace import looking, reviewing

            mark = looking.mark(ws)
            if seat is not None:
                reviewing.open_answers(ws, seat)
            return reviewing.look(ws, digest), mark

        self.in_background(look, self._show, group="look")

    def look_again(self) -> None:
        """Read it again if something has arrived in the folder since."""
        ws = self.session.workspace
        if ws is None or not self.is_current or self.busy("look") or self.busy("mark"):
            return
        from handfast.workspace import looking

        self.in_background(
            lambda: looking.mark(ws), self._marked, group="mark", otherwise=lambda _: None
        )

    def _marked(self, mark: "frozenset[object]") -> None:
        if mark != self._mark:
            self.read_again()

    def _show(self, answer: "tuple[ReviewView, frozenset[object]]") -> None:
        self.view, self._mark = answer
        self.say_who()
        self.refresh_bindings()
        parts = self.query_one("#parts", OptionList)
        together = bool(self.view.round and self.view.answers)
        if together and not parts.display:
            parts.display = True
            text.fill(parts, part_options(self.view), keep=self.part)
            parts.focus()
        elif parts.display and not together:
            parts.display = False
            self.query_one("#reader").focus()
        self._draw()
        self._say_what_stays_shut()

    def _say_what_stays_shut(self) -> None:
        """Say so, where a passphrase was given for an answer and did not open it."""
        from handfast.workspace import reviewing

        tried, self._tried = self._tried, ""
        if self.view is not None and tried and self.whose_opens() == tried:
            name = {str(who): name for who, name in self.view.names.items()}[tried]
            self.app.push_screen(TellDialog("It stays closed", [reviewing.does_not_open(name)]))

    def _draw(self) -> None:
        if self.view is not None:
            together = self.query_one("#parts").display
            page = part_page(self.view, self.part) if together else review_page(self.view, self.me)
            self.query_one("#page", Page).read(page)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Turn to the part that is highlighted."""
        event.stop()
        if event.option_id and event.option_id != self.part:
            self.part = event.option_id
            self._draw()
            self.query_one("#reader").scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a part goes to its page, so that the arrows scroll it."""
        event.stop()
        self.query_one("#reader").focus()

    def on_resize(self) -> None:
        """Keep the part in sight where the list became smaller."""
        self.call_after_refresh(self.query_one("#parts", OptionList).scroll_to_highlight)

    def action_begin(self) -> None:
        """Open a review."""
        ws, digest = self.session.ws, self.digest

        def begin(seat: "Seat") -> object:
            from handfast.workspace import reviewing

            return reviewing.begin(ws, seat, digest)

        said = "A review is open. Each of you answers alone, in your own time."
        self.take_step(begin, said, why="That you open a review is signed with your key.")

    def action_answer(self) -> None:
        """Answer, alone."""
        from .review_answering import AnsweringScreen

        def sealed(done: bool | None) -> None:
            if done:
                self.say(_SEALED_IN)

        def go_on(seat: "Seat") -> None:
            self.app.push_screen(AnsweringScreen(self.digest, seat.person.id), sealed)

        self.with_seat(go_on, why=_ALONE)

    def action_unlock(self) -> None:
        """Open a sealed answer with its writer's passphrase, now that everybody's is in."""
        from handfast.workspace import people

        whose = self.whose_opens()
        if not whose:
            return
        self.session.sit(people.find(self.session.ws, whose))
        self.say_who()
        why = "Everybody's answer is in. Yours opens now, for all of you to read."

        def unlocked(seat: "Seat") -> None:
            self._tried = seat.person.id
            self.read_again()

        self.with_seat(unlocked, why=why)

    def action_hand_over(self) -> None:
        """Lock what is private, and ask who sits down now; one stays at this review."""
        self.house.put_away()
        self.app.call_later(forget, self.app)
        self.say_who()
        self.with_person(self._sat_down, ask=True)

    def _sat_down(self, person: "PersonView") -> None:
        del person
        self.read_again()
