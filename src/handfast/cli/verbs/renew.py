"""handfast renew: the same clauses with a new review day."""

from datetime import datetime

import click

from handfast.workspace import looking, proposals

from .. import options, output
from ..consenting import agreed_to


@click.command()
@click.argument("agreement")
@click.option("--review", type=options.type_date, metavar="DATE", help="The new review day.")
@options.yes_option
@options.signing_options
def command(
    agreement: str,
    review: datetime | None,
    yes: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Propose AGREEMENT again with a new review day, read whole first. Everybody signs anew."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        digest, on = looking.find(ws, agreement).digest, options.on_day(review)
        shown = proposals.preview_renewal(ws, seat.person.id, digest, on=on)
        if not agreed_to(shown, yes=yes):
            return
        version = proposals.renew(ws, seat, digest, on=on, shown=shown.text)
        others = [p.name for p in version.document.people if p.id != seat.person.id]
    if json_:
        output.as_json({"digest": version.digest, "review": version.document.review})
    else:
        output.data(version.digest)
    output.note(f"Proposed again. It waits for {' and '.join(others)}.")
