"""handfast counter: answer a proposal with a version of one's own."""

import shlex
from typing import TYPE_CHECKING

import click

from handfast.errors import RefusedError
from handfast.text_hygiene import visible
from handfast.workspace import drafts, editing, proposals

from .. import options, output
from ..consenting import agreed_to

if TYPE_CHECKING:
    from handfast.model import Version
    from handfast.workspace import Seat, Workspace


@click.command()
@click.argument("agreement")
@click.option(
    "--clause", "wordings", nargs=2, multiple=True, metavar="ID TEXT", help="Another wording."
)
@click.option("--propose", "at_once", is_flag=True, help="Propose it at once.")
@options.yes_option
@options.signing_options
def command(
    agreement: str,
    wordings: tuple[tuple[str, str], ...],
    at_once: bool,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Start a draft that answers AGREEMENT, with your suggestions in it.

    Nobody sees it until you propose it; with --propose you read it whole first.
    """
    if at_once:
        options.must_be_able_to_ask(yes=yes)
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        name = proposals.counter(ws, seat, agreement)
        document = drafts.open_draft(ws, seat, name).document
        for clause_id, text in wordings:
            document = editing.change_clause(document, clause_id, text=text)
        drafts.save(ws, seat, name, document)
        version = _proposed(ws, seat, name, agreement, yes=yes) if at_once else None
    result = {"digest": version.digest} if version else {"draft": name}
    if json_:
        output.as_json(result)
    else:
        output.data(next(iter(result.values())))
    output.note(
        "Proposed as your answer."
        if version
        else "A draft of yours. Change it, then: handfast propose NAME"
    )


def _proposed(
    ws: "Workspace", seat: "Seat", name: str, agreement: str, *, yes: bool
) -> "Version | None":
    """Propose the draft if the person says so, once it was shown whole.

    One that says the same is no answer, and all would have to sign anew: it is refused, and gone.
    """
    shown = proposals.preview(ws, seat, name)
    if all(each.changes is not None and each.changes.empty for each in shown.replaces):
        drafts.throw_away(ws, seat.person.id, name)
        raise RefusedError(
            "Nothing differs from what it would answer, so nothing was proposed.",
            next_step=f"To agree: handfast sign {shlex.quote(visible(agreement))}. To have other "
            "words, give them with --clause ID TEXT.",
        )
    if not agreed_to(shown, yes=yes):
        return None
    return proposals.propose(ws, seat, name, shown=shown.text)
