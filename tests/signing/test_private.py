"""Private key files: made, opened, brought along, locked anew, and refused where they are weak."""

import base64
import traceback
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from handfast.errors import PassphraseError, SignatureError
from handfast.signing import (
    FEWEST_ROUNDS,
    PublicKey,
    Secret,
    UnlockedKey,
    check_private_key,
    make_key,
    points,
    private,
    read_private_file,
    rewrap,
    unlock,
)
from handfast.signing.wire import packed

HEAD, FOOT = b"-----BEGIN OPENSSH PRIVATE KEY-----\n", b"-----END OPENSSH PRIVATE KEY-----\n"
MAGIC = b"openssh-key-v1\0"
ONE = b"\0\0\0\1"


def wrapped(body: bytes) -> bytes:
    """Return a key file around any bytes."""
    return HEAD + base64.encodebytes(body) + FOOT


def body_of(pem: bytes) -> bytes:
    """Return what is inside a key file."""
    return base64.b64decode(b"".join(pem.splitlines()[1:-1]))


def locked_with(public: PublicKey | bytes, cipher: bytes, kdf: bytes, rounds: int = 64) -> bytes:
    """Return the outside of a key file that says this about itself."""
    blob = public.blob if isinstance(public, PublicKey) else packed(b"ssh-ed25519", public)
    options = packed(bytes(16)) + rounds.to_bytes(4, "big") if kdf == b"bcrypt" else b""
    return wrapped(MAGIC + packed(cipher, kdf, options) + ONE + packed(blob, bytes(64)))


def test_made_and_opened(pem: bytes, passphrase: Secret, key: UnlockedKey) -> None:
    """A key made from a seed is that key, behind 64 rounds, and opens with its passphrase."""
    opened = unlock(pem, passphrase)
    outside = read_private_file(pem)
    assert key.public == opened.public == check_private_key(pem)
    assert (outside.cipher, outside.rounds) == ("aes256-ctr", FEWEST_ROUNDS)
    assert FEWEST_ROUNDS == 64


def test_new_keys_differ(monkeypatch: pytest.MonkeyPatch, passphrase: Secret) -> None:
    """Without a seed each key is a new one."""
    monkeypatch.setattr(private, "FEWEST_ROUNDS", 1)
    assert check_private_key(make_key(passphrase)) != check_private_key(make_key(passphrase))


@pytest.mark.parametrize("comment", ["two\nlines", "\x1b[31m", "x" * 256])
def test_comment_is_one_short_line(
    monkeypatch: pytest.MonkeyPatch, passphrase: Secret, comment: str
) -> None:
    """Other programs print the comment as it is, so nothing in it can act."""
    monkeypatch.setattr(private, "FEWEST_ROUNDS", 1)
    with pytest.raises(ValueError, match="one short line"):
        make_key(passphrase, comment)


def test_seed_has_32_bytes(passphrase: Secret) -> None:
    """A seed of any other length is a mistake of the caller."""
    with pytest.raises(ValueError, match="32 bytes"):
        make_key(passphrase, seed=b"short")


@pytest.mark.parametrize("text", ["", "   ", "two\nlines", "nul\0", "x" * 1024, "\x7f"])
def test_passphrases_that_protect_nothing_or_open_nowhere_else(text: str, pem: bytes) -> None:
    """Neither a new key nor a change of passphrase takes an empty or untypable one."""
    with pytest.raises(PassphraseError):
        make_key(Secret(text))
    with pytest.raises(PassphraseError):
        rewrap(pem, Secret("whatever"), Secret(text))


@pytest.mark.parametrize("text", ["wrong", "", "the heron at the weir "])
def test_wrong_passphrase(cheap_pem: Callable[..., bytes], text: str) -> None:
    """A wrong passphrase is told as such, and the error carries neither it nor a cause with it."""
    with pytest.raises(PassphraseError) as refused:
        unlock(cheap_pem(), Secret(text))
    assert refused.value.__context__ is None
    assert refused.value.exit_code == 4


def test_no_frame_of_an_error_shows_the_passphrase(cheap_pem: Callable[..., bytes]) -> None:
    """A traceback that prints local variables prints no passphrase and no key."""
    canary = Secret("canary in the coal mine")
    for attempt in (lambda: unlock(cheap_pem(), canary), lambda: make_key(Secret(b"canary\n"))):
        with pytest.raises(PassphraseError) as refused:
            attempt()
        shown = traceback.TracebackException.from_exception(refused.value, capture_locals=True)
        frames = [frame for frame in shown.stack if "test_private" not in frame.filename]
        assert "canary" not in repr([frame.locals for frame in frames])


def test_a_brought_key_is_locked_anew(
    cheap_pem: Callable[..., bytes], passphrase: Secret, key: UnlockedKey
) -> None:
    """A key with few rounds gets 64 under the passphrase it has."""
    brought = cheap_pem(rounds=16)
    ours = rewrap(brought, passphrase)
    assert [read_private_file(pem).rounds for pem in (brought, ours)] == [16, 64]
    assert key.public == unlock(ours, passphrase).public


def test_more_rounds_stay(
    monkeypatch: pytest.MonkeyPatch, cheap_pem: Callable[..., bytes], passphrase: Secret
) -> None:
    """Locking anew never weakens a key that had more rounds, and may change the passphrase."""
    monkeypatch.setattr(private, "FEWEST_ROUNDS", 2)
    ours = rewrap(cheap_pem(rounds=3), passphrase, Secret("another one"))
    assert read_private_file(ours).rounds == 3
    assert unlock(ours, Secret("another one")).public == check_private_key(ours)


def test_rewrap_needs_the_old_passphrase(cheap_pem: Callable[..., bytes]) -> None:
    """A key is not locked anew by somebody who cannot open it."""
    with pytest.raises(PassphraseError):
        rewrap(cheap_pem(), Secret("wrong"))


@pytest.mark.parametrize("use", [check_private_key, lambda pem: unlock(pem, Secret("x"))])
@pytest.mark.parametrize("raw", sorted(points.LOW_ORDER), ids=lambda raw: raw.hex()[:8])
def test_low_order_keys(use: Callable[[bytes], object], raw: bytes) -> None:
    """A key file that claims a weak public half is refused at import and at each use."""
    with pytest.raises(SignatureError) as refused:
        use(locked_with(raw, b"aes256-ctr", b"bcrypt"))
    assert refused.value.reason == "weak-key"


@pytest.mark.parametrize("use", [check_private_key, lambda pem: unlock(pem, Secret("x"))])
def test_keys_without_passphrase(
    use: Callable[[bytes], object], cheap_pem: Callable[..., bytes], key: UnlockedKey
) -> None:
    """An unencrypted key is refused at import and at each use, whatever it calls itself."""
    for pem in (cheap_pem(locked=False), locked_with(key.public, b"aes256-ctr", b"none")):
        with pytest.raises(SignatureError, match="no passphrase") as refused:
            use(pem)
        assert refused.value.reason == "key"


def test_other_kinds_of_keys(cheap_pem: Callable[..., bytes]) -> None:
    """A key that is no Ed25519 key is refused."""
    with pytest.raises(SignatureError) as refused:
        check_private_key(cheap_pem(ec.generate_private_key(ec.SECP256R1())))
    assert refused.value.reason == "algorithm"


@pytest.mark.parametrize("rounds", [0, 1025, 2**32 - 1])
def test_rounds_out_of_bounds(key: UnlockedKey, rounds: int) -> None:
    """A file that asks for no rounds, or for hours of them, is refused before any is run."""
    with pytest.raises(SignatureError) as refused:
        unlock(locked_with(key.public, b"aes256-ctr", b"bcrypt", rounds), Secret("x"))
    assert refused.value.reason == "algorithm"


def test_other_derivations_and_ciphers(key: UnlockedKey) -> None:
    """Locks that are not supported are named as such, with the command that changes them."""
    for cipher, kdf in ((b"aes256-ctr", b"scrypt"), (b"3des-cbc", b"bcrypt")):
        with pytest.raises(SignatureError) as refused:
            unlock(locked_with(key.public, cipher, kdf, 1), Secret("x"))
        assert refused.value.reason == "algorithm"
        assert "ssh-keygen -p" in refused.value.next_step


def test_damaged_files(key: UnlockedKey, pem: bytes) -> None:
    """What is not the file of exactly one key is refused as such."""
    body = body_of(pem)
    damaged = {
        "empty": b"",
        "endless": HEAD + b"A" * 20_000 + FOOT,
        "public key": key.public.line.encode(),
        "no end": pem[:-10],
        "nothing inside": HEAD + FOOT,
        "not ascii": HEAD + "Ä\n".encode() + FOOT,
        "not base64": HEAD + b"A*==\n" + FOOT,
        "cut short": wrapped(body[:40]),
        "another format": wrapped(b"openssh-key-v2\0" + body[15:]),
        "two keys": wrapped(
            MAGIC + packed(b"aes256-ctr", b"bcrypt", packed(b"") + ONE) + b"\0\0\0\2"
        ),
        "no salt": wrapped(MAGIC + packed(b"aes256-ctr", b"bcrypt", b"") + ONE + packed(b"x")),
        "odd cipher": wrapped(MAGIC + packed(b"\xff", b"bcrypt", b"") + ONE + packed(b"x")),
    }
    reasons = {}
    for name, data in damaged.items():
        with pytest.raises(SignatureError) as refused:
            check_private_key(data)
        reasons[name] = refused.value.reason
    assert dict.fromkeys(damaged, "key") == reasons


def test_swapped_public_half(
    cheap_pem: Callable[..., bytes], key: UnlockedKey, other: UnlockedKey, passphrase: Secret
) -> None:
    """A file whose outside names another key than its inside does not open."""
    swapped = wrapped(body_of(cheap_pem()).replace(key.public.raw, other.public.raw))
    with pytest.raises(PassphraseError):
        unlock(swapped, passphrase)


@pytest.mark.parametrize("inside", [Ed25519PrivateKey.from_private_bytes(bytes(32)), "no key"])
def test_a_library_that_returns_something_else(
    monkeypatch: pytest.MonkeyPatch,
    cheap_pem: Callable[..., bytes],
    passphrase: Secret,
    inside: object,
) -> None:
    """Should the library ever open a key that the outside does not name, we notice."""
    monkeypatch.setattr(private, "load_ssh_private_key", lambda *_: inside)
    with pytest.raises(SignatureError) as refused:
        unlock(cheap_pem(), passphrase)
    assert refused.value.reason == "key"
