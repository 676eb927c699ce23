"""An open key signs, opens, and can be forgotten."""

import pytest

from handfast.errors import PassphraseError, SignatureError
from handfast.signing import UnlockedKey, seal, sealing, unlocked, verify


def test_signing_twice_gives_the_same_file(key: UnlockedKey) -> None:
    """A signature is the same 302 bytes each time, so consent has one form."""
    assert len(key.sign(b"text")) == 302
    assert key.sign(b"text") == key.sign(b"text")
    assert key.public == verify(key.sign(b"text"), b"text")


def test_forgotten_keys_do_nothing(key: UnlockedKey) -> None:
    """After forget the secret is overwritten and neither signs nor opens; twice does no harm."""
    sealed = seal(b"text", [key.public])
    seed = key._seed
    key.forget()
    key.forget()
    assert bytes(seed) == b""
    for use in (lambda: key.sign(b"text"), lambda: key.open(sealed)):
        with pytest.raises(PassphraseError, match="locked again"):
            use()


def test_wiped_before_it_is_let_go(monkeypatch: pytest.MonkeyPatch, key: UnlockedKey) -> None:
    """forget overwrites the very bytes that held the seed."""
    seen = []

    class Watched(bytearray):
        def clear(self) -> None:
            seen.append(bytes(self))
            super().clear()

    key._seed = Watched(key._seed)
    key.forget()
    assert seen == [bytes(32)]


def test_the_identity_for_age_is_wiped_even_when_opening_fails(
    monkeypatch: pytest.MonkeyPatch, key: UnlockedKey
) -> None:
    """The unencrypted key that age needs lives as long as one call."""
    given = []

    def refuse(sealed: bytes, identity: object) -> bytes:
        given.append(identity)
        assert b"OPENSSH PRIVATE KEY" in identity.reveal()
        return sealing.open_sealed(sealed, identity)

    monkeypatch.setattr(unlocked, "open_sealed", refuse)
    with pytest.raises(SignatureError):
        key.open(b"nothing sealed")
    assert [identity.reveal() for identity in given] == [b""]


def test_seed_has_32_bytes() -> None:
    """A seed of any other length is a mistake of the caller."""
    with pytest.raises(ValueError, match="32 bytes"):
        UnlockedKey(b"short")
