"""handfast withdraw: take back one's consent."""

from typing import TYPE_CHECKING

import click

from handfast.errors import StorageError
from handfast.workspace import looking, proposals

from .. import options, output, pages

if TYPE_CHECKING:
    from handfast.engine import VersionStanding
    from handfast.workspace import Seat, Workspace


@click.command()
@click.argument("agreement")
@click.option("--clause", "clauses", multiple=True, metavar="ID", help="Only this; repeat it.")
@options.yes_option
@options.signing_options
def command(
    agreement: str,
    clauses: tuple[str, ...],
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Take back your consent to AGREEMENT, whole or to one clause. No reason is needed."""
    ws = options.workspace(folder)
    who = options.speaker(ws, person)
    found = proposals.before_withdrawing(ws, who, agreement, clauses=clauses)
    what = f"{', '.join(clauses)} in" if clauses else "the whole of"
    output.note(
        f"This takes back your consent to {what} {found.terms.title!r} ({found.digest[:8]}), "
        f"{_stands(found)}. It counts at once. The others will see that you withdrew, and no "
        "reason. It cannot be undone; you can agree again in a new version."
    )
    if not options.must_confirm("Withdraw?", yes=yes):
        output.note("Nothing was changed.")
        return
    with options.seat(ws, who.id, passphrase_file) as seat:
        stands, shared = _withdraw(ws, seat, found.digest, clauses)
    if json_:
        output.as_json(
            {
                "digest": stands.digest,
                "state": stands.state,
                "withdrawn_clauses": sorted(stands.withdrawn_clauses),
                "in_folder": shared,
            }
        )
    else:
        output.data(f"{stands.digest[:8]}  {pages.state_words(stands)}")


def _stands(found: "VersionStanding") -> str:
    """Say how a version stands, as the second half of a sentence."""
    return {
        "in force": "which is in force",
        "proposed": "a proposal that is not in force yet",
        "countered": "a proposal that was answered with another",
        "lapsed": "which has lapsed",
        "superseded": "which a newer version has replaced",
        "withdrawn": "which somebody else has withdrawn from",
    }.get(found.state.value, "which nobody has signed")


def _withdraw(
    ws: "Workspace", seat: "Seat", digest: str, clauses: tuple[str, ...]
) -> "tuple[VersionStanding, bool]":
    """Withdraw; return what stands now, and whether the withdrawal has reached the folder.

    One that counts on this machine alone is no failure: what it still lacks is told.
    """
    try:
        return proposals.withdraw(ws, seat, digest, clauses=clauses), True
    except StorageError as error:
        if not proposals.has_withdrawn(ws, seat.person, digest, clauses=clauses):
            raise
        output.note(str(error))
        return looking.show(ws, digest).standing, False
