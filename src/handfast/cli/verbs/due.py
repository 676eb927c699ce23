"""handfast due: what it is time to look at."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

import click

from handfast.workspace import looking

from .. import options, output

if TYPE_CHECKING:
    from handfast.workspace import Due

_KINDLY: Final = {
    "lapse": "What is not renewed ends by itself after its last day; that is nobody's failure.",
    "pause": "After a pause, come back if you are ready: handfast repair show",
    "lapsed": "What ended did so as you had agreed. You can renew it, or let it rest.",
}


@click.command()
@options.on_option
@options.looking_options
def command(folder: str | None, on: datetime | None, json_: bool) -> int:
    """See what is due: reviews, rounds, lapses near, holds that end, actions, pauses, proposals.

    Exit code 1 says that something is due. No passphrase is needed.
    """
    ws = options.workspace(folder)
    items = looking.due(ws, on=options.on_day(on))
    if json_:
        output.as_json(items)
        return int(bool(items))
    now = ws.clock.now()
    output.table(
        (item.kind.value, item.day.isoformat() if item.day else "", _words(item, now))
        for item in items
    )
    for kind in dict.fromkeys(item.kind.value for item in items):
        if kind in _KINDLY:
            output.note(_KINDLY[kind])
    if not items:
        output.note("Nothing is due.")
    return int(bool(items))


def _words(item: "Due", now: datetime) -> str:
    if item.moment is not None:
        over = "which ended at" if now >= item.moment else "until"
        return f"{item.title}, {over} {item.moment.astimezone():%H:%M}"
    return f"{item.title}: {item.words}" if item.words else item.title
