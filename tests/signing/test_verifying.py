"""A signature holds for the exact bytes, the purpose and the key it was made with."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from handfast.errors import SignatureError
from handfast.signing import UnlockedKey, points, verify, verify_by, verify_raw
from handfast.signing.armour import signed_message, write_armour

TEXT = b"We say so when we notice.\n"


def test_holds(key: UnlockedKey) -> None:
    """The signing key comes back, also when it is the one that was asked for."""
    armour = key.sign(TEXT)
    assert key.public == verify(armour, TEXT)
    assert key.public == verify_by(armour, TEXT, key.public)
    assert key.public == verify_by(armour, TEXT, key.public.fingerprint)


@pytest.mark.parametrize("data", [b"", TEXT[:-1], TEXT + b"\n", TEXT.replace(b"\n", b"\r\n")])
def test_another_text(key: UnlockedKey, data: bytes) -> None:
    """A text that differs in one byte is not the signed one."""
    with pytest.raises(SignatureError) as refused:
        verify(key.sign(TEXT), data)
    assert refused.value.reason == "bytes"


def test_every_changed_bit_of_the_text_is_noticed(key: UnlockedKey) -> None:
    """No bit of a signed text can be another one."""
    armour = key.sign(TEXT)
    for bit in range(len(TEXT) * 8):
        changed = bytearray(TEXT)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SignatureError):
            verify(armour, bytes(changed))


def test_another_key(key: UnlockedKey, other: UnlockedKey) -> None:
    """A signature that holds, by somebody else, names both keys."""
    for expected in (other.public, other.public.fingerprint):
        with pytest.raises(SignatureError) as refused:
            verify_by(key.sign(TEXT), TEXT, expected)
        assert refused.value.reason == "key"
        assert key.public.fingerprint in str(refused.value)
        assert other.public.fingerprint in str(refused.value)


def test_signature_under_another_key(key: UnlockedKey, other: UnlockedKey) -> None:
    """Another key put beside somebody's signature makes it hold for nothing."""
    raw = key._key().sign(signed_message(TEXT, "handfast", "sha512"))
    with pytest.raises(SignatureError) as refused:
        verify(write_armour(other.public, raw, "handfast", "sha512"), TEXT)
    assert refused.value.reason == "bytes"


def test_another_purpose(key: UnlockedKey) -> None:
    """A signature for handfast is none for git."""
    with pytest.raises(SignatureError) as refused:
        verify(key.sign(TEXT), TEXT, namespace="git")
    assert refused.value.reason == "namespace"


def test_raw_is_strict(key: UnlockedKey) -> None:
    """Only the signature itself passes: no other length, no larger scalar, no weak point."""
    raw_key, signature = key.public.raw, key._key().sign(TEXT)
    point, scalar = signature[:32], signature[32:]
    larger = (int.from_bytes(scalar, "little") + points.L).to_bytes(32, "little")
    weak = min(points.LOW_ORDER)
    beyond = (points.P + 3).to_bytes(32, "little")
    assert verify_raw(raw_key, signature, TEXT)
    refused = {
        "empty": (raw_key, b""),
        "short": (raw_key, signature[:-1]),
        "long": (raw_key, signature + b"\0"),
        "S plus L": (raw_key, point + larger),
        "weak key": (weak, signature),
        "weak R": (raw_key, weak + scalar),
        "key not canonical": (beyond, signature),
        "R not canonical": (raw_key, beyond + scalar),
        "short key": (raw_key[:-1], signature),
        "key on no curve": ((2).to_bytes(32, "little"), signature),
        "zero": (raw_key, bytes(64)),
        "R and S changed over": (raw_key, scalar + point),
    }
    assert [name for name, case in refused.items() if verify_raw(*case, TEXT)] == []


def test_why_raw_is_strict() -> None:
    """The library takes a signature by the neutral point over any message; we do not."""
    neutral = (1).to_bytes(32, "little")
    signature = neutral + bytes(32)
    for message in (b"one", b"another"):
        Ed25519PublicKey.from_public_bytes(neutral).verify(signature, message)
        assert not verify_raw(neutral, signature, message)
