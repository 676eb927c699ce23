"""Sharing a hurt: a clear act of its own, in which its writer chooses what the others read."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Checkbox, Input

from .. import actions, text, wording
from ..dialogs.form import NO_DAY
from ..widgets.fields import Editor
from .repair_base import SIGNED, InRepair

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from handfast.repair import Course
    from handfast.workspace import Seat
    from handfast.workspace.views import PersonView

_ASK: Final = "What do the others read?"
_ABOUT: Final = (
    "These words, other words, or none at all. What you do not share stays with you, sealed. "
    "Whoever has this folder will read exactly what you choose. It is signed, and stays."
)
_WITHOUT: Final = "No words: only that I was hurt"
_FOLLOWS: Final = (
    "It opens a repair. For 72 hours, or longer where your ground agreement says so, only holds of "
    "at most 14 days can be signed, so that nothing that lasts is decided while it is fresh."
)
_NO_WORDS: Final = "They will read that you were hurt, without words about what it was."
_NOBODY: Final = "Choose at least one person to mend it with."
_KEPT: Final = "Nothing was shared. These other words are kept too, sealed to you alone."


class SharingScreen(InRepair):
    """Returns the digest of the hurt that was shared; None where it stays with its writer."""

    PLACE = "sharing"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("sharing")]

    def __init__(self, note: str, words: str) -> None:
        super().__init__()
        self.note, self.words, self.kept = note, words, words
        self.others: tuple[PersonView, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out the words, a way to leave them out, with whom, and what follows."""
        with Vertical(id="around"), Vertical(id="way"):
            yield text.label((_ASK, text.HEADING))
            yield text.label((_ABOUT, text.QUIET))
            yield Editor(id="shared")
            yield text.tick(_WITHOUT, on=False, name="without")
            yield Vertical(id="with")
            with Horizontal(id="until-row"):
                yield text.label("Longer, until ", classes="form-label")
                yield text.field(id="until", hint="a day, if you like", compact=True, limit=30)
            yield text.label((_FOLLOWS, text.QUIET), id="follows")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "sharing a hurt"

    def on_mount(self) -> None:
        """Begin with the words as they were kept."""
        super().on_mount()
        editor = self.query_one("#shared", Editor)
        editor.load_text(self.words)
        editor.move_cursor(editor.document.end)
        editor.focus()
        ws, me = self.session.ws, self.me

        def look() -> "tuple[PersonView, ...]":
            from handfast.workspace import people

            return tuple(each for each in people.everybody(ws) if each.id != me)

        self.in_background(look, self._with, group="people")

    def read_again(self) -> None:
        """Nothing of the folder but its people is shown here."""

    def _with(self, others: "tuple[PersonView, ...]") -> None:
        """Ask with whom to mend it, where there is more than one other person."""
        self.others = others
        if len(others) > 1:
            ticks = [text.tick(f"with {each.name}", on=True, name=each.id) for each in others]
            self.query_one("#with", Vertical).mount_all(ticks)

    @property
    def shared(self) -> str:
        """What the others will read; empty for no words."""
        without = next(box for box in self.query(Checkbox) if box.name == "without")
        return "" if without.value else self.query_one("#shared", Editor).text.strip()

    # Other words than those of the hurt are kept like these, until they are shared or forgotten.

    def _sealing(self) -> "Callable[[], str]":
        """Return the job that seals words that were changed here, and returns them, if any."""
        words, session, person = (
            self.query_one("#shared", Editor).text.strip(),
            self.session,
            self.me,
        )

        def seal() -> str:
            from handfast.workspace import repairing

            if not words or words == self.kept:
                return ""
            repairing.keep_hurt(session.ws, person, words)
            self.kept = words
            return words

        return seal

    def save_now(self) -> None:
        """Seal changed words before this returns: for locking and leaving at once."""
        self._sealing()()

    def action_back(self) -> None:
        """Share nothing; words that were changed are sealed first, as another wording."""

        def leave() -> None:
            self.say(_KEPT)
            self.dismiss()

        def sealed(words: str) -> None:
            if words:
                self.for_you_alone(words, leave)
            else:
                self.dismiss()

        self.in_background(self._sealing(), sealed, group="keep")

    def action_share_now(self) -> None:
        """Show exactly what will be read, then share it."""
        until = self.query_one("#until", Input).value
        day = wording.day_from(until) if until.strip() else None
        if until.strip() and day is None:
            self.say(NO_DAY)
            return
        ticks = self.query_one("#with", Vertical).query(Checkbox)
        with_ = tuple(str(box.name) for box in ticks if box.value)
        if len(self.others) > 1 and not with_:
            self.say(_NOBODY)
            return
        shared = self.shared
        self.for_you_alone(f"{self.words}\n{shared}", lambda: self._sure(shared, with_, day))

    def _sure(self, shared: str, with_: tuple[str, ...], day: "date | None") -> None:
        from ..dialogs.confirm import ConfirmDialog

        def sure(yes: bool | None) -> None:
            if yes:
                self.with_seat(lambda seat: self._share(seat, shared, with_, day), why=SIGNED)

        said: list[text.Part] = [
            (f"“{shared}”", "italic") if shared else _NO_WORDS,
            f"Exactly this. It is signed by you, and stays. {_FOLLOWS}",
        ]
        self.app.push_screen(ConfirmDialog("Share this?", said, yes="Share it", no="Not now"), sure)

    def _share(self, seat: "Seat", shared: str, with_: tuple[str, ...], day: "date | None") -> None:
        ws, note = self.session.ws, self.note

        def share() -> "Course":
            from handfast.workspace import repairing

            until = repairing.end_of_day(day) if day else None
            return repairing.share(ws, seat, note, text=shared, with_=with_, until=until)

        self.in_background(share, lambda course: self.dismiss(course.digest))
