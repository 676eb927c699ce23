"""Whether a signature holds: strictly, and with a reason where it does not."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from handfast.errors import SignatureError

from . import points
from .armour import read_armour, signed_message
from .public import NAMESPACE, PublicKey


def verify(armour: bytes, data: bytes, *, namespace: str = NAMESPACE) -> PublicKey:
    """Return the key that signed these exact bytes, or raise ``SignatureError``.

    Everything that is accepted here, ``ssh-keygen -Y verify`` accepts as well.
    """
    signature = read_armour(armour, namespace)
    if not points.is_reduced(signature.raw[points.SIZE :]):
        raise SignatureError(
            "This signature has been rewritten into a form that nobody signs in.",
            reason="armour",
            next_step="Ask its author for the file as it was written.",
        )
    message = signed_message(data, namespace, signature.hash_name)
    if not verify_raw(signature.key.raw, signature.raw, message):
        raise SignatureError(
            "This signature does not hold for this text: one of the two was changed.",
            reason="bytes",
            next_step="Compare with another copy of both files.",
        )
    return signature.key


def verify_by(
    armour: bytes, data: bytes, key: PublicKey | str, *, namespace: str = NAMESPACE
) -> PublicKey:
    """Return the signing key if it is ``key`` (or has that fingerprint), or raise the error."""
    signed_by = verify(armour, data, namespace=namespace)
    expected = key if isinstance(key, str) else key.fingerprint
    if signed_by.fingerprint != expected:
        raise SignatureError(
            "This signature holds, but another key made it.",
            reason="key",
            next_step=f"It was made by {signed_by.fingerprint}; {expected} should have signed.",
        )
    return signed_by


def verify_raw(raw_key: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether an Ed25519 signature holds, in the strictest sense of the word.

    The scalar is reduced, both points are canonical, and neither is of low order.
    """
    point, scalar = signature[: points.SIZE], signature[points.SIZE :]
    if len(scalar) != points.SIZE or not points.is_reduced(scalar):
        return False
    if any(not points.is_canonical(raw) or points.is_low_order(raw) for raw in (raw_key, point)):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(raw_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True
