"""Standing is a function of the set: any order, any split and merge, any machine, one answer."""

from datetime import timedelta
from itertools import pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from handfast.engine import State, may_sign, standing
from handfast.model import PersonId, Records, Said

from .agreements import (
    NOW,
    PAIR,
    THREE,
    TODAY,
    consents,
    here,
    longer,
    pieces,
    signed,
    terms,
    together,
    withdrawn,
)

STEADY = settings(deadline=None)
DAYS = [TODAY + timedelta(days=days) for days in (-1, 0, 40)]


@st.composite
def histories(draw):
    """Draw some versions and a part of everything that people could have said about them."""
    people = draw(st.sampled_from([PAIR, THREE]))
    versions, parts = [], []
    for number in range(draw(st.integers(1, 6))):
        earlier = draw(st.lists(st.sampled_from(versions), max_size=2)) if versions else []
        named = draw(st.sampled_from([people, people, people, people[:2], people[1:]]))
        version = terms(
            f"v{number}",
            *earlier,
            people=named,
            lapses=draw(st.sampled_from(DAYS)),
            holds=[("pause", draw(st.sampled_from(DAYS)))],
        )
        versions.append(version)
        parts.append(here(version))
        everybody = st.lists(st.sampled_from(named), unique=True, min_size=1)
        parts.append(consents(version, *draw(st.just(named) | everybody)))
        for taken in draw(st.lists(st.sampled_from([(), ("talk",)]), max_size=1)):
            parts.append(withdrawn(version, draw(st.sampled_from(people)), *taken))
        for by in draw(st.lists(st.sampled_from(people), max_size=2)):
            later = NOW + timedelta(days=draw(st.sampled_from([-9, 3, 50])))
            about = draw(st.sampled_from([None, version.digest]))
            parts.append(Records(said=frozenset([Said(PersonId(by), later, about)])))
            parts.append(longer(by, NOW, later))
    return together(*parts)


@st.composite
def subsets(draw, records):
    """Draw some of the smallest parts of these records, in any order, some of them twice."""
    return together(*draw(st.lists(st.sampled_from(pieces(records)))))


@STEADY
@given(histories(), st.data())
def test_any_order_and_any_split_give_the_same_standing(records, data):
    """However the records were cut, copied and merged again, the same stands."""
    shuffled = data.draw(st.permutations(pieces(records)))
    cuts = data.draw(st.lists(st.integers(0, len(shuffled)), max_size=3))
    bounds = [0, *sorted(cuts), len(shuffled)]
    copies = [together(*shuffled[first:last]) for first, last in pairwise(bounds)]
    again = together(*copies, data.draw(subsets(records)))

    assert again == records
    assert standing(again, TODAY) == standing(records, TODAY)


@STEADY
@given(histories(), st.data())
def test_merging_is_commutative_associative_and_idempotent(records, data):
    """Three copies merge to the same, whichever meets which first and however often."""
    a, b, c = (data.draw(subsets(records)) for _ in range(3))

    assert a.merge(b) == b.merge(a)
    assert a.merge(b).merge(c) == a.merge(b.merge(c))
    assert a.merge(a) == a
    assert standing(a.merge(b), TODAY) == standing(b.merge(a), TODAY)


@STEADY
@given(histories())
def test_nothing_is_in_force_without_everybodys_yes(records):
    """Each version in force has a consent of everybody it names, and is over in no other way."""
    for line in standing(records, TODAY).agreements:
        for version in (each for each in line.versions if each.state is State.IN_FORCE):
            for person in version.terms.people:
                assert any(
                    (given.person, given.key, given.version)
                    == (person.id, person.key, version.digest)
                    for given in records.consents
                )
            assert len(version.terms.people) >= 2
            assert version.withdrawn_by == ()
            assert version.terms.review.lapses >= TODAY


@STEADY
@given(histories(), st.data())
def test_no_later_record_brings_anything_back(records, data):
    """Withdrawn stays withdrawn and superseded stays over, whatever arrives."""
    known = data.draw(subsets(records))
    after = standing(records, TODAY)
    final = {
        State.WITHDRAWN: {State.WITHDRAWN},
        State.SUPERSEDED: {State.SUPERSEDED, State.WITHDRAWN},
    }
    for line in standing(known, TODAY).agreements:
        for before in line.versions:
            now = after.version(before.digest)
            assert now.state in final.get(before.state, set(State))
            assert before.withdrawn_clauses <= now.withdrawn_clauses


@STEADY
@given(histories())
def test_each_version_stands_once_after_all_that_it_supersedes(records):
    """Agreements share no version and lose none, and each is in the order of its supersessions."""
    lines = standing(records, TODAY).agreements
    found = [version.digest for line in lines for version in line.versions]

    assert sorted(found) == sorted(records.versions)
    for line in lines:
        order = [version.digest for version in line.versions]
        assert line.id == order[0]
        for version in line.versions:
            for earlier in version.terms.supersedes:
                if earlier in order and not version.notes:
                    assert order.index(earlier) < order.index(version.digest)


VERSION = terms("raced")
ACTS = {
    "sign A": consents(VERSION, "alex"),
    "sign B": consents(VERSION, "sam"),
    "withdraw A": withdrawn(VERSION, "alex"),
}


@pytest.mark.parametrize("order", permutations(ACTS), ids=" ".join)
def test_a_withdrawal_wins_every_race(order):
    """In every interleaving, on every machine and with an exchange at any point, it is withdrawn.

    Each act happens on one of two machines; after any of them the machines may exchange.
    """
    for places, exchanges in product(
        product((0, 1), repeat=len(order)), product((False, True), repeat=len(order))
    ):
        machines = [here(VERSION), here(VERSION)]
        for act, place, exchange in zip(order, places, exchanges, strict=True):
            machines[place] = machines[place].merge(ACTS[act])
            if exchange:
                machines = [machines[0].merge(machines[1]), machines[1].merge(machines[0])]
        ends = [standing(one.merge(other), TODAY) for one, other in (machines, reversed(machines))]

        assert ends[0] == ends[1]
        assert ends[0].version(VERSION.digest).state is State.WITHDRAWN


class Machines(RuleBasedStateMachine):
    """Each person has a machine and signs only what it lets them; they exchange at any moment."""

    people = PAIR

    @initialize()
    def begin(self):
        """Everybody starts with one agreement in force and the texts of all that may follow."""
        base = terms("base", people=self.people)
        left = terms("left", base, people=self.people)
        right = terms("right", base, people=self.people)
        counter = terms("counter", left, people=self.people)
        settled = terms("settled", counter, right, people=self.people)
        self.versions = [left, right, counter, settled]
        start = together(signed(base), here(*self.versions))
        self.copies = dict.fromkeys(self.people, start)
        self.over = {person: set() for person in self.people}

    @rule(who=st.integers(0, 2), what=st.integers(0, 3))
    def sign(self, who, what):
        """Somebody signs, where their own machine lets them."""
        person, version = self.people[who % len(self.people)], self.versions[what]
        if not may_sign(self.copies[person], version, PersonId(person), NOW, restricting=()):
            self._add(person, consents(version, person))

    @rule(who=st.integers(0, 2), what=st.integers(0, 3))
    def withdraw(self, who, what):
        """Somebody withdraws, which is never refused."""
        person, version = self.people[who % len(self.people)], self.versions[what]
        self._add(person, withdrawn(version, person))

    @rule(giver=st.integers(0, 2), taker=st.integers(0, 2))
    def send(self, giver, taker):
        """Somebody takes in everything that another has."""
        giver, taker = (self.people[each % len(self.people)] for each in (giver, taker))
        self._add(taker, self.copies[giver])

    def _add(self, person, records):
        self.copies[person] = self.copies[person].merge(records)

    @invariant()
    def nothing_comes_back_and_one_at_most_is_in_force(self):
        """On each machine at each moment: withdrawn stays, and honest people make no fork."""
        for person, records in self.copies.items():
            versions = standing(records, TODAY).agreements[0].versions
            gone = {each.digest for each in versions if each.state is State.WITHDRAWN}
            assert self.over[person] <= gone
            self.over[person] = gone
            assert sum(each.state is State.IN_FORCE for each in versions) <= 1

    def teardown(self):
        """In the end all exchange, in any order, and see the same."""
        copies = list(getattr(self, "copies", {}).values())
        ends = [standing(together(*order), TODAY) for order in permutations(copies)]
        assert all(end == ends[0] for end in ends)
        for line in ends[0].agreements:
            assert len(line.in_force) <= 1


class ThreeMachines(Machines):
    """The same among three."""

    people = THREE


TestTwoMachines = Machines.TestCase
TestTwoMachines.settings = settings(STEADY, max_examples=60, stateful_step_count=25)
TestThreeMachines = ThreeMachines.TestCase
TestThreeMachines.settings = settings(STEADY, max_examples=40, stateful_step_count=25)
