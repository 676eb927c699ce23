"""Signing: the whole text, what the reader's own checks see, the exact text, and the passphrase."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll

from .. import actions, text, wording
from ..widgets.agreement_page import clauses, opening, replacing, review
from ..widgets.comparison import changes_pages
from ..widgets.findings import finding_text
from ..widgets.page import Block, Page, block, heading
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace import Seat, VersionStanding
    from handfast.workspace.views import SigningView


class SigningScreen(HouseScreen):
    """Returns True once it was signed."""

    PLACE = "signing"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("signing")]

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.digest = digest
        self.view: SigningView | None = None

    def body(self) -> ComposeResult:
        """Lay out the text and what the checks see in it."""
        with Horizontal():
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

        def look() -> "SigningView":
            from handfast.workspace import proposals

            assert session.person is not None  # noqa: S101 - signing is only reached by somebody
            return proposals.before_signing(session.ws, session.person.id, digest)

        self.in_background(look, self._show, group="look")

    def _show(self, view: "SigningView") -> None:
        self.view = view
        self.say_who()
        self.query_one("#page", Page).read(signing_page(view, self.session.ws.clock.today()))
        self.query_one("#findings", Page).read(own_page(view))

    def action_sign_now(self) -> None:
        """Ask for the passphrase, then sign exactly what is shown."""
        if self.view is None or self.busy():
            return
        if self.view.refusal is not None:
            self.say(self.view.refusal.reason)
            return
        self.with_seat(
            self._sign,
            why="You sign exactly the text that is shown. You can withdraw at any time, alone, "
            "without a reason.",
            fresh=True,
        )

    def _sign(self, seat: "Seat") -> None:
        ws, view = self.session.ws, self.view
        assert view is not None  # noqa: S101 - it was read before the passphrase was asked

        def sign() -> "VersionStanding":
            from handfast.workspace import proposals

            return proposals.sign(ws, seat, view.version.digest, digest=view.version.digest)

        self.say_who("Signing …")
        self.in_background(sign, self._signed, otherwise=self._not_signed)

    def _signed(self, standing: "VersionStanding") -> None:
        from ..dialogs.tell import TellDialog

        title = standing.terms.title
        if standing.complete:
            on = wording.day(standing.terms.review.on)
            said: list[text.Part] = [
                text.words((title, text.STRONG), " is in force. All of you have signed it."),
                f"You look at it again on {on}. A good moment for a cup of tea.",
            ]
        else:
            waits = wording.named(standing, standing.waiting_for)
            said = [
                text.words("You have signed ", (title, text.STRONG), f". It waits for {waits}.")
            ]

        def done(_: None) -> None:
            self.dismiss(True)

        self.app.push_screen(TellDialog("Signed", said), done)

    def _not_signed(self, error: Exception) -> None:
        self.say_who()
        self.report(error)


def signing_page(view: "SigningView", today: date) -> list[Block]:
    """Return the text to read, what changes with it, and the exact text that the key will sign."""
    document = view.version.document
    page = [block((document.title, text.HEADING)), *opening(document)]
    page += [*replacing(view.replaces), *clauses(document)]
    page += [block(("! ", text.CARE), note, gap=1) for note in view.standing.notes]
    if document.review is not None:
        page += review(document, today)
    page += changes_pages(view.replaces)
    page += [
        heading("Exactly this is signed"),
        block((f"SHA-256 {view.version.digest}", text.QUIET)),
        block(view.version.data.decode("utf-8", "replace"), gap=1),
    ]
    return page


def own_page(view: "SigningView") -> list[Block]:
    """Return what the reader alone should see: the engine's no, their own checks, and questions."""
    made: list[Block] = []
    if view.refusal is not None:
        made.append(block((view.refusal.reason, text.CARE)))
        if view.refusal.until is not None:
            made.append(block((f"It ends on {wording.moment(view.refusal.until)}.", text.QUIET)))
        made.append(block((view.refusal.next_step, text.QUIET)))
        made.append(block(" "))
    findings = view.report.open_findings(view.version.document)
    if findings:
        made.append(block(("Your own checks see:", text.QUIET)))
        made += [block(finding_text(finding), gap=1) for finding in findings]
    else:
        made.append(
            block(("Your own checks see nothing open. That is no certificate.", text.QUIET))
        )
    if view.questions:
        made.append(heading("Ask yourself"))
        made += [block(question.text, margin=("? ", text.WAITING)) for question in view.questions]
    made += [block((f"! {failure}", text.QUIET), gap=1) for failure in view.report.failures]
    made.append(
        block(
            ("ctrl+s asks for your passphrase. esc leaves it; nobody is told.", text.QUIET), gap=1
        )
    )
    return made
