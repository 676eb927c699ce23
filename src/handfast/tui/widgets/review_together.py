"""A review once everybody's answer is in: five parts of a talk, and how to leave it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from handfast.review import RADAR

from .. import text, wording
from .page import Block, block, columns, heading
from .review_page import left, taken_on

if TYPE_CHECKING:
    from handfast.model import ClauseAnswer, PersonId
    from handfast.workspace.views import ReviewView

LEAVING: Final = "leaving"
_TITLES: Final = {**{part.id: part.title for part in RADAR}, LEAVING: "Leaving"}
_BESIDE: Final = 54
"""At 80 columns answers stand beside each other, at 60 under each other."""
_CLOSED: Final = "still sealed; it opens with their passphrase"
_WAYS: Final = (
    ("Renew", "The same clauses with a new day. It holds once everybody has signed it again."),
    ("A draft", "A new version from what you would change. It is yours until you propose it."),
    (
        "An end",
        "You take back your consent, and it holds for nobody any more. No reason is asked for.",
    ),
    ("As it is", "All stays until its last day. Another review can begin at any time."),
)


def part_options(view: "ReviewView") -> list[Option]:
    """Return the parts of the talk as a list; nothing in it says how far anybody is."""
    del view
    numbers = [f"{number} " for number in range(1, len(RADAR) + 1)] + ["→ "]
    return [
        text.option(title, margin=(number, text.HEADING), id=part)
        for number, (part, title) in zip(numbers, _TITLES.items(), strict=True)
    ]


def part_page(view: "ReviewView", part: str) -> list[Block]:
    """Return one part: what it is for, a question to begin with, and what belongs to it."""
    made: dict[str, Callable[[ReviewView], list[Block]]] = {
        "review": _answers,
        "agenda": _agenda,
        "discuss": _discuss,
        "actions": _actions,
        "reconnect": _rituals,
    }
    if part == LEAVING:
        return _leaving(view)
    about = next(each for each in RADAR if each.id == part)
    return [
        block((about.title, text.HEADING)),
        block((about.purpose, text.QUIET)),
        block(about.question, margin=("? ", text.WAITING), gap=1),
        *made[part](view),
    ]


# Review: side by side, appreciations first.


def _answers(view: "ReviewView") -> list[Block]:
    page = [block(sentence, margin=("· ", text.QUIET), gap=1) for sentence in _notices(view)]
    page.append(heading("What you appreciated"))
    page.append(_beside(view, {who: words.appreciated for who, words in view.answers.items()}))
    for number, side in enumerate(view.clauses, start=1):
        page.append(block((side.text, text.STRONG), margin=(f"{number:>2}  ", text.HEADING), gap=1))
        said = {who: _of_clause(answer) for who, answer in side.answers}
        page.append(_beside(view, said))
    page.append(heading("All of it, in a sentence"))
    page.append(_beside(view, {who: words.sentence for who, words in view.answers.items()}))
    return page


def _notices(view: "ReviewView") -> list[str]:
    found = view.round
    if found is None or (not found.unopened and not found.notes):
        return []
    said = list(found.notes)
    for person in found.unopened:
        name = view.names[person]
        here = view.mine.get(person) == "open"
        how = (
            f"u opens it with {name}'s passphrase." if here else f"It opens when {name} looks here."
        )
        said.append(f"{name}'s answer is in, and still sealed. {how}")
    return said


def _beside(view: "ReviewView", said: "Mapping[PersonId, text.Part]") -> Block:
    """Put what each person says beside what the others say, each under their name."""
    assert view.round is not None  # noqa: S101 - there are answers only in a round
    cells = []
    for place, person in enumerate(view.round.people):
        words: text.Part = said.get(person, "")
        if person not in view.answers:
            words = text.safe(_CLOSED, text.QUIET)
        elif not words:
            words = text.safe("nothing said", text.QUIET)
        name = (view.names[person], text.PEOPLE[place % len(text.PEOPLE)])
        cells.append(text.lines(name, words))
    return columns(cells, beside=_BESIDE)


def _of_clause(answer: "ClauseAnswer | None") -> text.Content:
    """Return what somebody says of a clause; a number stands beside their words, and alone."""
    if answer is None:
        return text.words()
    said: list[text.Part] = []
    if answer.choice is not None:
        sign, style, words = wording.CHOICE[answer.choice.value]
        said.append((f"{sign} {words}", style))
    if answer.scale is not None:
        said.append((f"{answer.scale} of 5  (1 hard, 5 easy)", text.QUIET))
    said.append(answer.how)
    if answer.wording:
        said.append(text.words(("rather: ", text.QUIET), (f"“{answer.wording}”", "italic")))
    return text.lines(*said)


# Agenda, talking, and what each takes on.


def _agenda(view: "ReviewView") -> list[Block]:
    found = view.round
    assert found is not None  # noqa: S101 - parts are shown of a round only
    page = [heading("What each would like to talk about")]
    wishes = {
        who: text.lines(*(f"· {item}" for item in words.agenda))
        for who, words in view.answers.items()
    }
    page.append(_beside(view, wishes))
    if found.agreed_agenda is not None:
        page.append(heading("You have agreed to talk about"))
        page += [block(item, margin=("· ", text.GOOD)) for item in found.agreed_agenda.items]
        return page
    for agenda in found.agendas[-1:]:
        who = wording.names(view.names[person] for person in agenda.named_by)
        page.append(heading(f"Named by {who}"))
        page += [block(item, margin=("· ", text.WAITING)) for item in agenda.items]
        page.append(_hint("y says yes to exactly these points. Then you have agreed."))
    page.append(_hint("g names points, for everybody to say yes to."))
    return page


def _discuss(view: "ReviewView") -> list[Block]:
    found = view.round
    assert found is not None  # noqa: S101 - parts are shown of a round only
    page: list[Block] = []
    if found.agreed_agenda is not None:
        page.append(heading("One after the other"))
        page += [block(item, margin=("· ", text.GOOD)) for item in found.agreed_agenda.items]
    moved = [
        (number, side)
        for number, side in enumerate(view.clauses, start=1)
        if any(
            answer and answer.choice and answer.choice.value != "keep" for _, answer in side.answers
        )
    ]
    if moved:
        page.append(heading("Clauses that one of you would change or let go"))
    for number, side in moved:
        page.append(block(side.text, margin=(f"{number:>2}  ", text.HEADING), gap=1))
        page.append(_beside(view, {who: _of_clause(answer) for who, answer in side.answers}))
    if view.questions:
        page.append(heading("To ask yourselves"))
        page += [block(each.text, margin=("? ", text.WAITING)) for each in view.questions]
    return page


def _actions(view: "ReviewView") -> list[Block]:
    items = [item for item in view.taken_on if item.every is None]
    page = [heading("What you took on")] if items else []
    page += [taken_on(item, view) for item in items]
    if any(item.result is None for item in view.taken_on):
        page.append(_hint("l looks back on something of yours. To let go of it needs no reason."))
    page.append(_hint("t is for what you will do yourself, with a day to look back on it."))
    return page


def _rituals(view: "ReviewView") -> list[Block]:
    items = [item for item in view.taken_on if item.every is not None]
    page = [heading("What you do again and again")] if items else []
    page += [taken_on(item, view) for item in items]
    page.append(_hint("t is for something small that comes again: a walk, a word before sleep."))
    return page


def _leaving(view: "ReviewView") -> list[Block]:
    found = view.round
    page = [block((_TITLES[LEAVING], text.HEADING))]
    if found is not None and found.finished:
        page += [*left(view), *(block(sentence, gap=1) for sentence in view.said)]
        page.append(_hint("o begins another review, whenever you like."))
        return page
    page.append(block(("Four ways, and none of them is the right one.", text.QUIET)))
    for name, about in _WAYS:
        page.append(block((name, text.STRONG), gap=1))
        page.append(block(about, indent=2))
    page += [block((sentence, text.QUIET), gap=1) for sentence in view.said[1:]]
    page.append(_hint("f asks which of these it is."))
    return page


def _hint(sentence: str) -> Block:
    return block(sentence, margin=("→ ", text.GOOD), gap=1)
