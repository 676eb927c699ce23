"""Letting the machine remind by itself: through systemd, cron, launchd or the Task Scheduler."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import time
from pathlib import Path
from typing import Final

from attrs import evolve, field, frozen

from handfast.calendar.units import (
    Daily,
    cron_line,
    launchd_plist,
    systemd_service,
    systemd_timer,
    task_xml,
)
from handfast.errors import StorageError, UsageError
from handfast.ledger import default_data_root
from handfast.text_hygiene import faults

from ..workspace import Workspace

SYSTEMS: Final = ("systemd", "cron", "launchd", "windows")
DATA_VARIABLE: Final = "HANDFAST_DATA_DIR"
_PATIENCE: Final = 30


@frozen
class Written:
    """What was written or taken away: files with their content, and the commands that were run.

    ``switched_on`` is False where the system's own program is missing or refused; ``by_hand`` are
    then the commands that are left to do.
    """

    system: str
    name: str
    files: Mapping[Path, bytes] = field(factory=dict)
    line: str = ""
    ran: tuple[tuple[str, ...], ...] = ()
    switched_on: bool = True
    by_hand: tuple[tuple[str, ...], ...] = ()


def this_system() -> str:
    """Return what this machine reminds with; systemd where nothing better is found."""
    if sys.platform == "darwin":
        return "launchd"
    if sys.platform == "win32":
        return "windows"
    return "systemd" if shutil.which("systemctl") or not shutil.which("crontab") else "cron"


def plan(ws: Workspace, at: time, system: str | None = None) -> Written:
    """Return what ``install`` would write and run, and do nothing."""
    chosen = system or this_system()
    daily = _daily(ws, at)
    if chosen == "cron":
        return Written(chosen, daily.name, line=cron_line(daily), by_hand=(("crontab", "-e"),))
    return Written(chosen, daily.name, _files(chosen, daily, ws), by_hand=_on(chosen, daily, ws))


def install(ws: Workspace, at: time, system: str | None = None) -> Written:
    """Write the unit, switch it on and return both. Doing it again changes the hour, adds none."""
    planned = plan(ws, at, system)
    if planned.system == "cron":
        return _change_crontab(planned, lambda lines: [*lines, planned.line])
    for path, content in planned.files.items():
        _write(path, content)
    return _run(planned, planned.by_hand)


def remove(ws: Workspace, system: str | None = None) -> Written:
    """Take away what ``install`` wrote; what is gone already is fine."""
    planned = plan(ws, time(), system)
    if planned.system == "cron":
        return _change_crontab(evolve(planned, line=""), list)
    done = _run(evolve(planned, by_hand=()), _off(planned))
    for path in planned.files:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _cannot(path) from error
    return done


def _daily(ws: Workspace, at: time) -> Daily:
    folder = str(ws.folder.resolve())
    program = Path(sys.executable)
    quiet = program.with_name("pythonw.exe")
    words = (str(quiet if quiet.is_file() else program), "-m", "handfast", "remind")
    given = os.environ.get(DATA_VARIABLE)
    environment = {DATA_VARIABLE: str(default_data_root().resolve())} if given else {}
    for word in (folder, *words, *environment.values()):
        if faults(word, multiline=False):
            raise UsageError(
                "The name of the folder holds a character that no reminder can be set up with.",
                next_step="Give the folder a plain name, and try again.",
            )
    command = (*words, "--sparing", "--quiet", "--folder", folder)
    return Daily(f"handfast-remind-{ws.ledger.place.data.name[:8]}", command, at, environment)


def _files(system: str, daily: Daily, ws: Workspace) -> dict[Path, bytes]:
    if system == "systemd":
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        folder = home / "systemd" / "user"
        return {
            folder / f"{daily.name}.service": systemd_service(daily).encode(),
            folder / f"{daily.name}.timer": systemd_timer(daily).encode(),
        }
    if system == "launchd":
        folder = Path.home() / "Library" / "LaunchAgents"
        return {folder / f"{daily.name}.plist": launchd_plist(daily)}
    return {ws.ledger.place.data / f"{daily.name}.xml": task_xml(daily).encode("utf-16")}


def _on(system: str, daily: Daily, ws: Workspace) -> tuple[tuple[str, ...], ...]:
    """Return the commands that switch the unit on."""
    if system == "systemd":
        return (
            ("systemctl", "--user", "daemon-reload"),
            ("systemctl", "--user", "enable", "--now", f"{daily.name}.timer"),
        )
    (path,) = _files(system, daily, ws)
    if system == "launchd":
        return (("launchctl", "load", "-w", str(path)),)
    return (("schtasks", "/Create", "/TN", daily.name, "/XML", str(path), "/F"),)


def _off(planned: Written) -> tuple[tuple[str, ...], ...]:
    """Return the commands that switch the unit off."""
    if planned.system == "systemd":
        return (("systemctl", "--user", "disable", "--now", f"{planned.name}.timer"),)
    if planned.system == "launchd":
        return tuple(("launchctl", "unload", "-w", str(path)) for path in planned.files)
    return (("schtasks", "/Delete", "/TN", planned.name, "/F"),)


def _run(planned: Written, commands: tuple[tuple[str, ...], ...]) -> Written:
    """Run the commands, the rest being left to do by hand where one is missing or refuses."""
    for number, command in enumerate(commands):
        if _called(command) is None:
            return evolve(
                planned, ran=commands[:number], switched_on=False, by_hand=commands[number:]
            )
    return evolve(planned, ran=commands, by_hand=())


def _change_crontab(planned: Written, change: Callable[[list[str]], list[str]]) -> Written:
    """Write the crontab with our line changed, and every other line as it was."""
    if shutil.which("crontab") is None:
        return evolve(planned, switched_on=False)
    before = _called(("crontab", "-l")) or ""
    others = [line for line in before.splitlines() if not line.endswith(f"# {planned.name}")]
    after = "".join(f"{line}\n" for line in change(others))
    if after != before and _called(("crontab", "-"), after) is None:
        return evolve(planned, switched_on=False)
    return evolve(planned, ran=(("crontab", "-"),), by_hand=())


def _called(command: tuple[str, ...], given: str = "") -> str | None:
    """Run a program of the system; return what it printed, or None if it is missing or fails."""
    if shutil.which(command[0]) is None:
        return None
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            check=False,
            text=True,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise _cannot(path) from error


def _cannot(path: Path) -> StorageError:
    return StorageError(
        "The reminder cannot be set up: its file cannot be written.",
        where=str(path),
        next_step="Check the folder, its rights and the space on the disk.",
    )
