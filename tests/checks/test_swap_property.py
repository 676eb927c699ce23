"""Whoever is called what, and whoever stands first: an agreement is read in the same way."""

from collections import Counter
from datetime import UTC, date, datetime

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from handfast.checks import balance, check_agreement, check_change
from handfast.model import (
    AgreementDocument,
    CheckContext,
    Clause,
    ClauseKind,
    Notice,
    Person,
    PersonId,
    ReviewDays,
)

NAMES = (("Alex", "Sam"), ("Maria", "Ben"), ("Ines", "Tom"))
TEXTS = (
    "{one} can't see Kim.",
    "{one} tells {two} before a date.",
    "{one} asks {two} for permission before dinner with a friend.",
    "{one} cooks and {two} washes up.",
    "{one} will be home by ten, and a no is fine.",
    "As part of rebuilding trust, {one} shares where {one} is.",
    "{one} doesn't have to explain to {two} where the money goes.",
    "Until our next review {one} calls when {one} is late.",
    "{one} may never leave {two}.",
    "We tell each other within a day.",
    "Neither of us reads the other's messages.",
    "You can't talk to your ex.",
    "I will leave the room when somebody shouts.",
    "I would like you to call me.",
    "Kim must leave by ten.",
    "Phones stay off at dinner.",
    "This can't be changed.",
)
ONE, TWO = PersonId("one"), PersonId("two")
UNTIL = st.sampled_from((None, date(2026, 12, 1), date(2027, 2, 1)))
PART = st.tuples(
    st.sampled_from(TEXTS),
    st.sampled_from(ClauseKind),
    st.sampled_from(((ONE,), (TWO,), (ONE, TWO), (TWO, ONE), ())),
    st.sampled_from((None, *Notice)),
    st.sampled_from(("", "we laugh", "{one} sleeps on the couch", "a no is fine")),
    UNTIL,
)
PARTS = st.lists(PART, max_size=5)
CONTEXT = st.builds(
    CheckContext,
    today=st.just(date(2026, 11, 23)),
    rupture_open=st.booleans(),
    last_rupture=st.sampled_from((None, datetime(2026, 11, 22, tzinfo=UTC))),
)


def agreement(parts, names, turned, review, written):
    """Return an agreement in which the first is called by the first name, or the other way round.

    ``turned`` swaps the names in the texts and the ids in ``binds``; the people stay in order.
    """
    ids = dict(zip((ONE, TWO), (TWO, ONE) if turned else (ONE, TWO), strict=True))
    spoken = dict(zip(("one", "two"), reversed(names) if turned else names, strict=True))
    clauses = tuple(
        Clause(
            id=f"c{number}", text=text.format(**spoken), kind=kind, notice=notice,
            binds=tuple(ids[one] for one in binds), if_missed=missed.format(**spoken), until=until,
        )
        for number, (text, kind, binds, notice, missed, until) in enumerate(parts)
    )  # fmt: skip
    people = tuple(Person(one, name) for one, name in zip((ONE, TWO), names, strict=True))
    return AgreementDocument("T", people=people, clauses=clauses, review=review, written=written)


def codes(findings):
    """Return how often each code is said of each clause."""
    return Counter((finding.code, finding.clause) for finding in findings)


@settings(max_examples=150)
@given(before=PARTS, after=PARTS, names=st.sampled_from(NAMES), context=CONTEXT)
def test_swapping_two_people_swaps_what_they_carry(before, after, names, context):
    """Names and roles change places: so does the balance, and no finding comes or goes."""
    review = ReviewDays(date(2027, 2, 23), date(2027, 3, 23))
    early, late = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
    old, old_turned = (agreement(before, names, turned, review, early) for turned in (False, True))
    new, new_turned = (agreement(after, names, turned, None, late) for turned in (False, True))
    first, second = balance(new)
    turned_first, turned_second = balance(new_turned)
    assert turned_second == evolve(first, person=TWO, name=names[1])
    assert turned_first == evolve(second, person=ONE, name=names[0])
    assert codes(check_agreement(new, context)) == codes(check_agreement(new_turned, context))
    assert codes(check_change(old, new, context)) == codes(
        check_change(old_turned, new_turned, context)
    )
