"""handfast verify: check everything afresh."""

from typing import Final

import click

from handfast.workspace import looking

from .. import options, output

DOES_NOT_HOLD: Final = 5


@click.command()
@options.looking_options
def command(folder: str | None, json_: bool) -> int:
    """Check every document and signature of the folder afresh. Exit code 5 if one fails."""
    report = looking.verify(options.workspace(folder))
    if json_:
        output.as_json({"checked": report.checked, "holds": report.holds, "faults": report.faults})
    else:
        output.data(f"{report.checked} documents and signatures checked.")
        output.table((f.path, f.reason, f.message) for f in report.faults)
        output.note("Everything holds." if report.holds else "Something does not hold.")
    return 0 if report.holds else DOES_NOT_HOLD
