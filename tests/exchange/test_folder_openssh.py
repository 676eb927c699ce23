"""Somebody with nothing but OpenSSH and VERIFY.txt checks an exported folder."""

import subprocess
from pathlib import Path

import pytest

from handfast.exchange import ExportedVersion, write_openssh_folder
from handfast.model import PersonId
from handfast.signing import PublicKey


@pytest.fixture
def folder(
    tmp_path: Path, exported: list[ExportedVersion], publics: dict[PersonId, PublicKey]
) -> Path:
    """An exported folder."""
    write_openssh_folder(tmp_path / "out", exported, publics)
    return tmp_path / "out"


def answers(folder: Path) -> list[subprocess.CompletedProcess[str]]:
    """Type every command of VERIFY.txt, as it stands there, and return what came back."""
    lines = (folder / "VERIFY.txt").read_text(encoding="utf-8").splitlines()
    return [
        subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True, check=False)
        for line in lines
        if line.startswith("ssh-keygen")
    ]


def test_every_line_says_good(folder: Path) -> None:
    """Each command of the instructions works as it is written, and names its signer."""
    said = answers(folder)
    assert [answer.returncode for answer in said] == [0, 0, 0]
    assert all('Good "handfast" signature for ' in answer.stdout for answer in said)


def test_every_line_notices_a_changed_byte(folder: Path) -> None:
    """After one changed byte in each document, no command says good any more."""
    for path in folder.glob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"title", b"titel"))
    assert all(answer.returncode != 0 for answer in answers(folder))
