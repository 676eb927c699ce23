"""handfast review action, ritual, done and finish: what comes out of a review."""

from datetime import datetime, time

import click

from handfast.errors import UsageError
from handfast.model import Cadence, LookedBack, Outcome
from handfast.workspace import Seat, Workspace, proposals, reviewing

from .. import options, output
from ..consenting import agreed_to
from .review_pages import told_opened

_END = (
    "This takes back your consent to the whole of it, at once, as handfast withdraw does. The "
    "others will see that you withdrew, and no reason. It cannot be undone; you can agree again in "
    "a new version."
)


@click.command()
@click.argument("agreement")
@click.argument("text")
@click.option(
    "--day", type=options.type_date, required=True, metavar="DATE", help="When to look back on it."
)
@options.signing_options
def action(
    agreement: str,
    text: str,
    day: datetime,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Take something on: TEXT is what you will do. You are its owner; nobody does it for others."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        told_opened(reviewing.open_answers(ws, seat))
        digest = reviewing.take_on(ws, seat, agreement, text, day.date())
    _taken(digest, json_=json_)


@click.command()
@click.argument("agreement")
@click.argument("text")
@click.option(
    "--every",
    type=click.Choice([each.value for each in Cadence]),
    default="weekly",
    show_default=True,
)
@click.option(
    "--from", "day", type=options.type_date, required=True, metavar="DATE", help="Its first day."
)
@click.option(
    "--at",
    type=click.DateTime(formats=["%H:%M"]),
    metavar="HH:MM",
    help="A time, wherever you are.",
)
@options.signing_options
def ritual(
    agreement: str,
    text: str,
    every: str,
    day: datetime,
    at: datetime | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Begin a small ritual of reconnection, with a cadence. It goes into the calendar."""
    ws = options.workspace(folder)
    clock_time: time | None = at.time() if at else None
    with options.seat(ws, person, passphrase_file) as seat:
        told_opened(reviewing.open_answers(ws, seat))
        digest = reviewing.take_on(
            ws, seat, agreement, text, day.date(), every=Cadence(every), at=clock_time
        )
    _taken(digest, json_=json_)


@click.command()
@click.argument("started")
@click.option("--let-go", is_flag=True, help="You let it go; no reason is needed.")
@click.option("--note", default="", metavar="TEXT", help="How it was, in a line.")
@options.signing_options
def done(
    started: str,
    let_go: bool,
    note: str,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Look back on something you took on; STARTED is the beginning of its digest."""
    ws = options.workspace(folder)
    result = LookedBack.LET_GO if let_go else LookedBack.DONE
    with options.seat(ws, person, passphrase_file) as seat:
        item = reviewing.look_back(ws, seat, started, result, note)
    if json_:
        output.as_json(item)
    output.note("Let go." if let_go else "Looked back on.")


@click.command()
@click.argument("agreement")
@click.option("--renew", "chosen", flag_value="renewal", help="The same clauses, a new day.")
@click.option("--draft", "chosen", flag_value="draft", help="A draft with what should change.")
@click.option("--end", "chosen", flag_value="end", help="Take back your consent.")
@click.option("--stays", "chosen", flag_value="stays", help="Leave all as it is for now.")
@click.option("--review", type=options.type_date, metavar="DATE", help="The new review day.")
@options.yes_option
@options.signing_options
def finish(
    agreement: str,
    chosen: str | None,
    review: datetime | None,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Leave the review with a renewal, a draft, an end, or with all as it is for now."""
    if chosen is None:
        raise UsageError(
            "Say how you leave it.", next_step="Add --renew, --draft, --end or --stays."
        )
    ws, outcome = options.workspace(folder), Outcome(chosen)
    with options.seat(ws, person, passphrase_file) as seat:
        told_opened(reviewing.open_answers(ws, seat))
        found = reviewing.present(ws, seat, agreement)
        made = _leave(ws, seat, found.version, outcome, review, yes=yes)
        if made is None:
            output.note("Nothing was changed.")
            return
        reviewing.finish(ws, seat, found.version, outcome)
    if json_:
        output.as_json({"digest": found.version, "outcome": outcome, "made": made or None})
    elif made:
        output.data(made)
    output.note(_SAID[outcome])


_SAID = {
    Outcome.RENEWAL: "Proposed again. It counts once the others have signed it too.",
    Outcome.DRAFT: "A draft is yours, and only you can open it. Look at it before you propose it.",
    Outcome.END: "You have taken back your consent. Thank you for looking at it together.",
    Outcome.STAYS: "The round is finished, and all stays as it is until its last day.",
}


def _leave(
    ws: Workspace,
    seat: Seat,
    digest: str,
    outcome: Outcome,
    review: datetime | None,
    *,
    yes: bool,
) -> str | None:
    """Do what somebody leaves with; return what came of it, or None if they thought better."""
    if outcome is Outcome.RENEWAL:
        on = options.on_day(review)
        shown = proposals.preview_renewal(ws, seat.person.id, digest, on=on)
        if not agreed_to(shown, yes=yes):
            return None
        return proposals.renew(ws, seat, digest, on=on, shown=shown.text).digest
    if outcome is Outcome.DRAFT:
        return reviewing.draft_from_round(ws, seat, digest)
    if outcome is Outcome.END:
        output.note(_END)
        if not options.must_confirm("Withdraw?", yes=yes):
            return None
        return proposals.withdraw(ws, seat, digest).digest
    return ""


def _taken(digest: str, *, json_: bool) -> None:
    if json_:
        output.as_json({"digest": digest})
    else:
        output.data(digest[:8])
    output.note("Kept. Look back on it with: handfast review done BEGINNING")


VERBS = (action, ritual, done, finish)
