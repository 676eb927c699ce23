"""What each system is told to run once a day: exactly the command, whatever is in its words."""

import plistlib
import shlex
import subprocess
from datetime import time
from xml.etree import ElementTree

import pytest

from handfast.calendar.units import (
    Daily,
    cron_line,
    launchd_plist,
    systemd_service,
    systemd_timer,
    task_xml,
)

WORDS = {
    "plain": "/home/alex/ours",
    "a space": "/home/alex/our agreements",
    "quotes": '/home/o\'neill/"ours"',
    "percent": "/home/alex/100%/%h",
    "dollar": "/home/$HOME/ours",
    "backslash": "C:\\Users\\alex\\ours",
    "angle": "/home/<ours>&",
    "hash": "/home/#1/ours",
}


def daily(word: str) -> Daily:
    """Return a command with this word in it, at half past nine."""
    return Daily(
        "handfast-remind-0a", ("/usr/bin/python", "-m", word), time(9, 30), {"PLACE": word}
    )


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_a_shell_reads_the_words_of_cron(word: str) -> None:
    """What cron hands to the shell is the command, with its variable, and the rest a comment."""
    minute, hour, *any_day, words = cron_line(daily(word)).split(" ", 5)
    assert (minute, hour, any_day) == ("30", "9", ["*", "*", "*"])
    script = words.replace(r"\%", "%").replace("/usr/bin/python -m", "printf '%s\\n'")
    told = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.endswith(f"{word}\n")
    assert "%" not in words.replace(r"\%", "")
    assert words.endswith("# handfast-remind-0a")
    assert shlex.split(words, comments=True)[0].startswith("PLACE=")


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_the_words_of_systemd(word: str) -> None:
    """Each word is quoted; a percent sign and a dollar stand for themselves."""
    lines = dict(
        line.split("=", 1) for line in systemd_service(daily(word)).splitlines() if "=" in line
    )
    words = [each.replace("$$", "$").replace("%%", "%") for each in _unquoted(lines["ExecStart"])]
    assert words == ["/usr/bin/python", "-m", word]
    assert _unquoted(lines["Environment"])[0].replace("%%", "%") == f"PLACE={word}"
    assert lines["SuccessExitStatus"] == "1"
    timer = systemd_timer(daily(word))
    assert "OnCalendar=*-*-* 09:30:00\nPersistent=true" in timer
    assert word not in timer


def _unquoted(line: str) -> list[str]:
    """Return the words of a line in double quotes with backslashes."""
    reader = shlex.shlex(line, posix=True, punctuation_chars=False)
    reader.whitespace_split, reader.commenters, reader.quotes = True, "", '"'
    return list(reader)


@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS)
def test_the_words_of_launchd_and_of_windows(word: str) -> None:
    """Both read back as XML with the very words."""
    said = plistlib.loads(launchd_plist(daily(word)))
    assert said["ProgramArguments"] == ["/usr/bin/python", "-m", word]
    assert said["EnvironmentVariables"] == {"PLACE": word}
    assert said["StartCalendarInterval"] == {"Hour": 9, "Minute": 30}
    root = ElementTree.fromstring(task_xml(daily(word)).encode("utf-16"))
    found = {each.tag.rpartition("}")[2]: each.text for each in root.iter()}
    assert found["Command"] == "/usr/bin/python"
    assert found["Arguments"] == subprocess.list2cmdline(["-m", word])
    assert found["StartBoundary"].endswith("T09:30:00")
