"""Drafting: from a clause with findings to the need under it, and back with other words."""

from typing import TYPE_CHECKING

from ..widgets.clause_form import ClauseForm
from ..widgets.fields import Editor
from .drafting_desk import DraftingDesk

if TYPE_CHECKING:
    from handfast.model import Clause

    from .rewording import Taken

_FIELDS = ("need", "notice", "kind", "binds", "until")
"""What a wording brings with it besides its text."""


class NeedAtTheDesk(DraftingDesk):
    """The part of the desk that leads to the need under a clause."""

    before_rewording: "Clause | None" = None

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
        editor = self.query_one(Editor)
        editor.replace(taken.wording.text, (0, 0), editor.document.end)
        editor.move_cursor(editor.document.end)
        editor.focus()
        self.take_written()
        self.before_rewording = clause
        document = self.document or document
        self.change(
            rewording.take(document, clause.id, taken.wording, need=taken.need, by=person.id)
        )
        self._show_form()

    def take_written(self) -> None:
        """Take the words in the editor; with the old words, what belonged to them comes back."""
        super().take_written()
        before, clause = self.before_rewording, self.clause
        if before is None or clause is None or self.document is None:
            return
        if (clause.id, clause.text) == (before.id, before.text):
            from handfast.workspace import editing

            self.before_rewording = None
            fields = {name: getattr(before, name) for name in _FIELDS}
            self.change(editing.change_clause(self.document, clause.id, **fields))
            self._show_form()

    def _show_form(self) -> None:
        """Show the clause's details again."""
        if self.clause is not None:
            self.call_later(self.query_one(ClauseForm).read, self.clause, self.document)
