"""Other words for a clause: each with its rung and its redline, and what is said where none is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from handfast.workspace.views import NO_SOFTER_WORDS, RUNGS

from .. import text
from .comparison import redline
from .findings import SUPPORT
from .page import Block, block

if TYPE_CHECKING:
    from handfast.model import Support
    from handfast.workspace.views import OfferedWording

KINDS: Final = {
    "request": "a request; no is fine",
    "practice": "the same for each of you",
    "boundary": "binds nobody else",
}
FEAR: Final = "What are you afraid would happen?"
ABOUT_FEAR: Final = (
    "Only you can read this. It is sealed to you and is never a part of what you sign or send. "
    "Leave it empty if you like."
)
KEPT_BEFORE: Final = "You wrote this before. Change it, or empty it to delete it for good."
NEED: Final = "What do you need?"
ABOUT_NEED: Final = (
    "One sentence about you, with nobody else in it where that can be: to feel included, "
    "to sleep without worry, an evening for the two of us. "
    "It will stand beside the clause."
)
WAYS: Final = "Other words for it"
ABOUT_WAYS: Final = "Each asks less than the one before. Change every word you like."
NEED_LEFT_OUT: Final = (
    "What you need reads like a rule itself, so it is left out here. What would it give you?"
)
NONE_FITS: Final = "No wording of ours fits here. Yours counts as much."
PLAIN: Final = "Nothing in this clause reads like a rule made from fear."
_STEPS: Final = ("what you fear", "what you need", "other words")


def steps(now: int) -> text.Content:
    """Return where one is on the way; the step that is shown stands out, also without colour."""
    parts: list[text.Part] = []
    for number, name in enumerate(_STEPS):
        sign, style = ("●", text.HEADING) if number == now else ("○", text.QUIET)
        if number < now:
            sign, style = "✓", text.GOOD
        parts += [(f"{sign} {name}", style), "   "]
    return text.words(*parts[:-1])


def wording_options(wordings: "Sequence[OfferedWording]") -> list[Option]:
    """Return one line of a list for each wording: its number, its rung, and what it changes."""
    made: list[Option] = []
    for number, one in enumerate(wordings, start=1):
        rung = text.words(
            (RUNGS[one.rung], text.STRONG), (f"  {KINDS[one.kind.value]}", text.QUIET)
        )
        if made:
            made.append(text.option(" ", disabled=True))
        shown = text.lines(rung, redline(one.words))
        made.append(text.option(shown, margin=(f" {number}  ", text.HEADING), id=f"take:{number}"))
    return made


def no_kinder_page(places: "Sequence[Support]") -> list[Block]:
    """Return what is said in place of softer words for a threat, and where to find help."""
    made = [
        block(NO_SOFTER_WORDS),
        block(SUPPORT, gap=1),
    ]
    for place in places:
        made.append(block((place.name, text.STRONG), gap=1))
        made.append(block(place.what_for, indent=2))
        made.append(block((place.how, text.GOOD), indent=2))
    return made
