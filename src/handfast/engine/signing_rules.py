"""Who may sign what, and what to say when they may not.

The reasons are looked at in this order, and the first that holds is said.

1. The version does not name the person.
2. One key stands in it under two names: it could never be complete.
3. It is withdrawn, superseded or lapsed: no signature brings it back.
4. It says that it was written more than a day ahead of this machine's clock.
5. The person has signed it already.
6. A sibling: the person has signed another version, not withdrawn, that supersedes one of the same
   versions, directly or through others, and neither supersedes the other. A counter-proposal
   supersedes the proposal, so it is no sibling of it. Supersessions of what is not here yet are
   taken at their word, so that nobody signs a sibling because a file is late.
7. A rupture of the people named (and with the key named) is open, and a clause that restricts is
   no hold of at most 14 days.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final

from attrs import evolve

from ..model import PersonId, Records, Terms, short
from .consents import sharing_a_key
from .facts import Facts, weigh
from .graph import reach, turned
from .passing import Passing
from .refusal import Refusal
from .rupture import HOLD_DAYS, hold_is_short, open_ruptures
from .sentences import day, day_near, hour, in_utc, later, listed, name_is_here, names_of
from .standing import lapsed

_A_DAY: Final = timedelta(days=1)
"""How far ahead another machine's clock may be."""


def may_sign(
    records: Records,
    terms: Terms,
    person: PersonId,
    now: datetime,
    *,
    restricting: Collection[str],
    today: date | None = None,
) -> Refusal | None:
    """Return why this person cannot sign this version now, or None when they can.

    ``terms`` may be a version that the records do not hold yet. ``restricting`` are the ids of its
    clauses that restrict somebody. ``today`` is the day where the signer sits, if not that of
    ``now``.
    """
    today = today or now.date()
    facts = weigh(evolve(records, versions={**records.versions, terms.digest: terms}))
    return (
        _not_theirs(terms, person)
        or _over(terms, facts, Passing(records, facts, today))
        or _ahead(terms, in_utc(now))
        or _signed_already(terms, person, facts)
        or _sibling(terms, person, facts)
        or _rupture(records, terms, in_utc(now), _lasting(terms, restricting, today))
    )


def _not_theirs(terms: Terms, person: PersonId) -> Refusal | None:
    if not name_is_here(terms, person):
        return Refusal(
            "This version does not name you, so a signature of yours would not count.",
            None,
            "Write a version that names everybody whom it is about.",
        )
    for people in sharing_a_key(terms).values():
        return Refusal(
            f"One key stands here under several names, {names_of(terms, people)},"
            " so it counts for nobody.",
            None,
            "Write it again with a key of their own for each person.",
        )
    return None


def _over(terms: Terms, facts: Facts, passing: Passing) -> Refusal | None:
    if people := facts.withdrawn_by.get(terms.digest):
        return Refusal(
            f"This version was withdrawn by {names_of(terms, people)}; it does not come back.",
            None,
            "If all of you want it after all, write it again as a new version.",
        )
    if terms.digest in facts.superseded:
        return Refusal(
            "A newer version that everybody signed has replaced this one.",
            None,
            "Read the newer version, or propose a change to it.",
        )
    if lapsed(terms, passing):
        return Refusal(
            f"This version lapsed after {day(terms.review.lapses)}.",
            None,
            "Write it again with a new review day.",
        )
    return None


def _ahead(terms: Terms, now: datetime) -> Refusal | None:
    if terms.written is None or in_utc(terms.written) <= later(now, _A_DAY):
        return None
    return Refusal(
        f"This version says that it was written on {day(in_utc(terms.written))}, which lies ahead.",
        None,
        "Check the date of this machine; if it is right, ask for a version with the true date.",
    )


def _signed_already(terms: Terms, person: PersonId, facts: Facts) -> Refusal | None:
    signed_by = facts.signed_by[terms.digest]
    if person not in signed_by:
        return None
    others = [each.id for each in terms.people if each.id not in signed_by]
    waits = f"It waits for {names_of(terms, others)}." if others else "Nothing more is needed."
    return Refusal(f"{names_of(terms, [person])} has signed this version already.", None, waits)


def _sibling(terms: Terms, person: PersonId, facts: Facts) -> Refusal | None:
    below = facts.edges.possible
    above = turned(below)
    replaced = reach([terms.digest], below)
    beside = reach(replaced, above) - replaced - reach([terms.digest], above) - {terms.digest}
    signed = [
        digest
        for digest in sorted(beside)
        if person in facts.signed_by[digest] and digest not in facts.withdrawn_by
    ]
    if not signed:
        return None
    what = listed(f'"{facts.versions[digest].title}" ({short(digest)})' for digest in signed)
    return Refusal(
        f"{names_of(terms, [person])} has signed {what}, which is to replace the same as this one.",
        None,
        "Withdraw from that first, or write one version that replaces both.",
    )


def _lasting(terms: Terms, restricting: Collection[str], today: date) -> bool:
    """Say whether a clause restricts somebody and is no short hold."""
    return any(
        clause in restricting and (until is None or not hold_is_short(until, today))
        for clause, until in terms.clauses
    )


def _rupture(records: Records, terms: Terms, now: datetime, lasting: bool) -> Refusal | None:
    if not lasting:
        return None
    named = {(person.id, person.key) for person in terms.people}
    theirs = frozenset(each for each in records.ruptures if (each.by, each.key) in named)
    longer = frozenset(each for each in records.lengthened if (each.by, each.key) in named)
    people = [person.id for person in terms.people]
    found = open_ruptures(evolve(records, ruptures=theirs, lengthened=longer), people, now)
    if not found:
        return None
    last = found[-1]
    until = f"{day_near(last.ends, now)} {hour(last.ends)}"
    return Refusal(
        f"{names_of(terms, [last.rupture.by])} named a hurt on"
        f" {day_near(in_utc(last.rupture.named), now)}."
        f" Until {until} only holds of at most {HOLD_DAYS} days can be signed, so that nothing that"
        " lasts is decided while it is fresh.",
        last.ends,
        f"Sign a hold of at most {HOLD_DAYS} days for now, or come back after {until}.",
    )
