"""The steps of an answer: what one appreciated, each clause, all of it, and what to talk about."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen
from textual.widgets.option_list import Option

from .. import text, wording
from .agreement_page import clause_details
from .page import Block, block

if TYPE_CHECKING:
    from handfast.model import Clause, ClauseAnswer, RoundWords
    from handfast.workspace.views import ReviewView

CLAUSE: Final = "clause:"
"""How the name of a step about one clause begins."""

ONCE_MORE: Final = "once-more"
"""The last step: to read all of it before it is sealed in."""


@frozen
class About:
    """A step about all of it: its title, what it asks, and where its words come from and go."""

    title: str
    asks: str
    said: "Callable[[RoundWords], str]"
    say: "Callable[[RoundWords, str], RoundWords]"


def _points(typed: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in typed.split("\n"))
    return tuple(dict.fromkeys(filter(None, lines)))


ABOUT: Final = {
    "appreciated": About(
        "What I appreciated",
        "Something the other did, or was, since you last looked at this. Small things are welcome.",
        lambda words: words.appreciated,
        lambda words, typed: evolve(words, appreciated=typed),
    ),
    "sentence": About(
        "All of it, in a sentence",
        "How has it been, all in all?",
        lambda words: words.sentence,
        lambda words, typed: evolve(words, sentence=" ".join(typed.split())),
    ),
    "agenda": About(
        "What I would like to talk about",
        "One thing on each line. Two or three are plenty.",
        lambda words: "\n".join(words.agenda),
        lambda words, typed: evolve(words, agenda=_points(typed)),
    ),
}
"""The steps that belong to no clause: the first comes before the clauses, the others after."""


def standing_clauses(view: "ReviewView") -> "list[tuple[int, Clause]]":
    """Return the clauses that can be answered, by their numbers: not what has ended."""
    gone = view.standing.withdrawn_clauses | view.standing.ended_holds
    numbered = enumerate(view.version.document.clauses, start=1)
    return [(number, clause) for number, clause in numbered if clause.id not in gone]


def step_options(view: "ReviewView", words: "RoundWords") -> list[Option]:
    """Return one line per step, each with what one has said so far."""
    first, *others = ABOUT
    said = {answer.clause: answer for answer in words.answers}
    made = [_about_option(first, words)]
    made += [
        text.option(
            text.brief(clause.text, 40),
            _mark(said.get(clause.id)),
            margin=(f"{number:>2}  ", text.HEADING),
            id=f"{CLAUSE}{clause.id}",
        )
        for number, clause in standing_clauses(view)
    ]
    made += [_about_option(name, words) for name in others]
    return [*made, text.option(("Read it once more", text.STRONG), margin="→   ", id=ONCE_MORE)]


def _about_option(name: str, words: "RoundWords") -> Option:
    about = ABOUT[name]
    mark = ("\n✎ written", text.QUIET) if about.said(words) else ""
    return text.option((about.title, text.STRONG), mark, margin="    ", id=name)


def _mark(answer: "ClauseAnswer | None") -> text.Content:
    if answer is None:
        return text.words()
    if answer.choice is None:
        return text.words(("\n✎ written", text.QUIET))
    sign, style, words = wording.CHOICE[answer.choice.value]
    return text.words((f"\n{sign} {words}", style))


def question_page(
    view: "ReviewView", step: str, clause: "Clause | None", words: "RoundWords"
) -> list[Block]:
    """Return what a step asks; the last one shows all that would be sealed in."""
    if step == ONCE_MORE:
        told = [block(each, gap=1) for each in summary(view, words)]
        nothing = block(("You have said nothing yet. One word is enough.", text.QUIET), gap=1)
        seals = block(("ctrl+s seals it in.", text.GOOD), margin=("→ ", text.GOOD), gap=1)
        title = block(("Once more, all of it", text.HEADING))
        return [title, *told, seals] if told else [title, nothing]
    if clause is None:
        about = ABOUT[step]
        return [block((about.title, text.HEADING)), block((about.asks, text.QUIET), gap=1)]
    document = view.version.document
    margin = (f"{document.clauses.index(clause) + 1:>2}  ", text.HEADING)
    return [block((clause.text, text.STRONG), margin=margin), *clause_details(clause, document)[:1]]


def summary(view: "ReviewView", words: "RoundWords") -> Iterator[text.Content]:
    """Yield what is about to be sealed in, to read once more."""
    said = {answer.clause: answer for answer in words.answers}
    first, *others = ABOUT
    yield from _about_said(first, words)
    for number, clause in standing_clauses(view):
        if answer := said.get(clause.id):
            yield clause_said(number, answer)
    for name in others:
        yield from _about_said(name, words)


def _about_said(name: str, words: "RoundWords") -> Iterator[text.Content]:
    about = ABOUT[name]
    if told := about.said(words):
        yield text.lines((about.title, text.QUIET), told)


def clause_said(number: int, answer: "ClauseAnswer") -> text.Content:
    """Return what one says of a clause, in one paragraph."""
    parts: list[text.Part] = [(f"{number}  ", text.HEADING)]
    if answer.choice is not None:
        sign, style, words = wording.CHOICE[answer.choice.value]
        parts.append((f"{sign} {words}  ", style))
    if answer.scale is not None:
        parts.append((f"{answer.scale} of 5  ", text.QUIET))
    parts.append(answer.how)
    if answer.wording:
        parts.append((f"\nrather: “{answer.wording}”", "italic"))
    return text.words(*parts)
