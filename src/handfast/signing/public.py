"""Public keys: one line of OpenSSH, refused when anything about it is weak or ambiguous.

This module needs the standard library and attrs only, so that reading keys stays fast.
"""

import base64
import binascii
import hashlib
from functools import lru_cache

from attrs import frozen

from handfast.errors import SignatureError

from . import points
from .wire import Wire, packed

ALGORITHM = "ssh-ed25519"

NAMESPACE = "handfast"
"""What our signatures are for; one made for anything else does not count."""

_MAX_LINE = 4096
_MAKE_ONE = "Ask for a fresh Ed25519 key: one made with handfast, or with ssh-keygen."
_COPY_LINE = f"A public key is one line that begins with `{ALGORITHM} AAAA`; copy it whole."


@frozen
class PublicKey:
    """An Ed25519 public key that has passed every check. There is no other way to make one."""

    raw: bytes

    def __attrs_post_init__(self) -> None:
        if points.is_low_order(self.raw):
            raise SignatureError(
                "This public key is weak: with it anybody could sign and read in its owner's name.",
                reason="weak-key",
                next_step=_MAKE_ONE,
            )
        if not points.is_canonical(self.raw) or not points.is_on_curve(self.raw):
            raise SignatureError(
                "This is not a sound Ed25519 public key.", reason="key", next_step=_MAKE_ONE
            )

    @classmethod
    def from_raw(cls, raw: bytes) -> "PublicKey":
        """Return the key with these 32 bytes, or raise ``SignatureError``."""
        return cls(bytes(raw))

    @classmethod
    def from_blob(cls, blob: bytes) -> "PublicKey":
        """Return the key in OpenSSH's own encoding (what a line holds in base64)."""
        return _from_blob(blob)

    @classmethod
    def from_line(cls, line: str) -> "PublicKey":
        """Return the key of one line as in a ``.pub`` file; a comment after the key is dropped."""
        words = line.split(maxsplit=2) if len(line) <= _MAX_LINE else []
        if len(words) < 2 or len(line.strip().splitlines()) != 1:
            raise SignatureError(
                "This is not an OpenSSH public key.", reason="key", next_step=_COPY_LINE
            )
        if words[0] != ALGORITHM:
            raise SignatureError(
                "This key is of another kind than Ed25519, or something stands before it.",
                reason="algorithm" if words[0].startswith(("ssh-", "ecdsa-", "sk-")) else "key",
                next_step=_MAKE_ONE,
            )
        try:
            blob = base64.b64decode(words[1], validate=True)
        except (binascii.Error, ValueError) as error:
            raise SignatureError(
                "The letters of this public key are damaged.", reason="key", next_step=_COPY_LINE
            ) from error
        key = cls.from_blob(blob)
        if key.line.split()[1] != words[1]:
            raise SignatureError(
                "This public key is written in an unusual way.", reason="key", next_step=_COPY_LINE
            )
        return key

    @property
    def blob(self) -> bytes:
        """The key in OpenSSH's own encoding."""
        return packed(ALGORITHM.encode(), self.raw)

    @property
    def line(self) -> str:
        """The key as one line without a comment, as in a ``.pub`` file."""
        return f"{ALGORITHM} {base64.b64encode(self.blob).decode()}"

    @property
    def fingerprint(self) -> str:
        """The fingerprint as ``ssh-keygen -l`` shows it, ``SHA256:`` and 43 characters."""
        return _fingerprint(self.raw)

    def __str__(self) -> str:
        return self.fingerprint


@lru_cache(maxsize=256)
def _from_blob(blob: bytes) -> PublicKey:
    """Read a key; a folder's many signatures are by few keys, and these are checked once."""
    try:
        wire = Wire(blob)
        algorithm, raw = wire.string(), wire.string()
    except ValueError as error:
        raise SignatureError(
            "This public key is cut short.", reason="key", next_step=_COPY_LINE
        ) from error
    if algorithm != ALGORITHM.encode():
        raise SignatureError(
            "This key is of another kind than Ed25519.",
            reason="algorithm",
            next_step=_MAKE_ONE,
        )
    if wire.rest:
        raise SignatureError(
            "There is something after this public key.", reason="key", next_step=_COPY_LINE
        )
    return PublicKey(raw)


@lru_cache(maxsize=256)
def _fingerprint(raw: bytes) -> str:
    """Return the fingerprint of the key with these 32 bytes."""
    hashed = base64.b64encode(hashlib.sha256(packed(ALGORITHM.encode(), raw)).digest()).decode()
    return f"SHA256:{hashed.rstrip('=')}"
