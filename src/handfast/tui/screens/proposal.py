"""A proposal clause by clause, with what changed: agree, ask, suggest, not this; then send."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from handfast.model import Reply, ReplyKind

from .. import actions, text
from ..widgets.page import Page
from ..widgets.replies import clause_page, reply_options
from .answers import KeepsAnswers, in_order, place_of

if TYPE_CHECKING:
    from handfast.model import Clause
    from handfast.workspace import Seat
    from handfast.workspace.views import Conversation, SigningView


class ProposalScreen(KeepsAnswers):
    """Answers stay here, sealed to who gives them, until all of them are sent."""

    PLACE = "proposal"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("proposal")]

    def __init__(self, digest: str) -> None:
        super().__init__(digest)
        self.view: SigningView | None = None
        self.said: Conversation | None = None

    def body(self) -> ComposeResult:
        """Lay out the clauses and the one that is read."""
        with Horizontal(classes="beside"):
            yield OptionList(id="clauses", classes="framed")
            with VerticalScroll(id="reader", classes="framed reading"):
                yield Page(id="page")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return f"proposal · {self.view.version.document.title}" if self.view else "proposal"

    def on_mount(self) -> None:
        """Read the proposal as the person who sits here sees it."""
        super().on_mount()
        text.title(self.query_one("#clauses"), "Clauses")
        text.title(self.query_one("#reader"), "To read")
        session, digest = self.session, self.digest

        def look() -> "tuple[SigningView, Conversation]":
            from handfast.workspace import looking, proposals

            assert session.person is not None  # noqa: S101 - answers are only reached by somebody
            view = proposals.before_signing(session.ws, session.person.id, digest)
            return view, looking.conversation(session.ws, view.version.digest)

        self.in_background(look, self._show, group="look")

    def _show(self, answer: "tuple[SigningView, Conversation]") -> None:
        self.view, self.said = answer
        self.say_who()
        self.draw()
        self.query_one("#clauses").focus()
        self.look_for_answers()

    def draw(self) -> None:
        """Show the clauses with the answers so far, and how many wait to be sent."""
        if self.view is not None:
            text.fill(
                self.query_one("#clauses", OptionList), reply_options(self.view, self._by_clause())
            )
            waiting = len(self.replies)
            said = f"{waiting} to send" if waiting else "nothing to send"
            if self.sealed:
                said, waiting = "answers here, sealed", 1
            text.subtitle(
                self.query_one("#clauses"), (said, text.WAITING if waiting else text.QUIET)
            )

    def _by_clause(self) -> dict[str, tuple[Reply, ...]]:
        return {key: self.replies_to(key) for key, _ in self.replies}

    @property
    def clause(self) -> "Clause | None":
        """The clause that is highlighted; None for the whole."""
        chosen = self.query_one("#clauses", OptionList).highlighted_option
        if self.view is None or chosen is None:
            return None
        return self.view.version.document.clause((chosen.id or "").partition(":")[2])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the clause that is highlighted."""
        event.stop()
        self._read()

    def _read(self) -> None:
        if self.view is not None and self.said is not None:
            clause = self.clause
            replies = self.replies_to(clause.id if clause else "")
            page = clause_page(self.view, clause, self.said, replies)
            self.query_one("#page", Page).read(page)
            self.query_one("#reader").scroll_home(animate=False)

    def _reply(self, kind: ReplyKind, said: str = "") -> None:
        clause = self.clause
        key = clause.id if clause else ""
        reply = Reply(kind=kind, clause=key, text=said)
        self.replies[place_of(reply)] = reply
        self._answered()
        clauses = self.query_one("#clauses", OptionList)
        here = clauses.highlighted or 0
        if clause is not None and here + 1 < clauses.option_count:
            clauses.highlighted = here + 1

    def _answered(self) -> None:
        self.draw()
        self._read()
        self.keep_answers()

    def action_take_back(self) -> None:
        """Take back the answer to this clause; nothing was sent."""
        clause = self.clause
        given = self.replies_to(clause.id if clause else "")
        if given:
            del self.replies[place_of(given[-1])]
            self._answered()

    def action_agree(self) -> None:
        """Agree to this clause; it signs nothing."""
        if self.opens_first():
            return
        self._reply(ReplyKind.AGREE)

    def action_ask(self) -> None:
        """Ask something about this clause."""
        self._write(ReplyKind.QUESTION, "Ask", "What would you like to understand?")

    def action_suggest(self) -> None:
        """Suggest another wording of this clause."""
        clauses = self.query_one("#clauses", OptionList)
        if self.clause is None and clauses.option_count > 1:
            clauses.highlighted = 1
        if self.clause is None:
            return
        self._write(
            ReplyKind.SUGGESTION,
            "Suggest a wording",
            "Change it until you could mean it. It becomes part of your counter-proposal.",
            value=self.clause.text,
        )

    def action_decline(self) -> None:
        """Say not this; a reason is optional."""
        self._write(
            ReplyKind.DECLINE,
            "Not this",
            "You owe no reason. If you like to say something, say it here.",
            may_be_empty=True,
        )

    def _write(
        self,
        kind: ReplyKind,
        heading: str,
        about: str,
        *,
        value: str = "",
        may_be_empty: bool = False,
    ) -> None:
        from ..dialogs.write import WriteDialog

        if self.opens_first():
            return

        def written(said: str | None) -> None:
            if said is not None and not (kind is ReplyKind.SUGGESTION and said == value):
                self._reply(kind, said)

        self.app.push_screen(
            WriteDialog(heading, about=about, value=value, may_be_empty=may_be_empty), written
        )

    def action_send(self) -> None:
        """Send every answer at once, signed, after one more question."""
        from ..dialogs.confirm import ConfirmDialog

        if self.opens_first():
            return
        if not self.replies or self.busy():
            self.say("There is nothing to send yet.")
            return

        def sure(yes: bool | None) -> None:
            if yes:
                self.with_seat(self._send, why="Your answers are signed, all at once.")

        many = "your answer" if len(self.replies) == 1 else f"your {len(self.replies)} answers"
        self.app.push_screen(
            ConfirmDialog(
                f"Send {many}?",
                ["What is sent is signed by you, and the others can read it. It stays."],
                yes="Send",
                no="Not yet",
            ),
            sure,
        )

    def _send(self, seat: "Seat") -> None:
        ws, digest, replies = self.session.ws, self.digest, in_order(self.replies.values())

        def send() -> "Conversation":
            from handfast.workspace import looking, proposals

            proposals.answer(ws, seat, digest, replies)
            return looking.conversation(ws, digest)

        self.in_background(send, self._sent)

    def _sent(self, said: "Conversation") -> None:
        self.said = said
        self.replies = {}
        self._answered()
        self.say("Sent. Press c for a counter-proposal, or s to sign.")

    def action_counter(self) -> None:
        """Begin a counter-proposal; answers that are not sent are sent first."""
        if self.opens_first():
            return
        if self.replies:
            self.say("Send your answers first: ctrl+s. Your wordings then go into it.")
            return
        self.begin_version(self.digest, "A counter-proposal begins as a draft sealed to you.")

    def action_sign(self) -> None:
        """Go on to sign it as it is."""
        from .signing import SigningScreen

        def signed(done: bool | None) -> None:
            if done:
                self.dismiss()

        self.app.push_screen(SigningScreen(self.digest), signed)
