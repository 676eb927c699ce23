"""The first agreement: how we make agreements, offered where nothing has been agreed yet."""

from typing import TYPE_CHECKING

from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace import Seat


class OffersGround(HouseScreen):
    """The part of home and of People that begins the ground agreement as a draft."""

    def action_ground(self) -> None:
        """Offer the ground agreement as a draft."""
        from ..dialogs.ground import GroundDialog

        def chosen(hours: int | None) -> None:
            if hours is not None:
                self.with_seat(
                    lambda seat: self._begin_ground(seat, hours),
                    why="A draft is sealed to you, so it needs your key once.",
                )

        self.app.push_screen(GroundDialog(), chosen)

    def _begin_ground(self, seat: "Seat", hours: int) -> None:
        session, person = self.session, seat.person.id

        def begin() -> str:
            from handfast.workspace import drafts, ground

            ws, style = session.ws, session.checker().style("")
            return drafts.new_draft(ws, person, ground.ground_agreement(ws, style, hours=hours))

        self.in_background(begin, self._open_ground)

    def _open_ground(self, draft: str) -> None:
        from .drafting import DraftingScreen

        if self.PLACE == "home":
            self.app.push_screen(DraftingScreen(draft))
        else:
            self.app.switch_screen(DraftingScreen(draft))
