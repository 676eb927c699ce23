"""The identity of a document: the SHA-256 of its exact bytes."""

import hashlib

from ..model import Digest


def digest_of(data: bytes) -> Digest:
    """Return the digest of these bytes, as 64 lower-case hexadecimal characters."""
    return Digest(hashlib.sha256(data).hexdigest())
