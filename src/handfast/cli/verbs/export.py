"""handfast export: a page to print, or a folder that OpenSSH alone can verify."""

import sys

import click

from handfast.errors import UsageError
from handfast.workspace import exporting

from .. import options, output


@click.command()
@click.argument("agreement", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*(kind.value for kind in exporting.PageKind), "folder"]),
    default="markdown",
    help="A page to read or print, or a folder for OpenSSH; pdf needs the extra handfast[pdf].",
)
@click.option("--output", "target", metavar="PATH", help="Where to write it.")
@click.option(
    "--for",
    "reader",
    metavar="NAME",
    help="Leave out what does not concern this person: somebody bound by it, or named in it.",
)
@options.looking_options
def command(
    agreement: str | None,
    format_: str,
    target: str | None,
    reader: str | None,
    folder: str | None,
    json_: bool,
) -> None:
    """Export AGREEMENT as a page, or everything as a folder that OpenSSH alone can verify."""
    ws = options.workspace(folder)
    if format_ == "folder":
        _folder(ws, target, agreement, reader, json_=json_)
        return
    if agreement is None:
        raise UsageError("Which agreement is missing.", next_step="See: handfast list.")
    kind = exporting.PageKind(format_)
    binary = kind is exporting.PageKind.PDF
    if binary and target is None and (json_ or sys.stdout.isatty()):
        raise UsageError("Where to write is missing.", next_step="Add --output FILE.pdf.")
    page = exporting.page(ws, agreement, kind, reader=reader)
    if target is not None:
        options.write_bytes(target, page, folder=ws.folder)
        output.note(f"Written to {target}.")
    if json_:
        output.as_json({"format": kind, "text": None if binary else page.decode()})
    elif target is None and binary:
        output.raw(page)
    elif target is None:
        output.data(page.decode().rstrip("\n"))


def _folder(
    ws: exporting.Workspace,
    target: str | None,
    agreement: str | None,
    reader: str | None,
    *,
    json_: bool,
) -> None:
    """Write the folder for OpenSSH, which is whole or not at all."""
    if target is None:
        raise UsageError("Where to write is missing.", next_step="Add --output FOLDER.")
    if reader is not None:
        raise UsageError(
            "Signatures cover whole documents, so nothing can be left out of this folder.",
            next_step="Use --for with --format html or pdf.",
        )
    files = exporting.openssh_folder(ws, options.path_of(target), agreement)
    if json_:
        output.as_json([str(file) for file in files])
    output.note(f"{len(files)} files written to {target}. VERIFY.txt in it says how to check.")
