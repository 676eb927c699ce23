"""What the ledger tells where there is more to say: of doubts, losses, files and checks.

These load when the first of them is made, for a folder may have none.
"""

from datetime import datetime

from attrs import field, frozen

from handfast.model import Digest, PersonId

from .values import SetAside


@frozen
class Missing:
    """A record that was seen here before and is gone from the folder; it is believed all the same.

    ``healed`` says whether it could be written back just now. For a signature, ``digest`` is that
    of the document it covers.
    """

    name: str
    digest: Digest
    healed: bool = False


@frozen
class Unconfirmed:
    """A signature that holds, by a key that this machine does not trust as ``person``'s.

    ``version`` is the digest of what it signs (a version, or a journal entry).
    """

    person: PersonId
    key: str
    version: Digest
    reason: str = ""


@frozen
class Verified:
    """What a check of every file afresh has found, with nothing taken from memory."""

    checked: int
    set_aside: tuple[SetAside, ...] = ()
    waiting: tuple[SetAside, ...] = ()


@frozen
class StoredSignature:
    """A trusted signature with its exact bytes."""

    person: PersonId
    key: str
    armour: bytes = field(repr=False)


@frozen
class PrivateFile:
    """A sealed file of one person: its name and when it was last written (UTC)."""

    name: str
    modified: datetime
