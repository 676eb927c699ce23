"""From the options of ``handfast draft edit`` to a changed draft."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from attrs import evolve

from handfast.errors import DocumentError, UsageError
from handfast.model import AgreementDocument, ClauseKind, Notice, ReviewDays
from handfast.text_hygiene import visible

from . import options, output

if TYPE_CHECKING:
    from handfast.workspace import Seat, Workspace
    from handfast.workspace.views import DraftView

_CLAUSE_OPTIONS = ("text", "need", "kind", "notice", "if_missed", "until", "binds")
_GRACE_DAYS = 28


def edited(
    ws: "Workspace", seat: "Seat", draft: "DraftView", changes: Mapping[str, Any]
) -> "DraftView":
    """Apply the options to a draft and save it; with no option, open the editor."""
    from handfast.workspace import drafts

    if changes["file"]:
        text = options.read_bytes(changes["file"], "text")
        return drafts.save_text(ws, seat, draft.name, text)
    given = {name: value for name, value in changes.items() if value not in (None, ())}
    if not given:
        return _in_editor(ws, seat, draft)
    return drafts.save(ws, seat, draft.name, _changed(ws, draft.document, given))


def _in_editor(ws: "Workspace", seat: "Seat", draft: "DraftView") -> "DraftView":
    """Open the editor, and again, with what was written, for as long as that is not valid."""
    from handfast.workspace.private_file import chosen_editor, edit_privately

    text, editor = draft.text, chosen_editor()
    while True:
        text = edit_privately(text, editor)
        try:
            return _saved(ws, seat, draft, text)
        except DocumentError as error:
            if not options.somebody_is_there():
                raise
            output.document_error(error)
            if not output.confirm("Go on in the editor, with the text as you left it?"):
                raise DocumentError("Nothing was changed: the draft stays as it was.") from None


def _saved(ws: "Workspace", seat: "Seat", draft: "DraftView", text: bytes) -> "DraftView":
    """Save what the editor made, beside a draft that was changed elsewhere in the meantime."""
    from handfast.workspace import drafts

    saved = drafts.save_text(ws, seat, draft.name, text, opened=draft.text)
    if saved.name != draft.name:
        output.note(
            "This draft was changed elsewhere while your editor was open, and stays as it is "
            f"there. What you wrote is kept beside it, as {saved.name}."
        )
    return saved


def _changed(
    ws: "Workspace", document: AgreementDocument, given: Mapping[str, Any]
) -> AgreementDocument:
    from handfast.workspace import editing, people

    document = evolve(document, **{k: given[k] for k in ("title", "why") if k in given})
    if "review" in given:
        document = evolve(document, review=_review(document, given["review"].date()))
    for clause_id in given.get("remove", ()):
        document = editing.remove_clause(document, clause_id)
    fields = {name: given[name] for name in _CLAUSE_OPTIONS if name in given}
    if fields and "clause" not in given:
        raise UsageError(
            "Which clause should change is missing.",
            next_step=f"Add --clause with one of: {', '.join(c.id for c in document.clauses)}.",
        )
    if "clause" in given:
        if "binds" in fields:
            fields["binds"] = tuple(people.find(ws, name).id for name in fields["binds"])
        document = editing.change_clause(document, given["clause"], **_typed(fields))
    for text in given.get("add", ()):
        document = editing.add_clause(document, text)
    return document


def _typed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Turn words into the model's values."""
    typed = dict(fields)
    for name, kind in (("kind", ClauseKind), ("notice", Notice)):
        if name in typed:
            try:
                typed[name] = kind(typed[name])
            except ValueError:
                words = ", ".join(word.value for word in kind)
                raise UsageError(
                    f"{visible(typed[name])!r} is no {name}.", next_step=f"Use one of: {words}."
                ) from None
    if isinstance(typed.get("until"), datetime):
        typed["until"] = typed["until"].date()
    return typed


def _review(document: AgreementDocument, on: date) -> ReviewDays:
    """Move the review day; the days of grace after it stay as many as they were."""
    from handfast.workspace import drafts

    before = document.review
    return drafts.review_on(on, (before.lapses - before.on).days if before else _GRACE_DAYS)
