"""Journal entries: what one person says about a version, signed by that person alone."""

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen

from .repairs import HurtWords, RepairWords
from .rounds import RoundWords
from .words import Digest, JournalKind, PersonId, ReplyKind


@frozen
class Reply:
    """One answer to one clause, or to the whole when ``clause`` is empty."""

    kind: ReplyKind
    clause: str = ""
    text: str = ""


@frozen
class OwnWords:
    """A clause in the signer's own words."""

    clause: str
    text: str


@frozen
class JournalEntry:
    """One thing that one person says. Which fields are used depends on ``kind``.

    ``version`` is the digest it is about (all kinds but rupture, repair-step and key-change).
    ``clauses`` names withdrawn clauses; empty: the whole. ``until`` lengthens the time after a
    rupture.
    ``review`` is a step of a review round (review-answer only), ``hurt`` what a rupture says, and
    ``repair`` one act of a repair (repair-step only). ``written`` is a claim, in UTC.
    ``data`` holds the exact bytes once it has been written.
    """

    kind: JournalKind
    by: PersonId
    key: str
    written: datetime
    version: Digest | None = None
    clauses: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    until: datetime | None = None
    review: RoundWords | None = None
    hurt: HurtWords | None = None
    repair: RepairWords | None = None
    extra: Mapping[str, object] = field(factory=dict, hash=False)
    digest: Digest = Digest("")
    data: bytes = field(default=b"", repr=False)
