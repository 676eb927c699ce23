"""How hurts and repairs look as plain text and as JSON, and how their words are taken in."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from handfast.errors import UsageError
from handfast.model import Letting, Moment, Side
from handfast.repair import SEEK_SUPPORT, STEPS
from handfast.workspace import repairing

from .. import options, output, pages
from ..taken import taken_on

if TYPE_CHECKING:
    from handfast.model import RepairWords, Support
    from handfast.repair import Shared
    from handfast.review import TakenOn
    from handfast.workspace import Seat, Workspace
    from handfast.workspace.views import RepairView, StepView

PRIVATELY = "Only you see this. Nothing about it is told to anybody."


def words_of(text: str | None, file: str | None, question: str) -> str:
    """Return words from an argument, a file or standard input, or asked for at the keyboard.

    What stands on a command line may stay in the shell's history, so asking is the usual way.
    """
    if text:
        return text
    if file:
        try:
            return options.read_bytes(file, "text").decode("utf-8").strip()
        except UnicodeDecodeError:
            raise UsageError("This text is not UTF-8.", where=file) from None
    if not options.somebody_is_there():
        raise UsageError(
            "There are no words yet, and nobody is at the keyboard.",
            next_step="Give them as TEXT, or with --file FILE (or - for standard input).",
        )
    lines = [output.ask(question)]
    while lines[-1]:
        lines.append(output.ask("(an empty line ends)"))
    return "\n".join(lines).strip()


def where_to_turn(places: Iterable["Support"], country: str) -> None:
    """Show places to find help, to whoever sits here alone."""
    for place in places:
        output.paragraph(f"{place.name}: {place.what_for}", to_note=True)
        output.paragraph(place.how, indent="    ", to_note=True)
    if not country:
        output.note("For places in your country: handfast support --country CODE")


def danger(places: Iterable["Support"], country: str) -> None:
    """Point somebody to help, privately, where their own words tell of danger."""
    found = tuple(places)
    if found:
        output.note(
            "Some of what you wrote tells of danger. You do not have to share it, mend it, or do "
            "this alone. Only you see these lines."
        )
        output.note(SEEK_SUPPORT)
        where_to_turn(found, country)


@frozen
class Words:
    """What somebody says at a step."""

    step: Moment
    text: str
    side: Side | None = None
    letting: Letting | None = None


def spoken(
    ws: "Workspace", seat: "Seat", repair: str | None, words: Words, *, share: bool, yes: bool
) -> str | None:
    """Keep or share words; return the digest of what was shared, or None."""
    if share:
        output.note("Whoever has this folder will read exactly this, and it stays:")
        output.paragraph(words.text, inner=output.DEEP, to_note=True)
        if options.must_confirm("Share it?", yes=yes):
            return repairing.share_words(
                ws,
                seat,
                repair,
                words.step,
                words.text,
                side=words.side,
                letting=words.letting,
            )
    repairing.keep_words(ws, seat, repair, words.step, words.text, letting=words.letting)
    return None


def told(digest: str | None, *, json_: bool, more: Mapping[str, object] | None = None) -> None:
    """Say whether words were shared or kept."""
    if json_:
        output.as_json({"shared": digest, **(more or {})})
    output.note("Shared. It is signed, and stays." if digest else "Kept for you alone.")


def repair(view: "RepairView") -> None:
    """Print a repair: the hurt as it was shared, what people said, and what they took on."""
    course = view.course
    who = view.names.get(course.by, course.by)
    output.data(f"{course.digest[:8]}: {who} named a hurt, {output.moment_words(course.named)}")
    if course.text:
        output.paragraph(f"\u201c{course.text}\u201d", inner=output.DEEP)
    for each in course.said:
        output.paragraph(shared(view, each), inner=output.DEEP)
    for item in view.taken_on:
        output.paragraph(taken_on(item, view.names), inner=output.DEEP)
    for sentence in (*view.said, *view.concerns):
        output.note(sentence)


def shared(view: "RepairView", each: "Shared") -> str:
    """Return words that somebody shared, with the step they belong to."""
    title = next(step.title for step in STEPS if step.id is each.step)
    return f"{view.names.get(each.by, each.by)} ({title}): {each.text}"


def own(place: "RepairWords", items: Iterable["TakenOn"]) -> None:
    """Print somebody's own place in a repair, which nobody else sees."""
    output.note(PRIVATELY)
    if place.stopped:
        output.note("You have stopped here for now. You can go on at any time.")
    for number, step in enumerate(STEPS, start=1):
        here = ">" if step.id is place.step else " "
        left_out = " (left out for now)" if step.id in place.skipped else ""
        output.note(f"{here} {number} {step.title}{left_out}")
    for note in place.notes:
        letting = f", {note.letting.value}" if note.letting else ""
        output.paragraph(
            f"{note.step.value}{letting}: {note.text}", inner=output.DEEP, to_note=True
        )
    texts = {item.digest: item.text for item in items}
    for mark in place.marks:
        said = "done" if mark.done else "not this time"
        text = texts.get(mark.ritual, mark.ritual[:8])
        output.paragraph(f"{text} {pages.day_words(mark.day)}: {said}", to_note=True)


def step(view: "StepView", country: str) -> None:
    """Print one step: purpose, questions, what to avoid, how it is when done, where to turn."""
    found = view.step
    output.paragraph(found.title, indent="")
    output.paragraph(found.purpose)
    output.data("To ask oneself, or each other:")
    for question in view.questions:
        output.paragraph(f"- {question.text}", inner=output.DEEP)
    output.data("Better not:")
    for line in found.avoid:
        output.paragraph(f"- {line}", inner=output.DEEP)
    output.paragraph(f"Done looks like this: {found.done}", indent="")
    for failure in view.failures:
        output.note(failure)
    output.note(found.seek_support)
    output.note(SEEK_SUPPORT)
    where_to_turn(view.support, country)
    output.note("You may go back, leave a step out, take a pause, or stop, at any time.")


def step_data(view: "StepView") -> dict[str, object]:
    """Return the JSON shape of a step."""
    found = view.step
    return {
        "step": found.id,
        "title": found.title,
        "purpose": found.purpose,
        "questions": [
            {"id": each.id, "side": each.side, "text": each.text} for each in view.questions
        ],
        "avoid": found.avoid,
        "done": found.done,
        "seek_support": found.seek_support,
        "support": view.support,
        "failures": view.failures,
    }


def repair_data(view: "RepairView") -> dict[str, object]:
    """Return the JSON shape of a repair; nobody's own place is part of it."""
    course = view.course
    return {
        "digest": course.digest,
        "by": course.by,
        "named": course.named,
        "text": course.text,
        "people": course.people,
        "only_holds_until": view.ends,
        "pause": view.pause,
        "pause_over": view.over,
        "shared": course.said,
        "taken_on": view.taken_on,
        "said": view.said,
        "concerns": view.concerns,
    }
