"""What an OpenSSH private key file says about itself before anybody types a passphrase."""

import base64
import binascii

from attrs import frozen

from handfast.errors import SignatureError

from .public import PublicKey
from .wire import Wire

FEWEST_ROUNDS = 64
"""The bcrypt rounds of every key that handfast writes: about half a second for each guess."""

MOST_ROUNDS = 1024
"""More than this would keep a machine busy for many seconds; such a file is refused."""

_MAX_BYTES = 16 * 1024
BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----"
END = "-----END OPENSSH PRIVATE KEY-----"
MAGIC = b"openssh-key-v1\0"
_BRING = "Bring an Ed25519 key with a passphrase, as `ssh-keygen -t ed25519` makes one."


@frozen
class PrivateFile:
    """The outside of a private key file: its public half and how it is locked."""

    public: PublicKey
    cipher: str
    rounds: int


def _body(pem: bytes) -> bytes:
    """Return what stands in base64 between the two marker lines; ``ValueError`` if it does not."""
    if len(pem) > _MAX_BYTES:
        raise ValueError("the file is too large")
    lines = pem.decode("ascii").strip().splitlines()
    if len(lines) < 3 or lines[0] != BEGIN or lines[-1] != END:
        raise ValueError("the marker lines are missing")
    try:
        return base64.b64decode("".join(lines[1:-1]), validate=True)
    except binascii.Error as error:
        raise ValueError("the base64 is damaged") from error


def _fields(body: bytes) -> tuple[str, str, bytes, bytes]:
    """Return cipher, key derivation, its options and the public key's blob."""
    wire = Wire(body)
    if wire.take(len(MAGIC)) != MAGIC:
        raise ValueError("it is not in OpenSSH's format")
    cipher, derivation, options = wire.string(), wire.string(), wire.string()
    if wire.number() != 1:
        raise ValueError("it holds more than one key")
    return cipher.decode("ascii"), derivation.decode("ascii"), options, wire.string()


def _rounds(options: bytes) -> int:
    """Return how many rounds the passphrase goes through."""
    wire = Wire(options)
    wire.string()
    return wire.number()


def read_private_file(pem: bytes) -> PrivateFile:
    """Return what a private key file says without its passphrase.

    Files without a passphrase, of another kind, weak or damaged raise ``SignatureError``.
    """
    try:
        cipher, derivation, options, blob = _fields(_body(pem))
        rounds = _rounds(options) if derivation == "bcrypt" else 0
    except ValueError as error:
        raise SignatureError(
            "This is not an OpenSSH private key.", reason="key", next_step=_BRING
        ) from error
    public = PublicKey.from_blob(blob)
    if cipher == "none" or derivation == "none":
        raise SignatureError(
            "This private key has no passphrase.",
            reason="key",
            next_step="Give it one with `ssh-keygen -p -f` and its file, then bring it again.",
        )
    if derivation != "bcrypt" or not 1 <= rounds <= MOST_ROUNDS:
        raise SignatureError(
            f"This private key is locked in a way that is not supported ({rounds} rounds).",
            reason="algorithm",
            next_step="Lock it anew with `ssh-keygen -p -a 64 -f` and its file.",
        )
    return PrivateFile(public, cipher, rounds)
