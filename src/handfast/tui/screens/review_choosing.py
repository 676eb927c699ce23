"""Choosing what one would do with a clause, and saying in a number how it has been."""

from typing import TYPE_CHECKING

from attrs import evolve

from handfast.model import Choice, ClauseAnswer

from ..widgets.review_answer import CLAUSE
from ..widgets.review_choice import ChoiceRows
from .review_keeping import KeepsWords

if TYPE_CHECKING:
    from handfast.model import Clause


class ChoosesInReview(KeepsWords):
    """The part of answering in which one chooses, by key or by mouse."""

    step: str

    def draw(self) -> None:
        """Show the steps with what one has said so far; the screen does so."""

    def show_choice(self) -> None:
        """Show what is chosen; the screen does so."""

    @property
    def clause(self) -> "Clause | None":
        """The clause that is answered now; None for what is about all of it."""
        if self.view is None or not self.step.startswith(CLAUSE):
            return None
        return self.view.version.document.clause(self.step.removeprefix(CLAUSE))

    @property
    def said(self) -> ClauseAnswer:
        """What one has said of the clause that is answered now."""
        return self.said_of(self.clause.id if self.clause else "")

    def _say(self, said: ClauseAnswer) -> None:
        """Say this of the clause."""
        if self.clause is None:
            self.say("This belongs to a clause. Choose one in the list.")
            return
        self.say_of(said)
        self.show_choice()
        self.draw()

    def on_choice_rows_chosen(self, event: ChoiceRows.Chosen) -> None:
        """Take what was chosen with the mouse."""
        event.stop()
        if event.choice is not None:
            self._choose(event.choice)
        elif event.scale is not None:
            self._rate(event.scale)

    def _choose(self, choice: Choice) -> None:
        wording = self.said.wording if choice is Choice.CHANGE else ""
        self._say(evolve(self.said, choice=choice, wording=wording))

    def _rate(self, number: int) -> None:
        self._say(evolve(self.said, scale=None if self.said.scale == number else number))

    def action_keep(self) -> None:
        """Keep this clause."""
        self._choose(Choice.KEEP)

    def action_change(self) -> None:
        """Change this clause."""
        self._choose(Choice.CHANGE)

    def action_let_go(self) -> None:
        """Let this clause go."""
        self._choose(Choice.LET_GO)

    def action_scale_1(self) -> None:
        """It has been hard."""
        self._rate(1)

    def action_scale_2(self) -> None:
        """It has been rather hard."""
        self._rate(2)

    def action_scale_3(self) -> None:
        """It has been neither."""
        self._rate(3)

    def action_scale_4(self) -> None:
        """It has been rather easy."""
        self._rate(4)

    def action_scale_5(self) -> None:
        """It has been easy."""
        self._rate(5)

    def action_take_back(self) -> None:
        """Take back what one would do with this clause, and the number."""
        self._say(evolve(self.said, choice=None, scale=None, wording=""))
