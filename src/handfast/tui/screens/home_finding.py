"""Finding at home: by words, and by what stands, waits, or is at an end."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from textual.widgets import Input, OptionList

from .. import text
from .home_drafts import DraftsAtHome

if TYPE_CHECKING:
    from handfast.workspace import AgreementStanding
    from handfast.workspace.views import Overview

SHOWN: Final = {
    "all": frozenset[str](),
    "in force": frozenset({"in force"}),
    "waiting": frozenset({"proposed", "countered", "unsigned"}),
    "at an end": frozenset({"withdrawn", "superseded", "lapsed"}),
}
"""What can be shown, and the states that belong to it; the empty one is every state."""


class FindsAtHome(DraftsAtHome):
    """The part of home that narrows the list of agreements."""

    def __init__(self) -> None:
        super().__init__()
        self.overview: Overview | None = None
        self.shown = "all"
        self.words = ""
        self._texts: Mapping[str, str] = {}

    def refill(self) -> None:
        """Show the agreements that fit; home does so."""

    def fitting(self) -> "list[AgreementStanding]":
        """Return the agreements to show, in their order."""
        from handfast.workspace import looking

        lines = self.overview.standing.agreements if self.overview else ()
        wanted = SHOWN[self.shown]
        return [
            line
            for line in lines
            if (not wanted or line.current.state.value in wanted)
            and (not self.words or looking.fits(self._texts.get(line.id, ""), self.words))
        ]

    def say_shown(self, many: int) -> None:
        """Say under the list what is shown of it."""
        said = [] if self.shown == "all" else [self.shown]
        said += [f"“{self.words}”"] if self.words else []
        narrowed = f"{' · '.join(said)}: {many}" if said else ""
        text.subtitle(self.query_one("#agreements"), (narrowed, text.WAITING))

    def action_find(self) -> None:
        """Let somebody type words to find agreements by."""
        field = self.query_one("#find", Input)
        field.display = True
        field.focus()
        self.read_texts()

    def read_texts(self) -> None:
        """Read the words of every agreement, once, behind the scenes."""
        ws, overview = self.session.workspace, self.overview
        if ws is None or overview is None:
            return
        stands = overview.standing

        def read() -> Mapping[str, str]:
            from handfast.workspace import looking

            return looking.texts(ws, stands)

        self.in_background(read, self._found, group="texts")

    def _found(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.refill()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list while somebody types."""
        event.stop()
        self.words = event.value.strip()
        self.refill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        event.stop()
        self.query_one("#agreements", OptionList).focus()

    def action_show(self) -> None:
        """Show all, only what is in force, what waits, or what is at an end."""
        kinds = list(SHOWN)
        self.shown = kinds[(kinds.index(self.shown) + 1) % len(kinds)]
        self.refill()

    def action_show_everything(self) -> None:
        """Let go of the words and show everything again."""
        self.let_go()
        self.query_one("#agreements", OptionList).focus()

    def let_go(self) -> None:
        """Forget what somebody looked for: it is theirs, and not for whoever sits down next."""
        field = self.query_one("#find", Input)
        field.display = False
        self.shown, self.words = "all", ""
        field.value = ""
        self.refill()

    def current(self, agreement_id: str) -> str:
        """Return the version of an agreement that stands now."""
        assert self.overview is not None  # noqa: S101 - lists are filled from it
        lines = self.overview.standing.agreements
        return next(
            (line.current.digest for line in lines if line.id == agreement_id), agreement_id
        )

    def action_review(self) -> None:
        """Come back to the agreement that is highlighted."""
        chosen = self.query_one("#agreements", OptionList).highlighted_option
        if chosen is not None and chosen.id:
            self.open_review(self.current(chosen.id))
