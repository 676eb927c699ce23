"""The welcome: start our agreements, join somebody's, open a folder, or look around."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.widgets import OptionList

from .. import actions, text
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace import Workspace
    from handfast.workspace.example import ExampleCouple
    from handfast.workspace.invitations import Invitation

_NOT = (
    "handfast is not a therapist, not a lawyer, and no proof of consent. "
    "If something frightens you, press f2."
)
_PASTE = "Paste the line that begins with ssh-ed25519, or name the file that they sent you."
_WAYS: tuple[tuple[str, str, str], ...] = (
    ("start", "Start our agreements", "in a new folder"),
    ("join", "Join somebody", "who sent you an invitation"),
    ("open", "Open a folder", "of agreements that is here already"),
    ("look", "Look around", "with an example couple, Alex and Sam"),
)


class WelcomeScreen(HouseScreen):
    """Four ways in, and what this is and is not."""

    PLACE = "welcome"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("welcome")]

    def body(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(id="welcome"), Center(), Vertical(id="hearth"):
            yield text.label(
                ("Write down what you have agreed, in words you both mean,\n", text.HEADING),
                ("and come back to it.", text.HEADING),
            )
            yield OptionList(
                *(
                    text.option(
                        (f" {way[0]}  ", text.WAITING),
                        (name, text.STRONG),
                        (f"  {about}", ""),
                        id=way,
                    )
                    for way, name, about in _WAYS
                ),
                id="ways",
            )
            yield text.label(
                "Nothing leaves this machine unless you send it. Drafts are sealed: only their "
                "writer can read them. Anyone can withdraw, alone, at once, without a reason."
            )
            yield text.label(
                (
                    _NOT,
                    text.QUIET,
                ),
                classes="spaced",
            )

    @property
    def where(self) -> str:
        """What the top bar says about this screen."""
        return "Welcome"

    def on_mount(self) -> None:
        """Begin at the first way in."""
        super().on_mount()
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go the chosen way."""
        event.stop()
        self.call_later(self.run_action, f"{event.option_id}")

    def action_start(self) -> None:
        """Ask for a new folder, and start agreements there."""
        from ..dialogs.write import LineDialog

        self.app.push_screen(
            LineDialog(
                "Where shall your agreements live?",
                about="handfast makes this folder, readable by you alone. "
                "Keys and passphrases never go into it.",
                value="~/our-agreements",
            ),
            self._start_in,
        )

    def action_join(self) -> None:
        """Ask for an invitation, then for a folder, and go on to its words."""
        from ..dialogs.write import LineDialog

        self.app.push_screen(
            LineDialog("Who invited you?", about=_PASTE, hint="their invitation"), self._invited
        )

    def _invited(self, given: str | None) -> None:
        if given is not None:
            from handfast.workspace import invitations

            self.in_background(lambda: invitations.find_one(given), self._join)

    def _join(self, invitation: "Invitation") -> None:
        from ..dialogs.write import LineDialog

        whose = invitation.name or "your partner"
        self.app.push_screen(
            LineDialog(
                "Where shall your agreements live?",
                about=f"A new folder on this machine, or the one that you share with {whose}.",
                value="~/our-agreements",
            ),
            lambda folder: self._start_in(folder, invitation),
        )

    def action_open(self) -> None:
        """Ask for a folder, and open it."""
        from ..dialogs.write import LineDialog

        self.app.push_screen(
            LineDialog("Which folder shall we open?", value="~/our-agreements"), self._open_folder
        )

    def action_look(self) -> None:
        """Make the example couple's folder, and look around in it."""
        self.say_who("Making the example …")
        self.in_background(self._example, self._show_example, group="example")

    def on_screen_suspend(self) -> None:
        """Make no example any more for somebody who asked for something else since."""
        self.give_up("example")

    def _start_in(self, folder: str | None, invitation: "Invitation | None" = None) -> None:
        if folder is not None:
            session = self.session

            def start() -> "Workspace":
                from handfast.workspace import Workspace
                from handfast.workspace.named_file import named_path

                path = named_path(folder)
                shared = invitation is not None and Workspace.is_folder(path)
                begin = Workspace.open if shared else Workspace.start
                return begin(path, clock=session.clock, data_root=session.data_root)

            self.in_background(start, lambda found: self._begin_with_people(found, invitation))

    def _begin_with_people(self, workspace: "Workspace", invitation: "Invitation | None") -> None:
        from .people import PeopleScreen

        house = self.house
        house.go_home(workspace)
        house.push_screen(PeopleScreen(invitation))

    def _open_folder(self, folder: str | None) -> None:
        if folder is not None:
            session = self.session

            def open_it() -> "Workspace":
                from handfast.workspace import Workspace
                from handfast.workspace.named_file import named_path

                return Workspace.open(
                    named_path(folder), clock=session.clock, data_root=session.data_root
                )

            self.in_background(open_it, self.house.go_home)

    def _example(self) -> "ExampleCouple":
        from handfast.workspace import example

        folder = Path(tempfile.mkdtemp(prefix="handfast-example-"))
        self.session.throw_away(folder)
        return example.make(folder / "alex-and-sam", data_root=folder / "data")

    def _show_example(self, couple: "ExampleCouple") -> None:
        from ..dialogs.tell import TellDialog

        house = self.house
        house.go_home(couple.workspace)
        sentences: list[text.Part] = [
            "Alex and Sam are invented. Their folder is a copy of your own: change what you like.",
            "What you write here is not private, and is gone when you leave.",
        ]
        sentences += [
            text.words(
                person.name, ("'s passphrase is  ", text.QUIET), (person.passphrase, text.STRONG)
            )
            for person in couple.people
        ]
        house.push_screen(TellDialog("The example couple", sentences))
