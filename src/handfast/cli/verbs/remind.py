"""handfast remind: a neutral word when a day is near, now or once a day by itself."""

import shlex
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

import click

from handfast.errors import UsageError
from handfast.workspace import reminding

from .. import options, output

if TYPE_CHECKING:
    from handfast.workspace import Workspace
    from handfast.workspace.reminding import Written

_MORNING: Final = time(10, 0)


@click.command()
@click.option("--install", "action", flag_value="install", help="Do it once a day, by itself.")
@click.option("--remove", "action", flag_value="remove", help="Stop doing it by itself.")
@click.option("--plan", "action", flag_value="plan", help="See what --install would write.")
@click.option(
    "--with", "system", type=click.Choice(reminding.SYSTEMS), help="Other than this system's."
)
@click.option(
    "--at", type=click.DateTime(formats=["%H:%M"]), metavar="HH:MM", help="When, if not at 10:00."
)
@click.option("--sparing", is_flag=True, help="Only on a day, the day before, and weekly.")
@click.option("--quiet", is_flag=True, help="Print nothing; the exit code says it.")
@options.on_option
@options.looking_options
def command(
    action: str | None,
    system: str | None,
    at: datetime | None,
    sparing: bool,
    quiet: bool,
    folder: str | None,
    on: datetime | None,
    json_: bool,
) -> int:
    """Say whether a date you set is near, also on the desktop, without title, name or number.

    Exit code 1 says that one is near. No passphrase is needed. With --install this machine does it
    by itself: through systemd, cron, launchd or the Task Scheduler.
    """
    ws = options.workspace(folder)
    if action:
        return _set_up(ws, action, system, at.time() if at else _MORNING, json_=json_)
    if system or at:
        raise UsageError("--with and --at belong to --install.", next_step="Add --install.")
    items = reminding.is_near(ws, on=options.on_day(on), sparing=sparing)
    told = reminding.sentence(items)
    notified = bool(items) and reminding.notify(told)
    if json_:
        output.as_json({"near": bool(items), "notified": notified})
    elif not quiet:
        output.data(told) if items else output.note("No date is near.")
    return int(bool(items))


def _set_up(ws: "Workspace", action: str, system: str | None, at: time, *, json_: bool) -> int:
    if action == "remove":
        done = reminding.remove(ws, system)
    else:
        done = (reminding.install if action == "install" else reminding.plan)(ws, at, system)
    if json_:
        output.as_json(
            {
                "system": done.system,
                "name": done.name,
                "files": [str(path) for path in done.files],
                "line": done.line or None,
                "switched_on": done.switched_on and action == "install",
                "by_hand": [shlex.join(words) for words in done.by_hand],
            }
        )
    else:
        _tell(done, action)
    return 0


def _tell(done: "Written", action: str) -> None:
    verb = {"install": "Written", "remove": "Taken away", "plan": "It would write"}[action]
    for path, content in done.files.items():
        output.note(f"{verb}: {path}")
        if action != "remove":
            encoding = "utf-16" if done.system == "windows" else "utf-8"
            output.data(content.decode(encoding).rstrip("\n"))
    if done.system == "cron":
        put = done.switched_on or action != "install"
        output.note(
            f"{verb}: the line of {done.name} in your crontab"
            if put
            else "There is no crontab here that could be written. The line would be:"
        )
        if done.line:
            output.data(done.line)
    if action == "install" and done.switched_on:
        output.note("It is on, and says no more than that a date is near. Stop it with --remove.")
    elif done.by_hand and (action == "plan" or not done.switched_on):
        output.note("What is left to do by hand:" if action != "plan" else "And then it would run:")
        for words in done.by_hand:
            output.note(f"  {shlex.join(words)}")
