"""Naming a hurt: put into words for oneself, sealed at once, and shared only by a further act."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from .. import actions, text
from ..widgets.fields import Editor
from .repair_base import SIGNED, InRepair

if TYPE_CHECKING:
    from handfast.workspace import Seat
    from handfast.workspace.views import HurtView

_ASK = "What hurt, in your own words?"
_ABOUT = (
    "They are yours. They are sealed to you, nobody is told, and you decide whether anybody ever "
    "reads them. What happened, how it felt, what it came to mean: as much as you like."
)
_NOT_KEPT = "Not kept yet: ctrl+s keeps it, and so does leaving."
_KEPT = "Kept, sealed to you alone."
_FIRST_WORDS = "There are no words yet."


class NamingScreen(InRepair):
    """Returns the digest of the hurt once it was shared; None where it stays with its writer."""

    PLACE = "naming"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("naming")]

    def __init__(self, before: "HurtView | None" = None) -> None:
        super().__init__()
        self.name_of_note = before.name if before else ""
        self.kept = before.text if before else ""

    def body(self) -> ComposeResult:
        """Lay out the question and room for the words."""
        with Vertical(id="around"), Vertical(id="way"):
            yield text.label((_ASK, text.HEADING))
            yield text.label((_ABOUT, text.QUIET))
            yield Editor(id="hurt")
            yield text.label(id="kept")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "for you alone"

    def on_mount(self) -> None:
        """Begin to write."""
        super().on_mount()
        editor = self.query_one("#hurt", Editor)
        editor.load_text(self.kept)
        editor.move_cursor(editor.document.end)
        editor.focus()
        self._say_kept()

    def read_again(self) -> None:
        """Nothing of the folder is shown here."""

    @property
    def words(self) -> str:
        """What is written now."""
        return self.query_one("#hurt", Editor).text.strip()

    def on_text_area_changed(self) -> None:
        """Say whether the words are kept."""
        self._say_kept()

    def _say_kept(self) -> None:
        said = ""
        if self.words:
            said = _KEPT if self.words == self.kept else _NOT_KEPT
        text.show(self.query_one("#kept", Static), (said, text.QUIET))

    def _sealing(self) -> Callable[[], str]:
        """Return the job that seals what is written now, and returns it."""
        words, session, person = self.words, self.session, self.session.person

        def seal() -> str:
            from handfast.workspace import repairing

            if words and words != self.kept and person is not None:
                kept = repairing.keep_hurt(session.ws, person.id, words, self.name_of_note)
                self.name_of_note, self.kept = kept, words
            return words

        return seal

    def save_now(self) -> None:
        """Seal what is written before this returns: for locking and leaving at once."""
        self._sealing()()

    def _keep(self, then: Callable[[], object]) -> None:
        """Seal the words; where they tell of danger, show their writer where to turn; go on."""
        new = self.words != self.kept

        def kept(words: str) -> None:
            self._say_kept()
            if new:
                self.for_you_alone(words, then)
            else:
                then()

        self.in_background(self._sealing(), kept, group="keep")

    def action_keep(self) -> None:
        """Keep it for oneself."""
        if self.words:
            self._keep(lambda: self.say(_KEPT))
        else:
            self.say(_FIRST_WORDS)

    def action_share(self) -> None:
        """Keep it, then choose what the others read of it."""
        if self.words:
            self._keep(lambda: self.with_seat(self._choose, why=SIGNED))
        else:
            self.say(_FIRST_WORDS)

    def _choose(self, seat: "Seat") -> None:
        from .repair_sharing import SharingScreen

        del seat

        def shared(digest: str | None) -> None:
            if digest is not None:
                self.kept = self.words
                self.dismiss(digest)

        self.app.push_screen(SharingScreen(self.name_of_note, self.kept), shared)

    def action_forget(self) -> None:
        """Delete it for good, after asking."""
        from ..dialogs.confirm import ConfirmDialog

        def sure(yes: bool | None) -> None:
            if yes:
                self._forget()

        self.app.push_screen(
            ConfirmDialog(
                "Delete these words?",
                ["They are gone for good; nobody else ever saw them."],
                yes="Delete them",
                no="Keep them",
            ),
            sure,
        )

    def _forget(self) -> None:
        session, name, person = self.session, self.name_of_note, self.session.person
        self.kept = self.words

        def forget() -> None:
            from handfast.workspace import repairing

            if name and person is not None:
                repairing.forget_hurt(session.ws, person.id, name)

        self.in_background(forget, lambda _: self.dismiss())

    def action_back(self) -> None:
        """Keep what is written, and go back."""
        if self.words and self.words != self.kept:
            self._keep(self._leave)
        else:
            self.dismiss()

    def _leave(self) -> None:
        self.say(_KEPT)
        self.dismiss()
