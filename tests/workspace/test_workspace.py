"""The folder, the door, and what this machine alone knows."""

from datetime import UTC, datetime

import pytest

import handfast.workspace as door
from handfast.clock import FixedClock, SystemClock
from handfast.errors import UsageError
from handfast.workspace import Workspace, looking

STILL = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)


def test_everything_the_door_promises_is_behind_it():
    """Each exported name loads, and any other is an ordinary missing attribute."""
    for name in (*door.__all__, "views"):
        assert getattr(door, name) is not None
    for name in looking.__all__:
        assert callable(getattr(looking, name))
    for module in (door, looking):
        with pytest.raises(AttributeError, match="nothing_of_the_kind"):
            module.nothing_of_the_kind  # noqa: B018 - asking is the test


def test_a_folder_is_started_once_and_opened_ever_after(tmp_path):
    """Starting twice is refused with the place; opening what is none says so."""
    folder, data = tmp_path / "ours", tmp_path / "data"
    assert not Workspace.is_folder(folder)
    started = Workspace.start(folder, data_root=data)
    assert isinstance(started.clock, SystemClock)
    assert Workspace.is_folder(folder)
    assert Workspace.open(folder, data_root=data).folder == folder
    with pytest.raises(UsageError, match="already"):
        Workspace.start(folder, data_root=data)
    with pytest.raises(UsageError):
        Workspace.open(tmp_path / "other", data_root=data)


def test_the_data_directory_is_the_systems_unless_it_is_named(tmp_path, monkeypatch):
    """HANDFAST_DATA_DIR names it."""
    monkeypatch.setenv("HANDFAST_DATA_DIR", str(tmp_path / "data"))
    Workspace.start(tmp_path / "ours")
    assert (tmp_path / "data" / "folders").is_dir()
    assert Workspace.open(tmp_path / "ours").load().records.versions == {}


def test_a_clock_that_stands_still_does_so_for_this_folder_only(tmp_path):
    """What the example saves is used when nobody brings another clock."""
    ws = Workspace.start(tmp_path / "ours", data_root=tmp_path / "data")
    ws.save_local(moment=STILL)
    assert Workspace.open(tmp_path / "ours", data_root=tmp_path / "data").clock.now() == STILL
    later = FixedClock(STILL.replace(year=2027))
    opened = Workspace.open(tmp_path / "ours", clock=later, data_root=tmp_path / "data")
    assert opened.clock.now().year == 2027
