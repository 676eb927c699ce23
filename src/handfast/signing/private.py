"""Private keys in files: made, opened, brought along, and locked anew. Always with a passphrase."""

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_ssh_private_key

from handfast.errors import HandfastError, PassphraseError, SignatureError

from .locking import write_private_file
from .points import SIZE
from .private_file import FEWEST_ROUNDS, read_private_file
from .public import PublicKey
from .secret import Secret
from .unlocked import UnlockedKey

_MAX_PASSPHRASE = 1023
"""``ssh-keygen`` reads no more, and a key must open without us."""


def make_key(passphrase: Secret, comment: str = "", *, seed: bytes | None = None) -> bytes:
    """Return a new OpenSSH private key file, locked with the passphrase in 64 bcrypt rounds.

    ``comment`` is what other programs show beside the key. ``seed`` (32 bytes) makes a known key,
    for examples and tests; for a key without a file, use ``UnlockedKey(seed)``.
    """
    if seed is not None and len(seed) != SIZE:
        raise ValueError("an Ed25519 key has a seed of 32 bytes")
    _check_new_passphrase(passphrase)
    key = (
        Ed25519PrivateKey.generate() if seed is None else Ed25519PrivateKey.from_private_bytes(seed)
    )
    return write_private_file(key, passphrase, FEWEST_ROUNDS, comment)


def unlock(pem: bytes, passphrase: Secret) -> UnlockedKey:
    """Return the open key, or raise ``PassphraseError`` or ``SignatureError``."""
    return UnlockedKey(_opened(pem, passphrase).private_bytes_raw())


def check_private_key(pem: bytes) -> PublicKey:
    """Return the public half of a private key file that may be brought along as it is locked.

    No passphrase is needed. Keys without one, of another kind, or weak raise ``SignatureError``.
    """
    return read_private_file(pem).public


def rewrap(pem: bytes, old: Secret, new: Secret | None = None) -> bytes:
    """Return the same key locked anew, in 64 bcrypt rounds or as many more as it had.

    Without ``new`` the passphrase stays the same.
    """
    if new is not None:
        _check_new_passphrase(new)
    rounds = max(FEWEST_ROUNDS, read_private_file(pem).rounds)
    return write_private_file(_opened(pem, old), old if new is None else new, rounds)


def _check_new_passphrase(passphrase: Secret) -> None:
    """Raise ``PassphraseError`` for a passphrase that protects nothing or cannot be typed."""
    if not passphrase.reveal().strip():
        raise PassphraseError(
            "A key needs a passphrase.", next_step="Choose one that only its owner knows."
        )
    has_control_keys = any(byte < 0x20 or byte == 0x7F for byte in passphrase.reveal())
    if has_control_keys or len(passphrase) > _MAX_PASSPHRASE:
        raise PassphraseError(
            "This passphrase could not be typed into other programs.",
            next_step=f"Choose one line of at most {_MAX_PASSPHRASE} bytes without control keys.",
        )


def _opened(pem: bytes, passphrase: Secret) -> Ed25519PrivateKey:
    """Return the library's key for a file and its passphrase."""
    outside = read_private_file(pem)
    key = _loaded(pem, passphrase)
    if isinstance(key, HandfastError):
        raise key
    if (
        not isinstance(key, Ed25519PrivateKey)
        or key.public_key().public_bytes_raw() != outside.public.raw
    ):
        raise SignatureError(
            "The two halves of this private key do not belong together.",
            reason="key",
            next_step="Restore the file from a copy, or make a new key.",
        )
    return key


def _loaded(pem: bytes, passphrase: Secret) -> object:
    """Return the library's key, or the error to raise once no frame holds the passphrase."""
    try:
        return load_ssh_private_key(pem, passphrase.reveal())
    except UnsupportedAlgorithm:
        return SignatureError(
            "This private key is locked with a cipher that is not supported.",
            reason="algorithm",
            next_step="Lock it anew with `ssh-keygen -p -Z aes256-ctr -a 64 -f` and its file.",
        )
    except (ValueError, TypeError, InvalidTag):
        return PassphraseError(
            "The key did not open with this passphrase.",
            next_step="Type the passphrase again; if it is surely right, the key file is damaged.",
        )
