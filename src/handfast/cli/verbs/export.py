"""handfast export: a page to print, or a folder that OpenSSH alone can verify."""

from pathlib import Path

import click

from handfast.errors import UsageError
from handfast.workspace import exporting

from .. import options, output


@click.command()
@click.argument("agreement", required=False)
@click.option("--format", "format_", type=click.Choice(["markdown", "folder"]), default="markdown")
@click.option("--output", "target", metavar="PATH", help="Where to write it.")
@options.looking_options
def command(
    agreement: str | None, format_: str, target: str | None, folder: str | None, json_: bool
) -> None:
    """Export AGREEMENT as Markdown, or everything as a folder that OpenSSH alone can verify."""
    ws = options.workspace(folder)
    if format_ == "folder":
        if target is None:
            raise UsageError("Where to write is missing.", next_step="Add --output FOLDER.")
        files = exporting.openssh_folder(ws, Path(target).expanduser(), agreement)
        if json_:
            output.as_json([str(file) for file in files])
        output.note(f"{len(files)} files written to {target}. VERIFY.txt in it says how to check.")
        return
    if agreement is None:
        raise UsageError("Which agreement is missing.", next_step="See: handfast list.")
    page = exporting.markdown(ws, agreement)
    if target is not None:
        options.write_bytes(Path(target).expanduser(), page.encode())
        output.note(f"Written to {target}.")
    if json_:
        output.as_json({"format": "markdown", "text": page})
    elif target is None:
        output.data(page.rstrip("\n"))
