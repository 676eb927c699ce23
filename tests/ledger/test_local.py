"""What this machine alone knows of a folder besides keys and trust."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handfast.errors import StorageError
from handfast.ledger import Local, read_local, write_local
from handfast.model import PersonId

ALEX, SAM = PersonId("alex"), PersonId("sam")
MOMENT = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)


def test_nothing_is_known_at_first(tmp_path):
    """No file is no knowledge."""
    assert read_local(tmp_path) == Local()


def test_what_is_not_given_stays(tmp_path):
    """Each change leaves the rest alone."""
    write_local(tmp_path, names={ALEX: "Alex"}, moment=MOMENT)
    write_local(tmp_path, names={SAM: "Sam"}, plugins=("b", "b", "a"))
    write_local(tmp_path, plugins_off=("c", "c"))
    assert read_local(tmp_path) == Local({ALEX: "Alex", SAM: "Sam"}, ("b", "a"), ("c",), MOMENT)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"names": 1}', b'{"moment": "soon"}'])
def test_a_damaged_file_knows_nothing(tmp_path, content):
    """It stops nobody."""
    (tmp_path / "local.json").write_bytes(content)
    assert read_local(tmp_path) == Local()


def test_a_damaged_file_is_told_and_kept_when_the_next_change_begins_a_new_one(world, ledger):
    """Looking at the folder says so, and what the file held is not lost."""
    data = ledger.place.data
    assert ledger.load().set_aside == ()
    for number in (1, 2):
        (data / "local.json").write_bytes(b'{"names": {"alex": "Al')
        (told,) = world.open().load().set_aside
        assert (told.path, told.code) == (str(data / "local.json"), "memory")
        assert "cannot be read" in told.reason
        write_local(data, names={SAM: "Sam"})
        assert read_local(data) == Local({SAM: "Sam"})
        assert (data / f"local.json.damaged-{number}").read_bytes() == b'{"names": {"alex": "Al'
        assert world.open().load().set_aside == ()


def test_a_damaged_file_that_cannot_be_put_aside_is_a_sentence(tmp_path, monkeypatch):
    """Nothing is written over it."""
    (tmp_path / "local.json").write_bytes(b"?")

    def refuse(path, target):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(StorageError):
            write_local(tmp_path, names={SAM: "Sam"})
    assert (tmp_path / "local.json").read_bytes() == b"?"


def test_programs_that_write_at_once_undo_nothing_of_each_other(tmp_path):
    """Every name that was written is there."""
    program = (
        "import sys; from pathlib import Path; from handfast.ledger import write_local\n"
        "for number in range(20):\n"
        "    write_local(Path(sys.argv[1]), names={f'{sys.argv[2]}-{number}': 'Name'})\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    running = [
        subprocess.Popen([sys.executable, "-c", program, tmp_path, str(one)], env=environment)
        for one in range(4)
    ]
    assert [process.wait() for process in running] == [0] * 4
    assert len(read_local(tmp_path).names) == 80
