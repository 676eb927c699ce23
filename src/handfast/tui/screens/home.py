"""Home: today at the top, our agreements on the left, and the chosen one as a page on the right."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from .. import actions, text, wording
from ..widgets.page import Page
from ..widgets.today import today_options
from .home_reading import ReadsAtHome

if TYPE_CHECKING:
    from handfast.workspace import AgreementStanding
    from handfast.workspace.views import AgreementView, Overview, PersonView

_TAKING_OVER = "It opens what is sealed to you, once. esc: look around, and open it later."
_PARTS: Final = {"review": "review", "action": "actions", "ritual": "reconnect"}
"""What of today leads to a review, and to which part of it."""


def agreement_option(line: "AgreementStanding", overview: "Overview") -> Option:
    """Return one agreement as a line of the list: its sign, its title, where it stands."""
    standing = line.current
    sign, style = wording.sign_of(standing)
    said = wording.stands_briefly(standing, unconfirmed=standing.digest in overview.unconfirmed)
    return text.option(
        (line.title, text.STRONG), (f"\n{said}", style), margin=(f"{sign} ", style), id=line.id
    )


class HomeScreen(ReadsAtHome):
    """What waits, what is due, and everything that has been agreed."""

    PLACE = "home"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("home")]

    def __init__(self) -> None:
        super().__init__()
        self.draft_count = 0
        self._asked_who = False
        self._shown_digest = ""

    def body(self) -> ComposeResult:
        """Lay out the three parts."""
        yield OptionList(
            text.option(("Reading the folder …", text.QUIET), disabled=True),
            id="today",
            classes="framed",
        )
        with Horizontal(classes="beside"):
            with Vertical(id="left"):
                yield text.field(id="find", hint="words, a name, in force …", compact=True)
                yield OptionList(id="agreements", classes="framed")
            with VerticalScroll(id="reader", classes="framed"):
                yield Page(id="page")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "our agreements"

    def on_mount(self) -> None:
        """Paint the frame; the folder is read when the screen is there (``on_screen_resume``)."""
        text.title(self.query_one("#today"), "Today")
        text.title(self.query_one("#agreements"), "Agreements")
        self.query_one("#find").display = False

    def on_screen_resume(self) -> None:
        """Read again whenever somebody comes back here."""
        super().on_screen_resume()
        self.call_after_refresh(self.action_again)

    def fill(self, answer: "tuple[Overview, int, frozenset[object]]") -> None:
        """Show what was read."""
        self.overview, self.draft_count, self._mark = answer
        overview, person = self.overview, self.session.person
        today = self.query_one("#today", OptionList)
        text.title(today, f"Today · {wording.weekday(overview.today)}")
        now = self.session.ws.clock.now()
        text.fill(today, today_options(overview, person, self.draft_count, now))
        self.refill()
        if self.words:
            self.read_texts()
        if self.focused is None:
            self.query_one("#agreements" if overview.standing.agreements else "#today").focus()
        self._ask_who(overview)

    def refill(self) -> None:
        """Show the agreements that fit, and the highlighted one as a page."""
        from ..widgets.home_pages import first_page, nothing_found

        overview = self.overview
        if overview is None:
            return
        lines = self.fitting()
        agreements = self.query_one("#agreements", OptionList)
        text.fill(agreements, [agreement_option(line, overview) for line in lines])
        self.say_shown(len(lines))
        chosen = agreements.highlighted_option
        if chosen is not None and chosen.id:
            self._show(self.current(chosen.id))
            return
        self._shown_digest = ""
        none = not overview.standing.agreements
        page = first_page(overview) if none else nothing_found(self.shown, self.words)
        self.query_one("#page", Page).read(page)

    def _ask_who(self, overview: "Overview") -> None:
        here = [person for person in overview.people if person.key_here]
        asked = self.session.person is not None or self._asked_who
        if asked or not here or self.app.screen is not self:
            return
        self._asked_who = True
        if len(here) == 1:
            self._sat_down(here[0])
        else:
            self.with_person(self._sat_down)

    def _sat_down(self, person: "PersonView") -> None:
        self.session.sit(person)
        self.say_who()
        self.action_again()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the agreement that is highlighted."""
        if event.option_list.id == "agreements" and event.option_id and self.overview:
            self._show(self.current(event.option_id))

    def _show(self, digest: str) -> None:
        ws = self.session.ws
        self._shown_digest = digest

        def look() -> "AgreementView":
            from handfast.workspace import looking

            return looking.show(ws, digest)

        self.in_background(look, self._read, group="page")

    def _read(self, view: "AgreementView") -> None:
        from ..widgets.agreement_page import agreement_page

        if self._shown_digest == view.version.digest:
            self.query_one("#page", Page).read(agreement_page(view, self.session.ws.clock.today()))
            self.query_one("#reader").scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen, in today or among the agreements."""
        event.stop()
        if event.option_list.id == "agreements":
            self._open_agreement(self.current(event.option_id or ""))
        elif event.option_id in {"people", "drafts", "ground", "new_draft", "hand_over"}:
            self.call_later(self.run_action, event.option_id)
        elif event.option_id and not self.opens_repair(event.option_id):
            kind, digest, *_ = event.option_id.split(":")
            if kind in _PARTS:
                self.open_review(digest, _PARTS[kind])
            else:
                self._open_agreement(digest, answer=kind == "answer")

    def _open_agreement(self, digest: str, *, answer: bool = False) -> None:
        from .agreement import AgreementScreen
        from .proposal import ProposalScreen

        self.app.push_screen(ProposalScreen(digest) if answer else AgreementScreen(digest))

    def action_open_chosen(self) -> None:
        """Open the agreement that is highlighted."""
        chosen = self.query_one("#agreements", OptionList).highlighted_option
        if chosen is not None and chosen.id:
            self._open_agreement(self.current(chosen.id))

    def action_people(self) -> None:
        """See who is here."""
        from .people import PeopleScreen

        self._asked_who = False
        self.app.push_screen(PeopleScreen())

    def action_switch(self) -> None:
        """Let somebody else sit down."""
        self.house.action_switch()

    def action_hand_over(self) -> None:
        """Ask who sits down now, and for their passphrase once; the screen is empty before."""
        self.with_person(self._took_over, ask=True)

    def _took_over(self, person: "PersonView") -> None:
        self._sat_down(person)
        self.with_seat(lambda _: self.action_again(), why=_TAKING_OVER)

    def action_verify(self) -> None:
        """Check everything afresh."""
        from .verifying import VerifyingScreen

        self.app.push_screen(VerifyingScreen())
