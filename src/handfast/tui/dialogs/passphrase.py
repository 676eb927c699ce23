"""Asks for a passphrase and unlocks the key with it; the passphrase goes nowhere else."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input, Static

from handfast.errors import PassphraseError

from .. import text
from ..widgets.fields import SecretField
from .base import Dialog

if TYPE_CHECKING:
    from handfast.workspace import Seat, Workspace  # noqa: F401 - named in the base class
    from handfast.workspace.views import PersonView


class PassphraseDialog(Dialog["Seat"]):
    """Returns the unlocked seat, or None. It asks again where the passphrase did not fit."""

    HINT = "enter: unlock   esc: leave it"

    def __init__(self, ws: "Workspace", person: "PersonView", why: str) -> None:
        super().__init__(f"{person.name}'s passphrase")
        self.ws, self.person, self.why = ws, person, why

    def body(self) -> ComposeResult:
        """Lay out why, the field, and what happens with it."""
        yield text.label(self.why)
        yield text.field(id="passphrase", secret=True, hint="passphrase")
        yield text.label(
            ("It opens your key on this machine and is forgotten at once.", text.QUIET), id="said"
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Unlock with what was typed; the field is emptied before anything else happens."""
        from handfast.workspace import Secret, people

        event.stop()
        typed = self.query_one("#passphrase", SecretField).take()
        if not typed or self.busy():
            return
        secret = Secret(typed)
        text.show(self.query_one("#said", Static), ("Opening your key …", text.WAITING))
        self.in_background(
            lambda: people.unlock_seat(self.ws, self.person.id, secret),
            self.dismiss,
            otherwise=self._did_not_open,
        )

    def _did_not_open(self, error: Exception) -> None:
        if not isinstance(error, PassphraseError):
            self.report(error)
            return
        text.show(
            self.query_one("#said", Static),
            ("That passphrase did not open the key. Try once more; there is no hurry.", text.CARE),
        )
