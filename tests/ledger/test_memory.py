"""This machine's memory: damaged, lost, locked and unwritable."""

import sqlite3
from hashlib import sha256

import pytest

from handfast.errors import StorageError
from handfast.ledger.facts import DocumentRow
from handfast.ledger.memory import Memory
from handfast.model import PersonId

ALEX, SAM = PersonId("alex"), PersonId("sam")


def codes(loaded):
    """Return the kinds of trouble."""
    return [one.code for one in loaded.set_aside]


def test_a_copy_comes_back_only_if_it_is_still_the_same(tmp_path):
    """What the disk has changed is not believed."""
    memory = Memory(tmp_path / "memory.sqlite")
    digest = sha256(b"hello").hexdigest()
    memory.remember(copies=[(digest, b"hello"), ("00", b"changed")])
    assert memory.copy(digest) == b"hello"
    assert memory.copy("00") is None
    assert memory.copy("11") is None


def test_what_was_kept_is_never_forgotten(tmp_path):
    """A row that comes again without its copy stays kept."""
    memory = Memory(tmp_path / "memory.sqlite")
    row = DocumentRow("00", "version", "a", 1, "[]")
    memory.remember([row])
    memory.remember([row._replace(kept=0)])
    assert memory.recall()[0].documents == {"00": row}


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"this is no database" * 100,
        lambda data: data[:100] + b"\xff" * (len(data) - 100),
        lambda data: data[: len(data) // 2],
        lambda data: data[:50],
    ],
)
def test_a_damaged_memory_is_put_aside_and_rebuilt(world, ledger, damage):
    """It is said once, nothing is lost from the folder, and the damaged file is kept."""
    world.agree(ledger)
    memory = ledger.place.memory
    memory.write_bytes(damage(memory.read_bytes()))
    loaded = world.open().load()
    assert codes(loaded) == ["memory"]
    assert len(loaded.records.consents) == 2
    assert memory.with_name("memory.sqlite.damaged-1").exists()
    again = world.open().load()
    assert codes(again) == []
    assert again.records == loaded.records


@pytest.mark.parametrize("facts", ["", "[]", "{}", '["a", "b", "c", 1, 2, 3, 4, 5, 6, 7, 8]'])
def test_facts_that_are_damaged_are_noticed(world, ledger, facts):
    """A memory that holds nonsense in a sound file is begun anew as well."""
    world.agree(ledger)
    with sqlite3.connect(ledger.place.memory) as connection:
        connection.execute("UPDATE documents SET facts = ?", (facts,))
    connection.close()
    loaded = world.open().load()
    assert codes(loaded) == ["memory"]
    assert len(loaded.records.consents) == 2


def test_a_second_damage_has_a_name_of_its_own(world, ledger):
    """No file that was put aside is overwritten."""
    for number in (1, 2):
        ledger.place.memory.write_bytes(b"this is no database" * 100)
        ledger.load()
        assert ledger.place.memory.with_name(f"memory.sqlite.damaged-{number}").exists()


def test_a_lost_memory_is_said_and_rebuilt(world, ledger):
    """Nobody is told that all is well when it cannot be known."""
    world.agree(ledger)
    ledger.place.memory.unlink()
    loaded = world.open().load()
    assert codes(loaded) == ["memory"]
    assert len(loaded.records.consents) == 2
    assert codes(world.open().load()) == []


def test_a_memory_of_another_release_is_left_alone(world, ledger):
    """What cannot be understood is neither read nor overwritten."""
    world.agree(ledger)
    connection = sqlite3.connect(ledger.place.memory)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    before = ledger.place.memory.read_bytes()
    loaded = ledger.load()
    assert codes(loaded) == ["memory"]
    assert len(loaded.records.consents) == 2
    assert ledger.place.memory.read_bytes() == before


def test_a_memory_that_cannot_be_opened_is_said(world, ledger):
    """The folder still loads; what it adds cannot be reported as saved."""
    world.agree(ledger)
    ledger.place.memory.unlink()
    ledger.place.memory.mkdir()
    loaded = ledger.load()
    assert set(codes(loaded)) == {"memory"}
    assert len(loaded.records.consents) == 2
    with pytest.raises(StorageError, match="cannot be used"):
        world.propose(ledger, "Another")
    with pytest.raises(StorageError, match="cannot be used"):
        Memory(ledger.place.memory).copy("00")


def test_a_memory_that_another_program_holds_is_waited_for_and_then_said(
    world, ledger, monkeypatch
):
    """A lock is a circumstance, not damage: nothing is put aside."""
    monkeypatch.setattr("handfast.ledger.memory._PATIENCE", 0.0)
    world.agree(ledger)
    connection = sqlite3.connect(ledger.place.memory, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    loaded = ledger.load()
    connection.execute("ROLLBACK")
    connection.close()
    assert set(codes(loaded)) == {"memory"}
    assert not ledger.place.memory.with_name("memory.sqlite.damaged-1").exists()
    assert codes(ledger.load()) == []


def damage_the_file(memory):
    """Leave nothing of the database."""
    memory.write_bytes(b"this is no database" * 100)


def damage_the_facts(memory):
    """Leave the database sound and what it says senseless."""
    connection = sqlite3.connect(memory, isolation_level=None)
    connection.execute("UPDATE documents SET facts = '?'")
    connection.close()


@pytest.mark.parametrize("damage", [damage_the_file, damage_the_facts])
def test_a_damaged_memory_that_cannot_be_put_aside_is_said(world, ledger, monkeypatch, damage):
    """Reading goes on without it."""
    world.agree(ledger)
    damage(ledger.place.memory)

    def refuse(self, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    loaded = ledger.load()
    assert set(codes(loaded)) == {"memory"}
    assert len(loaded.records.consents) == 2


def test_the_memory_is_written_for_good(tmp_path):
    """Each commit waits for the disk, and the file is its owner's alone."""
    memory = Memory(tmp_path / "memory.sqlite")
    memory.remember()
    with memory._open() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert (tmp_path / "memory.sqlite").stat().st_mode & 0o777 == 0o600


def test_two_that_begin_a_memory_at_once_agree(tmp_path, monkeypatch):
    """The file may appear between looking and making."""
    memory = Memory(tmp_path / "memory.sqlite")
    memory.remember()
    monkeypatch.setattr("pathlib.Path.exists", lambda self: False)
    assert memory.recall()[0].documents == {}
