"""Drafting: what can be done to a draft by key. The desk under it holds the draft itself."""

from typing import TYPE_CHECKING

from textual import on

from ..tidying import tidied
from ..widgets.clause_form import ClauseForm
from ..widgets.clause_list import PREFIX, WHOLE
from ..widgets.fields import Editor
from ..widgets.findings import FindingsPanel
from .drafting_editor import EditorAtTheDesk

if TYPE_CHECKING:
    from handfast.model import Finding


class DraftingScreen(EditorAtTheDesk):
    """One private draft, saved while it is written."""

    @on(FindingsPanel.Need)
    def _need(self) -> None:
        self.action_need()

    def action_reword(self) -> None:
        """Take the wording that is offered first."""
        wording = self.query_one(FindingsPanel).first_wording()
        if wording is None:
            self.say("No wording is offered here. Yours counts as much.")
        else:
            self._take(wording)

    @on(FindingsPanel.Take)
    def _taken(self, event: FindingsPanel.Take) -> None:
        self._take(event.wording)

    def _take(self, wording: str) -> None:
        if self.clause is not None:
            self.query_one(Editor).write_over(wording)

    def action_talked_through(self) -> None:
        """Note that the chosen finding was talked through."""
        finding = self.query_one(FindingsPanel).first_open()
        if finding is None:
            self.say("Nothing here is left to talk through.")
        else:
            self._talk(finding)

    @on(FindingsPanel.Talk)
    def _talked(self, event: FindingsPanel.Talk) -> None:
        self._talk(event.finding)

    def _talk(self, finding: "Finding") -> None:
        from ..dialogs.write import WriteDialog

        def noted(note: str | None) -> None:
            if note and self.document is not None:
                from handfast.workspace import editing

                where = finding.clause or ""
                self.change(
                    editing.talked_through(self.document, where, finding.code, note), redraw=True
                )

        self.app.push_screen(
            WriteDialog(
                "We have talked this through",
                about=f"{finding.ask or finding.why}\n\nWhat came of it? One sentence. "
                "The other will see it beside the clause.",
            ),
            noted,
        )

    def action_details(self) -> None:
        """Go between the findings and the details."""
        if self.clause is None:
            return
        form = self.query_one(ClauseForm)
        inside = form.has_focus_within
        if not self.has_class("-wide") or inside:
            self.set_class(not inside and not self.has_class("-details"), "-details")
        if inside or not form.display:
            self.query_one(Editor).focus()
        else:
            self.query_one("#need").focus()

    def action_delete_draft(self) -> None:
        """Delete the draft for good, after asking."""
        from ..dialogs.confirm import ConfirmDialog

        self.app.push_screen(
            ConfirmDialog(
                "Delete this draft?",
                ["It is gone for good; nobody else ever saw it."],
                yes="Delete it",
                no="Keep it",
            ),
            lambda yes: self._delete() if yes else None,
        )

    def _delete(self) -> None:
        session, name = self.session, self.file.name
        self.autosave.forget()

        def delete() -> None:
            from handfast.workspace import drafts

            assert session.person is not None  # noqa: S101 - drafts are only reached by somebody
            drafts.throw_away(session.ws, session.person.id, name)

        self.in_background(delete, lambda _: self.dismiss())

    def action_propose(self) -> None:
        """Save, then show it as the others will see it."""
        from .proposing import ProposingScreen

        def proposed(done: bool | None) -> None:
            if done:
                self.dismiss()

        self._tidy()
        self.autosave.then(
            lambda: self.app.push_screen(ProposingScreen(self.file.name), proposed), self.report
        )

    def action_back(self) -> None:
        """Save, then go back."""
        self._tidy()
        self.leave_unread(lambda: self.autosave.leave(self.dismiss))

    def _tidy(self) -> None:
        """Leave out empty clauses."""
        self.take_written()
        if self.document is not None:
            tidy = tidied(self.document)
            if tidy != self.document:
                self.change(tidy)
                self.choose(
                    self.chosen
                    if self.clause
                    else WHOLE
                    if not tidy.clauses
                    else f"{PREFIX}{tidy.clauses[-1].id}",
                    write=False,
                )
