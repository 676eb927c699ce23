"""The rules of standing, each as a table of named cases."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handfast.engine import State, standing
from handfast.model import Digest, Person, PersonId

from .agreements import (
    LAPSES,
    ON,
    THREE,
    TODAY,
    consents,
    digests,
    here,
    ids,
    in_digest_order,
    key_of,
    signed,
    terms,
    together,
    withdrawn,
)

FIRST = terms("first", clauses=("talk", "listen"))
SECOND = terms("second", FIRST)
THIRD = terms("third", SECOND)
OTHER = terms("other", FIRST)
COUNTER = terms("counter", SECOND)
TWIN_KEYS = terms("twin keys", keys={"alex": "SHA256:one", "sam": "SHA256:one"})
ALONE = terms("alone", people=("alex",))
NOBODY = terms("nobody", people=())
LEAVES_OUT = terms("leaves out", terms("of three", people=THREE))
OF_THREE = terms("of three", people=THREE)
GROWN = terms("grown", FIRST, people=THREE)
LATE = terms("late", FIRST, lapses=TODAY - timedelta(days=1))
LAST_DAY = terms("last day", lapses=TODAY)
LATE_COUNTER = terms("late counter", SECOND, lapses=TODAY - timedelta(days=1))
IN_FORCE, PROPOSED, COUNTERED = State.IN_FORCE, State.PROPOSED, State.COUNTERED
LAPSED, WITHDRAWN, SUPERSEDED = State.LAPSED, State.WITHDRAWN, State.SUPERSEDED
UNSIGNED = State.UNSIGNED

STATES = {
    "nobody signed": (here(FIRST), {FIRST: UNSIGNED}),
    "one signed": (signed(FIRST, "alex"), {FIRST: PROPOSED}),
    "both signed": (signed(FIRST), {FIRST: IN_FORCE}),
    "a consent to what is not here": (consents(FIRST, "alex", "sam"), {}),
    "a withdrawal of what is not here": (withdrawn(FIRST, "alex"), {}),
    "signed with a key that is not named": (
        together(signed(FIRST, "alex"), consents(FIRST, "sam", key="SHA256:else")),
        {FIRST: PROPOSED},
    ),
    "signed by somebody who is not named": (
        together(here(FIRST), consents(FIRST, "kim")),
        {FIRST: UNSIGNED},
    ),
    "a stranger does not stand in for a partner": (
        together(signed(FIRST, "alex"), consents(FIRST, "kim", key=key_of("sam"))),
        {FIRST: PROPOSED},
    ),
    "one key under two names counts for nobody": (
        together(here(TWIN_KEYS), consents(TWIN_KEYS, "alex", "sam", key="SHA256:one")),
        {TWIN_KEYS: UNSIGNED},
    ),
    "one key under two of three names": (
        signed(terms("shared", people=THREE, keys={"alex": key_of("sam")}), "alex", "sam", "kim"),
        {terms("shared", people=THREE, keys={"alex": key_of("sam")}): PROPOSED},
    ),
    "nobody agrees alone": (signed(ALONE), {ALONE: PROPOSED}),
    "nobody at all agrees to nothing": (here(NOBODY), {NOBODY: UNSIGNED}),
    "two of three": (signed(OF_THREE, "alex", "kim"), {OF_THREE: PROPOSED}),
    "three of three": (signed(OF_THREE), {OF_THREE: IN_FORCE}),
    "withdrawn after both signed": (
        together(signed(FIRST), withdrawn(FIRST, "sam")),
        {FIRST: WITHDRAWN},
    ),
    "withdrawn before anybody signed": (
        together(here(FIRST), withdrawn(FIRST, "sam")),
        {FIRST: WITHDRAWN},
    ),
    "withdrawn with a newer key of theirs": (
        together(signed(FIRST), withdrawn(FIRST, "sam", key="SHA256:new")),
        {FIRST: WITHDRAWN},
    ),
    "withdrawn by somebody who is not named": (
        together(signed(FIRST), withdrawn(FIRST, "kim")),
        {FIRST: IN_FORCE},
    ),
    "one clause withdrawn": (
        together(signed(FIRST), withdrawn(FIRST, "sam", "talk")),
        {FIRST: IN_FORCE},
    ),
    "every clause withdrawn": (
        together(signed(FIRST), withdrawn(FIRST, "sam", "talk", "listen")),
        {FIRST: IN_FORCE},
    ),
    "superseded by a complete version": (
        together(signed(FIRST), signed(SECOND)),
        {FIRST: SUPERSEDED, SECOND: IN_FORCE},
    ),
    "not superseded by a proposal": (
        together(signed(FIRST), signed(SECOND, "sam")),
        {FIRST: IN_FORCE, SECOND: PROPOSED},
    ),
    "superseded through one that nobody signed": (
        together(signed(FIRST), here(SECOND), signed(THIRD)),
        {FIRST: SUPERSEDED, SECOND: SUPERSEDED, THIRD: IN_FORCE},
    ),
    "superseded by one that is withdrawn": (
        together(signed(FIRST), signed(SECOND), withdrawn(SECOND, "alex")),
        {FIRST: SUPERSEDED, SECOND: WITHDRAWN},
    ),
    "superseded by one that lapsed": (
        together(signed(FIRST), signed(LATE)),
        {FIRST: SUPERSEDED, LATE: LAPSED},
    ),
    "withdrawn is said before superseded": (
        together(signed(FIRST), signed(SECOND), withdrawn(FIRST, "alex")),
        {FIRST: WITHDRAWN, SECOND: IN_FORCE},
    ),
    "withdrawn is said before lapsed": (
        together(signed(LATE), withdrawn(LATE, "alex")),
        {LATE: WITHDRAWN},
    ),
    "nobody is left out of what replaces theirs": (
        together(signed(OF_THREE), signed(LEAVES_OUT)),
        {OF_THREE: IN_FORCE, LEAVES_OUT: IN_FORCE},
    ),
    "somebody new may be named": (
        together(signed(FIRST), signed(GROWN)),
        {FIRST: SUPERSEDED, GROWN: IN_FORCE},
    ),
    "what is not here is not superseded yet": (signed(SECOND), {SECOND: IN_FORCE}),
    "and neither is what stands beside it": (
        together(signed(OTHER), signed(FIRST), signed(terms("both", OTHER, SECOND))),
        {OTHER: IN_FORCE, FIRST: SUPERSEDED, terms("both", OTHER, SECOND): IN_FORCE},
    ),
    "nobody alone supersedes": (
        together(signed(ALONE), signed(terms("alone again", ALONE, people=("alex",)))),
        {ALONE: PROPOSED, terms("alone again", ALONE, people=("alex",)): PROPOSED},
    ),
    "lapsed": (signed(LATE), {LATE: LAPSED}),
    "lapsed without ever being complete": (signed(LATE, "alex"), {LATE: LAPSED}),
    "lapsed without being signed": (here(LATE), {LATE: LAPSED}),
    "in force on its last day": (signed(LAST_DAY), {LAST_DAY: IN_FORCE}),
    "countered": (
        together(signed(SECOND, "sam"), signed(COUNTER, "alex"), signed(FIRST)),
        {FIRST: IN_FORCE, SECOND: COUNTERED, COUNTER: PROPOSED},
    ),
    "a counter that nobody signed": (
        together(signed(SECOND, "sam"), here(COUNTER, FIRST)),
        {SECOND: PROPOSED, COUNTER: UNSIGNED, FIRST: UNSIGNED},
    ),
    "a counter that was withdrawn": (
        together(
            signed(SECOND, "sam"), signed(COUNTER, "alex"), withdrawn(COUNTER, "alex"), here(FIRST)
        ),
        {SECOND: PROPOSED, COUNTER: WITHDRAWN, FIRST: UNSIGNED},
    ),
    "a counter that lapsed": (
        together(signed(SECOND, "sam"), signed(LATE_COUNTER, "alex"), here(FIRST)),
        {SECOND: PROPOSED, LATE_COUNTER: LAPSED, FIRST: UNSIGNED},
    ),
    "a counter that both signed": (
        together(signed(SECOND, "sam"), signed(COUNTER), signed(FIRST)),
        {FIRST: SUPERSEDED, SECOND: SUPERSEDED, COUNTER: IN_FORCE},
    ),
    "a counter of a counter": (
        together(
            here(FIRST),
            signed(SECOND, "sam"),
            signed(COUNTER, "alex"),
            signed(terms("again", COUNTER), "sam"),
        ),
        {SECOND: COUNTERED, COUNTER: COUNTERED, terms("again", COUNTER): PROPOSED, FIRST: UNSIGNED},
    ),
    "two in force": (
        together(signed(FIRST), signed(SECOND), signed(OTHER)),
        {FIRST: SUPERSEDED, SECOND: IN_FORCE, OTHER: IN_FORCE},
    ),
    "a fork settled by one that supersedes both": (
        together(
            signed(FIRST), signed(SECOND), signed(OTHER), signed(terms("settled", SECOND, OTHER))
        ),
        {SECOND: SUPERSEDED, OTHER: SUPERSEDED, terms("settled", SECOND, OTHER): IN_FORCE}
        | {FIRST: SUPERSEDED},
    ),
}


@pytest.mark.parametrize(("records", "expected"), STATES.values(), ids=STATES)
def test_each_version_has_the_state_that_the_rules_give_it(records, expected):
    """Every named situation comes out as the rules say, for every version in it."""
    found = standing(records, TODAY)

    assert {
        version.digest: version.state for line in found.agreements for version in line.versions
    } == {version.digest: state for version, state in expected.items()}


def _only(records, version, today=TODAY):
    return standing(records, today).version(version.digest)


NOTES = {
    "a shared key": (
        here(TWIN_KEYS),
        TWIN_KEYS,
        "One key stands under several names, Alex and Sam; it counts for nobody.",
    ),
    "another key": (
        together(here(FIRST), consents(FIRST, "sam", key="SHA256:else")),
        FIRST,
        "Sam signed with a key that this version does not name; that does not count.",
    ),
    "a stranger's signature": (
        together(here(FIRST), consents(FIRST, "kim")),
        FIRST,
        "kim signed this without being named in it; that does not count.",
    ),
    "a stranger's withdrawal": (
        together(here(FIRST), withdrawn(FIRST, "kim")),
        FIRST,
        "kim withdrew from this without being named in it; that does not count.",
    ),
    "an unknown clause": (
        together(here(FIRST), withdrawn(FIRST, "sam", "talk", "walk")),
        FIRST,
        'A withdrawal names "walk", which is not a clause of this.',
    ),
    "left out": (
        here(OF_THREE, LEAVES_OUT),
        LEAVES_OUT,
        "It leaves out Kim, named in the version that it is to replace; so it replaces nothing.",
    ),
    "alone": (
        here(ALONE),
        ALONE,
        "It names fewer than two people, so it binds nobody and replaces nothing.",
    ),
    "not here": (
        here(SECOND),
        SECOND,
        f"It is to replace {FIRST.digest[:8]}, which is not here; so it replaces nothing.",
    ),
    "every clause gone": (
        together(
            here(terms("mixed", holds=[("pause", TODAY - timedelta(days=1))])),
            withdrawn(terms("mixed"), "sam", "talk"),
        ),
        terms("mixed"),
        "No clause of it stands any more: each was taken back or has ended.",
    ),
    "two in force": (
        together(signed(FIRST), signed(SECOND), signed(OTHER)),
        SECOND,
        (
            f"This and {OTHER.digest[:8]} are in force side by side: they replace the same version,"
            " and not each other. A new version that replaces them all settles it."
        ),
    ),
    "many in force": (
        together(signed(FIRST), *(signed(terms(f"fork {n}", FIRST)) for n in range(6))),
        terms("fork 3", FIRST),
        (
            "This and 5 others are in force side by side: they replace the same version,"
            " and not each other. A new version that replaces them all settles it."
        ),
    ),
    "written in days to come": (
        here(terms("early", written=datetime(2026, 12, 3, 0, 0, tzinfo=UTC))),
        terms("early"),
        "It says it was written on 3 December 2026, a day that has not come yet.",
    ),
    "written before what it replaces": (
        here(
            terms("base", written=datetime(2026, 11, 20, 12, 1, tzinfo=UTC)),
            terms("next", terms("base"), written=datetime(2026, 11, 19, 12, 0, tzinfo=UTC)),
        ),
        terms("next"),
        f"It says it was written before {terms('base').digest[:8]}, which it replaces.",
    ),
}


@pytest.mark.parametrize(("records", "version", "note"), NOTES.values(), ids=NOTES)
def test_what_does_not_count_is_said(records, version, note):
    """A version carries exactly the sentence that says what does not count there, and why."""
    assert _only(records, version).notes == (note,)


QUIET = {
    "nothing is odd": (signed(FIRST), FIRST),
    "clocks a day apart": (
        here(
            terms("base", written=datetime(2026, 12, 2, tzinfo=UTC)),
            terms("next", terms("base"), written=datetime(2026, 12, 1, tzinfo=UTC)),
        ),
        terms("next"),
    ),
    "an earlier version without a time": (
        here(FIRST, terms("timed", FIRST, written=datetime(1, 1, 1, tzinfo=UTC))),
        terms("timed"),
    ),
    "two agreements that a proposal would join": (
        together(signed(FIRST), signed(terms("a")), here(terms("join", FIRST, terms("a")))),
        FIRST,
    ),
    "a hold that still runs": (
        here(terms("held", clauses=(), holds=[("p", TODAY)])),
        terms("held"),
    ),
    "no clause at all": (here(terms("bare", clauses=())), terms("bare")),
}


@pytest.mark.parametrize(("records", "version"), QUIET.values(), ids=QUIET)
def test_what_is_in_order_has_no_note(records, version):
    """Nothing is remarked where nothing is out of order."""
    assert _only(records, version).notes == ()


def test_a_proposal_says_who_signed_and_who_is_waited_for():
    """People are listed in the order in which the version names them, whoever came first."""
    found = _only(together(signed(OF_THREE, "kim")), OF_THREE)

    assert (found.signed_by, found.waiting_for) == (ids("kim"), ids("alex", "sam"))
    assert not found.complete


@pytest.mark.parametrize(
    "records",
    [
        together(signed(SECOND, "sam"), signed(COUNTER, "alex"), here(FIRST)),
        together(signed(SECOND, "sam"), withdrawn(SECOND, "alex")),
        here(SECOND),
        together(signed(SECOND), here(FIRST)),
    ],
    ids=["countered", "withdrawn", "unsigned", "in force"],
)
def test_nobody_is_waited_for_unless_it_is_proposed(records):
    """A version that is answered, over, or nobody's proposal asks nobody for a signature."""
    assert _only(records, SECOND).waiting_for == ()


def test_withdrawals_say_who_and_which_clauses():
    """Who took back the whole is named; clauses that anybody took back are collected."""
    whole = _only(together(signed(FIRST), withdrawn(FIRST, "sam"), withdrawn(FIRST, "alex")), FIRST)
    parts = _only(
        together(signed(FIRST), withdrawn(FIRST, "sam", "talk"), withdrawn(FIRST, "alex", "x")),
        FIRST,
    )

    assert (whole.withdrawn_by, whole.withdrawn_clauses) == (ids("alex", "sam"), frozenset())
    assert (parts.withdrawn_by, parts.withdrawn_clauses) == ((), frozenset({"talk"}))


@pytest.mark.parametrize(
    ("today", "ended"),
    [(date(2026, 12, 7), set()), (date(2026, 12, 8), {"pause"}), (date.max, {"pause"})],
)
def test_a_hold_ends_after_its_last_day(today, ended):
    """A hold stands on its last day and has ended on the next; lasting clauses never do."""
    held = terms("held", holds=[("pause", date(2026, 12, 7))])

    assert _only(signed(held), held, today).ended_holds == ended


@pytest.mark.parametrize(
    ("today", "due", "state"),
    [
        (date.min, False, IN_FORCE),
        (ON - timedelta(days=1), False, IN_FORCE),
        (ON, True, IN_FORCE),
        (LAPSES, True, IN_FORCE),
        (LAPSES + timedelta(days=1), False, LAPSED),
        (date.max, False, LAPSED),
    ],
)
def test_review_is_due_from_its_day_until_the_lapse(today, due, state):
    """The review is due on its day, not before, and no longer once it has lapsed."""
    found = _only(signed(FIRST), FIRST, today)

    assert (found.review_due, found.state) == (due, state)


def test_a_proposal_is_never_due_for_review():
    """Only what is in force can be due for review."""
    assert not _only(signed(FIRST, "alex"), FIRST, ON).review_due


def test_one_name_twice_is_not_two_people():
    """A version that names one person twice, with two keys, is never complete."""
    alex = [Person(PersonId("alex"), "Alex", f"SHA256:{n}") for n in (1, 2)]
    twice = here(terms("twice")).versions[terms("twice").digest]
    twice = type(twice)(
        digest=twice.digest,
        title="twice",
        style="",
        supersedes=(),
        people=tuple(alex),
        review=twice.review,
        clauses=(),
    )
    both = together(
        here(twice),
        consents(twice, "alex", key="SHA256:1"),
        consents(twice, "alex", key="SHA256:2"),
    )

    assert _only(both, twice).state is PROPOSED


CURRENT = {
    "in force before a proposal": (together(signed(FIRST), signed(SECOND, "sam")), FIRST),
    "the newest proposal": (
        together(signed(FIRST, "alex"), signed(terms("q"), "sam"), here(SECOND)),
        FIRST,
    ),
    "else the newest that was ever complete": (
        together(
            signed(FIRST), withdrawn(FIRST, "sam"), signed(SECOND, "sam"), withdrawn(SECOND, "sam")
        ),
        FIRST,
    ),
    "of two that were, the one that replaced the other": (
        together(signed(FIRST), signed(SECOND), withdrawn(SECOND, "alex"), here(THIRD)),
        SECOND,
    ),
    "else the newest": (here(FIRST, SECOND, THIRD), THIRD),
}


class TestLines:
    """How versions come together into agreements."""

    def test_a_line_is_ordered_by_what_supersedes_what(self):
        """The order follows the supersessions; claimed times change nothing."""
        early = datetime(2020, 1, 1, tzinfo=UTC)
        last = terms("third", terms("second"), written=early)
        found = standing(together(here(last), here(SECOND), here(FIRST)), TODAY)

        assert [v.digest for v in found.agreements[0].versions] == [*digests(FIRST, SECOND, last)]
        assert found.agreements[0].id == FIRST.digest

    def test_versions_of_one_generation_are_ordered_by_digest(self):
        """Siblings stand side by side before what comes after them."""
        after = terms("after", SECOND)
        found = standing(here(after, OTHER, SECOND, FIRST), TODAY)
        middle = in_digest_order([SECOND, OTHER])

        assert [v.digest for v in found.agreements[0].versions] == [*digests(FIRST, *middle, after)]

    def test_a_line_with_several_firsts_is_named_after_the_smallest(self):
        """Two agreements that one version joins are one line, with one stable identity."""
        one, two = in_digest_order([terms("one"), terms("two")])
        found = standing(here(terms("joined", two, one), two, one), TODAY)

        assert [line.id for line in found.agreements] == [one.digest]

    def test_an_invalid_supersession_joins_nothing(self):
        """What replaces nothing is an agreement of its own."""
        assert len(standing(here(OF_THREE, LEAVES_OUT), TODAY).agreements) == 2

    def test_agreements_are_ordered_by_title(self):
        """People find their agreements in the order of the titles that stand now."""
        records = together(here(terms("Zoo")), here(terms("apples")), signed(terms("Moon")))

        assert [line.title for line in standing(records, TODAY).agreements] == [
            "apples",
            "Moon",
            "Zoo",
        ]

    @pytest.mark.parametrize(("records", "expected"), CURRENT.values(), ids=CURRENT)
    def test_the_current_version_is_what_people_mean(self, records, expected):
        """In force comes before proposed, then what was once complete, then the newest."""
        line = standing(records, TODAY).agreement_of(FIRST.digest)

        assert (line.current.digest, line.title) == (expected.digest, expected.title)

    def test_in_force_and_proposals_are_listed(self):
        """An agreement lists what is in force and what is proposed, in order."""
        records = together(signed(FIRST), signed(SECOND, "sam"), signed(OTHER, "alex"))
        line = standing(records, TODAY).agreements[0]

        assert line.in_force == digests(FIRST)
        assert line.proposals == digests(*in_digest_order([SECOND, OTHER]))

    def test_a_circle_made_by_hand_still_gets_one_answer(self):
        """No digest can be in a circle; one that is made up all the same stops nothing."""
        one = terms("one", terms("two"))
        two = terms("two", terms("one"))
        found = standing(together(signed(one), signed(two), here(terms("x", one))), TODAY)

        assert {v.terms.title: v.state for v in found.agreements[0].versions} == {
            "one": SUPERSEDED,
            "two": SUPERSEDED,
            "x": UNSIGNED,
        }

    def test_what_is_not_here_is_none(self):
        """Asking for an unknown digest gives None, not an error."""
        found = standing(here(FIRST), TODAY)

        assert found.version(Digest("0" * 64)) is None
        assert found.agreement_of(Digest("0" * 64)) is None
        assert found.version(FIRST.digest) is found.agreement_of(FIRST.digest).versions[0]
