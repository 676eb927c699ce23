"""The seven steps of a repair, in order. People may go back, skip one, or stop at any of them."""

from attrs import frozen

from ..model import Moment

SEEK_SUPPORT = (
    "If you are afraid of what your partner might do, put your safety first and talk to somebody"
    " you trust or to a helpline, without telling them."
)
"""What holds at every step, before anything that is said about one."""


@frozen
class Step:
    """One step: what it is for, and when it is time to ask somebody for help with it."""

    id: Moment
    title: str
    purpose: str
    seek_support: str


STEPS: tuple[Step, ...] = (
    Step(
        Moment.ACKNOWLEDGE,
        "Acknowledge what happened",
        "One says what hurt, and the other listens without defending or explaining."
        " It is enough for now that the hurt is seen by both of you.",
        "Ask for help if it cannot be named without fear, or if it is denied each time it is.",
    ),
    Step(
        Moment.UNDERSTAND,
        "Understand where it came from",
        "You look together for what lay beneath: strain from outside, old habits, needs that went"
        " unsaid. To understand is not to excuse, and nobody has to be the villain.",
        "Ask for help if looking back brings up old wounds that are too heavy for the two of you.",
    ),
    Step(
        Moment.REPAIR,
        "Take responsibility and make an offer",
        "Whoever caused harm owns what they did, without tearing themselves down, and offers"
        " something they will do. Small things that are kept count for more than large promises.",
        "Ask for help if apologies come and the same thing happens again.",
    ),
    Step(
        Moment.SAFETY,
        "Feel safe with one another again",
        "You let bodies and tempers settle: pauses with an agreed time to return, and small rituals"
        " that say we are still here. Calm comes before solutions.",
        "Ask for help if one of you stays on guard for weeks, cannot sleep, or dreads coming home.",
    ),
    Step(
        Moment.NEW_AGREEMENTS,
        "Make new agreements",
        "Once things are calmer you write down what would let each of you feel safe and free."
        " What comes from fear may begin as a hold of a few days, to be looked at again.",
        "Ask for help if one of you agrees only so that there is peace.",
    ),
    Step(
        Moment.FORGIVE,
        "Forgive, slowly",
        "Whoever was hurt lets go at their own pace, and may find the hurt back on some days."
        " Nobody asks whether it is done yet, and it never has to be.",
        "Ask for help if you are stuck in it, or if you are being pressed to get over it.",
    ),
    Step(
        Moment.INTEGRATE,
        "Take along what you have learned",
        "Each says in their own words what they know now about themselves and about the other."
        " You choose a day to look at it again, and something good to share.",
        "Ask for help if you would like company in keeping it up; help is not only for bad days.",
    ),
)
"""All seven, in the order in which they are offered."""


def step(moment: Moment) -> Step | None:
    """Return the step of this moment, or None for a moment that is no step of a repair."""
    return next((each for each in STEPS if each.id is moment), None)


def next_step(moment: Moment) -> Step | None:
    """Return the step that is offered after this one, or None after the last."""
    ids = [each.id for each in STEPS]
    place = ids.index(moment) + 1 if moment in ids else 0
    return STEPS[place] if place < len(STEPS) else None
