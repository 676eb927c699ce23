"""Looking back: every step of one agreement, and whether everything in the folder holds."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll

from .. import actions, text, wording
from ..widgets.page import Block, Page, block
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace.views import Happening, VerifyReport


class HistoryScreen(HouseScreen):
    """What happened, in order, and a fresh check of every signature. None: the whole folder."""

    PLACE = "history"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("history")]

    def __init__(self, digest: str | None) -> None:
        super().__init__()
        self.digest = digest

    def body(self) -> ComposeResult:
        """Lay out the steps and the check."""
        with Horizontal():
            if self.digest is not None:
                with VerticalScroll(id="steps", classes="framed reading"):
                    yield Page(id="page")
            with VerticalScroll(
                id="checked", classes="framed side" if self.digest else "framed reading"
            ):
                yield Page(id="verified")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "history" if self.digest else "verifying"

    def on_mount(self) -> None:
        """Read the steps; the whole folder is checked at once."""
        super().on_mount()
        text.title(self.query_one("#checked"), "Does it hold?")
        self.query_one("#checked").focus()
        if self.digest is None:
            self.action_verify()
            return
        text.title(self.query_one("#steps"), "What happened")
        self.query_one("#steps").focus()
        hint = "v checks every signature of the folder afresh, trusting nothing remembered."
        self.query_one("#verified", Page).read([block((hint, text.QUIET))])
        ws, digest = self.session.ws, self.digest

        def look() -> "tuple[Happening, ...]":
            from handfast.workspace import looking

            return looking.history(ws, digest)

        self.in_background(look, self._show, group="history")

    def _show(self, happenings: "tuple[Happening, ...]") -> None:
        self.query_one("#page", Page).read(history_page(happenings))

    def action_verify(self) -> None:
        """Check everything afresh."""
        ws = self.session.ws
        self.query_one("#verified", Page).read([block(("Checking everything …", text.WAITING))])

        def check() -> "VerifyReport":
            from handfast.workspace import looking

            return looking.verify(ws)

        self.in_background(check, self._checked, group="verify")

    def _checked(self, report: "VerifyReport") -> None:
        self.query_one("#verified", Page).read(verify_page(report))


def history_page(happenings: "tuple[Happening, ...]") -> list[Block]:
    """Return every step, under the version it is about."""
    made: list[Block] = []
    version = ""
    for one in happenings:
        first = one.version != version
        version = one.version
        when = wording.moment(one.when) if one.when else "at a time not said"
        made.append(
            block(
                (one.who, text.STRONG),
                f" {one.what}",
                (f"\n{when} · {one.version[:8]}", text.QUIET),
                margin=("● " if first else "│ ", text.HEADING if first else text.QUIET),
                gap=1 if first and made else 0,
            )
        )
    made.append(
        block(
            (
                "The order is what each version replaces. Times are what each person's file says.",
                text.QUIET,
            ),
            gap=1,
        )
    )
    return made


def verify_page(report: "VerifyReport") -> list[Block]:
    """Return whether everything holds, and what does not, in words."""
    many = f"{report.checked} documents and signatures were checked afresh."
    if report.holds:
        return [
            block(("✓ Everything holds.", text.GOOD)),
            block(many, gap=1),
            block(("What was signed is what is here, letter by letter.", text.QUIET), gap=1),
        ]
    made = [block(("! Not everything holds.", text.CARE)), block(many, gap=1)]
    for fault in report.faults:
        made.append(block((fault.path, text.STRONG), gap=1))
        made.append(block(fault.message))
    made.append(block(("Your machine keeps its own copy of what it has seen.", text.QUIET), gap=1))
    return made
