"""handfast repair pause: a quiet countdown with room to breathe, and a kind word at the end."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Final

import click

from handfast.clock import FixedClock
from handfast.errors import RefusedError, UsageError
from handfast.repair import AT_THE_END, breath, left_words
from handfast.workspace import repairing

from .. import options, output

if TYPE_CHECKING:
    from handfast.clock import Clock
    from handfast.workspace import Workspace
    from handfast.workspace.views import RepairView

_USUAL: Final = 20
_STAYS: Final = (
    "The pause goes on without this window. See how long it takes: handfast repair pause"
)

_ANOTHER: Final = "Another pause, if you need one: handfast repair pause --minutes 20"
_LATELY: Final = timedelta(days=1)
"""For so long the end of a pause is told of, here as in what is due."""


@click.command()
@click.argument("repair", required=False)
@click.option("--minutes", type=click.IntRange(20, 1440), metavar="N", help="How long: 20 to 1440.")
@click.option(
    "--until",
    type=click.DateTime(formats=["%H:%M"]),
    metavar="HH:MM",
    help="When to come back, today or tomorrow.",
)
@click.option("--quiet", is_flag=True, help="No countdown.")
@options.signing_options
def pause(
    repair: str | None,
    minutes: int | None,
    until: datetime | None,
    quiet: bool,
    folder: str | None,
    person: str | None,
    passphrase_file: str | None,
    json_: bool,
) -> None:
    """Take a pause of 20 minutes or more, with a time to come back; or look at the one that is on.

    Closing the program, or Ctrl-C, leaves the pause running.
    """
    if minutes and until:
        raise UsageError("The pause has two ends.", next_step="Give --minutes or --until.")
    ws = options.workspace(folder)
    view = _view(ws, repair)
    going = view.pause if view else None
    if view is not None and _just_over(view, ws) and not (minutes or until):
        if json_:
            output.as_json(view.over)
        output.note(AT_THE_END)
        output.note(_ANOTHER)
        return
    if going is None or minutes or until:
        with options.seat(ws, person, passphrase_file) as seat:
            if until is not None:
                begun = repairing.begin_pause(ws, seat, repair, next_time(until, ws.clock))
            else:
                begun = repairing.pause_for(ws, seat, repair, minutes or _USUAL)
        going = begun
    if json_:
        output.as_json(going)
        return
    now = ws.clock.now()
    output.data(
        f"Back at {repairing.moment_words(going.back)} ({left_words(going.back, now)} left)."
    )
    if not quiet and sys.stderr.isatty() and not isinstance(ws.clock, FixedClock):
        count_down(going.back, ws.clock.now, Event().wait)


def count_down(
    back: datetime, now: Callable[[], datetime], wait: Callable[[float], object]
) -> None:
    """Show what is left of a pause, second by second, with a slow breath beside it.

    ``now`` tells the moment (UTC) and ``wait`` lets so many seconds pass. Ctrl-C ends the showing
    and not the pause.
    """
    output.note("You do not have to do anything now. Let your shoulders sink, if you like.")
    began = now()
    try:
        while (moment := now()) < back:
            seconds = int((moment - began).total_seconds())
            line = f"  {left_words(back, moment)} left   {breath(seconds)}"
            output.same_line(line)
            wait(1)
    except KeyboardInterrupt:
        output.same_line()
        output.note(_STAYS)
        return
    output.same_line()
    output.note(AT_THE_END)


def next_time(at: datetime, clock: "Clock") -> datetime:
    """Return the next moment at which a clock here shows this time of day."""
    return repairing.next_time(at.time(), clock.now())


def _just_over(view: "RepairView", ws: "Workspace") -> bool:
    """Say whether a pause is over and nobody has come back yet: looking begins no other one."""
    return view.over is not None and ws.clock.now() - view.over.back < _LATELY


def _view(ws: "Workspace", repair: str | None) -> "RepairView | None":
    try:
        return repairing.look(ws, repair)
    except RefusedError:
        return None  # beginning one says why that cannot be
