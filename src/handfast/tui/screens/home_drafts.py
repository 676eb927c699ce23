"""Drafts at home: beginning one, and choosing among one's own."""

from typing import TYPE_CHECKING

from .. import text, wording
from .first_agreement import OffersGround

if TYPE_CHECKING:
    from handfast.workspace import Seat
    from handfast.workspace.views import DraftView


class DraftsAtHome(OffersGround):
    """The part of home that leads to private drafts; each asks for the passphrase once per seat."""

    def action_new_draft(self) -> None:
        """Begin a draft."""
        from ..dialogs.new_draft import NewDraftDialog

        def chosen(answer: tuple[str, str] | None) -> None:
            if answer is not None:
                self._begin(*answer)

        self.with_seat(
            lambda _: self.app.push_screen(NewDraftDialog(self.session), chosen),
            why="A draft is sealed to you, so it needs your key once.",
        )

    def _begin(self, title: str, style: str) -> None:
        session = self.session

        def begin() -> str:
            from handfast.workspace import drafts

            ws = session.ws
            assert session.person is not None  # noqa: S101 - with_seat saw to it
            document = drafts.blank(ws, title=title, style=session.checker().style(style))
            return drafts.new_draft(ws, session.person.id, document)

        self.in_background(begin, self._open_draft)

    def action_drafts(self) -> None:
        """Show this person's drafts."""
        self.with_seat(self._list_drafts, why="Your drafts are sealed to you alone.")

    def _list_drafts(self, seat: "Seat") -> None:
        from handfast.workspace import drafts

        ws = self.session.ws
        self.in_background(lambda: drafts.list_drafts(ws, seat), self._choose_draft)

    def _choose_draft(self, found: "tuple[DraftView, ...]") -> None:
        from ..dialogs.choose import ChooseDialog

        if not found:
            self.say("You have no drafts. Press n to begin one.")
            return
        options: list[tuple[str, text.Part]] = [
            (
                draft.name,
                text.words(
                    text.brief(draft.document.title or "no title yet", 40),
                    (f"  {wording.moment(draft.modified)}", text.QUIET),
                ),
            )
            for draft in found
        ]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._open_draft(name)

        self.app.push_screen(ChooseDialog("Your drafts", options), chosen)

    def _open_draft(self, name: str) -> None:
        from .drafting import DraftingScreen

        self.app.push_screen(DraftingScreen(name))
