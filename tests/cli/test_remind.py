"""handfast remind: a neutral word, on the desktop too, and by itself on each kind of system."""

import plistlib
import stat
import subprocess
import sys
from datetime import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import handfast
from handfast.errors import UsageError
from handfast.workspace import Workspace, reminding
from handfast.workspace.reminding import installing, notifying

CANARY = "zebrafish-in-the-rain"
DUE = "2027-02-23"


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Let the system have only these programs; return what each was called with."""
    place, log = tmp_path / "bin", tmp_path / "called"
    place.mkdir()
    monkeypatch.setenv("PATH", str(place))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def have(*names, code=0, script=""):
        for name in names:
            path = place / name
            path.write_text(f'#!/bin/sh\necho "{name} $*" >> {log}\n{script}\nexit {code}\n')
            path.chmod(path.stat().st_mode | stat.S_IXUSR)

    have.called = lambda: log.read_text().splitlines() if log.exists() else []
    return have


@pytest.fixture
def agreed(put):
    """An agreement with private words, in force, whose review is on 23 February 2027."""
    return put(f"We tell each other within a day. {CANARY}", title=f"Exes {CANARY}")


def test_a_date_is_near(cli, agreed, programs):
    """Exit code 1 and one neutral sentence, on the desktop too; no title and no name."""
    programs("notify-send")
    assert "No date is near." in cli("remind").err
    cli("remind", "--on", "2027-02-15")
    cli("remind", "--on", "2027-02-16", expect=1)
    told = cli("remind", "--on", DUE, expect=1)
    assert told.out == "A date you two set is near.\n"
    shown = "notify-send --app-name=Calendar A date you two set is near."
    assert programs.called() == [shown, shown]
    for private in (CANARY, "Exes", "alex", "Sam"):
        assert private not in told.out + told.err + "".join(programs.called())
    assert cli("remind", "--on", DUE, "--quiet", expect=1).out == ""
    near = cli("remind", "--on", DUE, "--json", expect=1).json
    assert near == {"near": True, "notified": True}


def test_without_a_desktop(cli, agreed, programs):
    """Where nothing can show it, it is printed; a program that fails has shown nothing."""
    assert cli("remind", "--on", DUE, "--json", expect=1).json["notified"] is False
    programs("notify-send", code=1)
    assert cli("remind", "--on", DUE, "--json", expect=1).json["notified"] is False


def test_sparing(cli, agreed, programs):
    """By itself it speaks on the day, the day before, and weekly around it; not daily."""
    days = {"2027-02-15": 0, "2027-02-16": 1, "2027-02-17": 0, "2027-02-22": 1, "2027-02-23": 1}
    days |= {"2027-02-24": 0, "2027-03-02": 1, "2027-03-22": 1, "2027-04-01": 0}
    for day, code in days.items():
        cli("remind", "--sparing", "--on", day, expect=code)


def test_more_than_two_people(agreed):
    """Three people are not told that they are two."""
    item = SimpleNamespace(people=("alex", "sam", "kim"))
    assert reminding.sentence([item]) == "A date you set together is near."


def test_systemd(cli, agreed, programs, tmp_path):
    """Two units are written and switched on, and taken away again."""
    programs("systemctl")
    shown = cli("remind", "--install", "--at", "08:15")
    units = sorted((tmp_path / "config" / "systemd" / "user").iterdir())
    assert [unit.suffix for unit in units] == [".service", ".timer"]
    for unit in units:
        assert f"Written: {unit}" in shown.err
        assert CANARY not in unit.read_text()
        assert unit.read_text().rstrip("\n") in shown.out
    assert "08:15" in units[1].read_text()
    assert str(cli.folder) in units[0].read_text()
    assert f"HANDFAST_DATA_DIR={cli.data}" in units[0].read_text()
    assert "It is on" in shown.err
    again = cli("remind", "--install", "--json").json
    assert again["switched_on"] is True
    assert len(list(units[0].parent.iterdir())) == 2
    removed = cli("remind", "--remove")
    assert f"Taken away: {units[0]}" in removed.err
    assert list(units[0].parent.iterdir()) == []
    timer = units[1].name
    assert programs.called() == [
        *(("systemctl --user daemon-reload", f"systemctl --user enable --now {timer}") * 2),
        f"systemctl --user disable --now {timer}",
    ]
    cli("remind", "--remove")


def test_systemd_that_refuses_or_is_missing(cli, agreed, programs, tmp_path):
    """The units are written all the same, and what is left to do by hand is said."""
    for code in (None, 1):
        if code:
            programs("systemctl", code=1)
        shown = cli("remind", "--install")
        assert "left to do by hand" in shown.err
        assert "systemctl --user enable --now" in shown.err
        assert len(list((tmp_path / "config" / "systemd" / "user").iterdir())) == 2


def test_the_command_in_the_unit_runs(cli, agreed, programs, tmp_path, monkeypatch):
    """What is written is a command that works: it ends with 1 when a date is near."""
    command = reminding.plan(_workspace(cli), time(10, 0), "cron").line.split(" ", 5)[5]
    monkeypatch.setenv("HANDFAST_NOW", f"{DUE}T10:00:00+00:00")
    shell = ["/bin/sh", "-c", command]
    monkeypatch.setenv("PYTHONPATH", str(Path(handfast.__file__).parents[1]))
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def _workspace(cli):
    return Workspace.open(cli.folder, data_root=cli.data)


CRONTAB = 'if [ "$1" = -l ]; then [ -f {0} ] || exit 1; while read -r l; do echo "$l"; done < {0}\n'
CRONTAB += 'else while IFS= read -r l; do echo "$l"; done > {0}; fi'


def test_cron(cli, agreed, programs, tmp_path):
    """One line is added beside the others, replaced when asked again, and taken away."""
    table = tmp_path / "table"
    programs("crontab", script=CRONTAB.format(table))
    shown = cli("remind", "--install")
    assert table.read_text().rstrip("\n") == shown.out.rstrip("\n")
    table.write_text("5 5 * * * something else\n" + table.read_text())
    cli("remind", "--install", "--at", "07:05")
    first, second = table.read_text().splitlines()
    assert first == "5 5 * * * something else"
    assert second.startswith("5 7 * * * HANDFAST_DATA_DIR=")
    assert cli("remind", "--remove", "--json").json["line"] is None
    assert table.read_text() == "5 5 * * * something else\n"
    cli("remind", "--remove")


def test_cron_that_is_missing_or_refuses(cli, agreed, programs):
    """The line is shown, so that somebody can put it where it belongs."""
    for code in (None, 1):
        if code:
            programs("crontab", code=1)
        shown = cli("remind", "--install", "--with", "cron")
        assert "no crontab here" in shown.err
        assert "remind --sparing --quiet" in shown.out


def test_launchd(cli, agreed, programs, tmp_path, monkeypatch):
    """A property list is written and loaded, and taken away again."""
    system = SimpleNamespace(platform="darwin", executable=sys.executable)
    monkeypatch.setattr(installing, "sys", system)
    programs("launchctl")
    cli("remind", "--install")
    (path,) = (tmp_path / "home" / "Library" / "LaunchAgents").iterdir()
    said = plistlib.loads(path.read_bytes())
    assert said["ProgramArguments"][2:5] == ["handfast", "remind", "--sparing"]
    cli("remind", "--remove")
    assert not path.exists()
    assert programs.called() == [f"launchctl load -w {path}", f"launchctl unload -w {path}"]


def test_windows(cli, agreed, programs, monkeypatch):
    """A task is written and created, and deleted again."""
    system = SimpleNamespace(platform="win32", executable=sys.executable)
    monkeypatch.setattr(installing, "sys", system)
    programs("schtasks")
    shown = cli("remind", "--install", "--json").json
    assert shown["system"] == "windows"
    (path,) = shown["files"]
    assert "schtasks /Create /TN" in programs.called()[0]
    assert "<Arguments>-m handfast remind --sparing" in Path(path).read_text("utf-16")
    assert "&lt;" not in cli("remind", "--plan").out
    cli("remind", "--remove")
    assert programs.called()[-1].startswith("schtasks /Delete /TN handfast-remind-")


def test_a_plan_writes_nothing(cli, agreed, programs, tmp_path):
    """What would be written is shown, and nothing is."""
    programs("systemctl")
    shown = cli("remind", "--plan")
    assert "It would write:" in shown.err
    assert "[Timer]" in shown.out
    assert "enable --now" in shown.err
    assert not (tmp_path / "config").exists()
    assert programs.called() == []
    assert "crontab" in cli("remind", "--plan", "--with", "cron").err


def test_what_cannot_be_written_is_said(cli, agreed, programs, tmp_path):
    """A folder that cannot be made is an error with its place; so is one that cannot be cleared."""
    (tmp_path / "config").write_text("a file in the way")
    said = cli("remind", "--install", expect=4).err
    assert "cannot be set up" in said
    (tmp_path / "config").unlink()
    written = cli("remind", "--install", "--json").json["files"][0]
    Path(written).unlink()
    Path(written).mkdir()
    assert "cannot be set up" in cli("remind", "--remove", expect=4).err


def test_options_that_belong_to_installing(cli, agreed):
    """An hour or a system without --install is a slip, and is said to be one."""
    assert "--install" in cli("remind", "--at", "08:00", expect=2).err
    assert "--install" in cli("remind", "--with", "cron", expect=2).err


def test_a_name_that_no_unit_can_hold(cli, agreed, monkeypatch):
    """A folder whose name holds a line break is refused before anything is written."""
    ws = _workspace(cli)
    monkeypatch.setattr(
        type(ws), "folder", property(lambda _: SimpleNamespace(resolve=lambda: "a\nb"))
    )
    with pytest.raises(UsageError, match="plain name"):
        reminding.plan(ws, time(10, 0), "systemd")


COMMANDS = {
    "darwin": ("osascript", "A date you two set is near."),
    "win32": ("powershell", "[Windows.UI.Notifications.ToastNotificationManager]"),
    "linux": ("notify-send", "A date you two set is near."),
}


@pytest.mark.parametrize(("platform", "expected"), COMMANDS.items(), ids=COMMANDS)
def test_each_desktop_has_its_program(platform, expected):
    """The sentence is handed over as a word, never as a piece of a program."""
    program, holds = expected
    command = notifying.command_for("A date you two set is near.", platform)
    assert command[0] == program
    assert any(holds in word for word in command)


def test_a_program_that_hangs_or_cannot_start(monkeypatch, programs):
    """A desktop that does not answer keeps nobody waiting for long."""
    programs("notify-send", "systemctl")

    def hang(*_, **__):
        raise subprocess.TimeoutExpired("notify-send", 15)

    monkeypatch.setattr(subprocess, "run", hang)
    assert reminding.notify("A date you two set is near.") is False
    assert installing._called(("systemctl", "--user")) is None


@pytest.mark.parametrize("there", [True, False])
def test_the_way_to_the_desktop_from_cron(monkeypatch, there):
    """cron knows no session; the usual place of its message bus is tried."""
    monkeypatch.setattr(notifying.Path, "exists", lambda _: there)
    assert bool(notifying._session({})) is there
    assert notifying._session({"DBUS_SESSION_BUS_ADDRESS": "x"}) == {}


@pytest.mark.parametrize(
    ("platform", "has", "expected"),
    [
        ("darwin", (), "launchd"),
        ("win32", (), "windows"),
        ("linux", ("systemctl", "crontab"), "systemd"),
        ("linux", ("crontab",), "cron"),
        ("linux", (), "systemd"),
    ],
)
def test_what_this_system_reminds_with(monkeypatch, programs, platform, has, expected):
    """Each system has its own way; where there is none, systemd's files are written."""
    programs(*has)
    monkeypatch.setattr(installing, "sys", SimpleNamespace(platform=platform))
    assert reminding.this_system() == expected
