"""What home says where there is no agreement to read: nothing yet, nothing found, nothing read."""

from typing import TYPE_CHECKING

from handfast.errors import HandfastError

from .. import text
from .how_far import how_far
from .page import Block, block, heading

if TYPE_CHECKING:
    from handfast.workspace.views import Overview

_GROUND = (
    "Agree on how you make agreements: how fast, how often you look at them again, and how you "
    "ask for a pause. g begins it."
)


def first_page(overview: "Overview") -> list[Block]:
    """Return how to begin, where nothing has been agreed yet."""
    made = [
        block(("Nothing agreed yet", text.HEADING)),
        block("This page will show what the two of you have agreed, to read and to come back to."),
        heading("A good way to begin"),
    ]
    steps = [
        _GROUND,
        "Write down one thing that goes well already, and why.",
        "Only then something that is hard. Small is fine.",
    ]
    if len(overview.people) < 2:
        steps.insert(0, "Make a person and a key for each of you: press p.")
    made += [
        block(step, margin=(f"{number}  ", text.WAITING), gap=1)
        for number, step in enumerate(steps, start=1)
    ]
    made.append(block(("n begins a draft. Only its writer can read it.", text.QUIET), gap=1))
    return made


def nothing_found(shown: str, words: str) -> list[Block]:
    """Return that nothing fits what somebody looks for, and how to see everything again."""
    what = f" with “{words}”" if words else ""
    kind = "" if shown == "all" else f" that is {shown}"
    return [
        block((f"No agreement{kind}{what}.", text.QUIET), gap=1),
        block(("esc shows everything again.", text.QUIET), gap=1),
    ]


def being_read(done: int, of: int) -> list[Block]:
    """Return how far the first reading of a big folder is, and that it can be stopped."""
    return [
        block(("Reading your agreements", text.HEADING)),
        *how_far(done, of),
        block(
            "Each signature is checked once on this machine. From then on it goes quickly.", gap=1
        ),
        block(("esc stops it. Nothing is lost.", text.QUIET), gap=1),
    ]


def stopped() -> list[Block]:
    """Return that somebody stopped the first reading, and what they can do now."""
    return [
        block(("You stopped the reading", text.HEADING)),
        block("Nothing is lost, and what was checked stays checked.", gap=1),
        block("r goes on with it. ctrl+q leaves.", gap=1),
    ]


def not_read(error: Exception) -> list[Block]:
    """Return why the folder could not be read, and what to do next."""
    made = [block(("The folder cannot be read just now", text.HEADING))]
    if isinstance(error, HandfastError):
        made.append(block(error.message, gap=1))
        if error.where:
            made.append(block((error.where, text.QUIET)))
        made.append(block((error.next_step, text.GOOD), gap=1))
    else:
        made.append(block("Something happened that handfast did not expect.", gap=1))
    made.append(block("What was saved is still saved. r reads the folder again.", gap=1))
    return made
