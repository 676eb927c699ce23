"""What a clause leaves open: who does it, when, and what exactly.

A clause that is too vague is no fault; it only waits for a sentence more. So a finding about it
names the sentence that is missing, in its own words, and not that it is vague.
"""

import re

from .reading import Actor, Feature, Modality, Reading

_WHEN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tomorrow|tonight|every|"
    r"each (?:day|week|month|evening|night|morning)|once|twice|daily|weekly|monthly|nightly|"
    r"yearly|[0-9]+|noon|midnight|dinner|breakfast|lunch|supper|bedtime|weekends?|evenings?|mornings?|nights?|"
    r"january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|winter|"
    r"christmas|birthdays?|within|by the|until|before|after|o'clock|when(?:ever)?|first|last|"
    r"always|never|usually|sometimes|this (?:week|month|year)|next (?:week|month|year))\b"
)
_DOING = frozenset(
    {Modality.MUST, Modality.MAY, Modality.MAY_NOT, Modality.WILL, Modality.WILL_NOT,
     Modality.OFFERS, Modality.ASKS, Modality.DOES, Modality.DOES_NOT, Modality.NEED_NOT}
)  # fmt: skip
_NOBODY = frozenset({Actor.UNSAID, Actor.IT})
_STATES = frozenset(
    {"is", "are", "be", "am", "was", "were", "have", "has", "feel", "feels", "seem"}
)
WHO = "who does it"
WHEN = "when or how often"
WHAT = "what exactly each of you would do"


def missing(reading: Reading, *, vague: bool = False) -> tuple[str, ...]:
    """Return what a clause does not say, in the order to ask for it; never nothing.

    ``vague``: some words of it may mean different things to each, so what is open all the same.
    """
    acts = [one for one in reading.in_force() if one.actor not in _NOBODY]
    settled = [one for one in acts if one.modality in _DOING]
    verbs = {one.action.lower().split(" ", 1)[0].strip(".,;:!?") for one in settled}
    out = []
    if not acts:
        out.append(WHO)
    if vague or not verbs - _STATES or reading.has(Feature.VAGUE):
        out.append(WHAT)
    if not _WHEN.search(reading.plain):
        out.append(WHEN)
    return tuple(out) or (WHAT,)


def told(parts: tuple[str, ...]) -> str:
    """Return one sentence that names what is missing."""
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, or {parts[-1]}"
    return f"It does not say yet {listed}."
