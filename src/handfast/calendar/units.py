"""What each system wants to be told so that it runs a command once a day: pure text, no files.

Nothing of what is due stands in any of them. Each looks only for the command and the hour.
"""

import plistlib
import shlex
import subprocess
from collections.abc import Mapping
from datetime import time
from typing import Final
from xml.sax.saxutils import escape

from attrs import field, frozen

_ABOUT: Final = "A reminder of dates"
_TASK: Final = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{about}</Description></RegistrationInfo>
  <Triggers><CalendarTrigger>
    <StartBoundary>2026-01-01T{at:%H:%M}:00</StartBoundary><Enabled>true</Enabled>
    <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
  </CalendarTrigger></Triggers>
  <Principals><Principal id="Author">
    <LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel>
  </Principal></Principals>
  <Settings>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author"><Exec>
    <Command>{command}</Command><Arguments>{arguments}</Arguments>
  </Exec></Actions>
</Task>
"""


@frozen
class Daily:
    """A command that is to run once a day ``at`` a local time, under a name of its own."""

    name: str
    command: tuple[str, ...]
    at: time
    environment: Mapping[str, str] = field(factory=dict)


def systemd_service(daily: Daily) -> str:
    """Return the service that systemd runs; exit code 1 says that a day is near, no failure."""
    environment = "".join(
        f"Environment={_quoted(f'{name}={value}')}\n" for name, value in daily.environment.items()
    )
    words = " ".join(_quoted(word).replace("$", "$$") for word in daily.command)
    return (
        f"[Unit]\nDescription={_ABOUT}\n\n"
        f"[Service]\nType=oneshot\n{environment}ExecStart={words}\nSuccessExitStatus=1\n"
    )


def systemd_timer(daily: Daily) -> str:
    """Return the timer for it; a day on which the machine was off is made up for."""
    return (
        f"[Unit]\nDescription={_ABOUT}\n\n"
        f"[Timer]\nOnCalendar=*-*-* {daily.at:%H:%M}:00\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def cron_line(daily: Daily) -> str:
    """Return the one line of a crontab; its name stands at its end as a comment for the shell."""
    given = [f"{name}={shlex.quote(value)}" for name, value in daily.environment.items()]
    words = " ".join([*given, shlex.join(daily.command)]).replace("%", r"\%")
    return f"{daily.at.minute} {daily.at.hour} * * * {words} # {daily.name}"


def launchd_plist(daily: Daily) -> bytes:
    """Return the property list of a launch agent."""
    said = {
        "Label": daily.name,
        "ProgramArguments": list(daily.command),
        "EnvironmentVariables": dict(daily.environment),
        "StartCalendarInterval": {"Hour": daily.at.hour, "Minute": daily.at.minute},
        "ProcessType": "Background",
    }
    return plistlib.dumps(said)


def task_xml(daily: Daily) -> str:
    """Return the task for the Task Scheduler of Windows, which knows no environment of its own."""
    command, *arguments = daily.command
    return _TASK.format(
        about=_ABOUT,
        at=daily.at,
        command=escape(command),
        arguments=escape(subprocess.list2cmdline(arguments)),
    )


def _quoted(word: str) -> str:
    """Return a word for systemd, which reads backslashes, quotes and percent signs."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'
