"""The one form in which a signature is written: SSHSIG as ``ssh-keygen`` writes it, to the byte.

The same signature can be written as many files that OpenSSH takes. handfast takes one of them:
what is read is written again from its parts, and has to come out as the same bytes.
"""

import base64
import hashlib

from attrs import frozen
from sshsig.sshsig import SshsigSignature

from handfast.errors import SignatureError

from .public import ALGORITHM, PublicKey
from .wire import Wire, packed

MAX_BYTES = 1024
"""No canonical signature with a namespace of ordinary length is longer."""

HASHES = ("sha512", "sha256")
_BEGIN = b"-----BEGIN SSH SIGNATURE-----\n"
_END = b"-----END SSH SIGNATURE-----\n"
_WIDTH = 70
_MAGIC = b"SSHSIG"
_VERSION = (1).to_bytes(4, "big")
_SIGN_AGAIN = "Ask its author for the file as it was written, or sign again."


@frozen
class Signature:
    """The parts of a signature file that was in canonical form."""

    key: PublicKey
    namespace: str
    hash_name: str
    raw: bytes


def signed_message(data: bytes, namespace: str, hash_name: str) -> bytes:
    """Return what a signature really covers: the purpose, and the hash of the data."""
    digest = hashlib.new(hash_name, data).digest()
    return _MAGIC + packed(namespace.encode(), b"", hash_name.encode(), digest)


def write_armour(key: PublicKey, raw: bytes, namespace: str, hash_name: str) -> bytes:
    """Return the signature file, byte for byte as ``ssh-keygen -Y sign`` writes it."""
    signature = packed(ALGORITHM.encode(), raw)
    parts = packed(key.blob, namespace.encode(), b"", hash_name.encode(), signature)
    body = base64.b64encode(_MAGIC + _VERSION + parts)
    lines = [body[start : start + _WIDTH] + b"\n" for start in range(0, len(body), _WIDTH)]
    return b"".join([_BEGIN, *lines, _END])


def read_armour(armour: bytes, namespace: str) -> Signature:
    """Return the parts of a signature file, or raise ``SignatureError`` with the right reason."""
    parsed = _parsed(armour)
    if parsed.namespace != namespace.encode():
        raise SignatureError(
            "This signature was made for another purpose.",
            reason="namespace",
            next_step=f"Sign again with `ssh-keygen -Y sign -n {namespace}`, or in handfast.",
        )
    hash_name = parsed.hash_algo.decode("ascii", errors="replace")
    if hash_name not in HASHES:
        raise SignatureError(
            "This signature uses another hash than SHA-512 or SHA-256.",
            reason="algorithm",
            next_step=_SIGN_AGAIN,
        )
    key = PublicKey.from_blob(parsed.public_key)
    raw = _raw(parsed.signature)
    if write_armour(key, raw, namespace, hash_name) != armour:
        raise _not_canonical()
    return Signature(key, namespace, hash_name, raw)


def _parsed(armour: bytes) -> SshsigSignature:
    """Return what the library reads; it is lax, so nothing is believed before it is rebuilt."""
    if len(armour) > MAX_BYTES:
        raise _not_canonical()
    try:
        return SshsigSignature.from_armored(armour)
    except (ValueError, NotImplementedError) as error:
        raise _not_canonical() from error


def _raw(blob: bytes) -> bytes:
    """Return the 64 bytes of an Ed25519 signature from OpenSSH's encoding of it."""
    try:
        wire = Wire(blob)
        algorithm, raw = wire.string(), wire.string()
    except ValueError as error:
        raise _not_canonical() from error
    if algorithm != ALGORITHM.encode():
        raise SignatureError(
            "This signature is of another kind than Ed25519.",
            reason="algorithm",
            next_step=_SIGN_AGAIN,
        )
    return raw


def _not_canonical() -> SignatureError:
    """Return the error for a file that is not exactly what ``ssh-keygen`` would have written."""
    return SignatureError(
        "This signature file is damaged, or not written as `ssh-keygen` writes it.",
        reason="armour",
        next_step=_SIGN_AGAIN,
    )
