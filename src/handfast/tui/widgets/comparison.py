"""What changed, word by word: added words on a ground of their own, removed ones struck through."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from .. import text
from .page import Block, block, heading, pair

if TYPE_CHECKING:
    from handfast.workspace.views import ClauseChange, Difference, FieldChange, Replaced, WordChange

FEW: Final = 2
"""As many words between two changes are taken into one change, which reads better."""
_SAID: Final = {
    "added": ("new", text.GOOD),
    "removed": ("taken out", text.CARE),
    "changed": ("changed", text.WAITING),
    "same": ("as before", text.QUIET),
}

_COUNTED: Final = (
    ("added", "is new", "are new"),
    ("changed", "has changed", "have changed"),
    ("removed", "was taken out", "were taken out"),
)


def redline(changes: "tuple[WordChange, ...]") -> text.Content:
    """Return the words of both versions in reading order, changes close together as one."""
    shown: list[text.Part] = []
    for before, after, same in _joined(changes):
        if before:
            shown.append((before, text.REMOVED))
        if before and after:
            shown.append(" ")
        if after:
            shown.append((after, text.ADDED))
        shown.append(same)
    return text.words(*shown)


def _joined(changes: "tuple[WordChange, ...]") -> "Iterator[tuple[str, str, str]]":
    """Yield what went, what came, and what stays behind them; a few words between are taken in."""
    before = after = ""
    last = len(changes) - 1
    for place, change in enumerate(changes):
        if change.kind == "removed":
            before += change.text
        elif change.kind == "added":
            after += change.text
        elif place < last and (before or after) and len(change.text.split()) <= FEW:
            before, after = before + change.text, after + change.text
        else:
            yield _without_edges(before, after, change.text)
            before = after = ""
    if before or after:
        yield _without_edges(before, after, "")


def _without_edges(before: str, after: str, same: str) -> tuple[str, str, str]:
    """Let a space at the end of both belong to what stays."""
    if before.endswith(" ") and after.endswith(" "):
        return before[:-1], after[:-1], " " + same
    return before, after, same


def change_word(change: "ClauseChange") -> tuple[str, str]:
    """Return what happened to a clause in a word, and its colour."""
    return _SAID[change.change]


def field_lines(fields: "tuple[FieldChange, ...]", indent: int = 4) -> list[Block]:
    """Return the fields that changed, before and after."""
    made: list[Block] = []
    for one in fields:
        before: tuple[text.Part, ...] = ((one.before, text.REMOVED), " ") if one.before else ()
        after: text.Part = (one.after, text.ADDED) if one.after else ("taken out", text.QUIET)
        made.append(block((f"{one.field}: ", text.QUIET), *before, after, indent=indent))
    return made


def changes_page(difference: "Difference | None") -> list[Block]:
    """Return everything that differs, clause by clause; nothing for a first version."""
    if difference is None:
        return []
    if difference.empty:
        return [block(("The words are the same as before.", text.QUIET), gap=1)]
    made = field_lines(difference.fields, indent=0)
    for number, change in enumerate(difference.clauses, start=1):
        word, style = change_word(change)
        margin = (f"{number:>2}  ", text.HEADING)
        made.append(block((word, style), margin=margin, gap=1))
        made.append(block(redline(change.words), indent=4))
        made += field_lines(change.fields)
    return made


def beside_page(difference: "Difference") -> list[Block]:
    """Return everything that differs with the words before on the left and after on the right."""
    if difference.empty:
        return changes_page(difference)
    made: list[Block] = [
        pair(_label(one.field, (one.before, text.REMOVED)), _label("", (one.after, text.ADDED)))
        for one in difference.fields
    ]
    for number, change in enumerate(difference.clauses, start=1):
        word, style = change_word(change)
        made.append(block((word, style), margin=(f"{number:>2}  ", text.HEADING), gap=1))
        made.append(pair(_side(change.words, "removed"), _side(change.words, "added")))
        made += [
            pair(_label(one.field, (one.before, text.REMOVED)), _label("", (one.after, text.ADDED)))
            for one in change.fields
        ]
    return made


def _label(name: str, said: text.Part) -> text.Content:
    return text.words((f"{name}: " if name else "", text.QUIET), said)


def _side(changes: "tuple[WordChange, ...]", kind: str) -> text.Content:
    """Return the words of one side: what stayed, and what went or came there."""
    style = text.REMOVED if kind == "removed" else text.ADDED
    here = [change for change in changes if change.kind in {"same", kind}]
    return text.words(
        *((one.text, style if one.kind == kind else "") for one in here),
    )


def changes_pages(replaces: "Iterable[Replaced]") -> list[Block]:
    """Return what differs from each version that is replaced or would end."""
    made: list[Block] = []
    for each in replaces:
        if each.changes is not None:
            made.append(heading("What changes"))
            made.append(
                block(("in ", text.QUIET), each.title or "", (f" ({each.digest[:8]})", text.QUIET))
            )
            made += changes_page(each.changes)
    return made


def counted(difference: "Difference") -> str:
    """Return what changed in short sentences."""
    kinds = [change.change for change in difference.clauses]
    said = []
    for kind, one, more in _COUNTED:
        many = kinds.count(kind)
        if many:
            said.append(f"One clause {one}." if many == 1 else f"{many} clauses {more}.")
    return " ".join(said) or "No clause changed."
