"""handfast due: what it is time to look at."""

from datetime import datetime

import click

from handfast.workspace import looking

from .. import options, output


@click.command()
@options.on_option
@options.looking_options
def command(folder: str | None, on: datetime | None, json_: bool) -> int:
    """See what is due: reviews, what lapses soon, holds that end, proposals that wait.

    Exit code 1 says that something is due. No passphrase is needed.
    """
    items = looking.due(options.workspace(folder), on=options.on_day(on))
    if json_:
        output.as_json(items)
    else:
        output.table(
            (item.kind.value, item.day.isoformat() if item.day else "", item.title)
            for item in items
        )
        if not items:
            output.note("Nothing is due.")
    return int(bool(items))
