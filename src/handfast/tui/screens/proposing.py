"""Proposing: a draft as the others will see it, what is still open, why now, and the passphrase."""

from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from .. import actions, text, wording
from ..widgets.agreement_page import clauses, opening, replacing, review
from ..widgets.comparison import changes_pages
from ..widgets.findings import finding_text
from ..widgets.page import Block, Page, block
from .base import HouseScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.model import AgreementDocument, Version
    from handfast.workspace import Seat
    from handfast.workspace.views import Preview


class ProposingScreen(HouseScreen):
    """Returns the digest of what was proposed."""

    PLACE = "proposing"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("proposing")]
    SEEN: ClassVar[str] = "What the other will see"

    def __init__(self, draft: str) -> None:
        super().__init__()
        self.draft = draft
        self.preview: Preview | None = None

    def body(self) -> ComposeResult:
        """Lay out the page, what is open, and why now."""
        with Horizontal(classes="beside"):
            with VerticalScroll(id="seen", classes="framed reading"):
                yield Page(id="page")
            with VerticalScroll(id="open", classes="framed side"):
                yield Page(id="still-open")
        with Horizontal(id="why-row"):
            yield text.label("Why now")
            yield text.field(id="why", hint="one sentence, if you like")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "proposing"

    def on_mount(self) -> None:
        """Read the draft as it would be proposed now."""
        super().on_mount()
        text.title(self.query_one("#seen"), self.SEEN)
        text.title(self.query_one("#open"), "Still open")
        self.query_one("#still-open", Page).read([block(("Reading …", text.QUIET))])
        self.in_background(self.look(), self._show, group="preview")

    def look(self) -> "Callable[[], Preview]":
        """Return what reads the text that would be signed."""
        session, draft = self.session, self.draft

        def look() -> "Preview":
            from handfast.workspace import proposals

            assert session.seat is not None  # noqa: S101 - drafts are only reached with a seat
            return proposals.preview(session.ws, session.seat, draft)

        return look

    def signing(self, seat: "Seat", why: str) -> "Callable[[], Version]":
        """Return what signs and proposes it."""
        ws, draft, shown = self.session.ws, self.draft, self.shown(why)

        def propose() -> "Version":
            from handfast.workspace import proposals

            return proposals.propose(ws, seat, draft, why=why, shown=shown)

        return propose

    def shown(self, why: str) -> "AgreementDocument":
        """Return the text that was on the screen, with its reason, which is all that is signed."""
        assert self.preview is not None  # noqa: S101 - it was read before the passphrase was asked
        return evolve(self.preview.text, why=why)

    def above(self, preview: "Preview") -> list[Block]:
        """Return what stands above the clauses."""
        return opening(preview.document)

    def _show(self, preview: "Preview") -> None:
        self.preview = preview
        document = preview.document
        today = self.session.ws.clock.today()
        page = [block((document.title, text.HEADING)), *self.above(preview)]
        page += [*replacing(preview.replaces), *clauses(document)]
        page += review(document, today)
        page += changes_pages(preview.replaces)
        self.query_one("#page", Page).read(page)
        self.query_one("#still-open", Page).read(open_page(preview))
        why = self.query_one("#why", Input)
        if not why.value:
            why.value = text.plain(document.why)
        (why if preview.ready else self.query_one("#open")).focus()

    def action_sign_and_propose(self) -> None:
        """Ask for the passphrase, then sign and propose."""
        if self.preview is None or self.busy():
            return
        if not self.preview.ready:
            self.say("Something is still open; it stands on the right.")
            return
        others = [p.name for p in self.preview.document.people if p.id != self._me]
        self.with_seat(
            self._propose,
            why=f"You sign this, and it waits for {wording.names(others)}. It binds nobody before "
            "everybody has signed.",
            fresh=True,
        )

    @property
    def _me(self) -> str:
        return self.session.person.id if self.session.person else ""

    def _propose(self, seat: "Seat") -> None:
        why = self.query_one("#why", Input).value.strip()
        self.say_who("Signing …")
        self.in_background(self.signing(seat, why), self._proposed, otherwise=self._not_proposed)

    def _proposed(self, version: "Version") -> None:
        title = version.document.title
        text.notify(self.app, f"{title} is proposed, signed by you.")
        self.dismiss(version.digest)

    def _not_proposed(self, error: Exception) -> None:
        self.say_who()
        self.report(error)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the last field goes on to the passphrase."""
        event.stop()
        self.action_sign_and_propose()


def _where(preview: "Preview", clause_id: str | None) -> str:
    """Say which clause a finding is about, by its number in the draft."""
    ids = [clause.id for clause in preview.document.clauses]
    return f"Clause {ids.index(clause_id) + 1}" if clause_id in ids else "The whole"


def open_page(preview: "Preview") -> list[Block]:
    """Return what stands between a draft and its proposal."""
    if preview.ready:
        return [
            block(("Nothing is open.", text.GOOD)),
            block(("ctrl+o signs it with your key and proposes it.", text.QUIET), gap=1),
        ]
    made: list[Block] = []
    if preview.refusal is not None:
        made.append(block((preview.refusal.reason, text.CARE)))
        made.append(block((preview.refusal.next_step, text.QUIET)))
    made += [block(problem.message, margin=("· ", text.CARE), gap=1) for problem in preview.missing]
    for finding in preview.open_findings:
        made.append(block((_where(preview, finding.clause), text.HEADING), gap=1))
        made.append(block(finding_text(finding)))
    made.append(
        block(("esc goes back to reword it, or to note what you talked about.", text.QUIET), gap=1)
    )
    return made
