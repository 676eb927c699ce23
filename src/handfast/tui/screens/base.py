"""What every screen shares: top bar, footer, the person at the keyboard, and the way back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual.app import ComposeResult

from .. import text
from ..background import InBackground, log, where_from
from ..session import Session
from ..widgets.footer import HouseFooter
from ..widgets.top_bar import TopBar

if TYPE_CHECKING:
    from handfast.workspace import Seat
    from handfast.workspace.views import PersonView

    from ..app import HandfastApp

OPENED: Final = "Everybody's answer was in, so yours lies open now for the others to read."


class HouseScreen(InBackground):
    """A screen of the house. ``PLACE`` is where its actions stand in the action table."""

    PLACE: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """Lay out the top bar, the screen's own body, and the keys that matter here."""
        yield TopBar()
        yield from self.body()
        yield HouseFooter()

    def body(self) -> ComposeResult:
        """Lay out what is between top bar and footer."""
        yield from ()

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return ""

    @property
    def house(self) -> "HandfastApp":
        """The app."""
        return cast("HandfastApp", self.app)

    @property
    def session(self) -> Session:
        """Who sits here, in which folder."""
        return self.house.session

    def on_mount(self) -> None:
        """Fill the top bar."""
        self.say_who()

    def on_screen_resume(self) -> None:
        """Fill the top bar again: somebody else may sit here now."""
        self.say_who()

    def say_who(self, waiting: str = "") -> None:
        """Say where one is and who sits here. ``waiting`` says that something takes a moment."""
        for bar in self.query(TopBar):
            bar.say(self.where)
            person = self.session.person
            bar.sitting(
                person.name if person else None, unlocked=self.session.unlocked, waiting=waiting
            )

    def say(self, sentence: str) -> None:
        """Say something in passing."""
        text.notify(self.app, sentence)

    def with_person(self, then: Callable[["PersonView"], object], *, ask: bool = False) -> None:
        """Go on with whoever sits here; ask who it is where nobody does, or with ``ask``.

        With ``ask`` nothing else is on the screen until somebody sits here.
        """
        if self.session.person is not None and not ask:
            then(self.session.person)
            return
        from handfast.workspace import people

        self.in_background(
            lambda: people.everybody(self.session.ws),
            lambda everybody: self._choose_person(everybody, then, between=ask),
            group="people",
        )

    def _choose_person(
        self,
        everybody: tuple["PersonView", ...],
        then: Callable[["PersonView"], object],
        *,
        between: bool,
    ) -> None:
        from ..dialogs.choose import ChooseDialog

        here = {str(person.id): person for person in everybody if person.key_here}
        if not here:
            self.say("Nobody has a key on this machine yet. Make a person first: p.")
            return

        def chosen(person_id: str | None) -> None:
            if person_id is not None:
                self.session.sit(here[person_id])
                self.say_who()
                then(here[person_id])

        dialog = ChooseDialog(
            "Who sits here now?",
            [(person.id, person.name) for person in here.values()],
            about="What the other keeps private is locked until they come back.",
        )
        dialog.set_class(between, "between")
        self.app.push_screen(dialog, chosen)

    def with_seat(self, then: Callable[["Seat"], object], *, why: str, fresh: bool = False) -> None:
        """Go on with an unlocked key: asked for once per seat, or each time where ``fresh``."""
        self.with_person(lambda person: self._unlock(person, then, why, fresh))

    def _unlock(
        self, person: "PersonView", then: Callable[["Seat"], object], why: str, fresh: bool
    ) -> None:
        if self.session.seat is not None and not fresh:
            then(self.session.seat)
            return
        from ..dialogs.passphrase import PassphraseDialog

        def opened(seat: "Seat | None") -> None:
            if seat is not None:
                self.session.take(seat)
                self.say_who()
                self._lay_open(seat, then)

        self.app.push_screen(PassphraseDialog(self.session.ws, person, why), opened)

    def _lay_open(self, seat: "Seat", then: Callable[["Seat"], object]) -> None:
        """Open this person's answers to reviews whose answers are all in; then go on.

        What cannot be opened now is tried again the next time, and keeps nobody from going on.
        """
        ws = self.session.ws

        def open_mine() -> int:
            from handfast.workspace import reviewing

            return len(reviewing.open_answers(ws, seat))

        def go_on(opened: int) -> None:
            if opened:
                self.say(OPENED)
            if self.session.seat is seat:
                then(seat)

        def not_opened(error: Exception) -> None:
            log.error("answers not opened: %s", where_from(error))
            go_on(0)

        self.in_background(open_mine, go_on, group="reviews", otherwise=not_opened)

    def open_review(self, digest: str, part: str = "review") -> None:
        """Come back to a version, as whoever sits here; ``part`` is what is shown of a talk."""
        from .review import ReviewScreen

        self.with_person(lambda _: self.app.push_screen(ReviewScreen(digest, part)))

    def begin_version(self, digest: str, why: str) -> None:
        """Begin a draft that would replace this version, or answers it, and go on in it."""
        from handfast.workspace import proposals

        ws = self.session.ws

        def go_on(name: str) -> None:
            from .drafting import DraftingScreen

            self.app.switch_screen(DraftingScreen(name))

        def begin(seat: "Seat") -> None:
            self.in_background(lambda: proposals.counter(ws, seat, digest), go_on)

        self.with_seat(begin, why=why)

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss()
