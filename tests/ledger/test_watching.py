"""Watching: reading and verifying say how far they are, and whoever watches may end them."""

import pytest

from handfast.ledger import open_folder


class EnoughError(Exception):
    """Whoever watches has seen enough."""


@pytest.fixture
def full(world, ledger):
    """A folder with twelve versions that both signed: 36 files."""
    for number in range(12):
        version = world.version(f"Evenings {number}")
        first, *others = world.keys
        ledger.add_version(version, world.sign(first, version), first)
        for person in others:
            if person in {each.id for each in version.document.people}:
                ledger.add_signature(version.digest, person, world.sign(person, version))
    return world


def test_reading_tells_of_every_new_file_and_of_none_that_is_known(full):
    """On a machine that is new to the folder each file is told of; the second time none is."""
    elsewhere = full.elsewhere("new-machine").open()
    seen = []
    elsewhere.load(lambda done, of: seen.append((done, of)))
    read = [done for done, of in seen if not of]
    examined = [done for done, of in seen if of]
    assert read == list(range(1, len(read) + 1))
    assert examined == list(range(len(read)))
    assert {of for _, of in seen if of} == {len(read)}
    seen.clear()
    elsewhere.load(lambda done, of: seen.append((done, of)))
    assert [done for done, of in seen if of] == []


def test_verifying_tells_of_every_file_each_time(full):
    """Nothing is taken from memory, so each check tells of all files."""
    ledger = full.open()
    ledger.load()
    seen = []
    many = [ledger.verify(lambda done, of: seen.append((done, of))).checked for _ in range(2)]
    assert many[0] == many[1] == 36
    assert [done for done, of in seen if of] == [*range(36), *range(36)]


@pytest.mark.parametrize("after", [0, 5, 17, 30])
def test_a_reading_that_is_ended_loses_nothing_and_goes_on_from_there(full, after):
    """What was examined stays known: the next reading tells of the rest only, and sees it all."""
    place = full.elsewhere("new-machine")
    everything = full.elsewhere("another").open().load()

    def until(done: int, of: int) -> None:
        if of and done == after:
            raise EnoughError

    with pytest.raises(EnoughError):
        place.open().load(until)
    seen = []
    loaded = open_folder(place.folder, place.data).load(lambda done, of: seen.append((done, of)))
    assert {of for _, of in seen if of} == {36 - after}
    assert loaded == everything


def test_a_check_that_is_ended_changes_nothing(full):
    """Ending a check leaves the folder and the memory as they were."""
    ledger = full.open()
    before = ledger.load()

    def at_once(done: int, of: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        ledger.verify(at_once)
    assert ledger.load() == before
