"""The whole way in a real terminal: from the first command to two signatures and a withdrawal.

tmux is the terminal: keys go in as somebody would press them, and what stands on its screen is
read. It begins with `make run`, where setting up has been done. Asserted on the folder first, by
the command line in a process of its own, then on the screen.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
CLAUSE = "If either of us runs into an ex, we tell each other within a day."
PASSPHRASE = {"alex": "alex keeps a long phrase", "sam": "sam keeps another phrase"}
WAIT = threading.Event()
LONGEST = 120.0
"""Seconds that one step may take before the test says what stands on the screen instead."""


def first_command() -> tuple[str, Path]:
    """Return the first command and where it is given: `make run`, in the repository.

    Where the tests run with a Python that `make` did not set up here (a clone without a .venv of
    its own), it would set one up first. There it is what its recipe runs, with this Python.
    """
    environment = without_make(os.environ)
    recipe = subprocess.run(
        ["make", "--dry-run", "run"],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    *setting_up, opens = recipe.splitlines()
    assert opens == ".venv/bin/handfast"
    ours = Path(sys.prefix).resolve() == REPOSITORY.resolve() / ".venv"
    if ours:
        assert not setting_up, "what .venv is made of has changed since; run `make setup` again"
        return "make run", REPOSITORY
    return f"{sys.executable} -m handfast", REPOSITORY


def without_make(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which a make is the first one, whoever runs these tests."""
    return {k: v for k, v in environment.items() if k not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}


class Terminal:
    """A tmux of its own, with one window of 100 by 34."""

    def __init__(self, room: Path) -> None:
        tmux = shutil.which("tmux")
        assert tmux, "tmux is missing; CONTRIBUTING.md says what the tests compare with"
        self._tmux = [tmux, "-S", str(room / "socket"), "-f", "/dev/null"]
        self.environment = {
            **without_make(os.environ),
            "HANDFAST_DATA_DIR": str(room / "data"),
            "HANDFAST_MOTION": "still",
            "HOME": str(room),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        self.environment.pop("HANDFAST_FOLDER", None)

    def run(self, *arguments: str) -> str:
        """Run one command of tmux."""
        done = subprocess.run(
            [*self._tmux, *arguments],
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout

    def begin(self, command: str, where: Path) -> None:
        """Open the window with a shell command in it."""
        size = ("-x", "100", "-y", "34")
        self.run("new-session", "-d", *size, "-c", str(where), f"{command}; echo left $?; cat")

    def press(self, *keys: str) -> None:
        """Press keys by their names, once the screen is quiet, as somebody does who looks first."""
        for key in keys:
            self.quiet()
            self.run("send-keys", key)

    def type(self, words: str) -> None:
        """Type words, letter by letter, and wait until they have arrived."""
        self.quiet()
        self.run("send-keys", "-l", words)
        self.quiet()

    def quiet(self) -> None:
        """Wait until two looks in a row see the same."""
        before, end = None, time.monotonic() + LONGEST
        while before != (now := self.shown) and time.monotonic() < end:
            before = now
            WAIT.wait(0.4)

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return self.run("capture-pane", "-p")

    @property
    def title(self) -> str:
        """The title of the window."""
        return self.run("display-message", "-p", "#{pane_title}").strip()

    def until(self, *words: str, gone: str = "") -> str:
        """Wait until all of these words stand on the screen, and ``gone`` no longer does."""
        end = time.monotonic() + LONGEST
        while time.monotonic() < end:
            shown = self.shown
            if all(each in shown for each in words) and (not gone or gone not in shown):
                return shown
            WAIT.wait(0.1)
        raise AssertionError(
            f"{words} never came (gone: {gone!r}); on the screen is:\n{self.shown}"
        )

    def end(self) -> None:
        """Close it."""
        self.run("kill-server")


@pytest.fixture
def terminal(tmp_path):
    """A terminal, closed at the end whatever happens."""
    opened = Terminal(tmp_path)
    yield opened
    opened.end()


def _standing(terminal, folder: Path) -> list[dict]:
    """Ask the command line what stands in the folder."""
    done = subprocess.run(
        [sys.executable, "-m", "handfast", "list", "--json", "--folder", str(folder)],
        env=terminal.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def _make_person(at, name: str) -> None:
    at.type(name)
    at.press("Enter")
    at.type(PASSPHRASE[name.casefold()])
    at.press("Enter")
    at.type(PASSPHRASE[name.casefold()])
    at.press("Enter")
    at.until(f"{name} has a key now")


def _gives_passphrase(at, name: str) -> None:
    at.until(f"{name}'s passphrase")
    at.type(PASSPHRASE[name.casefold()])
    at.press("Enter")


def test_from_the_first_command_to_two_signatures_and_a_withdrawal(terminal, tmp_path):
    """Two people at one terminal: start, draft, propose, hand over, sign, withdraw one clause."""
    at, folder = terminal, tmp_path / "our-agreements"
    at.begin(*first_command())
    at.until("Start our agreements", "f2")
    assert at.title == "Terminal"
    at.press("s")
    at.until("Where shall your agreements live?", "~/our-agreements")
    at.press("Enter")
    at.until("Make a person and a key")
    _make_person(at, "Alex")
    _make_person(at, "Sam")
    assert folder.is_dir()
    at.press("Escape")
    at.until("Who sits here now?")
    at.press("Enter")
    at.until("Alex sits here", "Nothing agreed yet")

    at.press("n")
    _gives_passphrase(at, "Alex")
    at.until("A new draft", "Monogamous", gone="Looking")
    at.type("Running into exes")
    at.press("Enter")
    at.press("Enter")
    at.until("draft · Running into exes", "Clause 1 of 1")
    _write(at, CLAUSE, "so that neither of us feels blindsided")
    at.press("C-n")
    at.until("Clause 2 of 2")
    _write(at, "We each keep our own friendships.", "so that we both have people of our own")
    at.press("C-o")
    at.until("What the other will see", "Nothing is open")
    assert _standing(at, folder) == []
    at.press("C-o")
    _gives_passphrase(at, "Alex")
    at.until("our agreements", "waiting for Sam")

    at.press("s")
    at.until("Who sits here now?", gone="Running into exes")
    at.press("Down", "Enter")
    _gives_passphrase(at, "Sam")
    at.until("Sam sits here · unlocked", "waits for your answer")
    at.press("Enter")
    at.until("Clauses", "To read")
    at.press("s")
    at.until("The whole text", "For you alone", gone="Reading …")
    at.press("C-s")
    for number in ("one", "two", "three"):
        at.until(f"{number} of three")
        at.press("y")
    _gives_passphrase(at, "Sam")
    at.until("have signed it. It is in force")
    assert [line["state"] for line in _standing(at, folder)] == ["in force"]
    at.press("Enter")
    at.until("Sam sits here", "in force", gone="have signed it. It is")

    at.press("Tab")
    at.press("Enter")
    at.until("Withdraw", "Running into exes")
    at.press("w")
    at.until("You owe nobody a reason")
    at.press("Down", "Down", "Enter")
    at.until("The clause stops holding for everybody at once")
    at.press("y")
    at.until("withdrawn; it no longer holds")
    (line,) = _standing(at, folder)
    assert line["state"] == "in force"
    assert line["withdrawn_clauses"]

    at.press("C-q")
    shown = at.until("left 0")
    assert "exes" not in shown
    assert "exes" not in at.run("capture-pane", "-p", "-S", "-")
    assert at.title == "Terminal"
    assert folder.stat().st_mode & 0o077 == 0


def _write(at, words: str, need: str) -> None:
    """Write a clause and its need, and wait until both were read and saved."""
    at.type(words)
    at.until("This reads like something", "saved and sealed")
    at.press("C-g")
    at.type(need)
    at.until("saved and sealed")
    at.press("C-g")
