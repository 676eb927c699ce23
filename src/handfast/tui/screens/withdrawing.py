"""Taking back one's consent: a confirmation that says what happens. No reason is asked for."""

from typing import TYPE_CHECKING

from handfast.errors import StorageError

from .. import text
from .base import HouseScreen

if TYPE_CHECKING:
    from handfast.workspace import Seat

_ONCE = (
    "The others see that you withdrew, and nothing more. It cannot be undone; "
    "you can always write it again, as something new."
)


class Withdraws(HouseScreen):
    """The part of a screen about one version from which somebody can withdraw from it."""

    digest: str

    def confirm_withdrawal(self, clauses: tuple[str, ...] = ()) -> None:
        """Say what happens, ask whether it should, and withdraw; from the whole without clauses."""
        from ..dialogs.confirm import ConfirmDialog

        happens = (
            "The clause stops holding for everybody at once. The rest stands."
            if clauses
            else "The whole agreement stops being in force for everybody at once."
        )

        def sure(yes: bool | None) -> None:
            if yes:
                self.with_seat(
                    lambda seat: self._withdraw(seat, clauses),
                    why="Your withdrawal is signed with your key, so that nobody else can do it.",
                )

        self.app.push_screen(ConfirmDialog("Withdraw", [happens, _ONCE], yes="Withdraw"), sure)

    def _withdraw(self, seat: "Seat", clauses: tuple[str, ...]) -> None:
        ws, digest = self.session.ws, self.digest

        def withdraw() -> "StorageError | None":
            """Withdraw; return why it is not in the folder, where only this machine keeps it."""
            from handfast.workspace import looking, proposals

            try:
                proposals.withdraw(ws, seat, digest, clauses=clauses)
            except StorageError as error:
                stands = looking.show(ws, digest).standing
                taken_back = set(clauses) <= stands.withdrawn_clauses
                if not (taken_back if clauses else seat.person.id in stands.withdrawn_by):
                    raise
                return error
            return None

        self.say_who("Signing …")
        self.in_background(withdraw, self._withdrawn, otherwise=self._not_withdrawn)

    def _not_withdrawn(self, error: Exception) -> None:
        self.say_who()
        self.report(error)

    def _withdrawn(self, lacking: "StorageError | None") -> None:
        from ..dialogs.tell import TellDialog

        self.after_withdrawing()
        if lacking is None:
            self.say("You have withdrawn.")
            return
        said: list[text.Part] = [lacking.message, (lacking.next_step, text.GOOD)]
        self.app.push_screen(TellDialog("You have withdrawn", said))

    def after_withdrawing(self) -> None:
        """Go on once it is withdrawn: read again how it stands."""
        self.on_screen_resume()
