"""handfast propose: sign a draft and put it before the others."""

import click

from handfast.workspace import proposals

from .. import options, output


@click.command()
@click.argument("draft")
@click.option("--why", help="Why now, in a sentence.")
@options.signing_options
def command(
    draft: str,
    why: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Sign DRAFT and put it before the others. It counts once everybody has signed."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        version = proposals.propose(ws, seat, draft, why=why)
        others = [p.name for p in version.document.people if p.id != seat.person.id]
    if json_:
        output.as_json({"digest": version.digest, "title": version.document.title})
    else:
        output.data(version.digest)
    output.note(f"Proposed. It waits for {' and '.join(others)}.")
