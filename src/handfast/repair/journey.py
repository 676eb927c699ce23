"""Which repairs are open, and until when no lasting restriction can be signed."""

from collections.abc import Collection
from datetime import datetime

from attrs import frozen

from ..engine import open_ruptures
from ..model import PersonId, Records


@frozen
class Repair:
    """A repair that somebody opened by naming a hurt, and when its protected time ends (UTC).

    The repair itself may take as long as it takes; what ends is only the time in which no lasting
    restriction can be signed.
    """

    by: PersonId
    named: datetime
    ends: datetime


def open_repairs(
    records: Records, now: datetime, people: Collection[PersonId] | None = None
) -> tuple[Repair, ...]:
    """Return the repairs whose protected time is not over, the one that ends last at the end.

    ``people`` are those among whom one asks; without them it is everybody who is named anywhere.
    """
    if people is None:
        named = {person.id for terms in records.versions.values() for person in terms.people}
        people = named | {rupture.by for rupture in records.ruptures}
    return tuple(
        Repair(found.rupture.by, found.rupture.named, found.ends)
        for found in open_ruptures(records, people, now)
    )
