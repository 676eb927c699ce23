"""Deleted and rolled back folders: what this machine has seen is believed, named and healed."""

import os
import shutil
import time

import pytest

from handfast.model import Digest, PersonId

ALEX, SAM = PersonId("alex"), PersonId("sam")


def wipe(world):
    """Delete everything in the shared folder."""
    for path in world.folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def test_a_folder_that_was_emptied_is_believed_and_healed(world, ledger):
    """Whoever deletes the history hides nothing from a machine that saw it."""
    version = world.agree(ledger)
    world.withdraw(ledger, ALEX, version)
    world.agree(ledger, "Another")
    before, files = ledger.load(), world.files()
    wipe(world)
    loaded = world.open().load()
    assert loaded.records == before.records
    assert loaded.entries == before.entries
    assert len(loaded.missing) == 8
    assert all(missing.healed for missing in loaded.missing)
    healed = world.files()
    assert {name for name in files if "/" in name} == {name for name in healed if "/" in name}
    assert all(healed[name] == data for name, data in files.items() if name in healed)
    assert world.open().load().missing == ()
    assert world.elsewhere("second").open().load().records == before.records


def test_a_rolled_back_folder_is_noticed(world, ledger, tmp_path):
    """An older copy in its place: the newer records are named, believed and written back."""
    first = world.agree(ledger)
    shutil.copytree(world.folder, tmp_path / "backup")
    world.withdraw(ledger, SAM, first)
    second = world.agree(ledger, supersedes=(first.digest,))
    before = ledger.load()
    shutil.rmtree(world.folder)
    shutil.copytree(tmp_path / "backup", world.folder)
    loaded = world.open().load()
    assert loaded.records == before.records
    assert {missing.digest for missing in loaded.missing} >= {second.digest}
    assert len(loaded.missing) == 5


@pytest.mark.parametrize("pattern", ["*.toml", "*.sig", "*.sam.sig"])
def test_each_kind_of_missing_record_is_named(world, ledger, pattern):
    """Documents and signatures are missed one by one, each with the document it is about."""
    version = world.agree(ledger)
    gone = sorted(world.folder.glob(f"agreements/*/{pattern}"))
    for path in gone:
        path.unlink()
    loaded = ledger.load()
    assert sorted(one.name for one in loaded.missing) == [
        path.relative_to(world.folder).as_posix() for path in gone
    ]
    assert {one.digest for one in loaded.missing} == {version.digest}
    assert len(loaded.records.consents) == 2
    assert all(path.exists() for path in gone)


def test_what_a_version_replaces_is_never_forgotten(world, ledger):
    """An unsigned version that a signed one replaces is kept with it."""
    middle = world.version("Middle")
    folder = world.folder / "agreements" / "new"
    folder.mkdir()
    (folder / f"01-{middle.digest[:8]}.toml").write_bytes(middle.data)
    world.agree(ledger, "After", supersedes=(middle.digest,))
    ledger.load()
    wipe(world)
    loaded = ledger.load()
    assert Digest(middle.digest) in loaded.records.versions
    assert all(missing.healed for missing in loaded.missing)
    assert len(loaded.missing) == 4


def test_a_folder_that_cannot_be_written_is_believed_all_the_same(world, ledger):
    """Something stands in the way of healing: the records are missing and believed."""
    world.agree(ledger)
    before = ledger.load()
    shutil.rmtree(world.folder / "agreements")
    (world.folder / "agreements").write_bytes(b"?")
    loaded = ledger.load()
    assert loaded.records == before.records
    assert [missing.healed for missing in loaded.missing] == [False] * 3
    assert [one.path for one in loaded.set_aside] == ["agreements"]


def test_a_copy_that_memory_has_lost_cannot_be_healed(world, ledger):
    """It is believed from its facts, and said to be missing for good."""
    import sqlite3

    world.agree(ledger)
    connection = sqlite3.connect(ledger.place.memory, isolation_level=None)
    connection.execute("DELETE FROM copies")
    connection.close()
    before = ledger.load()
    shutil.rmtree(world.folder / "agreements")
    loaded = ledger.load()
    assert loaded.records == before.records
    assert not any(missing.healed for missing in loaded.missing)


def test_a_lost_signature_over_a_lost_document_is_verified_from_the_copy(world, ledger):
    """A new signature can be checked although its document is only in memory."""
    version = world.propose(ledger)
    (document,) = world.folder.glob("agreements/*/*.toml")
    document.with_suffix(".sam.sig").write_bytes(world.sign(SAM, version))
    document.unlink()
    assert len(ledger.load().records.consents) == 2


def test_old_strays_are_swept_while_loading(world, ledger):
    """In every folder that records are written into; young ones may be somebody's work."""
    world.agree(ledger)
    (agreement,) = (world.folder / "agreements").iterdir()
    old = time.time() - 7200
    for folder in (world.folder, agreement, world.folder / "journal"):
        for name, is_old in ((".handfast-tmp-old", True), (".handfast-tmp-new", False)):
            (folder / name).write_bytes(b"half")
            if is_old:
                os.utime(folder / name, (old, old))
    assert ledger.load().set_aside == ()
    assert {path.name for path in world.strays()} == {".handfast-tmp-new"}
    assert len(world.strays()) == 3
