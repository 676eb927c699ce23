"""Key files go to OpenSSH and come from OpenSSH."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from handfast.errors import PassphraseError, SignatureError
from handfast.signing import (
    PublicKey,
    Secret,
    UnlockedKey,
    check_private_key,
    read_private_file,
    unlock,
)

Runner = Callable[..., subprocess.CompletedProcess[bytes]]
WORDS = "the heron at the weir"


def test_openssh_opens_our_key(
    tmp_path: Path, ssh_keygen: Runner, pem: bytes, key: UnlockedKey
) -> None:
    """OpenSSH opens a key of ours with its passphrase, and with no other, least of all none."""
    path = tmp_path / "alex"
    path.write_bytes(pem)
    path.chmod(0o600)
    shown = ssh_keygen("-y", "-P", WORDS, "-f", path)
    assert shown.stdout.decode() == f"{key.public.line} alex (handfast)\n"
    assert ssh_keygen("-y", "-P", "", "-f", path).returncode != 0
    assert ssh_keygen("-y", "-P", "wrong", "-f", path).returncode != 0


def test_fingerprint_is_openssh_s(tmp_path: Path, ssh_keygen: Runner, key: UnlockedKey) -> None:
    """The fingerprint is the one that ``ssh-keygen -l`` shows."""
    path = tmp_path / "alex.pub"
    path.write_text(key.public.line)
    assert key.public.fingerprint == ssh_keygen("-l", "-f", path).stdout.decode().split()[1]


@pytest.mark.parametrize(
    "cipher", ["aes256-ctr", "aes256-cbc", "aes256-gcm@openssh.com"], ids=lambda name: name[:10]
)
def test_bring_a_key(tmp_path: Path, ssh_keygen: Runner, cipher: str) -> None:
    """A key made elsewhere opens here, says its rounds, and refuses a wrong passphrase."""
    path = tmp_path / "brought"
    ssh_keygen("-q", "-t", "ed25519", "-a", "17", "-Z", cipher, "-N", WORDS, "-f", path)
    brought, public = path.read_bytes(), PublicKey.from_line(path.with_suffix(".pub").read_text())
    assert public == check_private_key(brought) == unlock(brought, Secret(WORDS)).public
    assert (cipher, 17) == (read_private_file(brought).cipher, read_private_file(brought).rounds)
    with pytest.raises(PassphraseError):
        unlock(brought, Secret("wrong"))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("-t", "ed25519", "-N", ""), "key"),
        (("-t", "ecdsa", "-N", WORDS), "algorithm"),
        (("-t", "rsa", "-b", "2048", "-N", WORDS), "algorithm"),
        (("-t", "rsa", "-b", "2048", "-m", "PEM", "-N", WORDS), "key"),
        (("-t", "ed25519", "-Z", "aes128-ctr", "-N", WORDS), "algorithm"),
    ],
    ids=["no passphrase", "ecdsa", "rsa", "older format", "another cipher"],
)
def test_keys_that_cannot_be_brought(
    tmp_path: Path, ssh_keygen: Runner, options: tuple[str, ...], reason: str
) -> None:
    """Other kinds of keys and of locks are refused with their reason."""
    path = tmp_path / "brought"
    ssh_keygen("-q", *options, "-f", path)
    with pytest.raises(SignatureError) as refused:
        unlock(path.read_bytes(), Secret(WORDS))
    assert reason == refused.value.reason
