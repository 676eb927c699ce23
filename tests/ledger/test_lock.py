"""Taking turns among the programs of one machine, where the system helps."""

import fcntl
import sys
from types import SimpleNamespace

import pytest

from handfast.ledger.lock import writing


def test_the_lock_is_held_and_ends(tmp_path):
    """Nobody else gets it inside; everybody does afterwards."""
    with (
        writing(tmp_path / "lock"),
        (tmp_path / "lock").open("r") as other,
        pytest.raises(BlockingIOError),
    ):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with (tmp_path / "lock").open("r") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_the_lock_ends_with_an_error_too(tmp_path):
    """A failed write does not keep the others waiting."""
    with pytest.raises(ValueError, match="no"), writing(tmp_path / "lock"):
        raise ValueError("no")
    with writing(tmp_path / "lock"):
        assert (tmp_path / "lock").exists()


def test_no_lock_is_no_obstacle(tmp_path):
    """Where the lock file cannot be made, writing goes on without it."""
    with writing(tmp_path / "nowhere" / "lock"):
        assert not (tmp_path / "nowhere").exists()


def test_windows_has_its_own_way(tmp_path, monkeypatch):
    """Without fcntl, one byte is locked through msvcrt."""
    calls = []
    windows = SimpleNamespace(LK_LOCK=1, locking=lambda *given: calls.append(given[1:]))
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    with writing(tmp_path / "lock"):
        assert calls == [(1, 1)]
