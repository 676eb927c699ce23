"""Writing durably: atomic, private, and honest about what went wrong."""

import errno
import os
import stat
import time

import pytest

from handfast.errors import StorageError
from handfast.ledger import durable
from handfast.ledger.trouble import not_read, not_written


def test_a_written_file_is_whole_and_for_its_owner_only(tmp_path):
    """The bytes are there, the mode is 0600 and no unfinished file stays."""
    durable.write(tmp_path / "a", b"hello")
    assert (tmp_path / "a").read_bytes() == b"hello"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_link_is_replaced_and_not_followed(tmp_path):
    """Writing over a link leaves alone what it pointed to."""
    (tmp_path / "secret").write_bytes(b"mine")
    (tmp_path / "a").symlink_to(tmp_path / "secret")
    durable.write(tmp_path / "a", b"hello")
    assert (tmp_path / "secret").read_bytes() == b"mine"
    assert (tmp_path / "a").read_bytes() == b"hello"


def test_a_short_write_is_carried_on(tmp_path, monkeypatch):
    """A system that takes one byte at a time gets them all."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:1]))
    durable.write(tmp_path / "a", b"hello")
    assert (tmp_path / "a").read_bytes() == b"hello"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room on the disk for this file; it needs 5 bytes"),
        (errno.EDQUOT, "no room"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "may not be written"),
        (errno.ENOENT, "is not there"),
        (errno.EIO, "could not be written"),
    ],
)
def test_each_trouble_of_the_disk_is_a_sentence(tmp_path, number, words):
    """What the system says becomes a sentence with the place and a next step."""
    error = not_written(OSError(number, os.strerror(number)), tmp_path / "a", 5)
    assert words in error.message
    assert error.next_step
    assert error.where == str(tmp_path / "a")


def test_what_could_not_be_read_is_a_sentence(tmp_path):
    """Reading has its own sentence."""
    error = not_read(OSError(errno.EIO, "Input/output error"), tmp_path / "a")
    assert "Input/output error" in error.message


def test_a_full_disk_leaves_the_old_and_no_stray(tmp_path, monkeypatch):
    """The file from before stays as it was."""
    durable.write(tmp_path / "a", b"old")

    def full(handle, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StorageError, match="no room"):
        durable.write(tmp_path / "a", b"newer")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_is_made_with_what_lies_between_and_for_its_owner(tmp_path):
    """Every new part has the mode 0700."""
    durable.make_folder(tmp_path / "a" / "b", tmp_path)
    for part in (tmp_path / "a", tmp_path / "a" / "b"):
        assert stat.S_IMODE(part.stat().st_mode) == 0o700


def test_a_folder_is_not_made_through_a_link(tmp_path):
    """A link in the place of a folder would lead out of the shared folder."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StorageError, match="Something else stands"):
        durable.make_folder(tmp_path / "ours" / "a" / "b", tmp_path / "ours")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_missing_root_is_not_made(tmp_path):
    """An unplugged disk is not replaced by a folder of the same name."""
    with pytest.raises(StorageError, match="not there"):
        durable.make_folder(tmp_path / "disk" / "a", tmp_path / "disk")
    assert not (tmp_path / "disk").exists()


def test_removing_what_is_gone_is_fine(tmp_path):
    """A file can be removed twice."""
    durable.write(tmp_path / "a", b"hello")
    durable.remove(tmp_path / "a")
    durable.remove(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_removing_a_folder_by_mistake_is_refused(tmp_path):
    """Only files are removed."""
    (tmp_path / "a").mkdir()
    with pytest.raises(StorageError):
        durable.remove(tmp_path / "a")


def test_settling_what_is_gone_is_an_error(tmp_path):
    """A file that is not there cannot be brought to the disk."""
    with pytest.raises(StorageError, match="not there"):
        durable.settle(tmp_path / "a")


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_system_that_cannot_sync_folders_is_tolerated(tmp_path, monkeypatch, number):
    """Some file systems have no way to do so, and say it."""

    def cannot(handle):
        raise OSError(number, "not here")

    monkeypatch.setattr(os, "fsync", cannot)
    durable.sync_folder(tmp_path)


def test_windows_has_no_folders_to_sync(tmp_path, monkeypatch):
    """Where folders cannot be opened, nothing is tried."""
    monkeypatch.setattr(durable, "_FOLDERS_CAN_BE_SYNCED", False)
    durable.sync_folder(tmp_path / "nowhere")


def test_only_old_strays_of_ours_are_swept(tmp_path, monkeypatch):
    """A file that somebody may still be writing stays, and so does everybody else's."""
    old = time.time() - 2 * durable.STRAYS_ARE_OLD_AFTER
    for name in (".handfast-tmp-old", ".syncthing.old.tmp"):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (old, old))
    (tmp_path / ".handfast-tmp-new").write_bytes(b"half")
    durable.sweep(tmp_path)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".handfast-tmp-new", ".syncthing.old.tmp"]


def test_sweeping_what_cannot_be_swept_is_quiet(tmp_path):
    """A folder under the name of a stray, or no folder at all, stops nothing."""
    old = time.time() - 2 * durable.STRAYS_ARE_OLD_AFTER
    (tmp_path / ".handfast-tmp-folder").mkdir()
    os.utime(tmp_path / ".handfast-tmp-folder", (old, old))
    durable.sweep(tmp_path)
    durable.sweep(tmp_path / "nowhere")
    assert (tmp_path / ".handfast-tmp-folder").is_dir()
