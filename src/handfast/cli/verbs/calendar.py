"""handfast calendar: review days for a calendar program."""

from datetime import datetime
from pathlib import Path

import click

from handfast.workspace import exporting

from .. import options, output


@click.command()
@click.option("--output", "target", metavar="FILE", help="Write here, not to standard output.")
@options.folder_option
@options.on_option
def command(target: str | None, folder: str | None, on: datetime | None) -> None:
    """Write review days, lapse days and ends of holds as iCalendar, without private words."""
    content = exporting.calendar(options.workspace(folder), on=options.on_day(on))
    if target is None:
        output.raw(content)
        return
    options.write_bytes(Path(target), content)
    output.note(f"Written to {target}. Importing it again updates what is there.")
