"""handfast diff: what changed between two versions."""

import click

from handfast.workspace import looking

from .. import options, output, pages


@click.command()
@click.argument("before")
@click.argument("after")
@options.looking_options
def command(before: str, after: str, folder: str | None, json_: bool) -> None:
    """See what changed from BEFORE to AFTER: [-gone-] and {+new+}."""
    found = looking.difference(options.workspace(folder), before, after)
    if json_:
        output.as_json(found)
        return
    if found.empty:
        output.note("Nothing differs.")
    pages.difference(found)
