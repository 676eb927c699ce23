"""Where a step leads: to what one takes on, to a draft, to a day to look again."""

from typing import TYPE_CHECKING, Final

from handfast.model import Moment

from .. import text, wording
from .repair_saying import SaysInRepair

if TYPE_CHECKING:
    from handfast.workspace import Seat
    from handfast.workspace.views import StepView

    from ..dialogs.repair_draft import Begun
    from ..dialogs.repair_forms import LookAgain

ASKED: Final = ("fear-or-care", "hold-first", "safe-and-free")
"""What a hurt asks before anything new is written: clarity or fear, a hold first, safe and free."""


class LeadsOn(SaysInRepair):
    """The part of a step that leads on."""

    def action_taken_on(self) -> None:
        """See rituals and actions, and take something on."""
        from .repair_taken import TakenOnScreen

        if self.takes_part():
            self.app.push_screen(TakenOnScreen(self.reference))

    # A new agreement

    def action_new_agreement(self) -> None:
        """Ask what a hurt asks, then begin a draft."""
        ws, reference = self.session.ws, self.reference

        def look() -> "StepView":
            from handfast.workspace import repairing

            return repairing.guide(ws, Moment.NEW_AGREEMENTS, reference=reference)

        if self.takes_part():
            self.in_background(look, self._ask_first, group="asked")

    def _ask_first(self, shown: "StepView") -> None:
        from handfast.workspace import repairing

        from ..dialogs.repair_draft import AskedFirstDialog, DraftAfterHurtDialog

        view = self.view
        assert view is not None  # noqa: S101 - a draft begins in a repair
        said = []
        if view.ends is not None:
            said.append(repairing.until_when(view.ends))
        if not view.course.answered():
            said.append(repairing.FIRST_RESPONSIBILITY)
        asked = {question.id: question for question in shown.questions}
        first = [asked[each] for each in ASKED if each in asked]

        def begun(answer: "Begun | None") -> None:
            if answer is not None:
                self.with_seat(
                    lambda seat: self._begin(seat, answer),
                    why="A draft is sealed to you, so it needs your key once.",
                )

        def asked_first(yes: bool | None) -> None:
            if yes:
                fresh = view.ends is not None
                self.app.push_screen(DraftAfterHurtDialog(fresh=fresh), begun)

        self.app.push_screen(AskedFirstDialog(first, said), asked_first)

    def _begin(self, seat: "Seat", begun: "Begun") -> None:
        from .drafting import DraftingScreen

        ws, reference, me = self.session.ws, self.reference, seat.person.id

        def begin() -> str:
            from handfast.workspace import repairing

            texts = (begun.sentence,)
            return repairing.draft(ws, me, reference, begun.title, texts, days=begun.days)[0]

        self.in_background(begin, lambda name: self.app.push_screen(DraftingScreen(name)))

    # A day to look again

    def action_look_again(self) -> None:
        """Choose a day to look again, and something good to share."""
        from ..dialogs.repair_forms import LookAgainDialog

        def chosen(answer: "LookAgain | None") -> None:
            if answer is not None:
                self.with_seat(
                    lambda seat: self._look_again(seat, answer),
                    why="The day is signed by you, so it needs your key once.",
                )

        if self.takes_part():
            self.app.push_screen(LookAgainDialog(self.session.ws.clock.today()), chosen)

    def _look_again(self, seat: "Seat", chosen: "LookAgain") -> None:
        ws, reference = self.session.ws, self.reference

        def take() -> None:
            from handfast.workspace import repairing

            repairing.take_action(ws, seat, reference, repairing.LOOK_AGAIN, chosen.day)
            if chosen.good:
                repairing.take_action(ws, seat, reference, chosen.good, chosen.day)

        self.in_background(take, lambda _: self._moment(chosen))

    def _moment(self, chosen: "LookAgain") -> None:
        """Leave a quiet moment, in which nothing is announced."""
        from ..dialogs.quiet import StillMoment

        said: list[text.Part] = [f"You look again on {wording.day(chosen.day)}."]
        if chosen.good:
            said.append((f"“{chosen.good}”", "italic"))
        said.append(("Take a breath together, if you like.", text.QUIET))
        self.app.push_screen(StillMoment(said), lambda _: self.read_again())
