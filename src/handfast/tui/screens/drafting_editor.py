"""Drafting: the draft's own text in the editor that its writer has set, while the screens wait."""

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from handfast.errors import DocumentError, HandfastError, RefusedError

from .drafting_clauses import ClausesAtTheDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.model import AgreementDocument
    from handfast.workspace.views import DraftView


class EditorAtTheDesk(ClausesAtTheDesk):
    """The part of the desk that hands the draft to an editor. The file lies in memory only."""

    unread: bytes = b""
    """What somebody wrote in the editor and what could not be read as a draft."""

    def action_open_editor(self) -> None:
        """Save, then open the draft as text, or what was written there and could not be read."""
        self.take_written()
        self.autosave.then(lambda: self._edit(self.unread or self.file.seen), self.report)

    def _edit(self, words: bytes) -> None:
        from handfast.workspace.private_file import chosen_editor, edit_privately

        if not words:
            return
        try:
            command = chosen_editor()
            with self.app.suspend():
                written = edit_privately(words, command)
        except SuspendNotSupported:
            self.report(
                RefusedError(
                    "An editor cannot be opened from here.",
                    next_step="Open handfast in a terminal, or go on writing in this screen.",
                )
            )
        except HandfastError as error:
            self.report(error)
        else:
            if written != self.file.seen:
                self._store(written)
            else:
                self.unread = b""

    def _store(self, written: bytes) -> None:
        self.unread = written
        self.in_background(
            self.file.storing(written),
            self._stored,
            group="editor",
            otherwise=lambda error: self._not_stored(written, error),
        )

    def _stored(self, draft: "DraftView") -> None:
        self.unread = b""
        before = self.document
        if before is not None:
            self.steps.before(before, self.chosen)
        self.written, self.document = "", draft.document
        self.choose(self._chosen_in(draft.document))
        self.say_who()
        self.reading.read(draft.document)
        self.say_saved()

    def _chosen_in(self, document: "AgreementDocument") -> str:
        """Return what was chosen, or the whole where that is gone."""
        from ..widgets.clause_list import PREFIX, WHOLE

        there = document.clause(self.chosen.removeprefix(PREFIX)) is not None
        return self.chosen if there else WHOLE

    def _not_stored(self, written: bytes, error: Exception) -> None:
        """Tell what could not be read. The text is kept; the draft is as it was."""
        if not isinstance(error, DocumentError):
            self.report(error)
            return
        from ..dialogs.confirm import ConfirmDialog

        def again(yes: bool | None) -> None:
            if yes:
                self._edit(written)

        told = [str(problem) for problem in error.problems] or [error.message]
        self.app.push_screen(
            ConfirmDialog(
                "This cannot be read as a draft",
                [*told, "The draft is as it was. What you wrote waits here: alt+e opens it again."],
                yes="Back to the editor",
                no="Not now",
            ),
            again,
        )

    def leave_unread(self, then: "Callable[[], object]") -> None:
        """Go on; where a text of the editor is not in the draft, only after asking."""
        if not self.unread:
            then()
            return
        from ..dialogs.confirm import ConfirmDialog

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.app.push_screen(
            ConfirmDialog(
                "What you wrote in the editor is not in the draft",
                ["It could not be read, and it is kept no longer than this screen is open."],
                yes="Leave it behind",
                no="Stay",
            ),
            answered,
        )
