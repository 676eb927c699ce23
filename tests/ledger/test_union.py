"""Two copies of a folder merge by union, in any order, with any tool, and never conflict."""

import random
import shutil
from pathlib import Path

import pytest

from handfast.ledger import Loaded
from handfast.model import JournalKind, PersonId

ALEX, SAM = PersonId("alex"), PersonId("sam")


def history(world, ledger, dice):
    """Make a random history in one folder: versions in lines and forks, consents, withdrawals."""
    versions = []
    for number in range(dice.randint(2, 5)):
        before = dice.sample(versions, min(len(versions), dice.randint(0, 2)))
        make = dice.choice([world.agree, world.propose])
        replaced = tuple(version.digest for version in before)
        versions.append(make(ledger, f"Agreement {number}", supersedes=replaced))
    for version in dice.sample(versions, dice.randint(0, 2)):
        world.withdraw(ledger, dice.choice([ALEX, SAM]), version)
    if dice.random() < 0.5:
        rupture = world.entry(SAM, JournalKind.RUPTURE)
        ledger.add_entry(rupture, world.sign(SAM, rupture))


def deal(world, dice, folders):
    """Deal every record of the folder out to some of the others, at least to one."""
    for path in world.folder.rglob("*"):
        name = path.relative_to(world.folder)
        if path.is_file() and name.parts[0] in ("agreements", "journal"):
            for folder in dice.sample(folders, dice.randint(1, len(folders))):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, folder / name)


def copy_into(target: Path, source: Path, dice: random.Random):
    """Copy all files over, in a random order, as a synchronising program would."""
    files = [path for path in source.rglob("*") if path.is_file()]
    dice.shuffle(files)
    for path in files:
        name = path.relative_to(source)
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / name)


@pytest.mark.parametrize("seed", range(12))
def test_the_union_is_the_same_in_any_order(world, ledger, tmp_path, seed):
    """Three partial copies, merged in two random orders and loaded at random moments in between."""
    dice = random.Random(seed)
    history(world, ledger, dice)
    expected = ledger.load()
    parts = [tmp_path / f"part{number}" for number in range(3)]
    deal(world, dice, parts)
    for order in ("one", "other"):
        merged = tmp_path / order
        merged.mkdir()
        shutil.copyfile(world.folder / "handfast.toml", merged / "handfast.toml")
        from attrs import evolve

        machine = evolve(world, folder=merged, data=tmp_path / f"{order}data").open()
        dice.shuffle(parts)
        for part in parts:
            copy_into(merged, part, dice)
            if dice.random() < 0.7:
                machine.load()
        loaded = machine.load()
        assert loaded.records == expected.records
        assert loaded.entries == expected.entries
        assert loaded == Loaded(expected.records, entries=expected.entries)


def test_two_machines_that_add_at_once_and_then_exchange_agree(world, ledger, tmp_path):
    """Both sign different things apart; after copying both ways both believe the same."""
    from attrs import evolve

    first = world.agree(ledger)
    shutil.copytree(world.folder, tmp_path / "theirs")
    theirs = evolve(world, folder=tmp_path / "theirs", data=tmp_path / "theirdata")
    other = theirs.open()
    world.propose(ledger, "Mine", supersedes=(first.digest,))
    theirs.agree(other, "Theirs", supersedes=(first.digest,))
    theirs.withdraw(other, SAM, first)
    dice = random.Random(0)
    copy_into(theirs.folder, world.folder, dice)
    copy_into(world.folder, theirs.folder, dice)
    assert ledger.load().records == other.load().records
    assert len(ledger.load().records.versions) == 3
    assert world.files() == theirs.files()
