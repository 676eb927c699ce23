"""Our signatures are OpenSSH's, and OpenSSH's are ours."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from handfast.errors import SignatureError
from handfast.signing import UnlockedKey, allowed_signers, verify
from handfast.signing.armour import signed_message, write_armour

Runner = Callable[..., subprocess.CompletedProcess[bytes]]
TEXTS = {
    "empty": b"",
    "one line": b"We tell each other within a day.\n",
    "no newline": b"no newline at the end",
    "every byte": bytes(range(256)),
    "64 KiB": b"x" * 65_536,
}


@pytest.fixture
def signers(tmp_path: Path, key: UnlockedKey, other: UnlockedKey) -> Path:
    """The list of signers of Alex and Sam."""
    path = tmp_path / "allowed_signers"
    path.write_bytes(allowed_signers([("alex", key.public), ("sam", other.public)]))
    return path


@pytest.fixture
def openssh_accepts(tmp_path: Path, signers: Path, ssh_keygen: Runner) -> Callable[..., bool]:
    """Return whether ``ssh-keygen -Y verify`` takes a signature."""

    def accepts(armour: bytes, data: bytes, who: str = "alex", purpose: str = "handfast") -> bool:
        (tmp_path / "it.sig").write_bytes(armour)
        verify_it = ("-Y", "verify", "-f", signers, "-I", who, "-n", purpose)
        return ssh_keygen(*verify_it, "-s", tmp_path / "it.sig", data=data).returncode == 0

    return accepts


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_openssh_verifies_what_we_sign(
    openssh_accepts: Callable[..., bool], key: UnlockedKey, other: UnlockedKey, text: bytes
) -> None:
    """What we sign holds for OpenSSH: for its signer, its purpose and its text alone."""
    armour = key.sign(text)
    assert openssh_accepts(armour, text)
    assert not openssh_accepts(armour, text + b"x")
    assert not openssh_accepts(armour, text, who="sam")
    assert not openssh_accepts(armour, text, purpose="git")
    assert not openssh_accepts(other.sign(text), text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("hash_name", ["sha512", "sha256"])
def test_we_verify_what_openssh_signs(
    plain_key_file: Path, ssh_keygen: Runner, key: UnlockedKey, text: bytes, hash_name: str
) -> None:
    """What OpenSSH signs for us is accepted, and is the very file that we would write."""
    options = ("-Y", "sign", "-n", "handfast", "-O", f"hashalg={hash_name}")
    armour = ssh_keygen(*options, "-f", plain_key_file, data=text).stdout
    assert key.public == verify(armour, text)
    raw = key._key().sign(signed_message(text, "handfast", hash_name))
    assert armour == write_armour(key.public, raw, "handfast", hash_name)


def test_openssh_signatures_for_another_purpose_or_kind(
    tmp_path: Path, plain_key_file: Path, ssh_keygen: Runner
) -> None:
    """A signature for git, or by a key of another kind, is refused with its reason."""
    for_git = ssh_keygen("-Y", "sign", "-n", "git", "-f", plain_key_file, data=b"text").stdout
    ssh_keygen("-q", "-t", "ecdsa", "-N", "", "-f", tmp_path / "ecdsa")
    by_ecdsa = ssh_keygen(
        "-Y", "sign", "-n", "handfast", "-f", tmp_path / "ecdsa", data=b"text"
    ).stdout
    reasons = []
    for armour in (for_git, by_ecdsa):
        with pytest.raises(SignatureError) as refused:
            verify(armour, b"text")
        reasons.append(refused.value.reason)
    assert reasons == ["namespace", "algorithm"]


def test_all_that_we_accept_openssh_accepts(
    openssh_accepts: Callable[..., bool], key: UnlockedKey
) -> None:
    """Of one signature in many disguises, none passes us and fails OpenSSH."""
    armour = key.sign(b"text")
    disguises = [
        armour,
        armour[:-1],
        armour + b"\n",
        armour * 2,
        armour.replace(b"\n", b"\r\n"),
        armour.replace(b"\n", b"\n\n"),
        b"\n" + armour,
        armour.lower(),
    ]
    accepted = []
    for disguise in disguises:
        try:
            verify(disguise, b"text")
        except SignatureError:
            continue
        accepted.append(disguise)
    assert [armour] == accepted
    assert all(openssh_accepts(one, b"text") for one in accepted)
