"""Signing: the whole text, three questions for oneself, weighty clauses in own words, the key."""

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll

from handfast.errors import HandfastError

from .. import actions, text, wording
from ..widgets.page import Page, block
from ..widgets.signing_page import own_page, signing_page
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace import Seat, VersionStanding
    from handfast.workspace.consent import ConsentCheck
    from handfast.workspace.views import SigningView


class SigningScreen(HouseScreen):
    """Returns True once it was signed.

    However it is left, what was answered to the three questions is sealed to who sat here, or
    nothing in its place: from outside, both look like reading.
    """

    PLACE = "signing"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("signing")]

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.digest = digest
        self.view: SigningView | None = None
        self.check: ConsentCheck | None = None
        self.own_words: dict[str, str] = {}
        self._reader = ""

    def body(self) -> ComposeResult:
        """Lay out the text and what the checks see in it."""
        with Horizontal(classes="beside"):
            with VerticalScroll(id="whole", classes="framed reading"):
                yield Page(id="page")
            with VerticalScroll(id="seen", classes="framed side"):
                yield Page(id="findings")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return f"signing · {self.view.version.document.title}" if self.view else "signing"

    def on_mount(self) -> None:
        """Read the version as the person who sits here would sign it."""
        super().on_mount()
        text.title(self.query_one("#whole"), "The whole text")
        text.title(self.query_one("#seen"), "For you alone")
        self.query_one("#page", Page).read([block(("Reading …", text.QUIET))])
        self.query_one("#whole").focus()
        session, digest = self.session, self.digest
        assert session.person is not None  # noqa: S101 - signing is only reached by somebody
        self._reader = reader = session.person.id

        def look() -> "SigningView":
            from handfast.workspace import proposals

            return proposals.before_signing(session.ws, reader, digest)

        self.in_background(look, self._show, group="look")

    def _show(self, view: "SigningView") -> None:
        self.view = view
        self.say_who()
        clock = self.session.ws.clock
        self.query_one("#page", Page).read(signing_page(view, clock.today()))
        self.query_one("#findings", Page).read(own_page(view, clock.now()))

    # Leaving: the same trace whatever was answered.

    def save_now(self) -> None:
        """Seal what this sitting left; once, and the same from outside whatever it was."""
        from handfast.workspace import consent

        ws, view, reader = self.session.workspace, self.view, self._reader
        if ws is not None and view is not None and reader:
            self._reader = ""
            consent.keep(ws, reader, view.version.digest, self.check)

    def on_unmount(self) -> None:
        """Leave the same trace, however this screen goes."""
        with suppress(HandfastError):
            self.save_now()
        self.check, self.own_words = None, {}

    def action_my_check(self) -> None:
        """Tell whoever sits here what they answered last, when they give their passphrase."""
        if self.view is not None and not self.busy():
            why = "What you answered is sealed to you. It is shown on this screen."
            self.with_seat(self._open_check, why=why, fresh=True)

    def _open_check(self, seat: "Seat") -> None:
        ws, digest = self.session.ws, self.digest

        def look() -> "ConsentCheck | None":
            from handfast.workspace import consent, looking

            return consent.last_check(ws, seat, looking.find(ws, digest).digest)

        self.in_background(look, self._tell_check)

    def _tell_check(self, last: "ConsentCheck | None") -> None:
        from handfast.workspace import consent

        from ..dialogs.tell import TellDialog

        if last is None:
            self.say("Nothing is kept of the last time you looked at it.")
            return
        when = wording.moment(last.written) if last.written else ""
        said: list[text.Part] = [(when, text.QUIET)]
        for name, question in consent.QUESTIONS.items():
            answer = str(last.answers.get(name, "no answer"))
            said.append(text.words(question, (f"  {answer}", text.STRONG)))
        self.app.push_screen(TellDialog("What you answered last", said))

    # Signing: what stands in the way first, then the questions, the words, the passphrase.

    def action_sign_now(self) -> None:
        """Ask the three questions, then go on."""
        from handfast.workspace import proposals

        from ..dialogs.consent import ConsentDialog

        if self.view is None or self.busy():
            return
        try:
            proposals.must_be_signable(self.view)
        except HandfastError as refused:
            self.say(refused.message)
            return
        self.app.push_screen(ConsentDialog(), self._checked)

    def _checked(self, check: "ConsentCheck | None") -> None:
        from handfast.workspace import consent

        from ..dialogs.tell import TellDialog

        if check is None or self.view is None:
            return
        self.check = check
        if check.calm:
            self.own_words = {}
            self._ask_words(list(self.view.weighty))
            return
        ways = "f2: where to find help   ctrl+q: clears the screen at once"
        self.app.push_screen(
            TellDialog("Still reading", [*consent.NOT_NOW, text.words((ways, text.GOOD))])
        )

    def _ask_words(self, left: list[str]) -> None:
        """Ask for the clauses that weigh, one after the other, then for the passphrase."""
        from ..dialogs.own_words import OwnWordsDialog

        assert self.view is not None  # noqa: S101 - it was read before anything was asked
        clause = self.view.version.document.clause(left[0]) if left else None
        if clause is None:
            self._ask_passphrase()
            return

        def said(words: str | None) -> None:
            if words is not None:
                self.own_words[clause.id] = words
                self._ask_words(left[1:])

        self.app.push_screen(OwnWordsDialog(clause), said)

    def _ask_passphrase(self) -> None:
        self.with_seat(
            self._sign,
            why="You sign exactly the text that is shown. You can withdraw at any time, alone, "
            "without a reason.",
            fresh=True,
        )

    def _sign(self, seat: "Seat") -> None:
        ws, view, check, words = self.session.ws, self.view, self.check, dict(self.own_words)
        assert view is not None  # noqa: S101 - it was read before the passphrase was asked
        digest = view.version.digest

        def sign() -> "VersionStanding":
            from handfast.workspace import proposals

            return proposals.sign(ws, seat, digest, digest=digest, own_words=words, check=check)

        self.say_who("Signing …")
        self.in_background(sign, self._signed, otherwise=self._not_signed)

    def _signed(self, standing: "VersionStanding") -> None:
        from ..dialogs.quiet import QuietMoment
        from ..dialogs.tell import TellDialog

        if standing.complete:
            told: TellDialog = QuietMoment(standing)
        else:
            waits = wording.named(standing, standing.waiting_for)
            title = (standing.terms.title, text.STRONG)
            said = text.words("You have signed ", title, f". It waits for {waits}.")
            told = TellDialog("Signed", [said])

        def done(_: None) -> None:
            self.dismiss(True)

        self.app.push_screen(told, done)

    def _not_signed(self, error: Exception) -> None:
        self.say_who()
        self.report(error)
