"""The way in: verbs to the command line, nothing to the screens."""

import sys

import pytest

from handfast import __main__ as entry
from handfast import tui


def test_a_verb_goes_to_the_command_line(monkeypatch, capsys):
    """With arguments, the command line answers, and its exit code is the process's."""
    monkeypatch.setattr(sys, "argv", ["handfast", "--version"])
    with pytest.raises(SystemExit) as leaving:
        entry.main()
    assert leaving.value.code == 0
    assert capsys.readouterr().out.startswith("handfast ")


def test_without_a_verb_the_screens_open(monkeypatch, tmp_path):
    """Without arguments the screens open, on the folder and with the clock that are set."""
    opened = []
    monkeypatch.setattr(tui, "run", lambda folder, *, clock: opened.append((folder, clock)) or 7)
    monkeypatch.setattr(sys, "argv", ["handfast"])
    monkeypatch.setenv("HANDFAST_FOLDER", str(tmp_path))
    monkeypatch.setenv("HANDFAST_NOW", "2026-11-23T18:04:00+00:00")
    with pytest.raises(SystemExit) as leaving:
        entry.main()
    assert leaving.value.code == 7
    ((folder, clock),) = opened
    assert folder == tmp_path
    assert clock.now().isoformat() == "2026-11-23T18:04:00+00:00"
