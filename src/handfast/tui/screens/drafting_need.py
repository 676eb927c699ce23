"""Drafting: from a clause with findings to the need under it, and back with other words."""

from typing import TYPE_CHECKING

from ..widgets.fields import Editor
from .drafting_desk import DraftingDesk

if TYPE_CHECKING:
    from handfast.model import Clause

    from .rewording import Taken


class NeedAtTheDesk(DraftingDesk):
    """The part of the desk that leads to the need under a clause."""

    def action_need(self) -> None:
        """Look for the need under the clause that is chosen."""
        self.take_written()
        clause, document = self.clause, self.document
        if clause is None or document is None or not clause.text.strip():
            self.say("Choose a clause first.")
            return
        from .rewording import RewordingScreen

        def taken(answer: "Taken | None") -> None:
            if answer is not None:
                self._reword(clause, answer)

        self.app.push_screen(RewordingScreen(self.file.name, document, clause), taken)

    def _reword(self, clause: "Clause", taken: "Taken") -> None:
        """Put a wording in the place of the clause; undo brings the old one back, as it was."""
        from handfast.workspace import rewording

        person, document = self.session.person, self.document
        if document is None or person is None or document.clause(clause.id) != clause:
            return
        self.query_one(Editor).focus()
        self.written = ""
        self.change(
            rewording.take(document, clause.id, taken.wording, need=taken.need, by=person.id)
        )
        self.choose(self.chosen)
