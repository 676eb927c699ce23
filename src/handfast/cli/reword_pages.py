"""How rewording looks and asks on a terminal: a few plain questions, then wordings by number."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from handfast.workspace.views import NO_SOFTER_WORDS, RUNGS

from . import options, output, pages

if TYPE_CHECKING:
    from handfast.workspace import Seat, Workspace
    from handfast.workspace.views import OfferedWording, Rewording

KEPT: Final = "What you are afraid of is sealed to you alone. Read it back: handfast reword --kept"
_FEAR: Final = "What are you afraid would happen? Only you can read it; Enter leaves it out."
_NOWHERE: Final = (
    "What are you afraid would happen? Answer that for yourself; it is written down nowhere."
)
_NEED: Final = "What do you need, in a sentence? Enter leaves it out."


def page(found: "Rewording") -> None:
    """Print what is offered in place of a clause, or why nothing is."""
    output.paragraph(f"\u201c{found.report.text}\u201d", indent="")
    if found.stops:
        output.paragraph(NO_SOFTER_WORDS)
        for place in found.support:
            output.paragraph(f"{place.name}: {place.what_for}. {place.how}")
        output.note("More places, by country: handfast support --country CODE")
        return
    if not found.flagged:
        output.note("Nothing here reads like a rule made from fear, so it is left as it is.")
        return
    if found.need_left_out:
        output.note(
            "What you need reads like a rule itself, so it is left out. What would it give you?"
        )
        for place in found.support:
            output.note(f"If any of this frightens you: {place.name}, {place.how}")
    if not found.wordings:
        output.note("No wording of ours fits here. Yours counts as much.")
    for number, wording in enumerate(found.wordings, start=1):
        output.paragraph(f"{number}  {RUNGS[wording.rung]}", indent="")
        output.paragraph(wording.text, indent="   ", inner="   ")
        output.paragraph(pages.redline(wording.words), indent="     ", inner="     ")
    if found.wordings and found.need:
        output.paragraph(f"The need: {found.need}", indent="")
    if found.wordings:
        output.note("Take one with --take and its number; change every word you like.")


def ask(
    found: "Rewording",
    offered: "Callable[[str], Rewording]",
    *,
    ws: "Workspace | None",
    name: str,
    seat: "Seat | None" = None,
) -> "tuple[Rewording, OfferedWording | None]":
    """Ask for the fear, the need, and which wording; a fear is kept only beside a draft."""
    from handfast.workspace import fears, rewording

    output.paragraph(f"\u201c{found.report.text}\u201d", indent="", to_note=True)
    if ws is None or seat is None:
        output.note(_NOWHERE)
    else:
        before = fears.open_fear(ws, seat, name)
        if before is not None:
            output.paragraph(f"You wrote before: {before.fear}", to_note=True)
        fear = output.ask(_FEAR)
        if fear:
            fears.keep(ws, seat.person.id, fear, about=found.report.text, name=name)
            output.note(KEPT)
    found = offered(output.ask(_NEED))
    page(found)
    many = len(found.wordings)
    answer = output.ask(f"Which one? 1 to {many}, or Enter for none")
    if not answer.isdecimal():
        return found, None
    return found, rewording.pick(found, int(answer))


def kept_pages(
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    forget: str | None,
    *,
    json_: bool,
) -> int:
    """Print what the person who sits here keeps to themselves, or delete one of it."""
    from handfast.workspace import fears

    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        if forget is not None:
            fears.forget(ws, seat.person.id, forget)
            output.note("It is gone.")
            return 0
        mine = fears.list_fears(ws, seat)
    if json_:
        output.as_json(mine)
        return 0
    if not mine:
        output.note("You keep nothing here.")
    for one in mine:
        output.paragraph(f"{one.name}  {output.moment_words(one.written)}", indent="")
        output.paragraph(f"Under: {one.about}", inner=output.DEEP)
        output.paragraph(f"Afraid: {one.fear}", inner=output.DEEP)
    return 0
