"""Whether everything in the folder holds: each document and signature checked afresh."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from .. import actions, text
from ..widgets.how_far import how_far
from ..widgets.page import Block, Page, block
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace.views import VerifyReport


class VerifyingScreen(HouseScreen):
    """A check of the whole folder, made when the screen opens and whenever it is asked for."""

    PLACE = "verifying"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("verifying")]

    def body(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="checked", classes="framed reading"):
            yield Page(id="verified")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "verifying"

    def on_mount(self) -> None:
        """Check at once."""
        super().on_mount()
        text.title(self.query_one("#checked"), "Does it hold?")
        self.query_one("#checked").focus()
        self.action_verify()

    def action_verify(self) -> None:
        """Check everything afresh."""
        ws, watch = self.session.ws, self.progress("verify", self._checking)
        self._checking(0, 0)

        def check() -> "VerifyReport":
            from handfast.workspace import looking

            return looking.verify(ws, watch)

        self.in_background(check, self._checked, group="verify")

    def _checking(self, done: int, of: int) -> None:
        page = [block(("Checking everything …", text.WAITING))]
        if done:
            page += how_far(done, of)
            page.append(
                block(("esc goes back and stops it. It changes nothing.", text.QUIET), gap=1)
            )
        self.query_one("#verified", Page).read(page)

    def _checked(self, report: "VerifyReport") -> None:
        self.query_one("#verified", Page).read(verify_page(report))


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
