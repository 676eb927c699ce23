"""The sealed files of one person."""

import os
import stat
import time
from datetime import timedelta, timezone
from types import SimpleNamespace

import pytest

from handfast.errors import RefusedError, StorageError, UsageError
from handfast.ledger import private
from handfast.ledger.reading import MAX_PRIVATE
from handfast.model import PersonId

ALEX, SAM = PersonId("alex"), PersonId("sam")
SEALED = b"age-encryption.org/v1\n-> ssh-ed25519 ...\n"


def test_what_was_put_can_be_got_listed_and_deleted(ledger, world):
    """The whole life of a private file."""
    ledger.put_private(ALEX, "draft-1", SEALED)
    ledger.put_private(ALEX, "draft-0", SEALED)
    ledger.put_private(ALEX, "draft-1", SEALED + b"newer")
    assert ledger.get_private(ALEX, "draft-1") == SEALED + b"newer"
    assert [file.name for file in ledger.list_private(ALEX)] == ["draft-0", "draft-1"]
    assert ledger.list_private(ALEX)[0].modified.tzinfo is not None
    ledger.delete_private(ALEX, "draft-1")
    ledger.delete_private(ALEX, "draft-1")
    assert [file.name for file in ledger.list_private(ALEX)] == ["draft-0"]
    assert world.strays() == []


def test_private_files_are_for_their_owner_only(ledger, world):
    """The folder is 0700 and the file 0600."""
    ledger.put_private(ALEX, "draft", SEALED)
    folder = world.folder / "private" / "alex"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "draft.age").stat().st_mode) == 0o600


def test_nobody_has_anything_at_first(ledger):
    """No folder is an empty list, and deleting from it is fine."""
    assert ledger.list_private(SAM) == ()
    ledger.delete_private(SAM, "draft")


def test_what_is_not_sealed_is_never_written(ledger, world):
    """Words in the clear do not reach the disk."""
    with pytest.raises(RefusedError, match="sealed"):
        ledger.put_private(ALEX, "draft", b"I am afraid of ...")
    assert list((world.folder / "private").iterdir()) == []


def test_too_much_is_refused_whole(ledger):
    """A private file has a size that can be read again."""
    with pytest.raises(StorageError, match="at most"):
        ledger.put_private(ALEX, "draft", SEALED.ljust(MAX_PRIVATE + 1))
    ledger.put_private(ALEX, "draft", SEALED.ljust(MAX_PRIVATE))
    assert len(ledger.get_private(ALEX, "draft")) == MAX_PRIVATE


def test_a_file_that_is_not_there_is_a_sentence(ledger):
    """The name is given back with a next step."""
    with pytest.raises(UsageError, match="not in the folder any more"):
        ledger.get_private(ALEX, "draft")


@pytest.mark.parametrize(
    ("person", "name"),
    [("..", "draft"), ("alex/../sam", "draft"), ("alex", "../../handfast"), ("alex", "/etc/x")],
)
def test_no_name_leads_out_of_the_folder(ledger, person, name):
    """Traversal is refused in all four directions of use."""
    for use in (ledger.get_private, ledger.delete_private):
        with pytest.raises(UsageError):
            use(PersonId(person), name)
    with pytest.raises(UsageError):
        ledger.put_private(PersonId(person), name, SEALED)


def test_a_persons_id_is_checked_for_the_list_too(ledger):
    """A list of somebody else's folder is refused by its shape."""
    with pytest.raises(UsageError):
        ledger.list_private(PersonId("../alex"))


def test_other_files_are_passed_over(ledger, world):
    """Conflict copies, folders, links and files of other kinds are no drafts."""
    ledger.put_private(ALEX, "draft", SEALED)
    folder = world.folder / "private" / "alex"
    (folder / "draft.sync-conflict-20261123-180400-ABCDEFG.age").write_bytes(SEALED)
    (folder / "notes").write_bytes(SEALED)
    (folder / "folder.age").mkdir()
    (folder / "link.age").symlink_to(folder / "draft.age")
    assert [file.name for file in ledger.list_private(ALEX)] == ["draft"]
    for name in ("folder", "link"):
        with pytest.raises(StorageError):
            ledger.get_private(ALEX, name)


@pytest.mark.parametrize("planted", [1e15, 1e18, 253402300799, -1e12, float(2**62)])
def test_a_planted_time_stops_nobody_from_listing(ledger, planted):
    """Files with impossible times are listed, and their times can be shown in every zone."""
    ledger.put_private(ALEX, "draft", SEALED)

    class Planted:
        """An entry as a disk with room for any time gives it."""

        name = "draft.age"

        def is_file(self, *, follow_symlinks):
            return not follow_symlinks

        def stat(self, *, follow_symlinks):
            return SimpleNamespace(st_mtime=planted)

    file = private._file(Planted())
    assert file.name == "draft"
    for hours in (-14, 14):
        assert file.modified.astimezone(timezone(timedelta(hours=hours)))
    assert ledger.list_private(ALEX)[0].modified.year > 2000


def test_old_strays_are_swept(ledger, world):
    """Looking at the list clears away what a crash left long ago."""
    ledger.put_private(ALEX, "draft", SEALED)
    stray = world.folder / "private" / "alex" / ".handfast-tmp-00"
    stray.write_bytes(b"half")
    old = time.time() - 7200
    os.utime(stray, (old, old))
    ledger.list_private(ALEX)
    assert world.strays() == []


def test_a_link_in_the_place_of_a_persons_folder_is_refused(ledger, world, tmp_path):
    """Nothing is read, written or deleted through it."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "draft.age").write_bytes(SEALED)
    (world.folder / "private" / "alex").symlink_to(tmp_path / "elsewhere")
    for use in (ledger.get_private, ledger.delete_private):
        with pytest.raises(StorageError, match="link"):
            use(ALEX, "draft")
    assert (tmp_path / "elsewhere" / "draft.age").exists()


def test_a_folder_that_cannot_be_listed_is_a_sentence(ledger, world):
    """A file in the place of a person's folder is said, not raised raw."""
    (world.folder / "private" / "alex").write_bytes(b"?")
    with pytest.raises(StorageError, match="could not be read"):
        ledger.list_private(ALEX)
