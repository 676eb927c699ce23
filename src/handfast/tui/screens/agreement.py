"""One agreement: the page, and what can be done with it: answer, sign, renew, withdraw, change."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from .. import actions, text
from ..widgets.agreement_page import agreement_page
from ..widgets.page import Page, block
from .withdrawing import Withdraws

if TYPE_CHECKING:
    from handfast.workspace.views import AgreementView

WHOLE = "whole"


class AgreementScreen(Withdraws):
    """One version as it stands today."""

    PLACE = "agreement"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("agreement")]

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.digest = digest
        self.view: AgreementView | None = None

    def body(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="reader", classes="framed reading"):
            yield Page(id="page")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return self.view.version.document.title if self.view else "agreement"

    def on_mount(self) -> None:
        """Begin to read."""
        super().on_mount()
        self.query_one("#page", Page).read([block(("Reading …", text.QUIET))])
        self.query_one("#reader").focus()

    def on_screen_resume(self) -> None:
        """Read again whenever somebody comes back here."""
        super().on_screen_resume()
        ws, digest = self.session.ws, self.digest

        def look() -> "AgreementView":
            from handfast.workspace import looking

            return looking.show(ws, digest)

        self.in_background(look, self._show, group="look")

    def _show(self, view: "AgreementView") -> None:
        self.view = view
        self.say_who()
        self.refresh_bindings()
        self.query_one("#page", Page).read(agreement_page(view, self.session.ws.clock.today()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with a version that stands as this one does."""
        del parameters
        if self.view is None:
            return True
        state = self.view.standing.state.value
        person = self.session.person
        if person is not None and self.view.version.document.person(person.id) is None:
            return action not in {"answer", "sign", "renew", "withdraw", "change"}
        offered = {
            "answer": state == "proposed",
            "sign": state == "proposed",
            "renew": state in {"in force", "lapsed", "withdrawn"},
            "withdraw": state in {"in force", "proposed", "countered"},
            "review": state in {"in force", "lapsed", "withdrawn"},
        }
        return offered.get(action, True)

    def action_answer(self) -> None:
        """Answer clause by clause."""
        from .proposal import ProposalScreen

        self.with_person(lambda _: self.app.push_screen(ProposalScreen(self.digest)))

    def action_sign(self) -> None:
        """Read the whole text once more, then sign."""
        from .signing import SigningScreen

        self.with_person(lambda _: self.app.push_screen(SigningScreen(self.digest)))

    def action_history(self) -> None:
        """Show every step of it."""
        from .history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.digest))

    def action_review(self) -> None:
        """Come back to it, each alone and then together."""
        self.open_review(self.digest)

    def action_change(self) -> None:
        """Begin a new version of it as a draft."""
        self.begin_version(self.digest, "The new version begins as a draft sealed to you.")

    def action_renew(self) -> None:
        """Show the same clauses with a new review day, then sign them."""
        from .renewing import RenewingScreen

        self.with_person(lambda _: self.app.push_screen(RenewingScreen(self.digest), self._renewed))

    def _renewed(self, digest: str | None) -> None:
        if digest:
            self.app.switch_screen(AgreementScreen(digest))

    # Withdrawing: two keys and a confirmation that says what happens. No reason is asked for.

    def action_withdraw(self) -> None:
        """Ask what to withdraw from: the whole, or one clause."""
        from ..dialogs.choose import ChooseDialog

        if self.view is None:
            return
        gone = self.view.standing.withdrawn_clauses | self.view.standing.ended_holds
        options: list[tuple[str, text.Part]] = [(WHOLE, ("The whole agreement", text.STRONG))]
        options += [
            (f"clause:{clause.id}", text.words((f"{number} ", text.HEADING), clause.text))
            for number, clause in enumerate(self.view.version.document.clauses, start=1)
            if clause.id not in gone
        ]
        self.app.push_screen(
            ChooseDialog(
                "Take back your consent to",
                options,
                about="You owe nobody a reason, and none is asked for.",
            ),
            self._confirm,
        )

    def _confirm(self, chosen: str | None) -> None:
        if chosen is not None:
            self.confirm_withdrawal(() if chosen == WHOLE else (chosen.partition(":")[2],))
