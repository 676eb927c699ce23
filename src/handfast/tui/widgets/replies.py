"""What one can say to a proposal: the clauses with one's answers, and one clause to read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from .. import text, wording
from .agreement_page import clause_details, conversation, opening
from .comparison import change_word, counted, field_lines, redline
from .findings import finding_text
from .page import Block, block, heading

if TYPE_CHECKING:
    from handfast.model import Clause, JournalEntry, Reply
    from handfast.workspace.views import ClauseChange, SigningView

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
        change = _change(view, clause.id)
        changed: tuple[text.Part, ...] = ()
        if change is not None and change.change != "same":
            word, style = change_word(change)
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
    entries: "Sequence[JournalEntry]",
    replies: "Sequence[Reply]",
) -> list[Block]:
    """Return one clause, or the whole: what changed, what was said, the reader's checks."""
    document = view.version.document
    if clause is None:
        page = [block((document.title, text.HEADING)), *opening(document)]
        page.append(block(wording.stands(view.standing), gap=1))
        if view.changes is not None:
            page += [heading("Since the version before"), block(counted(view.changes))]
            page += field_lines(view.changes.fields, indent=0)
            page += _taken_out(view)
        findings = view.report.agreement
    else:
        change = _change(view, clause.id)
        shown = redline(change.words) if change is not None else text.safe(clause.text)
        number = document.clauses.index(clause) + 1
        margin = (f"{number:>2}  ", text.HEADING)
        page = [block(shown, margin=margin), *clause_details(clause, document)]
        if change is not None and change.fields:
            page += [
                heading("What changed besides the words"),
                *field_lines(change.fields, indent=0),
            ]
        findings = next((r.findings for r in view.report.clauses if r.id == clause.id), ())
    said = conversation(entries, document, clause.id if clause else "")
    if said:
        page += [heading("What was said"), *said]
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


def _change(view: "SigningView", clause_id: str) -> "ClauseChange | None":
    changes = view.changes.clauses if view.changes else ()
    return next((change for change in changes if change.id == clause_id), None)


def _taken_out(view: "SigningView") -> list[Block]:
    changes = view.changes.clauses if view.changes else ()
    return [
        block(redline(change.words), margin=("– ", text.CARE), gap=1)
        for change in changes
        if change.change == "removed"
    ]


def _said(replies: "Sequence[Reply] | None") -> text.Content:
    said: list[text.Part] = []
    for reply in replies or ():
        sign, style, words = MARK[reply.kind.value]
        said.append((f"\n{sign} {words}", style))
    return text.words(*said)
