"""Making and opening a folder, and noticing when another one is in its place."""

import json
import os
import stat
from pathlib import Path

import pytest
from attrs import evolve

from handfast.documents import FolderSettings, write_settings
from handfast.errors import DocumentError, RefusedError, StorageError, UsageError
from handfast.ledger import create_folder, default_data_root, open_folder
from handfast.ledger.place import note_path
from handfast.model import PersonId, Records

ALEX, SAM = PersonId("alex"), PersonId("sam")
OTHER_ID = "0" * 31 + "1"
SEALED = b"age-encryption.org/v1\nfor nobody"


def test_a_new_folder_has_all_its_parts(world):
    """Everything the design names is there, and private to its owner."""
    assert sorted(world.files()) == [".gitattributes", "allowed_signers", "handfast.toml"]
    assert (world.folder / ".gitattributes").read_bytes() == b"* -text\n"
    for part in (".", "agreements", "journal", "private"):
        assert stat.S_IMODE((world.folder / part).stat().st_mode) == 0o700
    for file in (".gitattributes", "allowed_signers", "handfast.toml"):
        assert stat.S_IMODE((world.folder / file).stat().st_mode) == 0o600


def test_everything_in_the_data_directory_is_private(world, ledger):
    """Memory, anchors, notes and their folders are the owner's alone."""
    world.agree(ledger)
    for path in (world.data, *world.data.rglob("*")):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


def test_a_folder_chooses_its_id(tmp_path):
    """Without a given id, each folder has its own."""
    ids = {
        create_folder(tmp_path / name, tmp_path / "data").settings.folder_id for name in ("a", "b")
    }
    assert len(ids) == 2


def test_a_bad_id_makes_nothing(tmp_path):
    """The id becomes part of a path, so its shape is checked."""
    with pytest.raises(UsageError, match="32 hexadecimal"):
        create_folder(tmp_path / "a", tmp_path / "data", folder_id="../../x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_made_twice(world):
    """What is there stays."""
    with pytest.raises(UsageError, match="already"):
        create_folder(world.folder, world.data)


def test_a_folder_with_other_things_in_it_keeps_its_mode(tmp_path):
    """Somebody's folder is not closed to others because agreements live in it too."""
    (tmp_path / "ours").mkdir(mode=0o755)
    (tmp_path / "ours" / "notes.txt").write_text("hello")
    create_folder(tmp_path / "ours", tmp_path / "data")
    assert stat.S_IMODE((tmp_path / "ours").stat().st_mode) == 0o755
    assert open_folder(tmp_path / "ours", tmp_path / "data").load().set_aside == ()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    """A file in the way is said."""
    (tmp_path / "file").write_text("hello")
    with pytest.raises(StorageError):
        create_folder(tmp_path / "file" / "ours", tmp_path / "data")
    with pytest.raises(StorageError):
        create_folder(tmp_path / "ours", tmp_path / "file" / "data")


@pytest.mark.parametrize("inside", [".", "data"])
def test_the_data_directory_may_not_lie_in_the_folder(tmp_path, inside):
    """Keys are never put where others look."""
    with pytest.raises(UsageError, match="may not lie inside"):
        create_folder(tmp_path / "ours", tmp_path / "ours" / inside)


def test_what_is_no_folder_is_not_opened(tmp_path):
    """An empty folder, a missing one and a file are none of ours."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("hello")
    for name in ("empty", "missing", "file"):
        with pytest.raises(UsageError, match="not a handfast folder"):
            open_folder(tmp_path / name, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_damaged_settings_of_an_unknown_folder_are_a_document_error(tmp_path):
    """All problems of the file are named."""
    (tmp_path / "handfast.toml").write_text("handfast = 2\n")
    with pytest.raises(DocumentError):
        open_folder(tmp_path, tmp_path.with_name("data"))


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("/etc/hostname")])
def test_settings_that_are_no_file_are_a_sentence(tmp_path, make):
    """A link or a folder under the name is not read."""
    make(tmp_path / "handfast.toml")
    with pytest.raises(StorageError):
        open_folder(tmp_path, tmp_path.with_name("data"))


def test_settings_can_be_saved_and_keep_their_id(world, ledger):
    """Another plugin may be on; another id is refused."""
    ledger.save_settings(evolve(ledger.settings, plugins=("polyamorous",)))
    assert ledger.settings.plugins == ("polyamorous",)
    assert world.open().settings.plugins == ("polyamorous",)
    with pytest.raises(RefusedError, match="keeps its id"):
        ledger.save_settings(evolve(ledger.settings, folder_id=OTHER_ID))


def test_settings_changed_by_the_other_side_are_taken(world, ledger):
    """They are not records; the newest are used, and remembered."""
    data = write_settings(evolve(ledger.settings, plugins=("polyamorous",)))
    (world.folder / "handfast.toml").write_bytes(data)
    assert world.open().settings.plugins == ("polyamorous",)
    assert world.open().load().set_aside == ()


def test_lost_settings_are_put_back(world, ledger):
    """The folder is known by its place, and what it said is written again."""
    before = (world.folder / "handfast.toml").read_bytes()
    (world.folder / "handfast.toml").unlink()
    loaded = world.open().load()
    assert (world.folder / "handfast.toml").read_bytes() == before
    assert [(one.path, one.code) for one in loaded.set_aside] == [("handfast.toml", "folder")]
    assert world.open().load().set_aside == ()


def test_damaged_settings_are_left_alone_and_said(world, ledger):
    """What was known is used, and whoever edited the file can mend it."""
    version = world.agree(ledger)
    (world.folder / "handfast.toml").write_bytes(b"oops")
    opened = world.open()
    loaded = opened.load()
    assert [one.path for one in loaded.set_aside] == ["handfast.toml"]
    assert set(loaded.records.versions) == {version.digest}
    assert opened.settings == FolderSettings(folder_id=ledger.settings.folder_id)
    assert (world.folder / "handfast.toml").read_bytes() == b"oops"


def a_folder(path):
    """Put a folder in the place of the settings."""
    path.mkdir()


def a_pipe(path):
    """Put a pipe there."""
    os.mkfifo(path)


def a_link(path):
    """Put a link there."""
    path.symlink_to("/etc/hostname")


def a_loop(path):
    """Put a link to itself there."""
    path.symlink_to(path.name)


def a_giant(path):
    """Put a file there that is too large to be read."""
    with path.open("wb") as file:
        file.truncate(5 * 2**30)


@pytest.mark.parametrize("make", [a_folder, a_pipe, a_link, a_loop, a_giant])
def test_settings_that_became_no_file_stop_nobody(world, ledger, make):
    """Whoever puts something else in their place cannot keep anybody from withdrawing."""
    version = world.agree(ledger)
    (world.folder / "handfast.toml").unlink()
    make(world.folder / "handfast.toml")
    opened = world.open()
    world.withdraw(opened, ALEX, version)
    loaded = opened.load()
    assert len(loaded.records.withdrawals) == 1
    assert [(one.path, one.code) for one in loaded.set_aside] == [("handfast.toml", "folder")]
    assert "What it said before is used." in loaded.set_aside[0].reason
    assert opened.settings.folder_id == ledger.settings.folder_id


def test_a_changed_id_stops_nobody_and_makes_this_machine_forget_nothing(world, ledger):
    """With the records still here only the id was changed: it is told, and anyone can withdraw."""
    version = world.agree(ledger)
    swapped = write_settings(evolve(ledger.settings, folder_id=OTHER_ID))
    (world.folder / "handfast.toml").write_bytes(swapped)
    opened = world.open()
    assert set(opened.load().records.versions) == {version.digest}
    world.withdraw(opened, ALEX, version)
    loaded = world.open().load()
    assert len(loaded.records.withdrawals) == 1
    assert [(one.path, one.code) for one in loaded.set_aside] == [("handfast.toml", "folder")]
    assert "Ask who changed it." in loaded.set_aside[0].reason
    assert (world.folder / "handfast.toml").read_bytes() == swapped


def another_folder(world, ledger):
    """Put a folder with another id and other records in the place of this one."""
    world.folder.rename(world.folder.with_name("former"))
    create_folder(world.folder, world.data.with_name("theirs"), folder_id=OTHER_ID)
    (world.folder / "agreements" / "theirs-aaaa").mkdir()
    (world.folder / "agreements" / "theirs-aaaa" / "01-aaaa.toml").write_bytes(b"not of ours")


def hidden_records(world, ledger):
    """Change the id and hide the records."""
    swapped = write_settings(evolve(ledger.settings, folder_id=OTHER_ID))
    (world.folder / "handfast.toml").write_bytes(swapped)
    (world.folder / "agreements").rename(world.folder / "elsewhere")


@pytest.mark.parametrize("make", [another_folder, hidden_records])
def test_another_id_and_none_of_the_records_keeps_nobody_from_withdrawing(world, ledger, make):
    """What is remembered counts, the withdrawal too; nothing of the other folder, and none in it.

    By its new id nobody would be trusted and nothing known.
    """
    version = world.agree(ledger)
    make(world, ledger)
    before = world.files()
    opened = world.open()
    with pytest.raises(StorageError, match="counts on this machine now"):
        world.withdraw(opened, ALEX, version)
    for loaded in (opened.load(), world.open().load()):
        assert len(loaded.records.withdrawals) == 1
        assert set(loaded.records.versions) == {version.digest}
        assert loaded.missing == ()
        assert [(one.path, one.code) for one in loaded.set_aside] == [("handfast.toml", "folder")]
        assert str(note_path(world.folder, world.data)) in loaded.set_aside[0].reason
    assert opened.folder == world.folder
    assert opened.verify().checked == 0
    assert world.files() == before


def test_in_another_folder_s_place_nothing_else_is_written(world, ledger):
    """No signature, no proposal, nothing private, no settings; and nothing private is found."""
    version = world.propose(ledger)
    ledger.put_private(ALEX, "draft-1", SEALED)
    another_folder(world, ledger)
    before, opened = world.files(), world.open()
    for write in (
        lambda: opened.add_signature(version.digest, SAM, world.sign(SAM, version)),
        lambda: world.propose(opened, "Another"),
        lambda: opened.put_private(ALEX, "draft-2", SEALED),
        lambda: opened.save_settings(opened.settings),
    ):
        with pytest.raises(StorageError, match="is not there"):
            write()
    with pytest.raises(StorageError, match="Another folder is in its place"):
        opened.require_here()
    assert opened.list_private(ALEX) == ()
    assert world.files() == before
    assert not (opened.place.data / "not-here").exists()
    assert len(world.open().load().records.consents) == 1


def test_a_withdrawal_reaches_the_folder_once_it_is_back(world, ledger):
    """It was written nowhere else meanwhile."""
    version = world.agree(ledger)
    another_folder(world, ledger)
    with pytest.raises(StorageError, match="counts on this machine now"):
        world.withdraw(world.open(), ALEX, version)
    world.folder.rename(world.folder.with_name("other"))
    world.folder.with_name("former").rename(world.folder)
    assert world.open().load().set_aside == ()
    assert len(world.elsewhere("sams").open().load().records.withdrawals) == 1


def test_another_folder_can_be_put_in_its_place_on_purpose(world, ledger, tmp_path):
    """Deleting the note, as the sentence says, is enough."""
    (world.folder / "handfast.toml").write_bytes(
        write_settings(evolve(ledger.settings, folder_id=OTHER_ID))
    )
    note_path(world.folder, world.data).unlink()
    assert open_folder(world.folder, world.data).settings.folder_id == OTHER_ID


def test_a_folder_that_is_gone_keeps_nobody_from_withdrawing(world, ledger, tmp_path):
    """Whoever unshares or deletes it cannot; an unplugged disk does not either."""
    version = world.agree(ledger)
    world.folder.rename(tmp_path / "unplugged")
    opened = world.open()
    for each in (ledger, opened):
        loaded = each.load()
        assert set(loaded.records.versions) == {version.digest}
        assert [one.code for one in loaded.set_aside] == ["folder"]
        assert loaded.missing == ()
        with pytest.raises(StorageError, match="Plug in the disk"):
            each.verify()
        with pytest.raises(StorageError, match="Plug in the disk"):
            each.require_here()
        with pytest.raises(StorageError, match="Plug in the disk"):
            world.propose(each, "Another")
    with pytest.raises(StorageError, match="counts on this machine now"):
        world.withdraw(opened, ALEX, version)
    assert not world.folder.exists()
    (tmp_path / "unplugged").rename(world.folder)
    assert len(opened.load().records.withdrawals) == 1
    assert len(world.elsewhere("sams").open().load().records.withdrawals) == 1


def test_a_moved_folder_is_known_by_its_id(world, ledger, tmp_path):
    """Its people are trusted and its memory holds at the new place."""
    version = world.agree(ledger)
    world.folder.rename(tmp_path / "moved")
    moved = open_folder(tmp_path / "moved", world.data)
    assert set(moved.load().records.versions) == {version.digest}
    assert len(moved.load().records.consents) == 2
    assert note_path(tmp_path / "moved", world.data).exists()


def test_nothing_is_written_into_a_stranger_with_a_known_id(world, ledger, tmp_path):
    """Whoever learns a folder's id cannot have its agreements written into a folder of theirs."""
    world.agree(ledger)
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    (stranger / "handfast.toml").write_bytes((world.folder / "handfast.toml").read_bytes())
    loaded = open_folder(stranger, world.data).load()
    assert [path.name for path in stranger.iterdir()] == ["handfast.toml"]
    assert [one.code for one in loaded.set_aside] == ["folder"]
    assert len(loaded.missing) == 3
    assert not any(missing.healed for missing in loaded.missing)
    assert not note_path(stranger, world.data).exists()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"folder_id": 1}', b"\xff"])
def test_a_damaged_note_is_as_good_as_none(world, ledger, content):
    """The folder says itself who it is, and the note is written anew."""
    version = world.agree(ledger)
    note = note_path(world.folder, world.data)
    note.write_bytes(content)
    assert set(world.open().load().records.versions) == {version.digest}
    assert json.loads(note.read_bytes())["folder_id"] == ledger.settings.folder_id


def test_a_new_machine_starts_with_what_the_folder_holds(world):
    """Opening makes the data directory; an empty folder is empty records."""
    opened = world.elsewhere("second").open(trusting=())
    assert opened.load().records == Records()
    assert opened.load().set_aside == ()


def test_the_data_root_is_chosen_by_the_environment(monkeypatch, tmp_path):
    """HANDFAST_DATA_DIR wins over the system's place."""
    assert default_data_root({"HANDFAST_DATA_DIR": str(tmp_path)}) == tmp_path
    assert default_data_root({}).name == "handfast"
    monkeypatch.setenv("HANDFAST_DATA_DIR", "/somewhere")
    assert default_data_root() == Path("/somewhere")


def test_a_folder_that_cannot_be_written_still_opens(world, ledger, monkeypatch):
    """Settings that cannot be put back, and a note that cannot be kept, stop nothing."""
    version = world.agree(ledger)

    def refuse(path, data):
        raise StorageError("This disk can only be read.")

    monkeypatch.setattr("handfast.ledger.opening.write", refuse)
    monkeypatch.setattr("handfast.ledger.place.write", refuse)
    (world.folder / "handfast.toml").unlink()
    assert set(open_folder(world.folder, world.data).load().records.versions) == {version.digest}
    data = write_settings(evolve(ledger.settings, plugins=("polyamorous",)))
    (world.folder / "handfast.toml").write_bytes(data)
    assert open_folder(world.folder, world.data).settings.plugins == ("polyamorous",)
