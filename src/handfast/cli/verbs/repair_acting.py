"""handfast repair action, ritual, today, done, learned and draft: what comes of a repair."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

import click

from handfast.errors import UsageError
from handfast.model import Cadence, Moment
from handfast.repair import HOLD_DAYS, RITUALS
from handfast.workspace import repairing

from .. import options, output
from . import repair_words, review_leaving

if TYPE_CHECKING:
    from handfast.workspace import Workspace

_IDEAS: Final = {idea.id: idea for idea in RITUALS}

of_option = click.option(
    "--of", "repair", metavar="REPAIR", help="Which repair; the one named last if left out."
)


@click.command()
@click.argument("text")
@click.option("--by", "by", type=options.type_date, metavar="DATE", help="By when it is done.")
@click.option(
    "--look-back",
    "day",
    type=options.type_date,
    required=True,
    metavar="DATE",
    help="The day you look back on it.",
)
@of_option
@options.signing_options
def action(
    text: str,
    by: datetime | None,
    day: datetime,
    repair: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Take something on: TEXT is what you will do. It is signed; nobody does it for others."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        digest = repairing.take_action(
            ws, seat, repair, text, day.date(), done_by=options.on_day(by)
        )
    _taken(digest, "Look back on it with: handfast repair done BEGINNING", json_=json_)


@click.command()
@click.argument("text", required=False)
@click.option(
    "--idea",
    type=click.Choice([*_IDEAS]),
    help="One to begin with: a nightly check-in, a hand on the shoulder, gratitude.",
)
@click.option("--every", type=click.Choice([each.value for each in Cadence]), help="How often.")
@click.option("--from", "day", type=options.type_date, metavar="DATE", help="Its first day.")
@click.option(
    "--at", type=click.DateTime(formats=["%H:%M"]), metavar="HH:MM", help="A time, where you are."
)
@of_option
@options.signing_options
def ritual(
    text: str | None,
    idea: str | None,
    every: str | None,
    day: datetime | None,
    at: datetime | None,
    repair: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Begin a small ritual of reconnection, your own or an idea. It goes into the calendar."""
    begun = _IDEAS.get(idea or "")
    if not text and begun is None:
        for each in RITUALS:
            output.paragraph(f"--idea {each.id} ({each.every.value}): {each.text}", to_note=True)
        raise UsageError("No ritual is named.", next_step="Give TEXT, or --idea.")
    cadence = Cadence(every) if every else begun.every if begun else Cadence.DAILY
    ws = options.workspace(folder)
    first: date = day.date() if day else ws.clock.today()
    clock_time: time | None = at.time() if at else None
    with options.seat(ws, person, passphrase_file) as seat:
        words = text or (begun.text if begun else "")
        digest = repairing.begin_ritual(ws, seat, repair, words, first, cadence, at=clock_time)
    _taken(digest, "In your calendar with: handfast calendar", json_=json_)


@click.command()
@click.argument("started")
@click.option("--done", "done", flag_value="yes", help="It was done today.")
@click.option("--not-today", "done", flag_value="no", help="Not today, and that is fine.")
@options.signing_options
def today(
    started: str,
    done: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Mark a ritual as done, or not today, for yourself. Only the last day is kept."""
    if done is None:
        raise UsageError("Was it done today?", next_step="Add --done or --not-today.")
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        item = repairing.mark_ritual(ws, seat, started, done=done == "yes")
    if json_:
        output.as_json({"digest": item.digest, "done": done == "yes"})
    output.note("Good." if done == "yes" else "That is fine. It comes again.")


@click.command()
@click.argument("text", required=False)
@click.option("--file", metavar="FILE", help="Take the words from a file; - for stdin.")
@click.option("--share", is_flag=True, help="Let the others read it; it is signed.")
@click.option(
    "--look-again", "day", type=options.type_date, metavar="DATE", help="The day to look again."
)
@of_option
@options.yes_option
@options.signing_options
def learned(
    text: str | None,
    file: str | None,
    share: bool,
    day: datetime | None,
    repair: str | None,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Say what you have learned, for you alone or shared, and choose a day to look at it again."""
    ws = options.workspace(folder)
    said = repair_words.words_of(text, file, "What you know now")
    again = None
    with options.seat(ws, person, passphrase_file) as seat:
        digest = repair_words.spoken(
            ws, seat, repair, repair_words.Words(Moment.INTEGRATE, said), share=share, yes=yes
        )
        if day is not None:
            again = repairing.take_action(ws, seat, repair, repairing.LOOK_AGAIN, day.date())
    repair_words.told(digest, json_=json_, more={"look_again": again})
    output.note("Is there a small way to mark how far you have come, today or on that day?")


@click.command()
@click.argument("title")
@click.option("--clause", "clauses", multiple=True, metavar="TEXT", help="A clause; repeat it.")
@click.option(
    "--hold",
    type=click.IntRange(1, HOLD_DAYS),
    metavar="DAYS",
    help=f"Each clause ends by itself after so many days, {HOLD_DAYS} at most.",
)
@of_option
@options.signing_options
def draft(
    title: str,
    clauses: tuple[str, ...],
    hold: int | None,
    repair: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Start a private draft of a new agreement, with what a hurt asks first."""
    ws = options.workspace(folder)
    who = options.speaker(ws, person)
    _before_drafting(ws, repair)
    name, _ = repairing.draft(ws, who.id, repair, title, clauses, days=hold)
    if json_:
        output.as_json({"name": name, "title": title})
    else:
        output.data(name)
    output.note("Only you can open this draft. Look at it with: handfast check --draft NAME")


def _before_drafting(ws: "Workspace", repair: str | None) -> None:
    """Show what to ask oneself before writing, until when only holds can be signed, and why."""
    view = repairing.look(ws, repair)
    for question in repairing.guide(ws, Moment.NEW_AGREEMENTS, reference=repair).questions:
        output.paragraph(f"Ask yourself: {question.text}", to_note=True)
    if view.ends is not None:
        output.note(repairing.until_when(view.ends))
    if not view.course.answered():
        output.note(repairing.FIRST_RESPONSIBILITY)


def _taken(digest: str, next_step: str, *, json_: bool) -> None:
    if json_:
        output.as_json({"digest": digest})
    else:
        output.data(digest[:8])
    output.note(f"Kept. {next_step}")


VERBS = (action, ritual, today, review_leaving.done, learned, draft)
