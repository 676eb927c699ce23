"""What was taken on in a repair, as a list and each as a page. Nothing of it is counted."""

from datetime import date
from typing import TYPE_CHECKING

from textual.widgets.option_list import Option

from .. import text, wording
from .page import Block, block, heading
from .repair_page import taken_words

if TYPE_CHECKING:
    from handfast.model import PersonId, RepairWords
    from handfast.review import TakenOn
    from handfast.workspace.views import RepairView

_NOTHING = (
    "Nothing is here yet. A small ritual tells both of you that you are still here: r. What you "
    "will do yourself, with a day to look back: t."
)


def taken_options(view: "RepairView") -> list[Option]:
    """Return what is open: rituals first, then actions."""
    items = sorted(
        (each for each in view.taken_on if each.result is None), key=lambda each: each.every is None
    )
    if not items:
        return [text.option(("Nothing yet: r or t begins.", text.QUIET), disabled=True)]
    return [
        text.option(
            *taken_words(item, view),
            margin=("↻ " if item.every else "→ ", text.HEADING),
            id=item.digest,
        )
        for item in items
    ]


def nothing_taken() -> list[Block]:
    """Return how to begin."""
    return [block(_NOTHING)]


def taken_page(
    item: "TakenOn", view: "RepairView", own: "RepairWords | None", me: "PersonId", today: date
) -> list[Block]:
    """Return one ritual or action, with what can be done about it now."""
    who = "You" if item.owner == me else view.names.get(item.owner, item.owner)
    made = [block((item.text, text.HEADING))]
    if item.every is not None:
        at = f" at {item.at:%H:%M}" if item.at else ""
        made.append(
            block(
                f"A ritual, {wording.EVERY[item.every]}{at}, from {wording.day(item.day)} on.",
                gap=1,
            )
        )
        made.append(block(f"{who} began it, for all of you.", gap=1))
        made += _mark(item, own, today)
        made.append(block(("d: done today   x: not today, and that is fine", text.QUIET), gap=1))
    else:
        if item.done_by is not None:
            made.append(block(f"By {wording.day(item.done_by)}.", gap=1))
        when = wording.distance(item.day, today) if item.day >= today else "now"
        made.append(
            block(f"{who} took it on. The day to look back is {wording.day(item.day)}.", gap=1)
        )
        if item.owner == me:
            made.append(block(f"You can look back on it {when}.", gap=1))
            made.append(block(("d: done   e: let it go; no reason is needed", text.QUIET), gap=1))
    return made


def _mark(item: "TakenOn", own: "RepairWords | None", today: date) -> list[Block]:
    """Return the last mark, which only its writer sees; an older day is told as no day at all."""
    marks = own.marks if own is not None else ()
    mark = next((each for each in marks if each.ritual == item.digest), None)
    if mark is None or mark.day != today:
        return []
    said = "You marked it for today: done." if mark.done else "You marked it for today: not today."
    return [heading("For you alone"), block(said)]
