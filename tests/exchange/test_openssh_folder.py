"""The exported folder appears whole, holds only what verifies, and overwrites nothing."""

import stat
from pathlib import Path

import pytest
from attrs import evolve

from handfast.errors import SignatureError, StorageError, UsageError
from handfast.exchange import ExportedVersion, openssh_folder, write_openssh_folder
from handfast.model import PersonId
from handfast.signing import PublicKey

Keys = dict[PersonId, PublicKey]


def test_what_is_written(tmp_path: Path, exported: list[ExportedVersion], publics: Keys) -> None:
    """Documents and signatures are there byte for byte, beside the signers and the instructions."""
    target = tmp_path / "out"
    files = write_openssh_folder(target, exported, publics)
    assert sorted(files) == sorted(target.iterdir())
    assert [path.name for path in files[:2]] == ["VERIFY.txt", "allowed_signers"]
    both = exported[0]
    first = f"running-into-exes-{both.version.digest[:8]}"
    assert (target / f"{first}.toml").read_bytes() == both.version.data
    for signature in both.signatures:
        assert (target / f"{first}.{signature.person}.sig").read_bytes() == signature.armour
    assert len(files) == 2 + 3 + 3
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_private_to_its_owner(
    tmp_path: Path, exported: list[ExportedVersion], publics: Keys
) -> None:
    """Nobody else on this machine can look into the folder."""
    write_openssh_folder(tmp_path / "out", exported, publics)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_file_names_are_plain(
    tmp_path: Path, exported: list[ExportedVersion], publics: Keys
) -> None:
    """Whatever the title is, a file name holds nothing that a shell or a disk could mistake."""
    files = write_openssh_folder(tmp_path / "out", exported, publics)
    plain = set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert all(set(path.name) <= plain for path in files[2:])


def test_the_text_names_keys_and_commands(
    tmp_path: Path, exported: list[ExportedVersion], publics: Keys
) -> None:
    """The instructions hold each key's fingerprint, one line for each signature, and no more."""
    files = write_openssh_folder(tmp_path / "out", exported, publics)
    text = files[0].read_text(encoding="utf-8")
    assert all(f"{person}  {key.fingerprint}" in text for person, key in publics.items())
    assert text.count("\nssh-keygen -Y verify") == 3
    assert text.count("Running into exes\n-----------------\n") == 2
    assert "Zeit" not in text


def test_digests_that_start_alike(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    exported: list[ExportedVersion],
    publics: Keys,
) -> None:
    """Two documents whose names would be the same both have a place, and one twice has one."""
    monkeypatch.setattr(openssh_folder, "short", lambda digest: "5c1e77d2")
    files = write_openssh_folder(tmp_path / "out", [*exported[:2], exported[0]], publics)
    documents = {path.name: path.read_bytes() for path in files if path.suffix == ".toml"}
    assert documents == {
        "running-into-exes-5c1e77d2.toml": exported[0].version.data,
        f"running-into-exes-{exported[1].version.digest}.toml": exported[1].version.data,
    }


def test_only_signers_are_listed(
    tmp_path: Path, exported: list[ExportedVersion], publics: Keys
) -> None:
    """Who signed nothing of what is exported is not in the list of signers."""
    files = write_openssh_folder(tmp_path / "out", exported[1:], publics)
    assert files[1].read_text().startswith("sam namespaces=")
    assert "alex" not in files[1].read_text()


def test_an_empty_folder_may_be_there(
    tmp_path: Path, exported: list[ExportedVersion], publics: Keys
) -> None:
    """A folder that somebody made for it is taken."""
    (tmp_path / "out").mkdir()
    assert write_openssh_folder(tmp_path / "out", exported, publics)


def test_nothing_is_overwritten(
    tmp_path: Path, exported: list[ExportedVersion], publics: Keys
) -> None:
    """A file, a link, a folder with something in it, or a missing parent: refused and unchanged."""
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "full", "link", "missing/out"):
        with pytest.raises(UsageError):
            write_openssh_folder(tmp_path / name, exported, publics)
    assert (tmp_path / "file").read_text() == (tmp_path / "full/file").read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_disk_that_says_no_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    exported: list[ExportedVersion],
    publics: Keys,
) -> None:
    """When a write fails half-way, nothing of the folder stays."""
    written = []

    def full(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) == 4:
            raise OSError(28, "No space left on device")
        return len(data)

    monkeypatch.setattr(openssh_folder.Path, "write_bytes", full)
    with pytest.raises(StorageError) as refused:
        write_openssh_folder(tmp_path / "out", exported, publics)
    assert refused.value.where == str(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_what_does_not_verify_is_not_exported(
    tmp_path: Path, exported: list[ExportedVersion], publics: Keys
) -> None:
    """A changed document, an unknown signer, somebody else's signature: nothing is written."""
    good = exported[0]
    changed = evolve(good.version, data=good.version.data + b"# more\n")
    alex, sam = good.signatures
    cases = [
        (evolve(good, version=changed), publics, "digest"),
        (good, {PersonId("alex"): publics[PersonId("alex")]}, "untrusted"),
        (evolve(good, signatures=[evolve(alex, person=PersonId("sam"))]), publics, "key"),
        (evolve(good, signatures=[evolve(sam, armour=alex.armour[:-1])]), publics, "armour"),
    ]
    for case, keys, reason in cases:
        with pytest.raises(SignatureError) as refused:
            write_openssh_folder(tmp_path / "out", [case], keys)
        assert reason == refused.value.reason
    assert list(tmp_path.iterdir()) == []
