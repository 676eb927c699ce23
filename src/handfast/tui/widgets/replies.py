"""What one can say to a proposal: the clauses with one's answers, and one clause to read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from .. import text, wording
from .agreement_page import clause_details, opening
from .comparison import change_word, counted, field_lines, redline
from .conversation import conversation_page
from .findings import finding_text
from .page import Block, block, heading

if TYPE_CHECKING:
    from handfast.model import Clause, Reply
    from handfast.workspace.views import (
        ClauseChange,
        Conversation,
        Difference,
        Replaced,
        SigningView,
    )

MARK: Final = {
    "agree": ("✓", text.GOOD, "fine with you"),
    "question": ("?", text.WAITING, "you ask"),
    "suggestion": ("~", text.WAITING, "you suggest"),
    "decline": ("×", text.CARE, "not this"),
}


def reply_options(view: "SigningView", replies: "Mapping[str, Sequence[Reply]]") -> list[Option]:
    """Return one line for the whole and one per clause, each with one's answer so far."""
    whole = text.words(("The whole", text.STRONG), _said(replies.get("")))
    made = [text.option(whole, margin="    ", id="whole:")]
    for number, clause in enumerate(view.version.document.clauses, start=1):
        changed: tuple[text.Part, ...] = ()
        told = [change for _, change in _changes(view, clause.id) if change.change != "same"]
        if told:
            word, style = change_word(told[0])
            changed = ((f" · {word}", style),)
        made.append(
            text.option(
                text.brief(clause.text, 44),
                *changed,
                _said(replies.get(clause.id)),
                margin=(f"{number:>2}  ", text.HEADING),
                id=f"clause:{clause.id}",
            )
        )
    return made


def clause_page(
    view: "SigningView",
    clause: "Clause | None",
    said: "Conversation",
    replies: "Sequence[Reply]",
) -> list[Block]:
    """Return one clause, or the whole: what changed, what was said, the reader's checks."""
    document = view.version.document
    if clause is None:
        page = [block((document.title, text.HEADING)), *opening(document)]
        page.append(block(wording.stands(view.standing), gap=1))
        for each in _replaced(view):
            assert each.changes is not None  # noqa: S101 - only those with changes are here
            page += [*_against(view, each, "Since the version before")]
            page += [block(counted(each.changes)), *field_lines(each.changes.fields, indent=0)]
            page += _taken_out(each.changes)
        findings = view.report.agreement
    else:
        told = _changes(view, clause.id)
        shown = redline(told[0][1].words) if told else text.safe(clause.text)
        number = document.clauses.index(clause) + 1
        margin = (f"{number:>2}  ", text.HEADING)
        page = [block(shown, margin=margin), *clause_details(clause, document)]
        for number, (each, change) in enumerate(told):
            if number and change.change != "same":
                page += [*_against(view, each, ""), block(redline(change.words), indent=4)]
            if change.fields:
                page.append(heading("What changed besides the words"))
                page += field_lines(change.fields, indent=0)
        findings = next((r.findings for r in view.report.clauses if r.id == clause.id), ())
    page += conversation_page(said, clause.id if clause else "")
    for reply in replies:
        sign, style, words = MARK[reply.kind.value]
        page.append(block((f"{words} ", style), reply.text, margin=(f"{sign} ", style), gap=1))
        page.append(block(("Not sent yet.", text.QUIET), indent=2))
    if findings:
        page.append(heading("Your own checks see"))
        page += [
            block(finding_text(finding), gap=number > 0) for number, finding in enumerate(findings)
        ]
    return page


def _replaced(view: "SigningView") -> "list[Replaced]":
    """Return every version that it replaces or would end, and that is here to compare with."""
    return [each for each in view.replaces if each.changes is not None]


def _changes(view: "SigningView", clause_id: str) -> "list[tuple[Replaced, ClauseChange]]":
    """Return what happened to a clause against each version that has it; new where none has."""
    found = [
        (each, change)
        for each in _replaced(view)
        for change in (each.changes.clauses if each.changes else ())
        if change.id == clause_id
    ]
    return [(each, change) for each, change in found if change.change != "added"] or found[:1]


def _against(view: "SigningView", each: "Replaced", alone: str) -> list[Block]:
    """Return the heading of one comparison: by title and digest where there are several."""
    if len(_replaced(view)) == 1 and alone:
        return [heading(alone)]
    short = (f" ({each.digest[:8]})", text.QUIET)
    return [block(("Against ", text.HEADING), (each.title or "", text.HEADING), short, gap=1)]


def _taken_out(difference: "Difference") -> list[Block]:
    return [
        block(redline(change.words), margin=("– ", text.CARE), gap=1)
        for change in difference.clauses
        if change.change == "removed"
    ]


def _said(replies: "Sequence[Reply] | None") -> text.Content:
    said: list[text.Part] = []
    for reply in replies or ():
        sign, style, words = MARK[reply.kind.value]
        said.append((f"\n{sign} {words}", style))
    return text.words(*said)
