"""Answers to a proposal while they are not sent: sealed to their writer as each one is given."""

from threading import Lock
from typing import TYPE_CHECKING

from handfast.model import Reply

from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace import Seat

_SEALED = "What you answered before and did not send is sealed to you."


class KeepsAnswers(HouseScreen):
    """The part of a proposal that keeps what is not sent, and finds it again."""

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.digest = digest
        self.replies: dict[str, Reply] = {}
        self.sealed = False
        self._kept: dict[str, Reply] = {}
        self._keeping = Lock()

    def draw(self) -> None:
        """Show the answers."""

    def keep_answers(self) -> None:
        """Seal the answers as they are now, behind the scenes."""
        self.in_background(self.save_now, lambda _: None, group="keep")

    def save_now(self) -> None:
        """Seal the answers at once, where that was not done yet."""
        from handfast.workspace import proposals

        person, ws = self.session.person, self.session.workspace
        with self._keeping:
            if person is not None and ws is not None and self.replies != self._kept:
                now = dict(self.replies)
                proposals.keep_answers(ws, person.id, self.digest, tuple(now.values()))
                self._kept = now

    def look_for_answers(self) -> None:
        """Find answers of another time; they open with the passphrase."""
        from handfast.workspace import proposals

        ws, person, digest = self.session.ws, self.session.person, self.digest
        if person is not None:
            self.in_background(
                lambda: proposals.has_answers(ws, person.id, digest), self._found, group="kept"
            )

    def _found(self, there: bool) -> None:
        self.sealed = there
        self.draw()
        if there:
            self.unseal()

    def opens_first(self) -> bool:
        """Ask for the passphrase where answers are sealed still, and tell whether it was asked."""
        if self.sealed:
            self.unseal()
        return self.sealed

    def unseal(self) -> None:
        """Ask for the passphrase, and show the answers that were not sent."""
        self.with_seat(self._open, why=_SEALED)

    def _open(self, seat: "Seat") -> None:
        from handfast.workspace import proposals

        ws, digest = self.session.ws, self.digest
        self.in_background(
            lambda: proposals.open_answers(ws, seat, digest), self._opened, group="kept"
        )

    def _opened(self, replies: tuple[Reply, ...]) -> None:
        self._kept = {reply.clause: reply for reply in replies}
        self.replies = {**self._kept, **self.replies}
        self.sealed = False
        self.draw()

    def action_back(self) -> None:
        """Go back; what is not sent stays sealed."""
        if self.replies:
            self.save_now()
            self.say("Your answers are not sent. They are kept, sealed to you alone.")
        super().action_back()
