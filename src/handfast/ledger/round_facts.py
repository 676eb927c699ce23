"""What memory keeps of a step of a review round: all that decides what is due, and no answer."""

from datetime import date, time
from typing import Any

from handfast.model import (
    Because,
    Cadence,
    Digest,
    LookedBack,
    Outcome,
    RoundStep,
    RoundWords,
)


def packed(words: RoundWords) -> list[object]:
    """Return the facts of a step, as JSON knows them."""
    return [
        words.step,
        words.round,
        words.because,
        words.commitment,
        words.seen,
        words.agenda if words.step is RoundStep.AGENDA else (),
        words.text,
        words.day and words.day.isoformat(),
        None if words.at is None else words.at.isoformat(),
        words.every,
        words.about,
        words.result,
        words.outcome,
    ]


def unpacked(facts: list[Any]) -> RoundWords:
    """Return a step from its facts; what somebody said in an answer is not among them."""
    (step, number, because, commitment, seen, agenda, text, day, at, *rest) = facts
    every, about, result, outcome = rest
    return RoundWords(
        step=RoundStep(step),
        round=int(number),
        because=Because(because) if because else None,
        commitment=commitment,
        seen=tuple(Digest(each) for each in seen),
        agenda=tuple(agenda),
        text=text,
        day=date.fromisoformat(day) if day else None,
        at=time.fromisoformat(at) if at is not None else None,
        every=Cadence(every) if every else None,
        about=about,
        result=LookedBack(result) if result else None,
        outcome=Outcome(outcome) if outcome else None,
    )
