"""Which 32 bytes are a sound point of Ed25519. Pure arithmetic, no library.

With a public key of low order one signature is valid for every message, and anybody can open what
is sealed to it. cryptography and ssh-keygen accept such keys; handfast refuses all fourteen ways
to write one, at import and at each use.
"""

from functools import lru_cache

P = 2**255 - 19
"""The prime of the field."""

L = 2**252 + 27742317777372353535851937790883648493
"""The order of the large group; the second half of a sound signature is smaller."""

D = -121665 * pow(121666, -1, P) % P
"""The constant of the curve."""

SIZE = 32
_SIGN_BIT = 1 << 255
_EIGHTH = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"
)

LOW_ORDER = frozenset(
    (y | sign).to_bytes(SIZE, "little")
    for y in (0, 1, P - 1, P, P + 1, _EIGHTH, P - _EIGHTH)
    for sign in (0, _SIGN_BIT)
)
"""The fourteen encodings of the eight points of low order, canonical or not."""


def is_low_order(raw: bytes) -> bool:
    """Return whether these bytes stand for one of the eight points of low order."""
    return raw in LOW_ORDER


def is_canonical(raw: bytes) -> bool:
    """Return whether these 32 bytes are the one right way to write their point's y."""
    return len(raw) == SIZE and (int.from_bytes(raw, "little") & (_SIGN_BIT - 1)) < P


@lru_cache(maxsize=4096)
def is_on_curve(raw: bytes) -> bool:
    """Return whether a point of the curve has this y (Euler's criterion on its x squared)."""
    y_squared = pow(int.from_bytes(raw, "little") & (_SIGN_BIT - 1), 2, P)
    x_squared = (y_squared - 1) * pow(D * y_squared + 1, -1, P) % P
    return pow(x_squared, (P - 1) // 2, P) <= 1


def is_reduced(scalar: bytes) -> bool:
    """Return whether a signature's second half is below the order of the group."""
    return int.from_bytes(scalar, "little") < L
