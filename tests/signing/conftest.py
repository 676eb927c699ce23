"""Keys and tools for the tests of signing.

Tests against ``ssh-keygen`` and ``age`` live in files of their own, which are collected where those
programs are installed.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from handfast.signing import Secret, UnlockedKey, make_key

collect_ignore_glob = [
    pattern
    for program, pattern in (("ssh-keygen", "test_*_openssh.py"), ("age", "test_*_age.py"))
    if shutil.which(program) is None
]

SEED = bytes(range(32))
PASSPHRASE = "the heron at the weir"


@pytest.fixture
def key() -> UnlockedKey:
    """Alex's open key, always the same one."""
    return UnlockedKey(SEED)


@pytest.fixture
def other() -> UnlockedKey:
    """Sam's open key, always the same one."""
    return UnlockedKey(SEED[::-1])


@pytest.fixture
def passphrase() -> Secret:
    """The passphrase of every key file in these tests."""
    return Secret(PASSPHRASE)


@pytest.fixture(scope="session")
def pem() -> bytes:
    """Alex's key file as handfast makes it: half a second of bcrypt, so made once."""
    return make_key(Secret(PASSPHRASE), "alex (handfast)", seed=SEED)


@pytest.fixture
def cheap_pem() -> Callable[..., bytes]:
    """Return a maker of key files with few rounds, of any key and with or without passphrase."""

    def make(private: object = None, *, rounds: int = 1, locked: bool = True) -> bytes:
        made = private or Ed25519PrivateKey.from_private_bytes(SEED)
        lock = PrivateFormat.OpenSSH.encryption_builder().kdf_rounds(rounds)
        return made.private_bytes(
            Encoding.PEM,
            PrivateFormat.OpenSSH,
            lock.build(PASSPHRASE.encode()) if locked else NoEncryption(),
        )

    return make


@pytest.fixture
def plain_key_file(tmp_path: Path, cheap_pem: Callable[..., bytes]) -> Path:
    """Alex's key in a file without a passphrase, for programs that would ask for one."""
    path = tmp_path / "alex"
    path.write_bytes(cheap_pem(locked=False))
    path.chmod(0o600)
    return path


@pytest.fixture
def ssh_keygen() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a runner of ``ssh-keygen``."""

    def run(*arguments: object, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["ssh-keygen", *map(str, arguments)], input=data, capture_output=True, check=False
        )

    return run
