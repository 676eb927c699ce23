"""Every version of one agreement in order, and what was said around each."""

from attrs import frozen

from handfast.engine import VersionStanding
from handfast.model import Digest, JournalEntry, Version

from .pages import SignatureView


@frozen
class TimelineVersion:
    """One version: its words, its standing, who signed when, and every entry about it.

    ``unconfirmed``: somebody signed it with a key that this machine does not know yet.
    """

    number: int
    version: Version
    standing: VersionStanding
    signatures: tuple[SignatureView, ...]
    entries: tuple[JournalEntry, ...]
    unconfirmed: bool = False


@frozen
class Timeline:
    """The line of an agreement; ``chosen`` is the version that was asked for."""

    title: str
    chosen: Digest
    versions: tuple[TimelineVersion, ...]

    def of(self, digest: str) -> TimelineVersion | None:
        """Return the version with this digest, if it is in the line."""
        return next((each for each in self.versions if each.version.digest == digest), None)

    def before(self, one: TimelineVersion) -> TimelineVersion | None:
        """Return the version that this one replaces, else the one before it in the line."""
        replaced = map(self.of, one.version.document.supersedes)
        earlier = self.versions[: one.number - 1]
        return next((each for each in replaced if each), earlier[-1] if earlier else None)

    def between(self, one: TimelineVersion, other: TimelineVersion) -> tuple[TimelineVersion, ...]:
        """Return the versions from the earlier of two to the later one, both included."""
        first, last = sorted((one.number, other.number))
        return self.versions[first - 1 : last]
