"""The time after a rupture: how long no lasting restriction can be signed, and which holds can.

A rupture counts for 72 hours from its naming; longer if a ground agreement of these people says
so, or if whoever named it asked for longer. Each of these people may lengthen it while it lasts.
Nobody alone can shorten it: withdrawing from the ground agreement after the naming changes nothing
for this rupture, and the ground agreement is asked for the day of the naming. No time is longer
than a year, and a rupture that claims to be named more than a day from now does not count before
then; so no slip of a clock blocks for ever. ``ruptures_ahead`` names those, so that this is said.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta

from attrs import frozen

from ..model import Lengthening, PersonId, Records, Rupture, Terms
from .facts import Facts, weigh
from .sentences import in_utc, later

HOLD_DAYS = 14
"""The most days that a hold may last that is signed in the time after a rupture."""

SHORTEST = timedelta(hours=72)
LONGEST = timedelta(hours=8760)
AHEAD = timedelta(days=1)


@frozen
class OpenRupture:
    """A rupture whose time is not over, and when it ends (UTC)."""

    rupture: Rupture
    ends: datetime


def holds_allowed_until(today: date) -> date:
    """Return the last day that a hold signed today may have in the time after a rupture."""
    return today + min(timedelta(days=HOLD_DAYS), date.max - today)


def hold_is_short(until: date, today: date) -> bool:
    """Say whether a hold that ends after this day may be signed in the time after a rupture."""
    return until <= holds_allowed_until(today)


def rupture_ends(records: Records, people: Collection[PersonId], now: datetime) -> datetime | None:
    """Return when the time after these people's ruptures ends (UTC), or None if none is open."""
    ruptures = open_ruptures(records, people, now)
    return ruptures[-1].ends if ruptures else None


def open_ruptures(
    records: Records, people: Collection[PersonId], now: datetime
) -> tuple[OpenRupture, ...]:
    """Return the open ruptures that these people named, the one that ends last at the end."""
    now = in_utc(now)
    near = [each for each in records.ruptures if each.by in people and _may_be_open(each, now)]
    if not near:
        return ()
    hours = _hours_of_ground(records, people)
    asked = [each for each in records.lengthened if each.by in people]
    found = [OpenRupture(each, _lengthened(each, _end(each, hours(each)), asked)) for each in near]
    return tuple(sorted((each for each in found if now < each.ends), key=_order))


def ruptures_ahead(
    records: Records, now: datetime, people: Collection[PersonId] | None = None
) -> tuple[Rupture, ...]:
    """Return the ruptures that claim to be named more than a day from now, the earliest first.

    They do not count yet. ``people`` are those who may have named them; None: anybody.
    """
    now = in_utc(now)
    ahead = [
        each
        for each in records.ruptures
        if (people is None or each.by in people) and in_utc(each.named) - now > AHEAD
    ]
    return tuple(sorted(ahead, key=lambda each: (in_utc(each.named), each.by, each.key)))


def _order(found: OpenRupture) -> tuple[datetime, PersonId, datetime, str]:
    rupture = found.rupture
    return (found.ends, rupture.by, in_utc(rupture.named), rupture.key)


def _may_be_open(rupture: Rupture, now: datetime) -> bool:
    return -AHEAD <= now - in_utc(rupture.named) < LONGEST


def _end(rupture: Rupture, hours: int) -> datetime:
    named = in_utc(rupture.named)
    asked = in_utc(rupture.until) - named if rupture.until else SHORTEST
    agreed = timedelta(hours=min(hours, 8760))
    return later(named, min(max(SHORTEST, agreed, asked), LONGEST))


def _lengthened(rupture: Rupture, ends: datetime, asked: Iterable[Lengthening]) -> datetime:
    """Return when it ends after all that was asked while it lasted, as each claims its time."""
    named = in_utc(rupture.named)
    last = later(named, LONGEST)
    for each in sorted(asked, key=lambda one: (in_utc(one.written), in_utc(one.until), one.by)):
        if in_utc(each.written) < ends and in_utc(each.written) - named >= -AHEAD:
            ends = min(max(ends, in_utc(each.until)), last)
    return ends


def _hours_of_ground(records: Records, people: Collection[PersonId]) -> Callable[[Rupture], int]:
    """Return what tells, for one rupture, how many hours the ground agreements ask for."""
    if all(terms.hours_after_rupture is None for terms in records.versions.values()):
        return lambda _: 0
    facts = weigh(records)
    grounds = [
        terms
        for digest, terms in facts.versions.items()
        if terms.hours_after_rupture is not None
        and digest in facts.complete
        and digest not in facts.superseded
    ]
    return lambda rupture: max(
        (
            terms.hours_after_rupture or 0
            for terms in grounds
            if _binds(terms, rupture, people, facts)
        ),
        default=0,
    )


def _binds(terms: Terms, rupture: Rupture, people: Collection[PersonId], facts: Facts) -> bool:
    """Say whether this ground agreement stood between these people when the rupture was named."""
    named = {person.id for person in terms.people}
    moment = in_utc(rupture.named)
    return (
        rupture.by in named
        and len(named.intersection(people)) >= 2
        and moment.date() <= terms.review.lapses
        and not any(
            withdrawal.written is None or in_utc(withdrawal.written) <= moment
            for withdrawal in facts.withdrawals.get(terms.digest, ())
            if not withdrawal.clauses
        )
    )
