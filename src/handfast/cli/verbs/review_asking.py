"""From options, a file or questions at the keyboard to what somebody says in a review."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from handfast.errors import UsageError
from handfast.model import Choice, Clause, ClauseAnswer, RoundStep, RoundWords

from .. import options, output
from .review_pages import CHOICES

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS: Final = {"k": Choice.KEEP, "c": Choice.CHANGE, "l": Choice.LET_GO}


def said_in(given: Mapping[str, Any]) -> RoundWords | None:
    """Return what the options or the file say, or None where they say nothing."""
    if given["file"]:
        from handfast.documents import read_review_answer

        return read_review_answer(options.read_bytes(given["file"], "answer"))
    clauses: dict[str, dict[str, Any]] = {}
    for choice, named in (
        (Choice.KEEP, "keep"),
        (Choice.CHANGE, "change"),
        (Choice.LET_GO, "let_go"),
    ):
        for clause in given[named]:
            if "choice" in clauses.setdefault(clause, {}):
                raise UsageError(
                    f"Clause {clause!r} is answered twice.", next_step="Choose one answer for it."
                )
            clauses[clause]["choice"] = choice
    for field in ("how", "wording", "scale"):
        for clause, value in given[field]:
            clauses.setdefault(clause, {})[field] = value
    answers = tuple(ClauseAnswer(clause, **fields) for clause, fields in clauses.items())
    words = RoundWords(
        RoundStep.ANSWER,
        1,
        answers=answers,
        sentence=given["sentence"],
        appreciated=given["appreciated"],
        agenda=tuple(dict.fromkeys(given["agenda"])),
    )
    return None if words == RoundWords(RoundStep.ANSWER, 1) else words


def ask_for_answers(clauses: Sequence[Clause]) -> RoundWords:
    """Ask at the keyboard, clause by clause; an empty line leaves a question open."""
    output.note("Nobody sees this before everybody's answer is in. Leave open what you like.")
    return RoundWords(
        RoundStep.ANSWER,
        1,
        answers=tuple(_each(clauses)),
        sentence=output.ask("How it has been, in one sentence"),
        appreciated=output.ask("What I appreciated"),
        agenda=tuple(dict.fromkeys(_points())),
    )


def _each(clauses: Sequence[Clause]) -> "Iterator[ClauseAnswer]":
    for clause in clauses:
        output.paragraph(f"\u201c{clause.text}\u201d", indent="", to_note=True)
        letters = ", ".join(f"{letter}: {CHOICES[choice]}" for letter, choice in _LETTERS.items())
        said = output.ask(f"{letters}")[:1].lower()
        choice = _LETTERS.get(said)
        answer = ClauseAnswer(
            clause.id,
            choice,
            how=output.ask("How it has been"),
            scale=_scale(output.ask("1 (hard) to 5 (easy), if you like; only ever shown")),
            wording=output.ask("What you would write instead") if choice is Choice.CHANGE else "",
        )
        if answer != ClauseAnswer(clause.id):
            yield answer


def _scale(said: str) -> int | None:
    return int(said) if said in {"1", "2", "3", "4", "5"} else None


def _points() -> "Iterator[str]":
    while point := output.ask("For the agenda (an empty line goes on)"):
        yield point
