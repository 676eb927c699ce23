"""Reading at home: the folder as it is now, how far that is where it is big, and how to stop it."""

from typing import TYPE_CHECKING, Final

from attrs import evolve
from textual.widgets import OptionList

from handfast.errors import HandfastError

from .. import text
from ..widgets.page import Page
from .home_repair import RepairAtHome

if TYPE_CHECKING:
    from handfast.workspace.views import Overview

    Answer = tuple[Overview, int, frozenset[object]]

LOOK_EVERY: Final = 3.0
"""Seconds between two looks at whether something new has arrived in the folder."""


class ReadsAtHome(RepairAtHome):
    """The part of home that reads the folder."""

    def __init__(self) -> None:
        super().__init__()
        self._mark: frozenset[object] | None = None
        self._stopped = False

    def on_mount(self) -> None:
        """Look every few seconds whether something has arrived."""
        self.set_interval(LOOK_EVERY, self.look_again)

    def fill(self, answer: "Answer") -> None:
        """Show what was read; home does so."""

    def action_again(self) -> None:
        """Read the folder."""
        ws, person = self.session.workspace, self.session.person
        watch, self._stopped = self.progress("overview", self._going), False

        def look() -> "Answer":
            from handfast.workspace import drafts, looking

            assert ws is not None  # noqa: S101 - home is only reached with a folder
            mark = looking.mark(ws)
            overview, many = looking.overview(ws, watch=watch), 0
            try:
                many = drafts.count(ws, person.id) if person else 0
            except HandfastError as error:  # whoever writes there keeps nobody from the rest
                overview = evolve(overview, concerns=(*overview.concerns, str(error)))
            return overview, many, mark

        if ws is not None:
            self.in_background(look, self._read_all, group="overview", otherwise=self._not_read)

    def _going(self, done: int, of: int) -> None:
        """Say how far it is: on the page, or under today where there is something to read."""
        from ..widgets.home_pages import being_read

        if self.overview is None:
            self._say("Reading the folder …", text.QUIET)
            self.query_one("#page", Page).read(being_read(done, of))
        elif of:
            self._beside(f"reading {done:,} of {of:,} …")

    def _read_all(self, answer: "Answer") -> None:
        self._beside()
        self.fill(answer)

    def _not_read(self, error: Exception) -> None:
        """Say what is wrong where the agreements would stand, until the folder can be read."""
        from ..widgets.home_pages import not_read

        if not isinstance(error, HandfastError):
            self.report(error)
        self._beside()
        self._say("The folder cannot be read just now.", text.CARE)
        self.query_one("#page", Page).read(not_read(error))

    def _say(self, sentence: str, style: str) -> None:
        today = self.query_one("#today", OptionList)
        text.fill(today, [text.option((sentence, style), disabled=True)])

    def _beside(self, said: str = "") -> None:
        text.subtitle(self.query_one("#today"), (said, text.WAITING))

    def action_show_everything(self) -> None:
        """Stop reading the folder; or else let go of the words and show everything again."""
        if not self.busy("overview"):
            super().action_show_everything()
            return
        self.give_up("overview")
        self._stopped = True
        self._beside()
        if self.overview is not None:
            self.say("Not read to the end. r goes on with it.")
            return
        from ..widgets.home_pages import stopped

        self._say("The folder is not read to its end. r goes on with it.", text.WAITING)
        self.query_one("#page", Page).read(stopped())

    def look_again(self) -> None:
        """Read the folder again if something has arrived in it since."""
        ws = self.session.workspace
        if ws is None or not self.is_current or self.busy("overview") or self.busy("mark"):
            return
        from handfast.workspace import looking

        self.in_background(
            lambda: looking.mark(ws), self._marked, group="mark", otherwise=lambda _: None
        )

    def _marked(self, mark: "frozenset[object]") -> None:
        if mark != self._mark and not self._stopped:
            self.action_again()
