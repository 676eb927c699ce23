"""handfast calendar: review days for a calendar program."""

from datetime import datetime
from pathlib import Path

import click

from handfast.workspace import exporting

from .. import options, output


@click.command()
@click.option("--output", "target", metavar="FILE", help="Write here, not to standard output.")
@options.on_option
@options.looking_options
def command(target: str | None, folder: str | None, on: datetime | None, json_: bool) -> None:
    """Write review days, lapse days and ends of holds as iCalendar, without private words."""
    content = exporting.calendar(options.workspace(folder), on=options.on_day(on))
    if json_:
        output.as_json({"format": "icalendar", "file": target, "text": content.decode()})
    if target is None:
        if not json_:
            output.raw(content)
        return
    options.write_bytes(Path(target).expanduser(), content)
    output.note(f"Written to {target}. Importing it again updates what is there.")
