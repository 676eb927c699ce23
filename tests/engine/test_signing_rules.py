"""Who may sign what: every refusal and its neighbours, as tables of named cases."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handfast.engine import State, may_sign, standing
from handfast.model import PersonId

from .agreements import (
    LAPSES,
    NOW,
    PAIR,
    THREE,
    TODAY,
    consents,
    here,
    hurt,
    signed,
    terms,
    together,
    withdrawn,
)

FIRST = terms("first")
SECOND = terms("second", FIRST)
OTHER = terms("other", FIRST)
COUNTER = terms("counter", SECOND)
FAR = terms("far", terms("not here"))
FARTHER = terms("farther", terms("not here"))
TWIN_KEYS = terms("twin keys", keys={"alex": "SHA256:one", "sam": "SHA256:one"})
SETTLED = terms("settled", SECOND, OTHER)


def ask(records, version, person="alex", *, restricting=(), now=NOW, today=None):
    """Ask the engine whether this person may sign."""
    return may_sign(
        records, version, PersonId(person), now, restricting=frozenset(restricting), today=today
    )


ALLOWED = {
    "a new version that is not in the records": (together(), FIRST),
    "a proposal of somebody else": (signed(FIRST, "sam"), FIRST),
    "a change of what is in force": (signed(FIRST), SECOND),
    "a counter to one's own proposal": (
        together(signed(FIRST), signed(SECOND, "alex"), signed(COUNTER, "sam")),
        COUNTER,
    ),
    "a proposal that one countered": (
        together(signed(FIRST), signed(SECOND, "sam"), signed(COUNTER, "alex")),
        SECOND,
    ),
    "a sibling of what somebody else signed": (
        together(signed(FIRST), signed(SECOND, "sam")),
        OTHER,
    ),
    "a sibling of what one withdrew from": (
        together(signed(FIRST), signed(SECOND, "alex"), withdrawn(SECOND, "alex")),
        OTHER,
    ),
    "a sibling of what the other withdrew from": (
        together(signed(FIRST), signed(SECOND, "alex"), withdrawn(SECOND, "sam")),
        OTHER,
    ),
    "what settles a fork": (
        together(signed(FIRST), signed(SECOND), signed(OTHER)),
        SETTLED,
    ),
    "another agreement": (signed(FIRST, "alex"), terms("about something else")),
    "what a stranger's withdrawal names": (
        together(signed(FIRST, "sam"), withdrawn(FIRST, "kim")),
        FIRST,
    ),
    "what one clause was taken out of": (
        together(signed(FIRST, "sam"), withdrawn(FIRST, "sam", "talk")),
        FIRST,
    ),
    "what a proposal would supersede": (
        together(signed(FIRST, "sam"), signed(SECOND, "sam")),
        FIRST,
    ),
    "what a signature with another key is on": (
        together(here(FIRST), consents(FIRST, "alex", key="SHA256:old")),
        FIRST,
    ),
    "what leaves somebody out, for it replaces nothing": (
        together(
            signed(terms("base", people=THREE)),
            signed(terms("beside", terms("base", people=THREE), people=THREE)),
        ),
        terms("leaves out", terms("base", people=THREE)),
    ),
}


@pytest.mark.parametrize(("records", "version"), ALLOWED.values(), ids=ALLOWED)
def test_what_may_be_signed(records, version):
    """Nothing stands in the way where the rules say nothing."""
    assert ask(records, version) is None


REFUSED = {
    "not named": (
        here(FIRST),
        FIRST,
        "kim",
        "This version does not name you, so a signature of yours would not count.",
        "Write a version that names everybody whom it is about.",
    ),
    "one key twice": (
        together(),
        TWIN_KEYS,
        "alex",
        "One key stands here under several names, Alex and Sam, so it counts for nobody.",
        "Write it again with a key of their own for each person.",
    ),
    "withdrawn": (
        together(signed(FIRST, "alex"), withdrawn(FIRST, "sam")),
        FIRST,
        "alex",
        "This version was withdrawn by Sam; it does not come back.",
        "If all of you want it after all, write it again as a new version.",
    ),
    "superseded": (
        together(signed(FIRST, "sam"), signed(SECOND)),
        FIRST,
        "alex",
        "A newer version that everybody signed has replaced this one.",
        "Read the newer version, or propose a change to it.",
    ),
    "lapsed": (
        here(terms("late", lapses=TODAY - timedelta(days=1))),
        terms("late", lapses=TODAY - timedelta(days=1)),
        "alex",
        "This version lapsed after 30 November 2026.",
        "Write it again with a new review day.",
    ),
    "signed already": (
        signed(FIRST, "alex"),
        FIRST,
        "alex",
        "Alex has signed this version already.",
        "It waits for Sam.",
    ),
    "signed by everybody": (
        signed(FIRST),
        FIRST,
        "alex",
        "Alex has signed this version already.",
        "Nothing more is needed.",
    ),
    "a sibling of a proposal": (
        together(signed(FIRST), signed(SECOND, "alex")),
        OTHER,
        "alex",
        (
            f'Alex has signed "second" ({SECOND.digest[:8]}), which is to replace the same'
            " as this one."
        ),
        "Withdraw from that first, or write one version that replaces both.",
    ),
    "a sibling of what is in force": (
        together(signed(FIRST), signed(SECOND)),
        OTHER,
        "sam",
        f'Sam has signed "second" ({SECOND.digest[:8]}), which is to replace the same as this one.',
        "Withdraw from that first, or write one version that replaces both.",
    ),
    "a sibling through others": (
        together(signed(FIRST), here(SECOND), signed(COUNTER, "alex")),
        OTHER,
        "alex",
        (
            f'Alex has signed "counter" ({COUNTER.digest[:8]}), which is to replace the same'
            " as this one."
        ),
        "Withdraw from that first, or write one version that replaces both.",
    ),
    "a sibling whose earlier version is late": (
        signed(FAR, "alex"),
        FARTHER,
        "alex",
        f'Alex has signed "far" ({FAR.digest[:8]}), which is to replace the same as this one.',
        "Withdraw from that first, or write one version that replaces both.",
    ),
    "a sibling that lapsed": (
        together(signed(FIRST), signed(terms("old", FIRST, lapses=date(2026, 11, 1)), "alex")),
        OTHER,
        "alex",
        (
            f'Alex has signed "old" ({terms("old").digest[:8]}), which is to replace the same'
            " as this one."
        ),
        "Withdraw from that first, or write one version that replaces both.",
    ),
}


@pytest.mark.parametrize(
    ("records", "version", "person", "reason", "next_step"), REFUSED.values(), ids=REFUSED
)
def test_what_may_not_be_signed(records, version, person, reason, next_step):
    """Each refusal says why in a sentence, has no end of its own, and names a way on."""
    refusal = ask(records, version, person)

    assert (refusal.reason, refusal.until, refusal.next_step) == (reason, None, next_step)


def test_the_day_where_the_signer_sits_decides_about_a_lapse():
    """On the last day one may sign; east of it, where the next day has begun, one may not."""
    late = datetime(2027, 3, 23, 23, 0, tzinfo=UTC)

    assert ask(here(FIRST), FIRST, now=late) is None
    assert ask(here(FIRST), FIRST, now=late, today=LAPSES + timedelta(days=1)) is not None


NAMED = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
SOON = NAMED + timedelta(hours=1)
RULE = terms("rule", clauses=("never",), holds=[("pause", date(2026, 12, 7))])


def test_a_lasting_restriction_waits_after_a_rupture():
    """The refusal says who named a hurt, until when only holds can be signed, and what is left."""
    refusal = ask(hurt("sam", NAMED), RULE, restricting=["never"], now=SOON)

    assert refusal.reason == (
        "Sam named a hurt on 23 November. Until 26 November 18:04 UTC only holds of at most"
        " 14 days can be signed, so that nothing that lasts is decided while it is fresh."
    )
    assert refusal.until == datetime(2026, 11, 26, 18, 4, tzinfo=UTC)
    assert refusal.next_step == (
        "Sign a hold of at most 14 days for now, or come back after 26 November 18:04 UTC."
    )


def test_another_year_is_said():
    """A time that ends in another year is told with that year."""
    named = datetime(2026, 12, 30, 9, 5, tzinfo=UTC)
    refusal = ask(hurt("sam", named), RULE, restricting=["never"], now=named)

    assert "on 30 December. Until 2 January 2027 09:05 UTC" in refusal.reason


HOURS_72 = timedelta(hours=72)
RUPTURES = {
    "its first moment": (hurt("sam", NAMED), ["never"], NAMED, True),
    "one's own hurt": (hurt("alex", NAMED), ["never"], SOON, True),
    "its last second": (
        hurt("sam", NAMED),
        ["never"],
        NAMED + HOURS_72 - timedelta(seconds=1),
        True,
    ),
    "over": (hurt("sam", NAMED), ["never"], NAMED + HOURS_72, False),
    "nothing restricts": (hurt("sam", NAMED), [], SOON, False),
    "a clause that is not here restricts": (hurt("sam", NAMED), ["else"], SOON, False),
    "a short hold restricts": (hurt("sam", NAMED), ["pause"], SOON, False),
    "a hold of 14 days": (hurt("sam", NAMED), ["pause"], NAMED, False),
    "a hold of 15 days": (
        hurt("sam", NAMED - timedelta(days=1)),
        ["pause"],
        NAMED - timedelta(days=1),
        True,
    ),
    "a hold and a lasting one": (hurt("sam", NAMED), ["pause", "never"], SOON, True),
    "somebody else's hurt": (hurt("kim", NAMED), ["never"], SOON, False),
    "another key": (hurt("sam", NAMED, key="SHA256:else"), ["never"], SOON, False),
    "asked for longer": (
        hurt("sam", NAMED, NAMED + timedelta(days=9)),
        ["never"],
        NAMED + timedelta(days=8),
        True,
    ),
    "asked for shorter": (hurt("sam", NAMED, NAMED), ["never"], SOON, True),
    "the other hurt is still open": (
        together(hurt("sam", NAMED), hurt("alex", NAMED + timedelta(days=2))),
        ["never"],
        NAMED + timedelta(days=4),
        True,
    ),
}


@pytest.mark.parametrize(
    ("records", "restricting", "now", "refused"), RUPTURES.values(), ids=RUPTURES
)
def test_when_a_rupture_stands_in_the_way(records, restricting, now, refused):
    """Only lasting restrictions wait, only for hurts of the people named, and only so long."""
    assert (ask(records, RULE, restricting=restricting, now=now) is not None) is refused


def test_other_reasons_are_said_before_a_rupture():
    """Somebody who has signed already is told that, not to come back later."""
    refusal = ask(
        together(signed(RULE, "alex"), hurt("sam", NAMED)), RULE, restricting=["never"], now=SOON
    )

    assert refusal.reason == "Alex has signed this version already."


@pytest.mark.parametrize("people", [PAIR, THREE])
def test_who_keeps_to_the_rules_never_makes_a_fork(people):
    """When each signs only what they may, at most one sibling can come into force."""
    base = terms("base", people=people)
    siblings = [terms(f"sibling {n}", base, people=people) for n in range(3)]
    records = signed(base)
    for person in people:
        for version in siblings[people.index(person) :] + siblings:
            if ask(records, version, person) is None:
                records = together(records, signed(version, person))
    found = standing(records, TODAY)

    assert sum(v.state is State.IN_FORCE for v in found.agreements[0].versions) <= 1


@pytest.mark.parametrize(
    ("ahead", "refused"),
    [
        (timedelta(days=1), False),
        (timedelta(days=1, seconds=1), True),
        (timedelta(days=9999), True),
    ],
)
def test_a_version_from_the_future_is_not_signed(ahead, refused):
    """A clock may be a day ahead; more than that is a claim that nobody puts their name to."""
    version = terms("one", written=NOW + ahead)
    found = ask(here(version), version)
    assert (found is not None) is refused
    if found:
        assert "lies ahead" in found.reason
