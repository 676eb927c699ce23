"""What we seal opens with ``age``, and what ``age`` seals opens here."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from handfast.errors import SignatureError
from handfast.signing import UnlockedKey, seal

SIZES = [0, 1, 65_536, 300_000]


def age(*arguments: object, data: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run ``age`` on some bytes."""
    return subprocess.run(
        ["age", *map(str, arguments)], input=data, capture_output=True, check=False
    )


@pytest.mark.parametrize("size", SIZES)
def test_age_opens_what_we_seal(
    plain_key_file: Path, key: UnlockedKey, other: UnlockedKey, size: int
) -> None:
    """A file sealed to two people opens with the key of one, in another program."""
    data = os.urandom(size)
    sealed = seal(data, [other.public, key.public])
    assert data == age("-d", "-i", plain_key_file, data=sealed).stdout


def test_age_opens_nothing_of_others(plain_key_file: Path, other: UnlockedKey) -> None:
    """A file that is sealed to Sam does not open with Alex's key."""
    opened = age("-d", "-i", plain_key_file, data=seal(b"for sam", [other.public]))
    assert (opened.stdout, opened.returncode) == (b"", 1)


@pytest.mark.parametrize("size", SIZES)
def test_we_open_what_age_seals(
    tmp_path: Path, key: UnlockedKey, other: UnlockedKey, size: int
) -> None:
    """A file that somebody sealed with ``age`` to our public keys opens with each of them."""
    recipients = tmp_path / "people.pub"
    recipients.write_text(f"{key.public.line}\n{other.public.line}\n")
    data = os.urandom(size)
    sealed = age("-R", recipients, data=data).stdout
    assert data == key.open(sealed) == other.open(sealed)


def test_letters_are_refused(key: UnlockedKey) -> None:
    """Only the binary form is taken: one file, one form."""
    armoured = age("-a", "-r", key.public.line, data=b"text").stdout
    with pytest.raises(SignatureError, match="written in letters"):
        key.open(armoured)


def test_age_opens_with_our_key_file_and_its_passphrase(
    tmp_path: Path, pem: bytes, key: UnlockedKey
) -> None:
    """``age`` asks for the passphrase of a key file of ours at the terminal, and opens."""
    (tmp_path / "alex").write_bytes(pem)
    (tmp_path / "alex").chmod(0o600)
    (tmp_path / "draft.age").write_bytes(seal(b"a private fear", [key.public]))
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        os.execvp("age", ["age", "-d", "-i", "alex", "-o", "draft.txt", "draft.age"])
    shown = os.read(terminal, 1024)
    while b"passphrase" not in shown:
        shown += os.read(terminal, 1024)
    os.write(terminal, b"the heron at the weir\n")
    assert os.waitpid(child, 0)[1] == 0
    os.close(terminal)
    assert (tmp_path / "draft.txt").read_bytes() == b"a private fear"
