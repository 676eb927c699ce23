"""handfast check: a file or a draft, before anybody sees it."""

from typing import Final

import click

from handfast.errors import UsageError
from handfast.workspace import drafts, reading

from .. import options, output, pages
from ..contracts import file_json

NOT_VALID: Final = 3


@click.command()
@click.argument("file", required=False)
@click.option("--draft", metavar="NAME", help="Check one of your drafts.")
@options.signing_options
def command(
    file: str | None,
    draft: str | None,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> int:
    """Check FILE (- for standard input), or a draft of yours with --draft.

    Exit code 1: something is worth a look. Exit code 3: the document is not valid.
    """
    if (file is None) == (draft is None):
        raise UsageError("Say what to check.", next_step="Give a FILE, or --draft NAME.")
    if file is not None:
        ws = options.optional_workspace(folder)
        report = reading.check_file(ws, options.read_bytes(file, "file"))
    else:
        ws = options.workspace(folder)
        with options.seat(ws, person, passphrase_file) as seat:
            text = drafts.open_draft(ws, seat, str(draft)).text
        report = reading.check_file(ws, text, unfinished=True)
    if json_:
        output.as_json(file_json(report))
    else:
        if report.report is not None:
            pages.document_report(report.report)
        for problem in report.problems:
            output.note(f"Before proposing: {problem}" if report.valid else str(problem))
        if report.valid:
            output.note("This is what the text shows. It is no certificate of safety.")
    if not report.valid:
        return NOT_VALID
    return int(report.report is not None and pages.worth_a_look(report.report.findings))
