"""handfast calendar: the days that people set, for a calendar program."""

from datetime import datetime

import click

from handfast.workspace import exporting

from .. import options, output


@click.command()
@click.option("--output", "target", metavar="FILE", help="Write here, not to standard output.")
@options.on_option
@options.looking_options
def command(target: str | None, folder: str | None, on: datetime | None, json_: bool) -> None:
    """Write review days, last days, ends of holds, actions and rituals as iCalendar.

    No private word is in it. A folder without a day gives a valid calendar without one.
    """
    ws = options.workspace(folder)
    content = exporting.calendar(ws, on=options.on_day(on))
    if b"BEGIN:VEVENT" not in content:
        output.note("There is no day in it yet. Review days appear once everybody has signed.")
    if json_:
        output.as_json({"format": "icalendar", "file": target, "text": content.decode()})
    if target is None:
        if not json_:
            output.raw(content)
        return
    options.write_bytes(target, content, folder=ws.folder)
    output.note(f"Written to {target}. Importing it again updates what is there.")
