"""handfast propose: sign a draft and put it before the others."""

import click

from handfast.workspace import drafts, proposals

from .. import options, output
from ..consenting import agreed_to


@click.command()
@click.argument("draft")
@click.option("--why", help="Why now, in a sentence.")
@options.yes_option
@options.signing_options
def command(
    draft: str,
    why: str | None,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Read DRAFT whole, as it will be signed, then sign it and put it before the others.

    It counts once everybody has signed.
    """
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        name = drafts.open_draft(ws, seat, draft).name
        shown = proposals.preview(ws, seat, name, why=why)
        if not agreed_to(shown, yes=yes):
            return
        version = proposals.propose(ws, seat, name, why=why, shown=shown.text)
        others = [p.name for p in version.document.people if p.id != seat.person.id]
    if json_:
        output.as_json({"digest": version.digest, "title": version.document.title})
    else:
        output.data(version.digest)
    output.note(f"Proposed. It waits for {' and '.join(others)}.")
