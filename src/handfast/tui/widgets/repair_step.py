"""One step of a repair as a page to read, and what can be done at it as a list."""

from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from handfast.model import Moment, Side
from handfast.repair import LETTING_GO, SEEK_SUPPORT

from .. import text
from .page import Block, block, heading
from .repair_page import shared_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handfast.model import Question, RepairWords
    from handfast.repair import Step
    from handfast.workspace.views import RepairView, StepView

ALL: Final = ""
SIDES: Final = {ALL: "everybody", Side.HURT: "whoever was hurt", Side.CAUSED: "whoever caused harm"}
_HEADINGS: Final = {
    ALL: "To ask yourself, or each other",
    Side.HURT: "For whoever was hurt",
    Side.CAUSED: "For whoever caused harm",
}
_FORGIVING: Final = (
    "Three ways of letting go, in your own words, if and when you like. There is no order in them "
    "and no last one; nobody is asked for them, and nobody learns whether you wrote any. They may "
    "sound like this, or quite different:"
)
_SEALED: Final = "What you wrote here for yourself is sealed. o opens it."


def step_page(
    shown: "StepView", side: str, view: "RepairView | None", own: "RepairWords | None", country: str
) -> list[Block]:
    """Return a step to read: what it is for, questions, what to avoid, help, words about it."""
    step = shown.step
    page = [block((step.title, text.HEADING)), block(step.purpose, gap=1)]
    if view is not None:
        page += shared_at(view, step.id)
    page += _questions(shown.questions, side)
    if step.id is Moment.FORGIVE and view is not None and side != Side.CAUSED:
        page += _letting_go()
    page.append(heading("Better not"))
    page += [block(line, margin="– ") for line in step.avoid]
    page += [heading("Done looks like this"), block(step.done)]
    if view is not None:
        page += _own_words(step, own)
    page += _help(shown, country)
    return page


def _questions(questions: "Iterable[Question]", side: str) -> list[Block]:
    made: list[Block] = []
    for whose, said in _HEADINGS.items():
        theirs = [each for each in questions if (each.side or ALL) == whose]
        if theirs and (side in {ALL, whose} or whose == ALL):
            made.append(heading(said))
            made += [block(each.text, margin=("? ", text.WAITING)) for each in theirs]
    return made


def _letting_go() -> list[Block]:
    made = [heading("Letting go"), block(_FORGIVING)]
    return made + [
        block((f"{way}  ", text.STRONG), f"“{said}”", margin="  ")
        for way, said in LETTING_GO.items()
    ]


def _own_words(step: "Step", own: "RepairWords | None") -> list[Block]:
    if own is None:
        return [block((_SEALED, text.QUIET), gap=1)]
    notes = [note for note in own.notes if note.step is step.id]
    made = [heading("For you alone")] if notes else []
    for note in notes:
        about: tuple[text.Part, ...] = ((f"{note.letting}  ", text.STRONG),) if note.letting else ()
        made.append(block(*about, note.text, margin=("✎ ", text.QUIET)))
    return made


def _help(shown: "StepView", country: str) -> list[Block]:
    made = [heading("When to look for help"), block(shown.step.seek_support)]
    made.append(block((SEEK_SUPPORT, text.STRONG), gap=1))
    for place in shown.support:
        made.append(block((place.name, text.STRONG), gap=1))
        made.append(block(place.what_for, indent=2))
        made.append(block((place.how, text.GOOD), indent=2))
    near = "" if country else "c chooses your country, for places near you. "
    made.append(block((f"{near}Nobody is told that you looked.", text.QUIET), gap=1))
    made += [block(failure, margin=("! ", text.QUIET), gap=1) for failure in shown.failures]
    return made


_PER_STEP: Final[dict[Moment, tuple[tuple[str, str, str], ...]]] = {
    Moment.REPAIR: (("taken_on", "t", "Say what you will do, and by when"),),
    Moment.SAFETY: (
        ("pause", "p", "Take a pause"),
        ("taken_on", "t", "Begin a small ritual"),
    ),
    Moment.NEW_AGREEMENTS: (("new_agreement", "d", "Begin a draft of a new agreement"),),
    Moment.INTEGRATE: (("look_again", "l", "Choose a day to look again"),),
}
_WRITE: Final = {
    Moment.FORGIVE: "Write about letting go, for yourself",
    Moment.INTEGRATE: "Write what you have learned, for yourself",
}


def step_options(
    step: "Step", own: "RepairWords | None", *, mine: bool, may_share: bool, side: str
) -> list[Option]:
    """Return what can be done at a step; each option's id is the action that does it."""
    here = own is not None and own.step is step.id
    out = own is not None and step.id in own.skipped
    lines: list[tuple[str, str, str]] = []
    if mine:
        lines.append(("write", "w", _WRITE.get(step.id, "Write, for yourself")))
        if may_share:
            lines.append(("share_words", "s", "Share words of yours"))
        lines += _PER_STEP.get(step.id, ())
        if not here:
            lines.append(("here", "g", "I am at this step"))
        if not out:
            lines.append(("leave_out", "x", "Leave it out for now"))
    lines.append(("next_step", "n", "Read the next step"))
    lines.append(("step_before", "b", "Read the step before"))
    lines.append(("whose", "v", f"Questions for {SIDES[side]}"))
    lines.append(("country", "c", "Places in my country"))
    if own is not None and any(note.step is step.id for note in own.notes):
        lines.append(("forget_words", "f9", "Forget words of mine"))
    return [
        text.option(said, margin=(f"{key:<3}", text.HEADING), id=action)
        for action, key, said in lines
    ]
