"""The sealed bundle: records one after the other, each with its length in front.

There are no names and no paths: a record is named by its own bytes, so nothing in a bundle can
point anywhere. It is taken whole or not at all, and every bound is checked before anything of
that size is made.
"""

from collections.abc import Iterable, Iterator, Sequence

from handfast.errors import DocumentError, UsageError
from handfast.signing import PublicKey, UnlockedKey, seal

MAX_RECORD = 64 * 1024
MAX_RECORDS = 10_000
MAX_BUNDLE = 64 * 1024 * 1024

_INTRO = b"handfast bundle 1\n"
_PREFIX = 4


def pack(records: Iterable[bytes], recipients: Sequence[PublicKey]) -> bytes:
    """Return the records sealed to the recipients, each once, in an order that says nothing."""
    chosen = sorted(set(records))
    size = len(_INTRO) + sum(_PREFIX + len(record) for record in chosen)
    if any(not 1 <= len(record) <= MAX_RECORD for record in chosen):
        raise UsageError("One of the records is empty or larger than 64 KiB.")
    if len(chosen) > MAX_RECORDS or size > MAX_BUNDLE:
        raise UsageError(
            "This is too much for one bundle (10,000 records, 64 MB).",
            next_step="Send it in parts.",
        )
    parts = [len(record).to_bytes(_PREFIX, "big") + record for record in chosen]
    return seal(b"".join([_INTRO, *parts]), recipients)


def unpack(sealed: bytes, key: UnlockedKey) -> tuple[bytes, ...]:
    """Return the records of a bundle: all of them, or ``SignatureError`` or ``DocumentError``."""
    plain = key.open(sealed)
    if not plain.startswith(_INTRO) or len(plain) > MAX_BUNDLE:
        raise _refused("This is not a bundle that this version of handfast knows.")
    return tuple(_records(plain))


def _records(plain: bytes) -> Iterator[bytes]:
    """Yield the records in order, each larger than the one before, so that none comes twice."""
    at, before, count = len(_INTRO), b"", 0
    while at < len(plain):
        start = at + _PREFIX
        size = int.from_bytes(plain[at:start], "big")
        at, count = start + size, count + 1
        if not 1 <= size <= MAX_RECORD or at > len(plain) or count > MAX_RECORDS:
            raise _refused("This bundle is damaged, or larger than a bundle may be.")
        record = plain[start:at]
        if record <= before:
            raise _refused("This bundle holds its records twice or out of order.")
        before = record
        yield record


def _refused(message: str) -> DocumentError:
    """Return the error for a bundle of which nothing is taken."""
    return DocumentError(
        message, next_step="Nothing of it was taken. Ask its sender to send it again."
    )
