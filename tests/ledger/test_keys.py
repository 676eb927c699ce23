"""The private keys that lie on this machine."""

import stat

import pytest

from handfast.errors import RefusedError, SignatureError, StorageError, UsageError
from handfast.ledger.keys import KeyShelf
from handfast.model import PersonId
from handfast.signing import Secret, make_key

ALEX, SAM = PersonId("alex"), PersonId("sam")
WORDS = Secret("the heron at the weir")


@pytest.fixture(scope="module")
def pems() -> tuple[bytes, bytes, bytes]:
    """One key twice, each time locked anew, and another key."""
    return (
        make_key(WORDS, "alex", seed=bytes(32)),
        make_key(WORDS, "alex", seed=bytes(32)),
        make_key(WORDS, "alex", seed=b"o" * 32),
    )


def test_a_key_is_kept_for_its_owner_only(ledger, pems):
    """It comes back byte for byte; file and folder are private; its owner is listed."""
    ledger.put_key(ALEX, pems[0])
    assert ledger.get_key(ALEX) == pems[0]
    assert ledger.people() == (ALEX,)
    assert stat.S_IMODE((ledger.place.keys / "alex").stat().st_mode) == 0o600
    assert stat.S_IMODE(ledger.place.keys.stat().st_mode) == 0o700


def test_a_key_never_lies_in_the_shared_folder(ledger, world, pems):
    """No file of the folder holds any of it."""
    ledger.put_key(ALEX, pems[0])
    assert not any(b"OPENSSH PRIVATE KEY" in data for data in world.files().values())


def test_a_new_passphrase_may_replace_the_file_and_another_key_may_not(ledger, pems):
    """The public half decides."""
    ledger.put_key(ALEX, pems[0])
    ledger.put_key(ALEX, pems[1])
    assert ledger.get_key(ALEX) == pems[1] != pems[0]
    with pytest.raises(RefusedError, match="another key"):
        ledger.put_key(ALEX, pems[2])
    assert ledger.get_key(ALEX) == pems[1]


def test_what_is_no_locked_key_is_refused(ledger):
    """Nothing else is written under a key's name."""
    with pytest.raises(SignatureError):
        ledger.put_key(ALEX, b"-----BEGIN OPENSSH PRIVATE KEY-----\n")
    assert ledger.people() == ()


def test_a_mode_that_lets_others_read_is_tightened(ledger, pems):
    """Looking at the key puts its mode right."""
    ledger.put_key(ALEX, pems[0])
    (ledger.place.keys / "alex").chmod(0o644)
    ledger.get_key(ALEX)
    assert stat.S_IMODE((ledger.place.keys / "alex").stat().st_mode) == 0o600


def test_a_missing_key_is_a_sentence(ledger):
    """Whoever asks is told where the key may be."""
    with pytest.raises(UsageError, match="not on this machine"):
        ledger.get_key(SAM)


def test_a_link_is_no_key(ledger):
    """Links are not followed here either."""
    (ledger.place.keys / "alex").mkdir()
    (ledger.place.keys / "sam").symlink_to(ledger.place.keys / "alex")
    with pytest.raises(UsageError, match="ordinary"):
        ledger.get_key(ALEX)
    with pytest.raises(StorageError, match="could not be read"):
        ledger.get_key(SAM)


def test_a_shelf_that_is_gone_holds_nobody(tmp_path):
    """No folder is nobody; a file in its place is said."""
    assert KeyShelf(tmp_path / "keys").people() == ()
    (tmp_path / "keys").write_bytes(b"?")
    with pytest.raises(StorageError):
        KeyShelf(tmp_path / "keys").people()
