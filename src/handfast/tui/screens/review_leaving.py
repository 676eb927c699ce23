"""Leaving a review: with a renewal, a draft, an end, or with all as it is for now."""

from typing import TYPE_CHECKING, Final

from .. import text
from .review_round import ReviewRound

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.workspace import Seat

_WAYS: "Final[dict[str, tuple[str, str]]]" = {
    "renewal": ("Renew it", "the same clauses, a new day; everybody signs again"),
    "draft": ("Write a draft", "a new version from what you would change"),
    "end": ("End it", "you take back your consent"),
    "stays": ("Leave it as it is", "for now, until its last day"),
}
_WHY: Final = "How you leave the review is signed with your key. It binds nobody."


class LeavesReview(ReviewRound):
    """The part of a review with which it ends."""

    def ways_out(self) -> list[str]:
        """Return how it can be left as it stands now."""
        found = self.round
        if self.view is None or found is None:
            return []
        state = self.view.standing.state.value
        open_to = {"draft": found.all_in, "end": state == "in force", "stays": True}
        return [way for way in _WAYS if open_to.get(way, True)]

    def action_finish(self) -> None:
        """Ask how to leave it, then go there."""
        from ..dialogs.choose import ChooseDialog

        lines: list[tuple[str, text.Part]] = [
            (way, text.words((_WAYS[way][0], text.STRONG), (f"\n{_WAYS[way][1]}", text.QUIET)))
            for way in self.ways_out()
        ]
        about = "You choose for yourself. Each of these can be followed by another review."
        self.app.push_screen(
            ChooseDialog("How do you leave this review?", lines, about=about), self._leave
        )

    def _leave(self, way: str | None) -> None:
        leads: dict[str, Callable[[], None]] = {
            "renewal": self._renew,
            "draft": self._draft,
            "end": self.confirm_withdrawal,
            "stays": lambda: self._finish("stays", "This review is finished. All stays as it is."),
        }
        if way is not None:
            leads[way]()

    def _finish(self, outcome: str, said: str, then: "Callable[[], object] | None" = None) -> None:
        from handfast.model import Outcome

        ws, digest, left = self.session.ws, self.digest, Outcome(outcome)

        def finish(seat: "Seat") -> object:
            from handfast.workspace import reviewing

            return reviewing.finish(ws, seat, digest, left)

        self.take_step(finish, said, why=_WHY, then=then)

    # A renewal is signed first, then the round is finished; so nobody leaves with half of it.

    def _renew(self) -> None:
        from .agreement import AgreementScreen
        from .renewing import RenewingScreen

        def renewed(digest: str | None) -> None:
            if digest:
                shown = AgreementScreen(digest)
                self._finish("renewal", "", then=lambda: self.app.switch_screen(shown))

        self.app.push_screen(RenewingScreen(self.digest), renewed)

    def _draft(self) -> None:
        ws, digest = self.session.ws, self.digest

        def draft(seat: "Seat") -> str:
            from handfast.model import Outcome
            from handfast.workspace import reviewing

            name = reviewing.draft_from_round(ws, seat, digest)
            reviewing.finish(ws, seat, digest, Outcome.DRAFT)
            return name

        def go_on(name: str) -> None:
            from .drafting import DraftingScreen

            self.app.switch_screen(DraftingScreen(name))

        self.with_seat(
            lambda seat: self.in_background(lambda: draft(seat), go_on),
            why="The new version begins as a draft sealed to you.",
        )

    def after_withdrawing(self) -> None:
        """The round is left with an end."""
        self.say_who()
        self._finish("end", "Thank you for looking at it together.")
