"""handfast init: start a folder for agreements."""

import click

from handfast.workspace import Workspace

from .. import options, output


@click.command()
@click.argument("target", required=False, type=click.Path())
@options.looking_options
def command(target: str | None, folder: str | None, json_: bool) -> None:
    """Start a folder for your agreements, here or in TARGET."""
    path = options.path_of(target) if target else options.folder_path(folder)
    ws = Workspace.start(path, clock=options.clock())
    if json_:
        output.as_json({"folder": str(ws.folder)})
    output.note(f"Your agreements will live in {ws.folder}.")
    output.note("Next: each of you makes a key of your own: handfast person make NAME")
