"""What stood when the last hurt was named, so that a change is seen as a whole since then."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from handfast.model import Digest, PersonId, Records

_AHEAD: Final = timedelta(days=1)
"""How far a claimed time may lie ahead of this clock; the engine allows the same."""


def last_rupture(records: Records, people: Collection[PersonId], now: datetime) -> datetime | None:
    """Return when the last hurt among these people was named (UTC, as claimed), or None."""
    named = (one.named for one in records.ruptures if one.by in people)
    return max((when for when in named if when <= now + _AHEAD), default=None)


def words_at(
    records: Records, replaced: Sequence[Digest], named: datetime | None
) -> tuple[Digest, ...]:
    """Return the version that stood in this line when a hurt was named, if it is a further one.

    Looks through what is replaced, and what that replaced, for the last version that says it was
    written before. Nothing where no hurt was named, or where what is replaced stood then.
    """
    if named is None:
        return ()
    seen: set[Digest] = set()
    open_ones = list(replaced)
    found: list[tuple[datetime, Digest]] = []
    while open_ones:
        digest = open_ones.pop()
        terms = records.versions.get(digest)
        if digest in seen or terms is None:
            continue
        seen.add(digest)
        if terms.written is not None and terms.written < named:
            found.append((terms.written, digest))
        else:
            open_ones += terms.supersedes
    last = max(found, default=None)
    return () if last is None or last[1] in replaced else (last[1],)
