"""People from elsewhere: bringing a key, inviting, meeting."""

from pathlib import Path
from typing import TYPE_CHECKING

from .. import text
from .first_agreement import OffersGround

if TYPE_CHECKING:
    from handfast.workspace.invitations import Invitation
    from handfast.workspace.views import PersonView

_PASTE = "Paste the line that begins with ssh-ed25519, or name the file that they sent you."
_SEND = (
    "Send this file by any messenger; it holds nothing secret. Then read these words to them, face "
    "to face or by telephone:"
)


class MeetingPeople(OffersGround):
    """The part of People that leads to other machines. ``read_again`` shows who is here now."""

    def read_again(self) -> None:
        """Show who is here."""

    def told(self, sentence: str) -> None:
        """Say what has happened."""

    def action_bring(self) -> None:
        """Let somebody use the key they have."""
        from ..dialogs.bring import BringDialog

        def brought(person: "PersonView | None") -> None:
            if person is not None:
                self.told(f"{person.name}'s key is here now.")
                self.read_again()

        self.app.push_screen(BringDialog(self.session.ws), brought)

    def action_meet(self) -> None:
        """Ask for an invitation, then for its words."""
        from ..dialogs.write import LineDialog

        self.app.push_screen(
            LineDialog("Meet somebody from another machine", about=_PASTE, hint="their invitation"),
            self._read_invitation,
        )

    def _read_invitation(self, given: str | None) -> None:
        from handfast.workspace import invitations

        if given is not None:
            self.in_background(lambda: invitations.find_one(given), self.meet)

    def meet(self, invitation: "Invitation") -> None:
        """Show the words of an invitation; the key is trusted only after a yes and a name."""
        from ..dialogs.meet import MeetDialog

        def compared(same: bool | None) -> None:
            if same:
                self._ask_name(invitation)

        self.app.push_screen(MeetDialog(invitation), compared)

    def _ask_name(self, invitation: "Invitation") -> None:
        from ..dialogs.write import LineDialog

        def named(name: str | None) -> None:
            if name is not None:
                self._accept(invitation, name)

        self.app.push_screen(LineDialog("What do you call them?", value=invitation.name), named)

    def _accept(self, invitation: "Invitation", name: str) -> None:
        from handfast.workspace import invitations

        ws = self.session.ws
        self.in_background(lambda: invitations.accept(ws, invitation, name), self._met)

    def _met(self, person: "PersonView") -> None:
        self.told(f"You have met {person.name}. Invite them too, if they have not met you yet.")
        self.read_again()

    def action_invite(self) -> None:
        """Write an invitation of whoever sits here."""
        self.with_person(self._invite)

    def _invite(self, person: "PersonView") -> None:
        from ..dialogs.write import LineDialog

        def chosen(target: str | None) -> None:
            if target is not None:
                self._write_invitation(person, target)

        self.app.push_screen(
            LineDialog(
                f"Where shall {person.name}'s invitation go?",
                about="It is a small file for somebody at another machine, with your public key.",
                value=f"~/invitation-{person.id}.txt",
            ),
            chosen,
        )

    def _write_invitation(self, person: "PersonView", target: str) -> None:
        from handfast.workspace import invitations

        ws = self.session.ws

        def write() -> "tuple[Path, tuple[str, ...]]":
            path = invitations.write(ws, person.id, target)
            return path, invitations.words_of(ws, person.id)

        self.in_background(write, lambda done: self._invited(*done))

    def _invited(self, path: Path, words: tuple[str, ...]) -> None:
        from ..dialogs.meet import words_to_read
        from ..dialogs.tell import TellDialog

        shown = (words_to_read(words), text.HEADING)
        said = text.words((str(path), text.STRONG))
        self.app.push_screen(TellDialog("Your invitation", [said, _SEND, text.words(shown)]))
