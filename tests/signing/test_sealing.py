"""Sealed files open for their people only, and hostile ones never reach the library."""

import os
from collections.abc import Callable

import pyrage
import pytest

from handfast.errors import SignatureError, UsageError
from handfast.signing import MAX_RECIPIENTS, MAX_SEALED, UnlockedKey, seal, sealing

INTRO = b"age-encryption.org/v1\n"
STANZA = b"-> ssh-ed25519 AAAA " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
MAC = b"--- " + b"A" * 43 + b"\n"


def refusal(call: Callable[[], object]) -> str:
    """Return the reason with which a call is refused."""
    with pytest.raises(SignatureError) as refused:
        call()
    return refused.value.reason


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 1_000_000])
def test_there_and_back(key: UnlockedKey, other: UnlockedKey, size: int) -> None:
    """Everybody it was sealed to can open it, whatever its size."""
    data = os.urandom(size)
    sealed = seal(data, [key.public, other.public, key.public])
    assert data == key.open(sealed) == other.open(sealed)


def test_for_nobody_else(key: UnlockedKey, other: UnlockedKey) -> None:
    """A key that it was not sealed to is told so, and the error has no cause to look into."""
    with pytest.raises(SignatureError, match="not sealed to this key") as refused:
        other.open(seal(b"mine", [key.public]))
    assert (refused.value.reason, refused.value.__context__) == ("key", None)


def test_every_changed_byte_is_noticed(key: UnlockedKey) -> None:
    """No byte of a sealed file can be another one, and no end of it can be missing."""
    sealed = seal(b"a private fear", [key.public])
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(SignatureError):
            key.open(bytes(changed))
        with pytest.raises(SignatureError):
            key.open(sealed[:place])
    assert refusal(lambda: key.open(sealed + b"x")) == "bytes"


@pytest.mark.parametrize("count", [0, MAX_RECIPIENTS + 1])
def test_number_of_people(count: int) -> None:
    """Something is sealed to somebody, and to no more people than its header may name."""
    people = [UnlockedKey(bytes([number]) * 32).public for number in range(count)]
    with pytest.raises(UsageError, match=f"not to {count}"):
        seal(b"text", people)


def test_most_people(key: UnlockedKey) -> None:
    """A file to as many people as allowed passes its own door, with any random stanza added."""
    keys = [UnlockedKey(bytes([number]) * 32) for number in range(MAX_RECIPIENTS)]
    for _ in range(20):
        assert keys[-1].open(seal(b"text", [one.public for one in keys])) == b"text"


def test_too_large(monkeypatch: pytest.MonkeyPatch, key: UnlockedKey) -> None:
    """What is too large is neither sealed nor opened."""
    monkeypatch.setattr(sealing, "MAX_PLAIN", 10)
    monkeypatch.setattr(sealing, "MAX_SEALED", 100)
    with pytest.raises(UsageError, match="too large"):
        seal(b"eleven byte", [key.public])
    assert refusal(lambda: key.open(seal(b"ten bytes", [key.public]))) == "armour"


def test_the_largest_file_fits(key: UnlockedKey) -> None:
    """The bound for sealed files leaves room for the largest text and the longest header."""
    chunks = sealing.MAX_PLAIN // 65_536
    assert sealing.MAX_HEADER + 16 + sealing.MAX_PLAIN + 16 * chunks == MAX_SEALED


@pytest.mark.parametrize(
    "sealed",
    [
        b"",
        b"garbage",
        INTRO,
        INTRO + STANZA,
        INTRO + MAC,
        b"age-encryption.org/v2\n" + STANZA + MAC,
        INTRO + STANZA * 1600 + MAC,
        INTRO + STANZA.replace(b" A", b" " + b"A" * 200_000) + MAC,
        INTRO + b"-> ssh-ed25519 AAAA\n" + (b"A" * 64 + b"\n") * 3200 + MAC,
        INTRO + b"->\n" * 13 + STANZA + MAC,
        INTRO + STANZA * 13 + MAC,
        INTRO + b"-> X25519 AAAA\n" + STANZA + MAC,
        INTRO + STANZA + b"-> grease\n" + b"A" * 64 + b"\n" + MAC,
        INTRO + STANZA + MAC[:-2] + b"\n",
        INTRO + STANZA + b"-> scrypt AAAA 22\n" + b"A" * 43 + b"\n" + MAC,
        INTRO + STANZA.replace(b"ssh-ed25519", b"X25519") + MAC,
        INTRO + STANZA.replace(b"ssh-ed25519", b"ssh-ed25519x") + MAC,
        b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n",
    ],
    ids=[
        "empty", "garbage", "intro alone", "no end", "no stanza", "another version", "1600 stanzas",
        "endless argument", "endless body", "thirteen bare arrows", "thirteen stanzas",
        "missing body", "missing last line", "short end", "a passphrase", "another kind",
        "longer kind", "armoured",
    ],
)  # fmt: skip
def test_stopped_at_the_door(
    monkeypatch: pytest.MonkeyPatch, key: UnlockedKey, sealed: bytes
) -> None:
    """Headers that are oversized, hostile or not for a person's key never reach the library."""
    monkeypatch.setattr(pyrage, "decrypt", None)
    assert refusal(lambda: key.open(sealed)) == "armour"


def test_what_passes_the_door_and_is_still_wrong(key: UnlockedKey) -> None:
    """A plausible header with a forged end is refused by the library, as our error."""
    assert refusal(lambda: key.open(INTRO + STANZA + MAC + bytes(32))) in {"bytes", "key"}
    assert refusal(lambda: key.open(INTRO + STANZA * 12 + MAC)) in {"bytes", "key"}


def test_a_panic_of_the_library_is_our_error() -> None:
    """pyrage panics with a bare BaseException on a weak recipient of its own kind."""
    weak = f"age1{'q' * 52}5cu47z"

    def panic() -> bytes:
        return pyrage.encrypt(b"", [pyrage.x25519.Recipient.from_str(weak)])

    with pytest.raises(BaseException, match="all-zero") as raw:
        panic()
    assert not isinstance(raw.value, Exception)
    assert refusal(lambda: sealing._guarded(panic)) == "bytes"


def test_any_base_exception_is_our_error_but_an_interruption_is_not() -> None:
    """Ctrl-C stays Ctrl-C; whatever else comes out of the library becomes our error."""

    class Panic(BaseException):
        pass

    def raising(error: type[BaseException]) -> Callable[[], bytes]:
        def call() -> bytes:
            raise error

        return call

    assert refusal(lambda: sealing._guarded(raising(Panic))) == "bytes"
    for error in (KeyboardInterrupt, SystemExit):
        with pytest.raises(error):
            sealing._guarded(raising(error))
