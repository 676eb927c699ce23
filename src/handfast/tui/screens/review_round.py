"""One review as it was last read: who sits at it, and what they can do with it now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .withdrawing import Withdraws

if TYPE_CHECKING:
    from handfast.review import Round
    from handfast.workspace import Seat
    from handfast.workspace.views import ReviewView


class ReviewRound(Withdraws):
    """The part of a review that knows the round, and takes a step in it with somebody's key."""

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.digest = digest
        self.view: ReviewView | None = None

    @property
    def round(self) -> "Round | None":
        """The round that is shown."""
        return self.view.round if self.view else None

    @property
    def me(self) -> str:
        """The id of whoever sits here, or nothing."""
        return self.session.person.id if self.session.person else ""

    @property
    def can(self) -> str:
        """What whoever sits here can do now, in a word; nothing where it is not about them."""
        mine = {str(person): can for person, can in self.view.mine.items()} if self.view else {}
        return mine.get(self.me, "")

    def read_again(self) -> None:
        """Read the review again; the screen does so."""

    def take_step(
        self,
        step: "Callable[[Seat], object]",
        said: str,
        *,
        why: str,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Take a step with the key of whoever sits here, say what came of it, and read again."""

        def done(_: object) -> None:
            if said:
                self.say(said)
            (then or self.read_again)()

        def go_on(seat: "Seat") -> None:
            self.in_background(lambda: step(seat), done)

        self.with_seat(go_on, why=why)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done in a round that stands as this one does."""
        del parameters
        found, can = self.round, self.can
        begun = found is not None and found.begun
        open_ = found is not None and begun and not found.finished
        talk = found is not None and open_ and found.all_in
        offered = {
            "answer": can == "answer" and found is not None,
            "begin": bool(can) and (not open_ or self._stuck()),
            "unlock": bool(self.whose_opens()),
            "agenda": bool(can) and talk,
            "agree": bool(can) and talk and self._named_by_others(),
            "take_on": bool(can) and talk,
            "look_back": bool(self.open_items()),
            "finish": bool(can) and open_,
        }
        return offered.get(action, True)

    def _stuck(self) -> bool:
        """Tell whether it cannot go on by itself: two answers of one, or one that stays shut."""
        found = self.round
        return found is not None and bool(found.answered_twice or (found.all_in and found.unopened))

    def whose_opens(self) -> str:
        """Return whose sealed answer can be opened here now: of who sits here first."""
        can_open = (
            [str(who) for who, can in self.view.mine.items() if can == "open"] if self.view else []
        )
        return self.me if self.me in can_open else next(iter(can_open), "")

    def open_items(self) -> list[tuple[str, str]]:
        """Return what whoever sits here took on and has not looked back on: digest and words."""
        items = self.view.taken_on if self.view else ()
        return [
            (item.digest, item.text) for item in items if item.owner == self.me and not item.result
        ]

    def _named_by_others(self) -> bool:
        found = self.round
        newest = found.agendas[-1:] if found and not found.agreed_agenda else ()
        return any(self.me not in agenda.named_by for agenda in newest)
