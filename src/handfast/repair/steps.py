"""The seven steps of a repair, in order. People may go back, skip one, or stop at any of them.

Where this comes from: the order follows the essay "Rebuilding Trust After a Relationship Rupture";
that being heard and an offer come before anything new is asked for, the research named at C42 of
``docs/repair.md``. The sentences are our own.
"""

from typing import Final

from attrs import frozen

from ..model import Moment

SEEK_SUPPORT: Final = (
    "If you are afraid of what your partner might do, put your safety first and talk to somebody"
    " you trust or to a helpline, without telling them."
)
"""What holds at every step, before anything that is said about one."""

COUPLE: Final = "relationship"
ALONE: Final = "alone"
FEAR: Final = "fear"
CRISIS: Final = "despair"
"""The situations in which ``handfast_support`` is asked: a therapist for both, one for oneself, a
line for those who live with abuse, a crisis line."""


@frozen
class Step:
    """One step: what it is for, what to avoid, how it is when it is done, and when to seek help.

    ``help`` names the situations to look for help in, the likeliest first.
    """

    id: Moment
    title: str
    purpose: str
    avoid: tuple[str, ...]
    done: str
    seek_support: str
    help: tuple[str, ...] = (COUPLE, ALONE, FEAR, CRISIS)


STEPS: Final[tuple[Step, ...]] = (
    Step(
        Moment.ACKNOWLEDGE,
        "Acknowledge what happened",
        "One says what hurt, and the other listens without defending or explaining."
        " It is enough for now that the hurt is seen by both of you.",
        (
            "Rushing to reassurance: \u201cit was nothing\u201d ends the talk before it was heard.",
            "Explaining what was meant while the other still says how it landed.",
            "Proving who remembers it right.",
        ),
        "Each could say in their own words what happened and how it felt to the other.",
        "Ask for help if it cannot be named without fear, or if it is denied each time it is.",
        (FEAR, COUPLE, ALONE, CRISIS),
    ),
    Step(
        Moment.UNDERSTAND,
        "Understand where it came from",
        "You look together for what lay beneath: strain from outside, old habits, needs that went"
        " unsaid. To understand is not to excuse, and nobody has to be the villain.",
        (
            "Telling the other what they feel, or what is wrong with them.",
            "Letting the reason stand in for an apology.",
            "Digging further than either of you has strength for today.",
        ),
        "Each knows something about the other and about themselves that was not known before.",
        "Ask for help if looking back brings up old wounds that are too heavy for the two of you.",
        (ALONE, COUPLE, CRISIS, FEAR),
    ),
    Step(
        Moment.REPAIR,
        "Take responsibility and make an offer",
        "Whoever caused harm owns what they did, without tearing themselves down, and offers"
        " something they will do. Small things that are kept count for more than large promises.",
        (
            "Over-owning: \u201cI ruin everything\u201d asks the one who was hurt to give comfort.",
            "Intention over impact: \u201cI meant well\u201d may be true, and it does not mend.",
            "Asking for forgiveness, or for a new limit, in place of an offer.",
        ),
        "One thing is offered with a day to it, and it is something the other would like to have.",
        "Ask for help if apologies come and the same thing happens again.",
        (COUPLE, FEAR, ALONE, CRISIS),
    ),
    Step(
        Moment.SAFETY,
        "Feel safe with one another again",
        "You let bodies and tempers settle: pauses with an agreed time to return, and small rituals"
        " that say we are still here. Calm comes before solutions.",
        (
            "Going on talking when one of you is flooded.",
            "Leaving without a word about when you come back.",
            "Taking a flinch as a verdict: a body takes longer than a decision.",
        ),
        "Either of you can ask for a pause, and both of you know that it ends with coming back.",
        "Ask for help if one of you stays on guard for weeks, cannot sleep, or dreads coming home.",
        (ALONE, FEAR, COUPLE, CRISIS),
    ),
    Step(
        Moment.NEW_AGREEMENTS,
        "Make new agreements",
        "Once things are calmer you write down what would let each of you feel safe and free."
        " What comes from fear may begin as a hold of a few days, to be looked at again.",
        (
            "Writing down a punishment, or what only one of you has to carry.",
            "Saying yes so that it is over.",
            "Beginning with a limit before anybody has taken responsibility or made an offer.",
        ),
        "Both would keep it gladly, know what it is for, and know when you look at it again.",
        "Ask for help if one of you agrees only so that there is peace.",
        (COUPLE, FEAR, ALONE, CRISIS),
    ),
    Step(
        Moment.FORGIVE,
        "Forgive, slowly",
        "Whoever was hurt lets go at their own pace, and may find the hurt back on some days."
        " Nobody asks whether it is done yet, and it never has to be.",
        (
            "Asking for it, waiting for it aloud, or giving it a date.",
            "Taking a hard day as a step back.",
            "Forgiving what is still going on.",
        ),
        "There is no end to announce. Whoever was hurt says where they are, or keeps it private.",
        "Ask for help if you are stuck in it, or if you are being pressed to get over it.",
        (ALONE, FEAR, COUPLE, CRISIS),
    ),
    Step(
        Moment.INTEGRATE,
        "Take along what you have learned",
        "Each says in their own words what they know now about themselves and about the other."
        " You choose a day to look at it again, and something good to share.",
        (
            "Closing it so that it is never spoken of again.",
            "Keeping a list of what the other owes.",
            "Leaving out the good part: you have come a long way, and may enjoy it.",
        ),
        "What each has learned is said or written, and there is a day to come back to it.",
        "Ask for help if you would like company in keeping it up; help is not only for bad days.",
        (COUPLE, ALONE, FEAR, CRISIS),
    ),
)
"""All seven, in the order in which they are offered."""

LETTING_GO: Final = {
    "understanding": "I can see how it came about, and it still hurts.",
    "acceptance": "I do not wait any more for the past to be another one.",
    "release": "My shoulders come down when I think of it, on most days.",
}
"""What each way of letting go may sound like. There is no order in it, and no last one."""


def step(moment: Moment) -> Step | None:
    """Return the step of this moment, or None for a moment that is no step of a repair."""
    return next((each for each in STEPS if each.id is moment), None)


def next_step(moment: Moment) -> Step | None:
    """Return the step that is offered after this one, or None after the last."""
    ids = [each.id for each in STEPS]
    place = ids.index(moment) + 1 if moment in ids else 0
    return STEPS[place] if place < len(STEPS) else None
