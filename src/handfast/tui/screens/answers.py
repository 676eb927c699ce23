"""Answers to a proposal while they are not sent: sealed to their writer as each one is given."""

from threading import Lock
from typing import TYPE_CHECKING

from handfast.model import Reply, ReplyKind

from .base import HouseScreen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handfast.workspace import Seat

_SEALED = "What you answered before and did not send is sealed to you."


def place_of(reply: Reply) -> tuple[str, bool]:
    """Return where an answer stands: a clause has room for a question and for one thing more."""
    return reply.clause, reply.kind is ReplyKind.QUESTION


def in_order(replies: "Iterable[Reply]") -> tuple[Reply, ...]:
    """Return answers as they are sent: what one asks comes first, then what one would have."""
    return tuple(sorted(replies, key=lambda reply: reply.kind is not ReplyKind.QUESTION))


class KeepsAnswers(HouseScreen):
    """The part of a proposal that keeps what is not sent, and finds it again."""

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.digest = digest
        self.replies: dict[tuple[str, bool], Reply] = {}
        self.sealed = False
        self._kept: dict[tuple[str, bool], Reply] = {}
        self._keeping = Lock()

    def replies_to(self, clause: str) -> tuple[Reply, ...]:
        """Return what one answers to a clause, or to the whole where it is empty."""
        return in_order(reply for reply in self.replies.values() if reply.clause == clause)

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
                proposals.keep_answers(ws, person.id, self.digest, in_order(now.values()))
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
        self._kept = {place_of(reply): reply for reply in replies}
        self.replies = {**self._kept, **self.replies}
        self.sealed = False
        self.draw()

    def action_back(self) -> None:
        """Go back; what is not sent stays sealed."""
        if self.replies:
            self.save_now()
            self.say("Your answers are not sent. They are kept, sealed to you alone.")
        super().action_back()
