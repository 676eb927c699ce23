"""A git repository with many SSH-signed commits, made without running git once for each of them."""

import base64
import hashlib
import struct
import subprocess
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

WHO = "Alex <alex@example.org> 1795457040 +0000"
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
KEY = Ed25519PrivateKey.from_private_bytes(b"\x03" * 32)


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _public_blob() -> bytes:
    return _string(b"ssh-ed25519") + _string(KEY.public_key().public_bytes_raw())


def _signature(message: bytes) -> str:
    """Return the armoured SSHSIG that git puts into a commit (namespace ``git``)."""
    purpose = _string(b"git") + _string(b"") + _string(b"sha512")
    raw = KEY.sign(b"SSHSIG" + purpose + _string(hashlib.sha512(message).digest()))
    signed = _string(_string(b"ssh-ed25519") + _string(raw))
    blob = b"SSHSIG" + struct.pack(">I", 1) + _string(_public_blob()) + purpose + signed
    text = base64.b64encode(blob).decode()
    rows = [text[start : start + 70] for start in range(0, len(text), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *rows, "-----END SSH SIGNATURE-----"])


def _commit(parent: str, number: int) -> bytes:
    head = f"tree {EMPTY_TREE}\n"
    if parent:
        head += f"parent {parent}\n"
    head += f"author {WHO}\ncommitter {WHO}\n"
    words = f"\nVersion {number}\n\n" + "What we agreed, said once more. " * 120 + "\n"
    signature = _signature((head + words).encode()).replace("\n", "\n ")
    return f"{head}gpgsig {signature}\n{words}".encode()


def git(repository: Path, *arguments: str, given: str = "") -> str:
    """Run git there and return what it printed."""
    command = ["git", "-C", str(repository), *arguments]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    return done.stdout


def build(place: Path, commits: int = 1000) -> Path:
    """Make a repository whose one branch is a chain of signed commits of four kilobytes."""
    repository = place / "repository"
    repository.mkdir()
    git(repository, "init", "--quiet", "--initial-branch=main")
    line = f"ssh-ed25519 {base64.b64encode(_public_blob()).decode()}"
    (place / "signers").write_text(f'alex@example.org namespaces="git" {line}\n')
    git(repository, "config", "gpg.format", "ssh")
    git(repository, "config", "gpg.ssh.allowedSignersFile", str(place / "signers"))
    objects = place / "objects"
    objects.mkdir()
    parent = ""
    paths = []
    for number in range(commits):
        data = _commit(parent, number)
        parent = hashlib.sha1(b"commit %d\0" % len(data) + data).hexdigest()
        paths.append(objects / str(number))
        paths[-1].write_bytes(data)
    git(repository, "mktree", given="")
    named = "\n".join(map(str, paths)) + "\n"
    git(repository, "hash-object", "-t", "commit", "-w", "--stdin-paths", given=named)
    git(repository, "update-ref", "refs/heads/main", parent)
    git(repository, "repack", "-adq")
    return repository
