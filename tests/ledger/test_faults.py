"""Failing the n-th call to the system, for every n: nothing reported is lost, no half stays."""

import errno
import itertools
import os

import pytest

from handfast.errors import StorageError
from handfast.model import PersonId

ALEX, SAM = PersonId("alex"), PersonId("sam")
SEALED = b"age-encryption.org/v1\n"
CALLS = ("open", "write", "fsync", "replace", "mkdir")


class FaultError(OSError):
    """The fault that was injected."""


class Faults:
    """Counts calls to the system and lets the n-th fail, once or from there on."""

    def __init__(self, patch, at, *, persistent=False, number=errno.ENOSPC):
        self.count = 0
        for name in CALLS:
            patch.setattr(os, name, self._failing(getattr(os, name), at, persistent, number))

    def _failing(self, real, at, persistent, number):
        def call(*given, **named):
            self.count += 1
            if self.count == at or (persistent and self.count > at):
                raise FaultError(number, os.strerror(number))
            return real(*given, **named)

        return call


def act(world, ledger, round_number, report):
    """Do one of everything that writes, and report what returned."""
    version = world.version(f"Agreement {round_number}")
    ledger.add_version(version, world.sign(ALEX, version), ALEX)
    report["consents"] += 1
    ledger.add_signature(version.digest, SAM, world.sign(SAM, version))
    report["consents"] += 1
    world.withdraw(ledger, SAM, version)
    report["withdrawals"] += 1
    ledger.put_private(ALEX, f"draft-{round_number}", SEALED)
    report["private"] += 1
    ledger.save_settings(ledger.settings)


@pytest.mark.parametrize(
    ("persistent", "number"), [(False, errno.EIO), (True, errno.ENOSPC)], ids=["once", "full"]
)
def test_failing_each_call_in_turn_loses_nothing(world, ledger, persistent, number):
    """What was reported is there for a machine that sees only the folder; no stray stays."""
    reported = {"consents": 0, "withdrawals": 0, "private": 0}
    for at in itertools.count(1):
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, at, persistent=persistent, number=number)
            try:
                act(world, ledger, at, reported)
                failed = False
            except StorageError as error:
                failed = True
                assert error.message.endswith(".")
        assert world.strays() == []
        if not failed and faults.count < at:
            break
    assert at > 60
    loaded = world.elsewhere("second").open().load()
    assert len(loaded.records.consents) >= reported["consents"] > 0
    assert len(loaded.records.withdrawals) >= reported["withdrawals"] > 0
    assert len(ledger.list_private(ALEX)) >= reported["private"] > 0
    mine = world.open().load()
    assert mine.records == world.open().load().records
    assert mine.records.consents >= loaded.records.consents
    assert mine.set_aside == ()


@pytest.mark.parametrize("at", range(1, 40))
def test_after_a_fault_the_same_can_be_done_again(world, ledger, at):
    """A disk that had a bad moment takes the record the next time."""
    version = world.version()
    with pytest.MonkeyPatch.context() as patch:
        Faults(patch, at)
        try:
            ledger.add_version(version, world.sign(ALEX, version), ALEX)
        except StorageError:
            patch.undo()
            ledger.add_version(version, world.sign(ALEX, version), ALEX)
    loaded = world.elsewhere("second").open().load()
    assert len(loaded.records.consents) == 1
    assert loaded.set_aside == ()


def test_a_disk_that_fails_while_healing_is_tried_again_the_next_time(world, ledger):
    """Whatever fails, everything is believed, and in the end everything is back."""
    world.agree(ledger)
    expected = ledger.load().records
    for at in range(1, 30):
        for path in world.folder.glob("agreements/*/*"):
            path.unlink()
        with pytest.MonkeyPatch.context() as patch:
            Faults(patch, at)
            try:
                assert ledger.load().records == expected
            except StorageError as error:
                assert "could not" in error.message or "no room" in error.message
        assert world.strays() == []
        assert ledger.load().records == expected
        assert ledger.load().missing == ()
