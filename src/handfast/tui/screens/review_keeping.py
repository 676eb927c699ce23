"""What somebody answers in a review while they write: sealed to them alone, in each pause."""

from typing import TYPE_CHECKING

from attrs import evolve

from handfast.model import ClauseAnswer, RoundStep, RoundWords

from ..autosave import Autosave
from .base import HouseScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.review import Round
    from handfast.workspace import Seat
    from handfast.workspace.views import ReviewView

EMPTY = RoundWords(RoundStep.ANSWER, 1)
_STAYS = "From then on it stays as it is. Nobody sees it before everybody's answer is in."


class KeepsWords(HouseScreen):
    """The part of answering that holds the words, keeps them sealed, and seals them in."""

    def __init__(self, digest: str, writer: str) -> None:
        super().__init__()
        self.digest, self.writer = digest, writer
        self.view: ReviewView | None = None
        self.words = EMPTY
        self.autosave = self._keeper()

    def _keeper(self) -> Autosave[RoundWords]:
        return Autosave(self, self._sealing, self.say_saved)

    def _sealing(self, words: RoundWords) -> "Callable[[], object]":
        """Return the job that seals these words to their writer, whoever sits here by then."""
        ws, writer, digest = self.session.ws, self.writer, self.digest

        def seal() -> None:
            from handfast.workspace import reviewing

            reviewing.keep(ws, writer, digest, words)

        return seal

    def say_saved(self, said: str, why_not: str) -> None:
        """Say how far saving is; the screen does so."""

    def take(self) -> None:
        """Take what was typed last into the words; the screen does so."""

    def save_now(self) -> None:
        """Seal what is open before this returns: for locking, and for leaving at once."""
        self.take()
        self.autosave.now()

    def said_of(self, clause: str) -> ClauseAnswer:
        """Return what one has said of a clause so far."""
        found = (each for each in self.words.answers if each.clause == clause)
        return next(found, ClauseAnswer(clause))

    def say_of(self, said: ClauseAnswer) -> None:
        """Say this of a clause, in place of what one said before; with nothing, it is left out."""
        others = tuple(each for each in self.words.answers if each.clause != said.clause)
        kept = () if said == ClauseAnswer(said.clause) else (said,)
        self.change(evolve(self.words, answers=(*others, *kept)))

    def change(self, words: RoundWords) -> None:
        """Take note of other words; they are sealed in the next pause, and not while sealed in."""
        if words != self.words and not self.busy():
            self.words = words
            self.autosave.changed(words)

    def on_unmount(self) -> None:
        """Let go of the words; what was kept of them is sealed."""
        self.autosave.forget()
        self.words, self.autosave = EMPTY, self._keeper()

    def action_back(self) -> None:
        """Go back; what one has written is sealed first."""

        def leave() -> None:
            if self.words != EMPTY:
                self.say("It is not sealed in. It is kept, sealed to you alone.")
            super(KeepsWords, self).action_back()

        self.take()
        self.autosave.leave(leave)

    def action_seal(self) -> None:
        """Show all of it once more; where that is shown, ask whether to seal it in."""
        from ..dialogs.confirm import ConfirmDialog

        self.take()
        words = self.words
        if self.view is None or self.busy():
            return
        if words == EMPTY:
            self.say("There is nothing to seal in yet. One word is enough.")
            return

        if self.read_first():
            return

        def sure(yes: bool | None) -> None:
            if yes:
                self.with_seat(self._seal, why="Your answer is sealed in, signed by you.")

        self.app.push_screen(
            ConfirmDialog("Seal this in?", [_STAYS], yes="Seal in", no="Not yet"), sure
        )

    def read_first(self) -> bool:
        """Show all of it, where that is not shown already, and tell whether it was not."""
        return False

    def _seal(self, seat: "Seat") -> None:
        ws, digest, words = self.session.ws, self.digest, self.words
        if seat.person.id != self.writer:
            return

        def seal() -> "Round":
            from handfast.workspace import reviewing

            return reviewing.answer(ws, seat, digest, words)

        def go_on() -> None:
            self.say_who("Sealing …")
            self.in_background(seal, self._sealed, otherwise=self._not_sealed)

        # Only once nothing is being saved: what is committed to is what lies sealed.
        self.autosave.then(go_on, self._not_sealed)

    def _sealed(self, found: "Round") -> None:
        del found
        self.dismiss(True)

    def _not_sealed(self, error: Exception) -> None:
        self.say_who()
        self.report(error)
        self.autosave.changed(self.words)
