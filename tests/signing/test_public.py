"""Public keys are taken whole, sound and plainly written, or not at all."""

import base64

import pytest

from handfast.errors import SignatureError
from handfast.signing import PublicKey, UnlockedKey, points
from handfast.signing.wire import packed

RAW = bytes.fromhex("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
LINE = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
FINGERPRINT = "SHA256:lbmsoA0yIEcEiVDRnMWuzm+nV+3ZEEpVIURqFoeSspg"


def line_of(blob: bytes, algorithm: str = "ssh-ed25519") -> str:
    """Return a public key line around any bytes."""
    return f"{algorithm} {base64.b64encode(blob).decode()}"


@pytest.mark.parametrize(
    "text", [LINE, f"{LINE} alex@example", f"  {LINE} a b c \n", LINE + "\r\n"]
)
def test_from_line(text: str) -> None:
    """A line is read with or without its comment, and gives the key's three faces."""
    key = PublicKey.from_line(text)
    assert (key.raw, key.line, key.fingerprint) == (RAW, LINE, FINGERPRINT)
    assert str(key) == FINGERPRINT
    assert key == PublicKey.from_raw(bytearray(RAW))


def test_equal_keys_are_one_member_of_a_set(key: UnlockedKey) -> None:
    """Two readings of one key are the same key."""
    assert {PublicKey.from_line(LINE)} == {PublicKey.from_raw(RAW), key.public}


@pytest.mark.parametrize("raw", sorted(points.LOW_ORDER), ids=lambda raw: raw.hex()[:8])
def test_low_order_is_refused(raw: bytes) -> None:
    """Each of the fourteen weak encodings is refused, as bytes and as a line."""
    with pytest.raises(SignatureError) as as_bytes:
        PublicKey.from_raw(raw)
    with pytest.raises(SignatureError) as as_line:
        PublicKey.from_line(line_of(packed(b"ssh-ed25519", raw)))
    assert [as_bytes.value.reason, as_line.value.reason] == ["weak-key"] * 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "key"),
        ("ssh-ed25519", "key"),
        ("x" * 5000, "key"),
        (f"{LINE}\n{LINE}", "key"),
        (f'namespaces="handfast" {LINE}', "key"),
        (line_of(packed(b"ssh-rsa", b"\1\0\1", b"\0" * 256), "ssh-rsa"), "algorithm"),
        (line_of(packed(b"ssh-rsa", b"\1\0\1")), "algorithm"),
        ("ssh-ed25519 AAAA****", "key"),
        ("ssh-ed25519 ÄÖÜ", "key"),
        (LINE[:-4], "key"),
        (line_of(packed(b"ssh-ed25519", RAW) + b"x"), "key"),
        (line_of(packed(b"ssh-ed25519", RAW[:-1])), "key"),
        (line_of(packed(b"ssh-ed25519", RAW + b"\0")), "key"),
        (line_of(packed(b"ssh-ed25519", b"\xed" + b"\xff" * 31)), "weak-key"),
        (line_of(packed(b"ssh-ed25519", (points.P + 3).to_bytes(32, "little"))), "key"),
        (line_of(packed(b"ssh-ed25519", (2).to_bytes(32, "little"))), "key"),
    ],
    ids=[
        "empty", "no key", "endless", "two lines", "options in front", "another kind",
        "another kind inside", "not base64", "not ascii", "cut short", "something after",
        "31 bytes", "33 bytes", "prime with sign", "not canonical", "on no curve",
    ],
)  # fmt: skip
def test_refused_lines(text: str, reason: str) -> None:
    """What is not exactly one sound Ed25519 key is refused with its reason."""
    with pytest.raises(SignatureError) as refused:
        PublicKey.from_line(text)
    assert reason == refused.value.reason


def test_base64_with_stray_bits_is_refused() -> None:
    """The same 51 bytes have one spelling; loose last bits would make a second file of one key."""
    blob = packed(b"ssh-ed25519", RAW)
    assert len(blob) % 3 == 0  # so canonical base64 has no padding, and none may be added
    with pytest.raises(SignatureError) as refused:
        PublicKey.from_line(LINE + "=")
    assert refused.value.reason == "key"
