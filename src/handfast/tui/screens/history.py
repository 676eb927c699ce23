"""Looking back: every version of an agreement, one as it was, and what differs between any two."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from .. import actions, text
from ..widgets.page import Block, Page
from ..widgets.timeline import difference_page, version_options, version_page
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace.views import Difference, Timeline, TimelineVersion, VerifyReport

_TITLES = {"story": "As it was", "inline": "What changed", "beside": "Before, and after"}


class HistoryScreen(HouseScreen):
    """The line of one agreement. ``view_as`` is how the right side reads: one of ``_TITLES``."""

    PLACE = "history"
    CSS_PATH = "../styles/reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("history")]

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.digest = digest
        self.line: Timeline | None = None
        self.view_as = "story"
        self.marked = ""
        self.report_shown: VerifyReport | None = None

    def body(self) -> ComposeResult:
        """Lay out the versions and the one that is read."""
        with Horizontal(classes="beside"):
            yield OptionList(
                text.option(("Reading …", text.QUIET), disabled=True),
                id="versions",
                classes="framed",
            )
            with VerticalScroll(id="reader", classes="framed reading"):
                yield Page(id="page")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return f"looking back · {self.line.title}" if self.line else "looking back"

    def on_mount(self) -> None:
        """Read the whole line."""
        super().on_mount()
        text.title(self.query_one("#versions"), "Versions")
        text.title(self.query_one("#reader"), _TITLES[self.view_as])
        self.query_one("#versions").focus()
        ws, digest = self.session.ws, self.digest

        def look() -> "Timeline":
            from handfast.workspace import looking

            return looking.timeline(ws, digest)

        self.in_background(look, self._show, group="history")

    def _show(self, line: "Timeline") -> None:
        self.line = line
        self.say_who()
        versions = self.query_one("#versions", OptionList)
        text.fill(versions, version_options(line, self.marked), keep=line.chosen)
        self._read()

    @property
    def chosen(self) -> "TimelineVersion | None":
        """The version that is highlighted."""
        option = self.query_one("#versions", OptionList).highlighted_option
        return self.line.of(option.id or "") if self.line and option else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the version that is highlighted."""
        event.stop()
        self._read()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the version that was chosen, as its own page."""
        from .agreement import AgreementScreen

        event.stop()
        if event.option_id:
            self.app.push_screen(AgreementScreen(event.option_id))

    def _read(self) -> None:
        text.title(self.query_one("#reader"), _TITLES[self.view_as])
        line, one = self.line, self.chosen
        if line is None or one is None:
            return
        if self.view_as == "story":
            self._put(one, version_page(one, self.report_shown))
            return
        other = line.of(self.marked)
        if other is None or other is one:
            other = line.before(one)
        if other is None:
            self._put(one, difference_page(line, None, one, None, beside=False))
            return
        before, after = sorted((other, one), key=lambda each: each.number)

        def compare() -> "Difference":
            from handfast.workspace import looking

            return looking.compare(before.version.document, after.version.document)

        def compared(difference: "Difference") -> None:
            beside = self.view_as == "beside"
            self._put(one, difference_page(line, before, after, difference, beside=beside))

        self.in_background(compare, compared, group="compare")

    def _put(self, one: "TimelineVersion", blocks: list[Block]) -> None:
        if one is self.chosen:
            self.query_one("#page", Page).read(blocks)
            self.query_one("#reader").scroll_home(animate=False)

    def _view(self, view_as: str) -> None:
        self.view_as = view_as
        self._read()

    def action_differences(self) -> None:
        """Show what differs from the version before, or the version as it was again."""
        self._view("inline" if self.view_as == "story" else "story")

    def action_side_by_side(self) -> None:
        """Put the two versions beside each other, or into one text again."""
        self._view("inline" if self.view_as == "beside" else "beside")

    def action_compare_with(self) -> None:
        """Compare others with this version; once more lets go of it."""
        if self.line is not None and self.chosen is not None:
            digest = self.chosen.version.digest
            self.marked = "" if self.marked == digest else digest
            versions = self.query_one("#versions", OptionList)
            text.fill(versions, version_options(self.line, self.marked), keep=digest)
            if self.marked and self.view_as == "story":
                self.say("Go to another version: what differs between the two is shown.")
                self.view_as = "inline"
            self._read()

    def action_verify(self) -> None:
        """Check everything afresh."""
        ws, watch = self.session.ws, self.progress("verify", self._checking)
        self._checking(0, 0)

        def check() -> "VerifyReport":
            from handfast.workspace import looking

            return looking.verify(ws, watch)

        self.in_background(check, self._checked, group="verify", otherwise=self._not_checked)

    def _checking(self, done: int, of: int) -> None:
        far = f" {done:,} of {of:,}" if of else ""
        text.subtitle(self.query_one("#reader"), (f"Checking everything …{far}", text.WAITING))

    def _checked(self, report: "VerifyReport") -> None:
        text.subtitle(self.query_one("#reader"))
        self.report_shown = report
        self._view("story")

    def _not_checked(self, error: Exception) -> None:
        text.subtitle(self.query_one("#reader"))
        self.report(error)
