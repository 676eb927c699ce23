"""Brings a key that somebody has already; the passphrase opens it once, and it is kept stronger."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input, Static

from handfast.errors import HandfastError

from .. import text
from ..widgets.fields import SecretField
from .base import Dialog

if TYPE_CHECKING:
    from handfast.workspace import Secret, Workspace
    from handfast.workspace.views import PersonView

USUAL = "~/.ssh/id_ed25519"
_ABOUT = "An OpenSSH Ed25519 key with a passphrase. handfast keeps a copy; the file stays as it is."


class BringDialog(Dialog["PersonView"]):
    """Returns the person who has a key here now, or None."""

    CSS = "BringDialog .dialog-body Input { margin: 0; }"
    HINT = "enter: go on   esc: leave it"

    def __init__(self, ws: "Workspace") -> None:
        super().__init__("Bring a key of your own")
        self.ws = ws

    def body(self) -> ComposeResult:
        """Lay out whose key it is, where it lies, and its passphrase."""
        yield text.label(_ABOUT)
        yield text.field(id="name", hint="your name", limit=80)
        yield text.field(USUAL, id="file", hint="the file of the private key")
        yield text.field(id="passphrase", hint="its passphrase", secret=True)
        yield text.label(id="said")

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; from the last one, bring the key."""
        event.stop()
        if event.input.id != "passphrase":
            self.focus_next()
        elif not self.busy():
            self._bring()

    def _bring(self) -> None:
        from handfast.workspace import Secret

        name = self.query_one("#name", Input).value.strip()
        path = self.query_one("#file", Input).value.strip()
        typed = self.query_one("#passphrase", SecretField).take()
        if not name or not typed:
            self._say("A name and the passphrase of the key are both needed.", text.CARE)
            return
        self._say("Opening the key …", text.WAITING)
        self.in_background(
            lambda: self._opened(name, path, Secret(typed)),
            self.dismiss,
            otherwise=self._not_brought,
        )

    def _opened(self, name: str, path: str, secret: "Secret") -> "PersonView":
        from handfast.workspace import people
        from handfast.workspace.named_file import named_path

        return people.bring_person(self.ws, name, people.key_file(named_path(path)), secret)

    def _not_brought(self, error: Exception) -> None:
        if not isinstance(error, HandfastError):
            self.report(error)
            return
        self._say(" ".join(filter(None, (error.message, error.next_step))), text.CARE)

    def _say(self, sentence: str, style: str) -> None:
        text.show(self.query_one("#said", Static), (sentence, style))
