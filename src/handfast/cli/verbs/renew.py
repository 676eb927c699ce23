"""handfast renew: the same clauses with a new review day."""

from datetime import datetime

import click

from handfast.workspace import proposals

from .. import options, output


@click.command()
@click.argument("agreement")
@click.option("--review", type=options.type_date, metavar="DATE", help="The new review day.")
@options.signing_options
def command(
    agreement: str,
    review: datetime | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Propose AGREEMENT again with a new review day. Everybody signs anew."""
    ws = options.workspace(folder)
    with options.seat(ws, person, passphrase_file) as seat:
        version = proposals.renew(ws, seat, agreement, on=options.on_day(review))
        others = [p.name for p in version.document.people if p.id != seat.person.id]
    if json_:
        output.as_json({"digest": version.digest, "review": version.document.review})
    else:
        output.data(version.digest)
    output.note(f"Proposed again. It waits for {' and '.join(others)}.")
