"""What comes out of a talk: the agenda, what each takes on, and looking back on it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from .review_round import ReviewRound

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.model import LookedBack
    from handfast.workspace import Seat

    from ..dialogs.take_on import Taken

LOOK_BACK_DAYS: Final = 14
"""In how many days one looks back on an action, if one names no other day."""


class TalksInReview(ReviewRound):
    """The part of a review in which people talk."""

    part: str = "review"

    def action_agenda(self) -> None:
        """Name what to talk about: begun from what is named, or from what each would like."""
        from ..dialogs.write import WriteDialog

        found = self.round
        if self.view is None or found is None:
            return
        named = found.agendas[-1].items if found.agendas else ()
        wished = [item for words in self.view.answers.values() for item in words.agenda]

        def written(said: str | None) -> None:
            points = (said or "").split("\n")
            if said is not None and any(point.strip() for point in points):
                self._name_points(points)

        self.app.push_screen(
            WriteDialog(
                "What to talk about",
                about="One point on each line. Keep few; the rest can wait for another day.",
                value="\n".join(named or dict.fromkeys(wished)),
            ),
            written,
        )

    def _name_points(self, points: list[str]) -> None:
        ws, digest = self.session.ws, self.digest

        def name(seat: "Seat") -> object:
            from handfast.workspace import reviewing

            return reviewing.name_agenda(ws, seat, digest, points)

        self.take_step(name, "Named. It is agreed once everybody has.", why=_SIGNED)

    def action_agree(self) -> None:
        """Name the same points as the others did."""
        ws, digest = self.session.ws, self.digest

        def agree(seat: "Seat") -> object:
            from handfast.workspace import reviewing

            return reviewing.agree_agenda(ws, seat, digest)

        self.take_step(agree, "You have said yes to these points.", why=_SIGNED)

    def action_take_on(self) -> None:
        """Say what one will do oneself, once or again and again."""
        from handfast.model import Cadence

        from ..dialogs.take_on import TakeOnDialog

        person = self.session.person
        if person is None:
            return
        again = self.part == "reconnect"
        today = self.session.ws.clock.today()
        self.app.push_screen(
            TakeOnDialog(
                person.name,
                today if again else today + timedelta(days=LOOK_BACK_DAYS),
                every=Cadence.WEEKLY if again else None,
            ),
            self._take_on,
        )

    def _take_on(self, taken: "Taken | None") -> None:
        if taken is None:
            return
        ws, digest = self.session.ws, self.digest

        def take(seat: "Seat") -> object:
            from handfast.workspace import reviewing

            return reviewing.take_on(
                ws, seat, digest, taken.text, taken.day, every=taken.every, at=taken.at
            )

        self.take_step(take, "Kept. It is yours, and you look back on it.", why=_SIGNED)

    def action_look_back(self) -> None:
        """Choose something of one's own, and say whether it is done or let go."""
        from ..dialogs.choose import ChooseDialog

        items = self.open_items()
        if len(items) == 1:
            self._how_was_it(items[0][0])
            return

        def chosen(item: str | None) -> None:
            if item is not None:
                self._how_was_it(item)

        self.app.push_screen(ChooseDialog("Look back on", items), chosen)

    def _how_was_it(self, item: str) -> None:
        from handfast.model import LookedBack

        from ..dialogs.choose import ChooseDialog

        words = dict(self.open_items()).get(item, "")

        def chosen(result: str | None) -> None:
            if result is not None:
                self._how_it_was(item, LookedBack(result))

        ways = [("done", "I did it, in my way"), ("let-go", "I let it go; no reason is needed")]
        self.app.push_screen(ChooseDialog("Looking back", ways, about=f"“{words}”"), chosen)

    def _how_it_was(self, item: str, result: "LookedBack") -> None:
        from ..dialogs.write import WriteDialog

        ws = self.session.ws

        def written(said: str | None) -> None:
            if said is not None:
                self.take_step(look_back_with(said), "Looked back on.", why=_SIGNED)

        def look_back_with(said: str) -> "Callable[[Seat], object]":
            def look_back(seat: "Seat") -> object:
                from handfast.workspace import reviewing

                return reviewing.look_back(ws, seat, item, result, " ".join(said.split()))

            return look_back

        about = "How was it? Leave it empty, if you like."
        self.app.push_screen(WriteDialog("Looking back", about=about, may_be_empty=True), written)


_SIGNED: Final = "It is signed with your key, so that everybody knows it is from you."
