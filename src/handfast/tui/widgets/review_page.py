"""A review round before the answers lie open: what it is, for whom it waits, what comes next."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from .. import text, wording
from .page import Block, block, heading

if TYPE_CHECKING:
    from handfast.review import TakenOn
    from handfast.workspace.views import ReviewView

WHAT_IT_IS: Final = (
    "Each of you answers alone what you would keep, change or let go. Once everybody's answer is "
    "in, you read them side by side, talk, and leave with something."
)
_BECAUSE: Final = {
    "review-day": "Its review day has come.",
    "withdrawal": "Consent to it, or to a part of it, was taken back.",
}
_LEFT: Final = {
    "renewal": "with the same words and a new day",
    "draft": "with a draft",
    "end": "with an end",
    "stays": "with all as it is for now",
}


def review_page(view: "ReviewView", person: str | None) -> list[Block]:
    """Return where a review stands, for whoever sits here; never a word of an answer."""
    found = view.round
    page = [
        block((view.version.document.title, text.HEADING)),
        block(wording.stands(view.standing)),
    ]
    page += [block((sentence, text.QUIET)) for sentence in _why(view)]
    steps = [
        block(sentence, margin=("→ ", text.GOOD), gap=1) for sentence in next_steps(view, person)
    ]
    about = [block(sentence, gap=1) for sentence in (WHAT_IT_IS, *view.said)]
    waits = found is not None and found.begun and found.stage.value == "open"
    page += [*people(view), *steps, *about] if waits else [*about, *steps]
    page += left(view)
    if view.taken_on:
        page += [heading("What you took on"), *(taken_on(each, view) for each in view.taken_on)]
    return page


def _why(view: "ReviewView") -> Iterator[str]:
    """Yield who opened the round, and what for, where a day or a withdrawal did."""
    found = view.round
    if found is not None:
        yield from (_BECAUSE[each.value] for each in found.because if each.value in _BECAUSE)
        if found.opened_by:
            who = wording.names(view.names[each] for each in found.opened_by)
            yield f"{who} opened this review."


def people(view: "ReviewView") -> list[Block]:
    """Return who has answered and for whom it waits: that they have, and nothing of what."""
    assert view.round is not None  # noqa: S101 - asked for a round that is open
    made = [heading("Where it is")]
    for person in view.round.people:
        name = view.names[person]
        if person in view.round.commitments:
            made.append(block(name, " has sealed an answer in", margin=("✓ ", text.GOOD)))
        else:
            made.append(block((f"waiting for {name}", text.WAITING), margin=("◌ ", text.WAITING)))
    return made


def next_steps(view: "ReviewView", person: str | None) -> Iterator[str]:
    """Yield what whoever sits here can do now, with its key."""
    found, can = view.round, view.mine.get(person or "", "")  # type: ignore[call-overload]
    begun = found is not None and found.begun and not found.finished
    if can == "begin" or (can and found is not None and not found.begun):
        yield "o begins it, so that everybody knows of it. You owe nobody a reason."
    if can == "answer":
        kept = "You have begun, and it is sealed to you: a goes on." if person in view.kept else ""
        yield kept or "a is for your answer, alone, in your own time."
    if can == "wait":
        yield "Yours is in, and stays as it is. s lets somebody else sit down."
    if begun and found is not None and not found.all_in and can in {"wait", "answer"}:
        yield "f is for leaving it as it is, if now is not the time."


def taken_on(item: "TakenOn", view: "ReviewView") -> Block:
    """Return one thing that somebody took on: whose it is, what, and when to look back on it."""
    style = text.PEOPLE[[*view.names].index(item.owner) % len(text.PEOPLE)]
    name = (f"{view.names.get(item.owner, item.owner)}  ", style)
    if item.every is not None:
        at = f" at {item.at:%H:%M}" if item.at else ""
        when = f"{wording.EVERY[item.every.value]}{at}, from {wording.day(item.day)}"
    else:
        when = f"looking back on {wording.day(item.day)}"
    sign = {"done": ("✓ ", text.GOOD), "let-go": ("○ ", text.QUIET)}
    ended = {"done": "looked back on", "let-go": "let go"}
    result = item.result.value if item.result else ""
    said: list[text.Part] = [item.text, (f"  {ended.get(result, when)}", text.QUIET)]
    if item.words:
        said.append((f"\n“{item.words}”", "italic"))
    return block(name, *said, margin=sign.get(result, ("· ", text.WAITING)))


def left(view: "ReviewView") -> list[Block]:
    """Return how people left the round, where somebody did."""
    if view.round is None or not view.round.finished:
        return []
    made = [heading("How you left it")]
    for person, outcome in view.round.finished:
        made.append(block(view.names[person], f" left it {_LEFT[outcome.value]}.", margin="· "))
    return made
