"""What the ledger tells: what it believes, and by name everything that it does not."""

from datetime import datetime

from attrs import field, frozen

from handfast.model import Digest, JournalKind, PersonId, Records


@frozen
class SetAside:
    """A file that is not believed (or a trouble of that kind): where, why, and a word for programs.

    ``code`` is a ``SignatureError`` reason, or one of ``changed``, ``document``, ``file``,
    ``name``, ``folder``, ``trust``, ``memory``, ``document-missing`` and ``signature-missing``.
    """

    path: str
    reason: str
    code: str


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
class EntryFacts:
    """The outside of a journal entry whose signature is trusted: who said what kind of thing."""

    digest: Digest
    kind: JournalKind
    by: PersonId
    written: datetime
    version: Digest | None = None


@frozen
class Loaded:
    """All that the folder and this machine's memory hold together.

    ``waiting`` names files whose other half has not arrived; they are not errors.
    """

    records: Records = field(factory=Records)
    set_aside: tuple[SetAside, ...] = ()
    missing: tuple[Missing, ...] = ()
    unconfirmed: tuple[Unconfirmed, ...] = ()
    entries: tuple[EntryFacts, ...] = ()
    waiting: tuple[SetAside, ...] = ()


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
