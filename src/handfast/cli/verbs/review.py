"""handfast review: coming back to an agreement, each alone and then together."""

from typing import TYPE_CHECKING, Any

import click

from handfast.errors import UsageError
from handfast.workspace import reviewing

from .. import options, output
from . import review_leaving
from .review_asking import ask_for_answers, said_in
from .review_pages import as_data, own, review, told_opened

if TYPE_CHECKING:
    from handfast.model import RoundWords
    from handfast.workspace import Seat, Workspace


@click.group()
def command() -> None:
    """Come back to an agreement: each answers alone, then you see, talk, and leave with something.

    In order: open, answer, show, agenda, action, ritual, finish. Nobody sees an answer until
    everybody's is in.
    """


for _verb in review_leaving.VERBS:
    command.add_command(_verb)


@command.command(name="open")
@click.argument("agreement")
@options.signing_options
def open_(
    agreement: str, folder: str | None, person: str | None, passphrase_file: str | None, json_: bool
) -> None:
    """Open a review of AGREEMENT, at any time and without a reason."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        told_opened(reviewing.open_answers(ws, seat))
        found = reviewing.begin(ws, seat, agreement)
    if json_:
        output.as_json({"digest": found.version, "round": found.number, "because": found.because})
    output.note("A review is open. Each of you answers alone: handfast review answer AGREEMENT")


@command.command()
@click.argument("agreement")
@click.option("--keep", multiple=True, metavar="CLAUSE", help="Keep it; repeat for more.")
@click.option("--change", multiple=True, metavar="CLAUSE", help="Change it.")
@click.option("--let-go", multiple=True, metavar="CLAUSE", help="Let it go.")
@click.option("--how", nargs=2, multiple=True, metavar="CLAUSE TEXT", help="How it has been.")
@click.option(
    "--scale",
    nargs=2,
    type=(str, click.IntRange(1, 5)),
    multiple=True,
    metavar="CLAUSE N",
    help="1 (hard) to 5 (easy); shown to you both, and never added up.",
)
@click.option("--wording", nargs=2, multiple=True, metavar="CLAUSE TEXT", help="Another wording.")
@click.option("--sentence", default="", metavar="TEXT", help="How it has been, in one sentence.")
@click.option("--appreciated", default="", metavar="TEXT", help="What you appreciated.")
@click.option("--agenda", multiple=True, metavar="TEXT", help="What to talk about; repeat it.")
@click.option("--file", metavar="FILE", help="Take it all from a TOML file; - for stdin.")
@click.option("--later", is_flag=True, help="Keep it for yourself; seal it in another time.")
@options.yes_option
@options.signing_options
def answer(
    agreement: str,
    later: bool,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
    **given: Any,
) -> None:
    """Answer the review of AGREEMENT, alone. Without options you are asked, clause by clause.

    What you leave out, you have not said. Once sealed in, an answer stays as it is.
    """
    ws = options.workspace(folder)
    words = said_in(given)
    with options.seat(ws, person, passphrase_file) as seat:
        told_opened(reviewing.open_answers(ws, seat))
        words = words or _kept_or_asked(ws, seat, agreement)
        if later:
            reviewing.keep(ws, seat.person.id, agreement, words)
            output.note("Kept for you alone. Seal it in with: handfast review answer AGREEMENT")
            return
        own(words)
        if not options.must_confirm("Seal this in? From then on it stays as it is.", yes=yes):
            reviewing.keep(ws, seat.person.id, agreement, words)
            output.note("Kept for you alone; nothing was sealed in.")
            return
        found = reviewing.answer(ws, seat, agreement, words)
    if json_:
        output.as_json(
            {"digest": found.version, "round": found.number, "waiting_for": found.waiting_for}
        )
    output.note("Your answer is sealed in.")
    for sentence in reviewing.look(ws, found.version).said:
        output.note(sentence)


def _kept_or_asked(ws: "Workspace", seat: "Seat", agreement: str) -> "RoundWords":
    """Return what somebody kept for later, or what they say at the keyboard."""
    if kept := reviewing.kept(ws, seat, agreement):
        return kept
    if not options.somebody_is_there():
        raise UsageError(
            "The answer is empty.",
            next_step="Say something with the options of: handfast review answer --help",
        )
    view = reviewing.look(ws, agreement)
    gone = view.standing.withdrawn_clauses | view.standing.ended_holds
    return ask_for_answers([each for each in view.version.document.clauses if each.id not in gone])


@command.command()
@click.argument("agreement")
@options.signing_options
def show(
    agreement: str, folder: str | None, person: str | None, passphrase_file: str | None, json_: bool
) -> None:
    """See how far the review of AGREEMENT is, and the answers once everybody's is in.

    Needs no passphrase, except to open your own answer when all are in, or to read it before.
    """
    ws = options.workspace(folder)
    view = reviewing.look(ws, agreement)
    mine: RoundWords | None = None
    tried = ""
    can_open = [who for who, can in view.mine.items() if can == "open"]
    if passphrase_file or (can_open and options.somebody_is_there()):
        with options.seat(ws, person, passphrase_file) as seat:
            tried = seat.person.id
            told_opened(reviewing.open_answers(ws, seat))
            mine = reviewing.kept(ws, seat, agreement)
        view = reviewing.look(ws, agreement)
    if json_:
        output.as_json({**as_data(view), "own": mine})
        return
    review(view)
    if mine is not None:
        own(mine)
    for who in (who for who, can in view.mine.items() if can == "open"):
        output.note(_still_sealed(view.names[who], who, tried=who == tried))


def _still_sealed(name: str, person: str, *, tried: bool) -> str:
    if tried:
        return reviewing.does_not_open(name)
    return f"{name}'s answer can be opened now: handfast review show --as {person}"


@command.command()
@click.argument("agreement")
@click.option("--point", "points", multiple=True, metavar="TEXT", help="A point; repeat it.")
@click.option("--agree", is_flag=True, help="Name the same points as the others did.")
@options.signing_options
def agenda(
    agreement: str,
    points: tuple[str, ...],
    agree: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Name what to talk about, or agree to what the others named. Agreed: all named the same."""
    if agree == bool(points):
        raise UsageError("Say what is on the agenda.", next_step="Give --point TEXT, or --agree.")
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        told_opened(reviewing.open_answers(ws, seat))
        found = (
            reviewing.agree_agenda(ws, seat, agreement)
            if agree
            else reviewing.name_agenda(ws, seat, agreement, points)
        )
    if json_:
        output.as_json({"agreed": found.agreed_agenda, "agendas": found.agendas})
    output.note(
        "You have agreed on what to talk about."
        if found.agreed_agenda
        else "Named. It is agreed once everybody has named the same points."
    )
