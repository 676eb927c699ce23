"""What the screens of a repair share: the repair itself, what is one's own, and private help."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handfast.model import PersonId

from .. import text
from ..background import log, where_from
from .base import HouseScreen

if TYPE_CHECKING:
    from datetime import datetime

    from handfast.model import RepairWords, Support
    from handfast.repair import Pause
    from handfast.workspace import Seat, Workspace
    from handfast.workspace.views import RepairView

OWN = "What you keep for yourself is sealed to you. It is shown until you lock, or leave your seat."
SIGNED = "It is signed by you, so it needs your key once."
NO_REPAIR = "No hurt is shared yet. You can read ahead, and name one for yourself first: n."


@dataclass(frozen=True, repr=False)
class Seen:
    """A repair as everybody may see it, and one's own place in it, where the seat is unlocked."""

    view: "RepairView | None"
    own: "RepairWords | None"


def read_repair(
    ws: "Workspace", person: PersonId, reference: str | None, seat: "Seat | None"
) -> Seen:
    """Return the repair that is meant, else the last of this person's; none where there is none."""
    from handfast.workspace import repairing

    if reference is None:
        theirs = [each for each in repairing.all_courses(ws) if each.names(person)]
        if not theirs:
            return Seen(None, None)
        reference = theirs[-1].digest
    view = repairing.look(ws, reference)
    own = repairing.own_place(ws, seat, view.course.digest) if seat is not None else None
    return Seen(view, own)


class InRepair(HouseScreen):
    """A screen about one repair. ``reference`` is the digest of the hurt; None: the last one."""

    CSS_PATH = "../styles/repair.tcss"

    def __init__(self, reference: str | None = None) -> None:
        super().__init__()
        self.reference = reference
        self.view: RepairView | None = None
        self.own: RepairWords | None = None
        self.read = False

    @property
    def me(self) -> PersonId:
        """Whoever sits here; a repair is only reached by somebody."""
        return self.session.person.id if self.session.person else PersonId("")

    @property
    def mine(self) -> bool:
        """Whether there is a repair, and whoever sits here takes part in it."""
        return self.view is not None and self.view.course.names(self.me)

    def on_screen_resume(self) -> None:
        """Read the repair whenever somebody comes here."""
        super().on_screen_resume()
        self.call_after_refresh(self.read_again)

    def read_again(self) -> None:
        """Read the repair, and what is one's own where the seat is unlocked."""
        ws, me, reference, seat = self.session.ws, self.me, self.reference, self.session.seat
        self.in_background(lambda: read_repair(ws, me, reference, seat), self._seen, group="repair")

    def _seen(self, seen: Seen) -> None:
        self.view, self.own, self.read = seen.view, seen.own, True
        if seen.view is not None:
            self.reference = seen.view.course.digest
        self.say_who()
        self.draw()

    def draw(self) -> None:
        """Show what was read."""

    def takes_part(self) -> bool:
        """Tell whether whoever sits here can do something in this repair; say so where not."""
        if not self.read:
            self.say("Reading …")
        elif self.view is None:
            self.say(NO_REPAIR)
        elif not self.mine:
            self.say("This repair is between other people.")
        return self.mine

    def do(
        self,
        act: "Callable[[Seat], object]",
        said: str = "",
        *,
        why: str = SIGNED,
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do something with one's key, say what was done, and read the repair again."""

        def done(_: object) -> None:
            if said:
                self.say(said)
            self.read_again()

        self.with_seat(
            lambda seat: self.in_background(lambda: act(seat), done, otherwise=otherwise), why=why
        )

    def action_own(self) -> None:
        """Open what is one's own here."""
        if self.takes_part():
            self.with_seat(lambda _: self.read_again(), why=OWN)

    # Help, in private

    def for_you_alone(self, words: str, then: Callable[[], object]) -> None:
        """Show where to turn if these words tell of danger, to their writer alone; then go on."""
        session = self.session

        def look() -> "tuple[Support, ...]":
            from handfast.workspace import repairing

            return repairing.where_to_turn(session.checker(), words, session.country)

        def read(_: None) -> None:
            then()

        def told(places: "tuple[Support, ...]") -> None:
            from ..dialogs.turn_to import TurnToDialog

            if places:
                self.app.push_screen(TurnToDialog(places), read)
            else:
                then()

        def not_looked(error: Exception) -> None:
            log.error("not looked for help: %s", where_from(error))
            then()

        self.in_background(look, told, group="help", otherwise=not_looked)

    # A pause, from wherever one is

    def action_pause(self) -> None:
        """Go to the pause that is on, or begin one."""
        from .repair_pause import PauseScreen

        if self.view is not None and self.view.pause is not None:
            self.app.push_screen(PauseScreen(self.reference))
        elif self.takes_part():
            self.ask_pause(lambda _: self.app.push_screen(PauseScreen(self.reference)))

    def ask_pause(self, then: "Callable[[Pause], object]") -> None:
        """Ask when to come back, and begin a pause until then."""
        from ..dialogs.pausing import PauseDialog

        ws, reference = self.session.ws, self.reference

        def begin(seat: "Seat", back: "datetime") -> "Pause":
            from handfast.workspace import repairing

            return repairing.begin_pause(ws, seat, reference, back)

        def chosen(back: "datetime | None") -> None:
            if back is not None:
                self.with_seat(
                    lambda seat: self.in_background(lambda: begin(seat, back), then), why=SIGNED
                )

        self.app.push_screen(PauseDialog(ws.clock), chosen)

    def name_of(self, person: str) -> str:
        """Return what somebody is called here."""
        known = {str(each): name for each, name in self.view.names.items()} if self.view else {}
        return text.plain(known.get(person, person))
