"""A repair as a quiet list, and each of its parts as a page."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from handfast.model import Moment
from handfast.repair import STEPS

from .. import text, wording
from .page import Block, block, heading

if TYPE_CHECKING:
    from handfast.model import PersonId, RepairWords
    from handfast.repair import Shared, Step
    from handfast.review import TakenOn
    from handfast.workspace.views import RepairView

HURT, KEPT, NAME, PAUSE, TAKEN = "hurt", "kept", "name", "pause", "taken"

_OWN_PLACE: Final = (
    "Go back, leave a step out, take a pause or stop, whenever you like. Where you are is sealed "
    "to you; nobody else is shown it."
)
_BEGIN: Final = (
    "After a hurt",
    (
        "The day something hurts is the worst day to write a rule. So the hurt has a place of its "
        "own here, and seven steps that you walk at your own pace, in your own order."
    ),
)
_NAME: Final = (
    "Name a hurt",
    (
        "Put it into words as they come. They are sealed to you at once; nobody is told, and "
        "nobody else can open them. Whether you ever share them is yours to decide."
    ),
)
_KEPT: Final = (
    "What you keep for yourself",
    "Hurts that you named and did not share. Your passphrase opens them, for you alone.",
)
_TAKEN: Final = (
    "Rituals and actions",
    "Small things that say we are still here, and what each of you will do. Nothing is counted.",
)
_PAUSE: Final = (
    "A pause",
    (
        "20 minutes at least, a day at most, with a time to come back that all of you know. Any of "
        "you can ask for one, at any time."
    ),
)


def repair_options(
    view: "RepairView | None", own: "RepairWords | None", now: datetime
) -> list[Option]:
    """Return what can be opened: what happened, the steps, and what goes beside them."""
    made: list[Option] = []
    if view is not None:
        if (pause := view.course.pause(now)) is not None:
            on = text.words((f"A pause, until {wording.clock_time(pause.back)}", text.STRONG))
            made.append(text.option(on, margin=("◌  ", text.WAITING), id=PAUSE))
        made.append(text.option("What happened", margin="   ", id=HURT))
    else:
        made.append(text.option((_NAME[0], text.STRONG), margin="   ", id=NAME))
    made += [_step_option(number, each, own) for number, each in enumerate(STEPS, start=1)]
    if view is not None:
        if view.course.pause(now) is None:
            made.append(text.option("Take a pause", margin="◌  ", id=PAUSE))
        made.append(text.option(_TAKEN[0], margin="↻  ", id=TAKEN))
        made.append(text.option("Name another hurt", margin="   ", id=NAME))
    made.append(text.option(_KEPT[0], margin="✎  ", id=KEPT))
    return made


def _step_option(number: int, step: "Step", own: "RepairWords | None") -> Option:
    here = own is not None and own.step is step.id
    out = own is not None and step.id in own.skipped
    style = text.QUIET if out else text.STRONG if here else ""
    beside = "\nyou are here" if here else "\nleft out for now" if out else ""
    return text.option(
        (step.title, style),
        (beside, text.GOOD if here else text.QUIET),
        margin=(f"{number}  ", text.HEADING),
        id=f"step:{step.id}",
    )


def item_page(
    item: str, view: "RepairView | None", own: "RepairWords | None", me: "PersonId"
) -> list[Block]:
    """Return the page of what is highlighted in the list."""
    kind, _, moment = item.partition(":")
    if kind == "step":
        return _step_page(next(each for each in STEPS if each.id == moment), view)
    if kind == HURT and view is not None:
        return _hurt_page(view, own, me)
    if kind == TAKEN and view is not None:
        return [*_told(_TAKEN), *_taken(view)]
    if kind == NAME and view is None:
        return [*_told(_BEGIN), heading(_NAME[0]), block(_NAME[1])]
    known = {NAME: _NAME, KEPT: _KEPT, PAUSE: _PAUSE}
    return _told(known.get(kind, _BEGIN))


def _told(said: tuple[str, str]) -> list[Block]:
    return [block((said[0], text.HEADING)), block(said[1], gap=1)]


def _hurt_page(view: "RepairView", own: "RepairWords | None", me: "PersonId") -> list[Block]:
    """Return the hurt as it was shared, what holds now, and what whoever reads it may do."""
    course = view.course
    who = "You" if course.by == me else view.names.get(course.by, course.by)
    made = [
        block((f"{who} named a hurt", text.HEADING)),
        block(
            (
                f"{wording.clock_time(course.named)}, {wording.day(course.named.astimezone())}",
                text.QUIET,
            )
        ),
    ]
    if course.text:
        made.append(block((f"“{course.text}”", "italic"), indent=4, gap=1))
    else:
        made.append(block("It is shared without words. They may come later, or stay away.", gap=1))
    made += [block(sentence, gap=1) for sentence in view.said]
    made += [block((each, text.CARE), margin=("! ", text.CARE), gap=1) for each in view.concerns]
    if own is not None and own.stopped:
        made.append(block("You have stopped here for now. You can go on at any time.", gap=1))
    made.append(block((_OWN_PLACE, text.QUIET), gap=1))
    return made


def _step_page(step: "Step", view: "RepairView | None") -> list[Block]:
    """Return what a step is for, how it is when it is done, and what was shared at it."""
    made = [block((step.title, text.HEADING)), block(step.purpose, gap=1)]
    if view is not None and step.id is not Moment.FORGIVE:
        made += shared_at(view, step.id)
    made += [heading("Done looks like this"), block(step.done)]
    made.append(block(("enter opens it, with questions and places for help.", text.QUIET), gap=1))
    return made


def shared_at(view: "RepairView", moment: Moment) -> list[Block]:
    """Return what people shared at a step."""
    said = [each for each in view.course.said if each.step is moment]
    return (
        [heading("What was shared here"), *(_shared(view, each) for each in said)] if said else []
    )


def _shared(view: "RepairView", each: "Shared") -> Block:
    who = view.names.get(each.by, each.by)
    return block((f"{who}: ", text.STRONG), f"“{each.text}”", margin="  ")


def _taken(view: "RepairView") -> list[Block]:
    return [
        block(*taken_words(item, view), margin="· ", gap=1)
        for item in view.taken_on
        if item.result is None
    ]


def taken_words(item: "TakenOn", view: "RepairView") -> tuple[text.Part, ...]:
    """Return a ritual or an action in words: what, whose, how often or until when."""
    who = view.names.get(item.owner, item.owner)
    if item.every is not None:
        at = f", {item.at:%H:%M}" if item.at else ""
        return (f"“{item.text}”", (f"\n{wording.EVERY[item.every]}{at}", text.QUIET))
    by = f"by {wording.day(item.done_by)}, " if item.done_by else ""
    back = f"to look back on {wording.day(item.day)}"
    return (f"“{item.text}”", (f"\n{who}, {by}{back}", text.QUIET))
