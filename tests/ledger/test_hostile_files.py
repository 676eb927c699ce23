"""Files that no record is: links, pipes, folders, giants, unreadable and strangely named ones."""

import os
import socket

import pytest

from handfast.ledger import reading
from handfast.ledger.examine import Examiner
from handfast.ledger.reading import UnfitFileError, read_bounded
from handfast.model import PersonId, Records

ALEX = PersonId("alex")
NAME = "agreements/running-into-exes-5c1e/01-5c1e77d2"


def a_link(path):
    """A link to a file outside."""
    path.symlink_to("/etc/hostname")


def a_pipe(path):
    """A pipe that nobody writes into."""
    os.mkfifo(path)


def a_folder(path):
    """A folder."""
    path.mkdir()


def a_socket(path):
    """A socket."""
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.open(".", os.O_RDONLY)
        try:
            os.chdir(path.parent)
            listening.bind(path.name)
        finally:
            os.fchdir(here)
            os.close(here)


def a_giant(path):
    """A file of five gigabytes, of which the disk holds nothing."""
    with path.open("wb") as file:
        file.truncate(5 * 2**30)


def a_loop(path):
    """A link to itself."""
    path.symlink_to(path.name)


@pytest.mark.parametrize("ending", [".toml", ".alex.sig"])
@pytest.mark.parametrize("make", [a_link, a_pipe, a_folder, a_socket, a_giant, a_loop])
def test_what_is_no_file_is_skipped_and_named(world, ledger, make, ending):
    """It is set aside by its name, it does not block, and the rest loads."""
    version = world.agree(ledger)
    path = world.folder / f"{NAME}{ending}"
    path.parent.mkdir(exist_ok=True)
    make(path)
    loaded = ledger.load()
    assert [(one.path, one.code) for one in loaded.set_aside] == [(f"{NAME}{ending}", "file")]
    assert set(loaded.records.versions) == {version.digest}
    assert len(loaded.records.consents) == 2


def test_a_file_that_turned_into_a_pipe_is_not_waited_for(tmp_path):
    """What the folder's listing said before does not count."""
    os.mkfifo(tmp_path / "a")
    with pytest.raises(UnfitFileError, match="ordinary"):
        read_bounded(tmp_path / "a", 10)


def test_a_file_that_grows_while_it_is_read_is_left_for_the_next_time(tmp_path, monkeypatch):
    """Half a file is never taken for a whole one."""
    (tmp_path / "a").write_bytes(b"half")
    real = os.read

    def growing(handle, size):
        with (tmp_path / "a").open("ab") as file:
            file.write(b" and more")
        return real(handle, size)

    monkeypatch.setattr(reading.os, "read", growing)
    with pytest.raises(UnfitFileError, match="being written"):
        read_bounded(tmp_path / "a", 10)


def test_a_file_that_comes_in_pieces_is_read_whole(tmp_path, monkeypatch):
    """A system that gives one byte at a time is asked again."""
    (tmp_path / "a").write_bytes(b"whole")
    real = os.read
    monkeypatch.setattr(reading.os, "read", lambda handle, size: real(handle, 1))
    assert read_bounded(tmp_path / "a", 10) == b"whole"


def test_a_file_that_shrinks_while_it_is_read_is_left(tmp_path, monkeypatch):
    """Less than what was promised is not taken either."""
    (tmp_path / "a").write_bytes(b"whole")
    monkeypatch.setattr(reading.os, "read", lambda handle, size: b"")
    with pytest.raises(UnfitFileError, match="being written"):
        read_bounded(tmp_path / "a", 10)


@pytest.mark.parametrize(
    "name",
    [
        "agreements/notes.txt",
        "agreements/x-5c1e/deeper",
        "journal/deeper",
        "agreements/x-5c1e/agreement.toml",
        "agreements/x-5c1e/01-\u202e5c1e77d2.toml",
        "agreements/x-5c1e/01-\u202e5c1e77d2.alex.sig",
    ],
)
def test_strange_files_are_reported(world, ledger, name):
    """What is neither a record nor left by a known program is named."""
    path = world.folder / name
    path.parent.mkdir(exist_ok=True)
    path.mkdir() if name.endswith("deeper") else path.write_bytes(b"?")
    assert [one.path for one in ledger.load().set_aside] == [name]


@pytest.mark.parametrize("top", ["agreements", "journal"])
def test_a_link_in_the_place_of_a_folder_is_not_followed(world, ledger, top, tmp_path):
    """Records are looked for in the folder itself only; what was known is still believed."""
    world.agree(ledger)
    (world.folder / top).rename(tmp_path / "moved")
    (world.folder / top).symlink_to(tmp_path / "moved")
    loaded = ledger.load()
    assert [(one.path, one.code) for one in loaded.set_aside] == [(top, "file")]
    assert len(loaded.records.consents) == 2
    assert not any(missing.healed for missing in loaded.missing)


def test_what_cannot_be_listed_or_opened_is_named(world, ledger, monkeypatch):
    """A folder and a file that the system refuses to open are set aside, each by its name."""
    version = world.agree(ledger)
    (world.folder / "agreements" / "locked").mkdir()
    (sam,) = world.folder.glob("agreements/*/*.sam.sig")
    real_scan, real_open = os.scandir, os.open

    def scandir(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return real_scan(path)

    def opening(path, *rest, **more):
        if str(path) == str(sam):
            raise PermissionError(13, "Permission denied")
        return real_open(path, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", scandir)
        patch.setattr(os, "open", opening)
        loaded = ledger.load()
    assert {one.path for one in loaded.set_aside} == {
        "agreements/locked",
        sam.relative_to(world.folder).as_posix(),
    }
    assert len(loaded.records.consents) == 2
    assert set(loaded.records.versions) == {version.digest}


def test_a_file_that_vanishes_while_looking_is_no_trouble(world, ledger, monkeypatch):
    """Another program may delete at any time."""
    world.agree(ledger)
    elsewhere = world.elsewhere("second").open()
    real_open = os.open

    def opening(path, *rest, **more):
        if str(path).endswith((".toml", ".sig")) and "agreements" in str(path):
            raise FileNotFoundError(2, "No such file or directory")
        return real_open(path, *rest, **more)

    monkeypatch.setattr(os, "open", opening)
    loaded = elsewhere.load()
    assert loaded.records == Records()
    assert loaded.set_aside == ()


def test_a_file_that_vanishes_before_it_is_read_again_waits(world, ledger, monkeypatch):
    """What could be hashed and then is gone is taken the next time."""
    world.agree(ledger)
    elsewhere = world.elsewhere("second").open()
    with monkeypatch.context() as patch:
        patch.setattr("handfast.ledger.scan.IN_HAND", 0)
        patch.setattr("handfast.ledger.reading.read_bounded", lambda path, limit: b"other")
        assert elsewhere.load().records.consents == frozenset()
    assert len(elsewhere.load().records.consents) == 2


@pytest.mark.parametrize("room", [0, 100, 2000])
def test_new_files_without_room_in_hand_are_read_once_more(world, ledger, monkeypatch, room):
    """However little is kept in hand, the same is found."""
    world.agree(ledger)
    monkeypatch.setattr("handfast.ledger.scan.IN_HAND", room)
    assert len(world.elsewhere("second").open().load().records.consents) == 2
    assert ledger.verify().checked == 3


def test_what_is_examined_are_the_bytes_that_were_hashed(world, ledger, monkeypatch):
    """A file that is swapped after it was hashed changes nothing about what is taken in."""
    version = world.agree(ledger)
    elsewhere = world.elsewhere("second").open()
    examine = Examiner.examine

    def swapped(examiner):
        for path in world.folder.glob("agreements/*/*"):
            path.write_bytes(b"other")
        return examine(examiner)

    monkeypatch.setattr(Examiner, "examine", swapped)
    assert set(elsewhere.load().records.versions) == {version.digest}


def test_files_of_other_programs_are_passed_over(world, ledger):
    """Backups, half-copied and hidden files are no trouble."""
    version = world.agree(ledger)
    (document,) = world.folder.glob("agreements/*/*.toml")
    for name in (f"{document.name}~", f".{document.name}.swp", f"~syncthing~{document.name}.tmp"):
        document.with_name(name).write_bytes(b"half")
    loaded = ledger.load()
    assert loaded.set_aside == ()
    assert set(loaded.records.versions) == {version.digest}
