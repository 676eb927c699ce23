"""Reading one step of a review round, within a journal entry."""

import re
from typing import Any

from ..model import (
    Because,
    Cadence,
    Choice,
    ClauseAnswer,
    Digest,
    LookedBack,
    Outcome,
    RoundStep,
    RoundWords,
)
from .agreements import DIGEST_WORDS
from .fields import Fields
from .limits import CLAUSE_ID, DIGEST, MAX_CLAUSE_TEXT, MAX_LINE, MAX_ROUNDS, MAX_SCALE
from .shapes import Shape, fits, names_of

SHAPES = {
    RoundStep.OPEN: Shape(frozenset({"because"})),
    RoundStep.COMMIT: Shape(frozenset({"commitment"})),
    RoundStep.SEEN: Shape(frozenset({"seen"})),
    RoundStep.ANSWER: Shape(
        frozenset({"salt"}), frozenset({"answers", "sentence", "appreciated", "agenda"})
    ),
    RoundStep.AGENDA: Shape(frozenset({"agenda"})),
    RoundStep.ACTION: Shape(frozenset({"text", "day"})),
    RoundStep.RITUAL: Shape(frozenset({"text", "day", "every"}), frozenset({"at"})),
    RoundStep.LOOKED_BACK: Shape(frozenset({"about", "result"}), frozenset({"text"})),
    RoundStep.FINISH: Shape(frozenset({"outcome"})),
}
"""The fields of each step besides ``step`` and ``round``."""

_LINE = re.compile(rf"\A(?=[^\n]*\S)[^\n]{{1,{MAX_LINE}}}\Z")
_LINE_WORDS = f"one line of at most {MAX_LINE} characters"


def read_round(top: Fields) -> RoundWords | None:
    """Read a step of a round from the fields of its entry; None where its kind cannot be told."""
    if not top.has("step"):
        top.lacks("step", "It does not say which step of a review it is. Add step.")
    if not top.has("round"):
        top.lacks("round", "It does not say which round it belongs to. Add round.")
    step = top.word("step", RoundStep)
    number = _number(top, "round", MAX_ROUNDS)
    if step is not None:
        fits(top, SHAPES[step], names_of(SHAPES), f"The step {step} of a review")
    wrong_so_far = len(top.report.problems)
    found = RoundWords(
        step=step or RoundStep.OPEN,
        round=number or 1,
        because=top.word("because", Because),
        commitment=Digest(top.shaped("commitment", DIGEST, DIGEST_WORDS)) or None,
        seen=tuple(Digest(each) for each in top.texts("seen", DIGEST, DIGEST_WORDS)),
        salt=top.shaped("salt", DIGEST, DIGEST_WORDS),
        **read_said(top),
        text=top.text("text", MAX_LINE, lines=False),
        day=top.day("day"),
        at=top.minute("at"),
        every=top.word("every", Cadence),
        about=Digest(top.shaped("about", DIGEST, DIGEST_WORDS)) or None,
        result=top.word("result", LookedBack),
        outcome=top.word("outcome", Outcome),
    )
    if step is None or number is None:
        return None
    if len(top.report.problems) == wrong_so_far:
        for name in sorted(SHAPES[step].needs):
            if not getattr(found, name) and not top.report.missing:
                top.lacks(name, f"{name} is empty. The step {step} of a review needs it.")
    return found


def read_said(top: Fields) -> dict[str, Any]:
    """Read what somebody says in an answer: of each clause, and of the whole."""
    return {
        "answers": read_answers(top),
        "sentence": top.text("sentence", MAX_LINE, lines=False),
        "appreciated": top.text("appreciated", MAX_CLAUSE_TEXT),
        "agenda": top.texts("agenda", _LINE, _LINE_WORDS),
    }


def read_answers(top: Fields) -> tuple[ClauseAnswer, ...]:
    """Read what somebody says of each clause, once for each."""
    answers = [_answer(each) for each in top.tables("answers", "Answer {}: ")]
    named = [answer.clause for answer in answers]
    if len(set(named)) < len(named):
        top.wrong("answers", "A clause is answered twice. Keep one of the two.")
    return tuple(answers)


def _answer(fields: Fields) -> ClauseAnswer:
    """Read what somebody says of one clause."""
    answer = ClauseAnswer(
        clause=fields.shaped("clause", CLAUSE_ID, "a clause's id", needed="its clause is missing."),
        choice=fields.word("choice", Choice),
        how=fields.text("how", MAX_CLAUSE_TEXT),
        scale=_number(fields, "scale", MAX_SCALE),
        wording=fields.text("wording", MAX_CLAUSE_TEXT),
    )
    if answer == ClauseAnswer(answer.clause):
        fields.lacks("choice", "it says nothing of the clause. Add choice or how, or take it out.")
    fields.refuse_rest()
    return answer


def _number(fields: Fields, name: str, most: int) -> int | None:
    """Take a whole number from 1 to ``most``."""
    value: int | None = fields.take(name, int, f"a number from 1 to {most}")
    if value is None or 1 <= value <= most:
        return value
    fields.wrong(name, f"{name} is {value}; it should be a number from 1 to {most}.")
    return None
