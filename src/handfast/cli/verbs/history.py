"""handfast history: what happened to an agreement."""

import click

from handfast.workspace import looking

from .. import options, output


@click.command()
@click.argument("agreement")
@options.looking_options
def command(agreement: str, folder: str | None, json_: bool) -> None:
    """See what happened to AGREEMENT, in order. Times are what each person's file claims."""
    happenings = looking.history(options.workspace(folder), agreement)
    if json_:
        output.as_json(happenings)
        return
    output.table(
        (
            output.moment_words(item.when) if item.when else "(no time given)",
            item.version[:8],
            f"{item.who} {item.what}",
        )
        for item in happenings
    )
