"""A private text in an editor: in memory only, and gone afterwards."""

import fcntl
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from handfast.errors import RefusedError, UsageError
from handfast.workspace import private_file
from handfast.workspace.private_file import edit_privately

CANARY = b"the-canary-sings-at-dawn"
APPEND = "import sys; p = sys.argv[1]; open(p, 'ab').write(b' edited'); print(p)"


def editor(tmp_path, code):
    """Return an editor that runs this code on the file."""
    program = tmp_path / "editor.py"
    program.write_text(code)
    return [sys.executable, str(program)]


def rooms():
    """Return what of ours lies in memory now."""
    return list(Path("/dev/shm").glob("handfast-*"))


@pytest.fixture(autouse=True)
def no_runtime_folder(monkeypatch):
    """Let only what a test sets count."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)


def test_what_was_saved_comes_back_and_the_file_is_gone(tmp_path, capfd):
    """The file lay in memory, for its owner alone, and nothing is left of it."""
    before = rooms()
    code = APPEND + "; import os; print(oct(os.stat(p).st_mode & 0o777))"
    assert edit_privately(CANARY, editor(tmp_path, code)) == CANARY + b" edited"
    path, mode = capfd.readouterr().out.split()
    assert path.startswith("/dev/shm/handfast-")
    assert mode == "0o600"
    assert rooms() == before


@pytest.mark.parametrize("how", ["fails", "is not there", "removes the file"], ids=lambda how: how)
def test_an_editor_that_does_not_finish_changes_nothing(tmp_path, how):
    """A sentence says so, and the private file is gone all the same."""
    before = rooms()
    program = {
        "fails": editor(tmp_path, "import sys; sys.exit(3)"),
        "is not there": ["no-editor-of-this-name"],
        "removes the file": editor(tmp_path, "import os, sys; os.remove(sys.argv[1])"),
    }[how]
    with pytest.raises(UsageError, match="did not finish"):
        edit_privately(CANARY, program)
    assert rooms() == before


def test_the_runtime_folder_is_used_where_it_lies_in_memory(tmp_path, monkeypatch, capfd):
    """XDG_RUNTIME_DIR comes first, if it is no disk."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/dev/shm")
    edit_privately(b"", editor(tmp_path, APPEND))
    assert capfd.readouterr().out.startswith("/dev/shm/")


@pytest.mark.parametrize(
    "mounts",
    [
        "overlay / overlay rw 0 0\n",
        "garbage\n\n",
        "tmpfs /somewhere/else tmpfs rw 0 0\n",
        None,
    ],
    ids=["a disk", "garbage", "elsewhere", "unreadable"],
)
def test_where_no_memory_is_known_no_private_file_is_written(tmp_path, monkeypatch, mounts):
    """A system without such a place gets a refusal with another way, never a file on a disk."""
    table = tmp_path / "mounts"
    if mounts is not None:
        table.write_text(mounts)
    monkeypatch.setattr(private_file, "_MOUNTS", table)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with pytest.raises(RefusedError, match="through a pipe"):
        edit_privately(CANARY, editor(tmp_path, APPEND))


def test_a_folder_without_any_mount_above_it_lies_on_the_root():
    """Where nothing above is a mount point, the root of the file system counts."""

    class NoMount(type(Path())):
        """A path of a system that knows no mount points."""

        def is_mount(self):
            """Say that nothing is mounted here."""
            return False

    assert private_file._mount_of(NoMount("/dev/shm")) == "/"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["TERM", "HUP"])
def test_a_signal_that_ends_the_process_leaves_nothing(tmp_path, number):
    """The room is cleared on the way out, and the handlers are as they were."""
    before, handler = rooms(), signal.getsignal(number)
    code = f"import os, select; os.kill(os.getppid(), {int(number)}); select.select([], [], [], 60)"
    with pytest.raises(SystemExit) as caught:
        edit_privately(CANARY, editor(tmp_path, code))
    assert caught.value.code == 128 + number
    assert rooms() == before
    assert signal.getsignal(number) == handler


def test_what_a_killed_process_left_is_cleared_at_the_next_start(tmp_path):
    """A room that nobody holds is a stray; one that is held or has just been made is not."""
    made = {name: Path("/dev/shm") / f"handfast-draft-{name}-{os.getpid()}" for name in "abc"}
    try:
        for name, room in made.items():
            room.mkdir()
            (room / "draft.toml").write_bytes(CANARY)
            if name != "c":
                os.utime(room, (1, 1))
        held = os.open(made["b"], os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
        edit_privately(b"", editor(tmp_path, APPEND))
        assert [room.exists() for room in made.values()] == [False, True, True]
        os.close(held)
    finally:
        for room in made.values():
            shutil.rmtree(room, ignore_errors=True)
