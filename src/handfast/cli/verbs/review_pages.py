"""How a review looks as plain text and as JSON."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from handfast.model import Choice
from handfast.review import RADAR

from .. import output, pages
from ..taken import taken_on

if TYPE_CHECKING:
    from handfast.model import ClauseAnswer, RoundWords
    from handfast.review import Round
    from handfast.workspace.views import ReviewView

CHOICES: Final = {
    Choice.KEEP: "keep it",
    Choice.CHANGE: "change it",
    Choice.LET_GO: "let it go",
}


def review(view: "ReviewView") -> None:
    """Print a review: how far it is, the answers side by side, and what each took on."""
    words = view.version.document
    output.paragraph(words.title, indent="", inner=output.DEEP)
    output.data(f"{view.version.digest[:8]}: {pages.state_words(view.standing)}")
    if view.round:
        output.data(f"Round {view.round.number}, {view.round.stage.value}")
    if view.clauses:
        for side in view.clauses:
            output.paragraph(f"{side.clause}: {side.text}", inner=output.DEEP)
            for person, answer in side.answers:
                _answer(view.names[person], answer)
    for person, said in view.answers.items():
        whole(view.names[person], said)
    agenda(view)
    for item in view.taken_on:
        output.paragraph(taken_on(item, view.names), inner=output.DEEP)
    for sentence in view.said:
        output.note(sentence)


def agenda(view: "ReviewView") -> None:
    """Print the agenda, agreed or named, and how a talk may go."""
    found = view.round
    if found is None or not found.all_in:
        return
    shown = found.agreed_agenda or (found.agendas[-1] if found.agendas else None)
    if shown:
        output.data("Agenda, agreed:" if found.agreed_agenda else "Agenda, named and not agreed:")
        for item in shown.items:
            output.paragraph(f"- {item}", inner=output.DEEP)
    if not found.finished:
        output.note("One way to talk, in five parts:")
        for part in RADAR:
            output.paragraph(f"{part.title}: {part.purpose}", to_note=True)
        for question in view.questions:
            output.paragraph(f"Ask yourself: {question.text}", to_note=True)


def own(words: "RoundWords") -> None:
    """Print somebody's own answer, which nobody else sees yet."""
    output.note("Only you see this:")
    for answer in words.answers:
        _answer(answer.clause, answer, to_note=True)
    whole("You", words, to_note=True)


def whole(name: str, words: "RoundWords", *, to_note: bool = False) -> None:
    """Print what somebody says of the whole."""
    lines = [words.sentence, f"appreciated: {words.appreciated}" if words.appreciated else ""]
    lines += [f"for the agenda: {item}" for item in words.agenda]
    for line in filter(None, lines):
        output.paragraph(f"{name}: {line}", inner=output.DEEP, to_note=to_note)


def told_opened(opened: Iterable["Round"]) -> None:
    """Tell somebody that their answer lies open now."""
    for _ in opened:
        output.note("Everybody's answer was in, so yours lies open now for the others to read.")


def as_data(view: "ReviewView") -> dict[str, object]:
    """Return the JSON shape of a review."""
    return {
        "agreement": view.agreement.id,
        "digest": view.version.digest,
        "title": view.version.document.title,
        "state": view.standing.state,
        "round": _round(view.round) if view.round else None,
        "clauses": [
            {
                "clause": side.clause,
                "text": side.text,
                "answers": dict(side.answers),
            }
            for side in view.clauses
        ],
        "answers": {
            person: {
                "sentence": said.sentence,
                "appreciated": said.appreciated,
                "agenda": said.agenda,
            }
            for person, said in view.answers.items()
        },
        "taken_on": view.taken_on,
        "can": view.mine,
        "said": view.said,
    }


def _round(found: "Round") -> dict[str, object]:
    return {
        "number": found.number,
        "stage": found.stage,
        "begun": found.begun,
        "because": found.because,
        "opened_by": found.opened_by,
        "answered": list(found.commitments),
        "waiting_for": found.waiting_for,
        "unopened": found.unopened,
        "agenda": found.agreed_agenda.items if found.agreed_agenda else None,
        "agendas": found.agendas,
        "finished": [{"by": by, "outcome": outcome} for by, outcome in found.finished],
    }


def _answer(name: str, answer: "ClauseAnswer | None", *, to_note: bool = False) -> None:
    """Print what somebody says of one clause; a scale stands beside their words, and alone."""
    said: list[str] = []
    if answer is not None:
        said += [CHOICES[answer.choice]] if answer.choice else []
        said += [answer.how] if answer.how else []
        said += [f"({answer.scale} of 5)"] if answer.scale else []
        said += [f"Instead: \u201c{answer.wording}\u201d"] if answer.wording else []
    text = " ".join(said) or "(nothing said)"
    output.paragraph(f"{name}: {text}", indent="      ", inner=output.DEEP, to_note=to_note)
