"""Drafting: the clauses of a draft, added, split, merged, moved, taken out; undo and redo."""

from typing import TYPE_CHECKING

from handfast.errors import HandfastError

from .. import text
from ..draft_steps import Step, changed_at
from ..widgets.clause_form import ClauseForm
from ..widgets.clause_list import PREFIX, WHOLE
from ..widgets.fields import Editor
from .drafting_need import NeedAtTheDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from handfast.model import AgreementDocument, StartingClause


class ClausesAtTheDesk(NeedAtTheDesk):
    """The part of the desk that changes which clauses there are, and in which order."""

    def action_add_clause(self) -> None:
        """Add an empty clause, or go to the one that is empty still."""
        if self.document is None:
            return
        empty = [clause.id for clause in self.document.clauses if not clause.text.strip()]
        if not empty:
            self._add("")
        else:
            self.choose(f"{PREFIX}{empty[0]}")

    def _add(self, words: str, **fields: object) -> None:
        from handfast.workspace import editing

        assert self.document is not None  # noqa: S101 - the callers saw to it
        self.change(editing.add_clause(self.document, words, **fields))
        self.choose(f"{PREFIX}{self.document.clauses[-1].id}")

    def action_starting_clause(self) -> None:
        """Offer wording to start from."""
        document, session = self.document, self.session
        if document is not None:
            self.in_background(
                lambda: session.checker().starting_clauses(document.style),
                self._offer,
                group="starting",
            )

    def _offer(self, offered: "tuple[StartingClause, ...]") -> None:
        from ..dialogs.choose import ChooseDialog

        if not offered:
            self.say("This style brings no wording to start from.")
            return
        topics = list(dict.fromkeys(one.topic for one in offered))
        offered = tuple(sorted(offered, key=lambda one: topics.index(one.topic)))
        options: list[tuple[str, text.Part]] = []
        for number, one in enumerate(offered):
            first = not number or offered[number - 1].topic != one.topic
            topic = (f"{one.topic.replace('-', ' ')}\n", text.HEADING)
            options.append((str(number), text.words(*[topic] * first, f"  {one.text}")))

        def chosen(number: str | None) -> None:
            if number is not None:
                one = offered[int(number)]
                self._add(
                    one.text,
                    kind=one.kind,
                    need=one.need,
                    notice=one.notice,
                    if_missed=one.if_missed,
                )

        self.app.push_screen(
            ChooseDialog("Wording to start from", options, about="Change every word you like."),
            chosen,
        )

    # Split and merge

    def action_split_clause(self) -> None:
        """Make two clauses of this one, where the cursor is."""
        from handfast.workspace import editing

        place = self.query_one(Editor).place
        self._rebuild(lambda draft, clause: editing.split_clause(draft, clause, place), on=1)

    def action_merge_clauses(self) -> None:
        """Make one clause of this one and the next."""
        from handfast.workspace import editing

        self._rebuild(editing.merge_clauses, on=0)

    def _rebuild(
        self, build: "Callable[[AgreementDocument, str], AgreementDocument]", *, on: int
    ) -> None:
        """Put rebuilt clauses in the place of this one, and go on so many clauses behind it."""
        self.take_written()
        clause, document = self.clause, self.document
        if clause is None or document is None:
            self.say("Choose a clause first.")
            return
        try:
            after = build(document, clause.id)
        except HandfastError as error:
            self.say(f"{error.message} {error.next_step}")
            return
        chosen = after.clauses[document.clauses.index(clause) + on].id
        self.put(after, f"{PREFIX}{chosen}")
        self.query_one(Editor).place = 0 if on else len(clause.text)

    def put(self, document: "AgreementDocument", chosen: str) -> None:
        """Change the draft to this one; the editor shows afresh what is chosen in it."""
        self.written = ""
        self.change(document)
        self.choose(chosen)

    # Undo and redo

    def action_undo(self) -> None:
        """Take back the last change of the draft, whatever it was."""
        self.take_written()
        if self.document is not None:
            self._step(self.steps.back(self.document, self.chosen), "Nothing is left to take back.")

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self.take_written()
        if self.document is not None:
            self._step(self.steps.forward(self.document, self.chosen), "Nothing was taken back.")

    def _step(self, step: Step | None, otherwise: str) -> None:
        if step is None:
            self.say(otherwise)
            return
        before = self.document.clause(step.chosen.removeprefix(PREFIX)) if self.document else None
        self.written = ""
        self.take(step.document)
        self.choose(step.chosen, write=isinstance(self.focused, Editor))
        self.say_who()
        if self.clause is not None:
            editor = self.query_one(Editor)
            editor.place = changed_at(before.text if before else "", self.clause.text)
            self.call_later(self.query_one(ClauseForm).read, self.clause, step.document)

    # Move and take out

    def action_clause_up(self) -> None:
        """Move the clause up."""
        self._move(-1)

    def action_clause_down(self) -> None:
        """Move the clause down."""
        self._move(1)

    def _move(self, by: int) -> None:
        if self.clause is not None and self.document is not None:
            from handfast.workspace import editing

            self.change(editing.move_clause(self.document, self.clause.id, by), redraw=True)

    def action_remove_clause(self) -> None:
        """Take the clause out, after asking where it has words."""
        clause = self.clause
        if clause is None:
            return
        if not clause.text.strip():
            self._remove(clause.id)
            return
        from ..dialogs.confirm import ConfirmDialog

        def sure(yes: bool | None) -> None:
            if yes:
                self._remove(clause.id)

        self.app.push_screen(
            ConfirmDialog(
                "Take this clause out?", [text.safe(clause.text)], yes="Take it out", no="Keep it"
            ),
            sure,
        )

    def _remove(self, clause_id: str) -> None:
        from handfast.workspace import editing

        if self.document is not None:
            self.change(editing.remove_clause(self.document, clause_id))
            rest = self.document.clauses
            self.choose(f"{PREFIX}{rest[0].id}" if rest else WHOLE)
