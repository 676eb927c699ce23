"""handfast repair: finding back to each other after a hurt, step by step, at one's own pace."""

import click

from handfast.errors import UsageError
from handfast.model import Letting, Moment, Side
from handfast.repair import LETTING_GO, STEPS
from handfast.workspace import repairing

from .. import options, output
from . import repair_acting, repair_words
from .repair_acting import of_option
from .repair_pause import pause
from .rupture import country_option


@click.group()
def command() -> None:
    """Find back to each other after a hurt: seven steps, at your own pace, in your own order.

    acknowledge, understand, repair, safety, new-agreements, forgive, integrate. You may go back,
    leave one out, take a pause, or stop. Where you are is nobody's business but yours.
    """


for _verb in (pause, *repair_acting.VERBS):
    command.add_command(_verb)


@command.command()
@click.argument("repair", required=False)
@options.signing_options
def show(
    repair: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """See what is shared in a repair; with your passphrase also where you are, for you alone."""
    ws = options.workspace(folder)
    view = repairing.look(ws, repair)
    mine = None
    if passphrase_file:
        with options.seat(ws, person, passphrase_file) as seat:
            mine = repairing.own_place(ws, seat, view.course.digest)
    if json_:
        output.as_json({**repair_words.repair_data(view), "own": mine})
        return
    repair_words.repair(view)
    if mine is not None:
        repair_words.own(mine, view.taken_on)


@command.command()
@click.argument("word", metavar="[STEP]", required=False)
@click.option(
    "--side",
    type=click.Choice([each.value for each in Side]),
    help="Questions for whoever was hurt, or caused harm; for both if left out.",
)
@of_option
@country_option
@options.looking_options
def step(
    word: str | None,
    side: str | None,
    repair: str | None,
    country: str,
    folder: str | None,
    json_: bool,
) -> None:
    """Read one step: what it is for, what to ask, what to avoid, when to seek help.

    STEP is a name, its beginning, or a number from 1 to 7; without it all seven are named.
    """
    if word is None:
        if json_:
            output.as_json([{"step": each.id, "title": each.title} for each in STEPS])
            return
        output.table((str(n), each.id.value, each.title) for n, each in enumerate(STEPS, start=1))
        return
    found = repairing.named_step(word)
    view = repairing.guide(
        options.workspace(folder),
        found.id,
        side=Side(side) if side else None,
        country=country,
        reference=repair,
    )
    if json_:
        output.as_json(repair_words.step_data(view))
    else:
        repair_words.step(view, country)


@command.command()
@click.argument("step", metavar="STEP")
@click.option("--skip", is_flag=True, help="Leave it out for now.")
@of_option
@options.signing_options
def go(
    step: str,
    skip: bool,
    repair: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Go to a step, forwards or back, or leave it out. Only you know where you are."""
    ws = options.workspace(folder)
    moment = repairing.named_step(step).id
    with options.seat(ws, person, passphrase_file) as seat:
        change = repairing.skip if skip else repairing.go_to
        place = change(ws, seat, repair, moment)
    if json_:
        output.as_json({"step": place.step, "skipped": place.skipped})
    else:
        repair_words.own(place, ())


@command.command()
@click.argument("step", metavar="STEP")
@click.argument("text", required=False)
@click.option("--file", metavar="FILE", help="Take the words from a file; - for stdin.")
@click.option("--share", is_flag=True, help="Let the others read it; it is signed.")
@click.option("--side", type=click.Choice([each.value for each in Side]), help="As whom you speak.")
@of_option
@country_option
@options.yes_option
@options.signing_options
def say(
    step: str,
    text: str | None,
    file: str | None,
    share: bool,
    side: str | None,
    repair: str | None,
    country: str,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Put something into words at a step: for you alone, or with --share for the others."""
    ws = options.workspace(folder)
    moment = repairing.named_step(step).id
    said = repair_words.words_of(text, file, "Your words")
    with options.seat(ws, person, passphrase_file) as seat:
        words = repair_words.Words(moment, said, Side(side) if side else None)
        digest = repair_words.spoken(ws, seat, repair, words, share=share, yes=yes)
    repair_words.told(digest, json_=json_)
    repair_words.danger(repairing.support_for(ws, said, country), country)


@command.command()
@click.argument("text", required=False)
@click.option(
    "--stage",
    type=click.Choice([each.value for each in Letting]),
    help="What your words are about.",
)
@click.option("--file", metavar="FILE", help="Take the words from a file; - for stdin.")
@click.option("--share", is_flag=True, help="Let the others read it; only if you want to.")
@of_option
@country_option
@options.yes_option
@options.signing_options
def forgive(
    text: str | None,
    stage: str | None,
    file: str | None,
    share: bool,
    repair: str | None,
    country: str,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Write about letting go, in your own words and for you alone. There is no order, and no end.

    What it may be about: understanding (how it came about), acceptance (that it was so), release
    (that your body rests again). Nobody is asked for it, and nobody is told whether you wrote.
    """
    ws = options.workspace(folder)
    letting = Letting(stage) if stage else None
    if letting and not (text or file):
        output.note(f"It may sound like this, or quite different: {LETTING_GO[letting]}")
    said = repair_words.words_of(text, file, "Your words")
    with options.seat(ws, person, passphrase_file) as seat:
        words = repair_words.Words(Moment.FORGIVE, said, letting=letting)
        digest = repair_words.spoken(ws, seat, repair, words, share=share, yes=yes)
    repair_words.told(digest, json_=json_)
    repair_words.danger(repairing.support_for(ws, said, country), country)


@command.command()
@click.option("--tell", is_flag=True, help="Let the others know.")
@click.option("--text", default="", metavar="TEXT", help="What you tell them, if anything.")
@of_option
@options.signing_options
def stop(
    tell: bool,
    text: str,
    repair: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Stop here for now. No reason is needed, and you can go on at any time."""
    if text and not tell:
        raise UsageError("There are words, and nobody to tell them to.", next_step="Add --tell.")
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        repairing.stop(ws, seat, repair, tell=tell, text=text)
    if json_:
        output.as_json({"stopped": True, "told": tell})
    output.note("You stop here for now. Go on whenever you like: handfast repair go STEP")
