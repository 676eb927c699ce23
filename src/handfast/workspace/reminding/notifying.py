"""A notification on the desktop, through what the system brings; none where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_PATIENCE: Final = 15
_TOAST: Final = (
    "[Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications,"
    " ContentType = WindowsRuntime] | Out-Null;"
    "$xml = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent("
    "[Windows.UI.Notifications.ToastTemplateType]::ToastText01);"
    "$xml.GetElementsByTagName('text').Item(0).AppendChild($xml.CreateTextNode($env:HANDFAST_TOLD))"
    " | Out-Null;"
    "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier("
    r"'{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe')"
    ".Show([Windows.UI.Notifications.ToastNotification]::new($xml))"
)
_SCRIPT: Final = (
    'on run said\ndisplay notification (item 1 of said) with title "A reminder"\nend run'
)


def notify(told: str) -> bool:
    """Show a sentence on the desktop; return whether a program of the system took it."""
    command = command_for(told, sys.platform)
    if shutil.which(command[0]) is None:
        return False
    environment = {**os.environ, "HANDFAST_TOLD": told, **_session(os.environ)}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def command_for(told: str, platform: str) -> list[str]:
    """Return the command that shows a sentence on this platform (one of ``sys.platform``)."""
    if platform == "darwin":
        return ["osascript", "-e", _SCRIPT, told]
    if platform == "win32":
        return ["powershell", "-NoProfile", "-NonInteractive", "-Command", _TOAST]
    return ["notify-send", "--app-name=Calendar", told]


def _session(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the way to the desktop's message bus, which cron does not know."""
    if "DBUS_SESSION_BUS_ADDRESS" in environment or not hasattr(os, "getuid"):
        return {}
    bus = Path(f"/run/user/{os.getuid()}/bus")
    return {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}"} if bus.exists() else {}
