"""CCTV's age files: what must fail fails as our error, and what must open opens."""

import hashlib
import zlib
from pathlib import Path

import pyrage
import pytest

from handfast.errors import SignatureError
from handfast.signing import UnlockedKey, sealing

Facts = dict[str, str]


def vector(path: Path) -> tuple[Facts, bytes]:
    """Return what a vector says must happen, and the age file itself."""
    head, _, body = path.read_bytes().partition(b"\n\n")
    facts = dict(line.split(": ", 1) for line in head.decode().splitlines())
    return facts, zlib.decompress(body) if facts.get("compressed") == "zlib" else body


@pytest.fixture
def cases(vectors: Path) -> dict[str, tuple[Facts, bytes]]:
    """All vectors by name."""
    return {path.name: vector(path) for path in sorted((vectors / "cctv-age/testdata").iterdir())}


def opened(facts: Facts, sealed: bytes) -> bytes:
    """Open a vector through the bounded door, with the identity that it brings."""
    return sealing.open_with(
        sealed,
        lambda: pyrage.x25519.Identity.from_str(facts["identity"]),
        kind="X25519",
    )


def test_none_is_for_our_kind_of_key(cases: dict[str, tuple[Facts, bytes]]) -> None:
    """None of the 143 files is sealed to an OpenSSH key, so all are stopped at the door."""
    key = UnlockedKey(bytes(32))
    reasons = set()
    for _, sealed in cases.values():
        with pytest.raises(SignatureError) as refused:
            key.open(sealed)
        reasons.add(refused.value.reason)
    assert (143, {"armour"}) == (len(cases), reasons)


def test_all_that_must_fail_fails_as_our_error(cases: dict[str, tuple[Facts, bytes]]) -> None:
    """Behind the same door, opened for the vectors' kind of key, every bad file is our error."""
    bad = {name: case for name, case in cases.items() if case[0]["expect"] != "success"}
    passed = []
    for name, (facts, sealed) in bad.items():
        try:
            opened(facts, sealed)
        except SignatureError:
            continue
        passed.append(name)
    assert (len(bad), passed) == (117, [])


def test_good_files_open(cases: dict[str, tuple[Facts, bytes]]) -> None:
    """Every binary file for such a key, of those pyrage knows, opens to the very bytes."""
    good = {
        name: case
        for name, case in cases.items()
        if case[0]["expect"] == "success"
        and case[0].get("identity", "").startswith("AGE-SECRET-KEY-1")
        and case[0].get("armored") != "yes"
    }
    for name, (facts, sealed) in good.items():
        assert facts["payload"] == hashlib.sha256(opened(facts, sealed)).hexdigest(), name
    assert len(good) == 14
