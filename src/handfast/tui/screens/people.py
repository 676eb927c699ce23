"""People: who is here, and making a person with a key of their own."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, OptionList, Static

from .. import actions, text
from ..widgets.fields import SecretField
from ..widgets.how_far import how_far
from ..widgets.page import Page, block
from .people_meeting import MeetingPeople

if TYPE_CHECKING:
    from handfast.workspace import Secret
    from handfast.workspace.invitations import Invitation
    from handfast.workspace.views import PersonView

SHORT = 8
"""A passphrase with fewer letters than this is asked about once more."""
_EXPLAINED = (
    "Your key signs for you and opens what is sealed to you. The passphrase protects it on this "
    "machine, also from the other person here. Nobody can recover it: if it is lost, agreements "
    "stay readable, but your drafts are gone. Write it down somewhere safe."
)


class PeopleScreen(MeetingPeople):
    """Everybody in the folder, and a form for one more."""

    PLACE = "people"
    CSS_PATH = "../styles/people.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("people")]

    def __init__(self, invitation: "Invitation | None" = None) -> None:
        super().__init__()
        self._invitation = invitation
        self._offers_ground = False

    def body(self) -> ComposeResult:
        """Lay out the people and the form."""
        with Horizontal():
            with Vertical(id="left"):
                with VerticalScroll(id="here", classes="framed", can_focus=False):
                    yield Page(id="people")
                yield OptionList(
                    *(
                        text.option((f"{action.keys}  ", text.WAITING), action.label, id=action.id)
                        for action in actions.at(self.PLACE)
                        if action.id != "back"
                    ),
                    id="more",
                    classes="framed",
                )
            with VerticalScroll(id="making", classes="framed", can_focus=False):
                yield text.label((_EXPLAINED, text.QUIET), id="explained")
                yield text.field(id="name", hint="name", limit=80, steps_on=True)
                yield text.field(id="passphrase", hint="passphrase", secret=True, steps_on=True)
                yield text.field(id="again", hint="the same passphrase again", secret=True)
                yield text.label(id="said")
                with Horizontal(classes="buttons"):
                    yield text.button("Make the key", id="make", variant="primary")
                    yield text.button("Done", id="done")

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "People"

    def on_mount(self) -> None:
        """Show who is here."""
        super().on_mount()
        text.title(self.query_one("#here"), "Here")
        text.title(self.query_one("#more"), "More")
        text.title(self.query_one("#making"), "Make a person and a key")
        self.query_one("#name", Input).focus()
        self.read_again()
        if self._invitation is not None:
            self.call_after_refresh(self.meet, self._invitation)

    def read_again(self) -> None:
        """Read who is here, and whether anything was agreed yet."""
        from handfast.workspace import looking, people

        ws, watch = self.session.ws, self.progress("people", self._reading)

        def look() -> "tuple[tuple[PersonView, ...], bool]":
            stands = looking.overview(ws, watch=watch).standing
            return people.everybody(ws), bool(stands.agreements)

        self.in_background(look, lambda found: self._show(*found), group="people")

    def _reading(self, done: int, of: int) -> None:
        page = [block(("Reading the folder …", text.QUIET)), *how_far(done, of)]
        self.query_one("#people", Page).read(page)

    def told(self, sentence: str) -> None:
        """Say what has happened, under the form."""
        self._say(sentence, text.GOOD)

    def _show(self, everybody: "tuple[PersonView, ...]", agreed: bool) -> None:
        here = any(person.key_here for person in everybody)
        self._offers_ground = here and len(everybody) > 1 and not agreed
        page = self.query_one("#people", Page)
        if not everybody:
            page.read([block(("Nobody yet. An agreement needs two people or more.", text.QUIET))])
            return
        blocks = []
        for person in everybody:
            where = "key on this machine" if person.key_here else "key on another machine"
            blocks.append(block((person.name, text.STRONG), (f"  {person.id}", text.QUIET), gap=1))
            blocks.append(block((where, text.GOOD if person.key_here else text.QUIET)))
            blocks.append(block((person.fingerprint, text.QUIET)))
        page.read(blocks)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Make the key; the other fields lead to the next by themselves."""
        event.stop()
        self._make()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen beside the form."""
        event.stop()
        self.call_later(self.run_action, f"{event.option_id}")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Make the key, or go back."""
        event.stop()
        if event.button.id == "make":
            self._make()
        elif self._offers_ground:
            self._offers_ground = False
            self.action_ground()
        else:
            self.action_back()

    def _say(self, sentence: str, style: str = text.CARE) -> None:
        text.show(self.query_one("#said", Static), (sentence, style))

    def _make(self) -> None:
        name = self.query_one("#name", Input).value.strip()
        first = self.query_one("#passphrase", SecretField)
        again = self.query_one("#again", SecretField)
        if self.busy():
            return
        if not name or not first.value:
            self._say("A name and a passphrase are both needed.")
            return
        if first.value != again.value:
            again.take()
            again.focus()
            self._say("The two passphrases differ. Type the second one again.")
            return
        from ..dialogs.confirm import ConfirmDialog

        if len(first.value) >= SHORT:
            self._take_and_make()
            return

        def sure(yes: bool | None) -> None:
            if yes:
                self._take_and_make()

        said = "That is short. Somebody who lives with you could guess it. Use it all the same?"
        self.app.push_screen(
            ConfirmDialog("A short passphrase", [said], yes="Use it", no="Choose another"), sure
        )

    def _take_and_make(self) -> None:
        from handfast.workspace import Secret

        name = self.query_one("#name", Input).value.strip()
        self.query_one("#again", SecretField).take()
        self._make_key(name, Secret(self.query_one("#passphrase", SecretField).take()))

    def _make_key(self, name: str, secret: "Secret") -> None:
        from handfast.workspace import people

        ws = self.session.ws
        self._say("Making a key …", text.WAITING)
        self.in_background(
            lambda: people.make_person(ws, name, secret), self._made, otherwise=self._not_made
        )

    def _made(self, person: "PersonView") -> None:
        self._say(f"{person.name} has a key now. Next person, or Done.", text.GOOD)
        name = self.query_one("#name", Input)
        name.clear()
        name.focus()
        self.read_again()

    def _not_made(self, error: Exception) -> None:
        self._say("")
        self.report(error)
