"""The rules of a review round, as tables and as properties of any order and any merging."""

from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from handfast.model import Because, Choice, Outcome
from handfast.review import Stage, by_version, rounds

from ..engine.agreements import THREE, terms
from .steps import answer, commit, left, opening, seen, step

V = terms("v")
TRIO = terms("trio", people=THREE)
OTHER = terms("other")
ALL_IN = [opening(V, "alex"), commit(V, "alex"), commit(V, "sam")]
OPENED = [*ALL_IN, answer(V, "alex"), answer(V, "sam")]

STAGES = {
    "nothing": ([], None, 0),
    "opened": ([opening(V, "alex")], Stage.OPEN, 0),
    "one is in": ([opening(V, "alex"), commit(V, "alex")], Stage.OPEN, 0),
    "an answer laid open too early": (
        [opening(V, "alex"), commit(V, "alex"), answer(V, "alex")],
        Stage.OPEN,
        0,
    ),
    "all are in": (ALL_IN, Stage.OPENING, 0),
    "one is open": ([*ALL_IN, answer(V, "sam")], Stage.OPENING, 1),
    "all are open": (OPENED, Stage.TOGETHER, 2),
    "left": ([*OPENED, left(V, "sam")], Stage.FINISHED, 2),
    "left with one closed": ([*ALL_IN, answer(V, "sam"), left(V, "sam")], Stage.FINISHED, 1),
    "left before all were in": ([opening(V, "alex"), left(V, "alex")], Stage.FINISHED, 0),
    "a commitment alone begins it": ([commit(V, "sam")], Stage.OPEN, 0),
    "a stranger's steps": ([opening(V, "kim"), commit(V, "kim")], None, 0),
    "another version's steps": ([opening(OTHER, "alex")], None, 0),
    "the second without the first": ([opening(V, "alex", 2)], None, 0),
}


@pytest.mark.parametrize(("entries", "stage", "answers"), STAGES.values(), ids=STAGES)
def test_how_far_a_round_is(entries, stage, answers):
    """Each set of steps gives its stage, and as many answers as may be seen."""
    found = rounds(V, entries)
    assert (found[-1].stage if found else None) == stage
    assert (len(found[-1].answers) if found else 0) == answers


def test_who_is_waited_for():
    """Those whose answer is missing, then those who have not opened theirs."""
    (found,) = rounds(V, [opening(V, "alex"), commit(V, "alex")])
    assert (found.waiting_for, found.all_in, found.unopened) == (("sam",), False, ("alex",))
    (found,) = rounds(V, [*ALL_IN, answer(V, "sam")])
    assert (found.waiting_for, found.all_in, found.unopened) == ((), True, ("alex",))
    assert not found.notes


def test_three_people_wait_for_the_third():
    """With three, nothing is seen until the third is in."""
    two = [commit(TRIO, who) for who in THREE[:2]] + [answer(TRIO, who) for who in THREE]
    (found,) = rounds(TRIO, two)
    assert (found.stage, dict(found.answers)) == (Stage.OPEN, {})
    (found,) = rounds(TRIO, [*two, commit(TRIO, "kim")])
    assert (found.stage, set(found.answers)) == (Stage.TOGETHER, set(THREE))


def test_a_changed_answer_after_the_reveal_does_not_count():
    """A document that is not the one committed to stays out, and a note says so."""
    changed = answer(V, "sam", choice=Choice.LET_GO)
    (found,) = rounds(V, [*OPENED, changed])
    assert found.answers["sam"].answers[0].choice is Choice.KEEP
    assert "Sam is not the answer that they had sealed" in found.notes[0]


def test_an_answer_of_another_round_or_person_does_not_count():
    """The digest binds writer and round: nobody commits to somebody else's answer."""
    theirs = answer(V, "alex")
    copied = step(V, "sam", "commit", commitment=theirs.digest)
    (found,) = rounds(V, [opening(V, "alex"), commit(V, "alex"), copied, theirs])
    assert set(found.answers) == {"alex"}
    assert found.stage is Stage.OPENING


def test_two_commitments_count_for_nothing():
    """Whoever seals two answers has none, so nobody chooses after having seen the other's."""
    entries = [*ALL_IN, commit(V, "sam", salt="b"), answer(V, "alex"), answer(V, "sam", salt="b")]
    (found,) = rounds(V, entries)
    assert found.answered_twice == ("sam",)
    assert (found.stage, dict(found.answers)) == (Stage.OPEN, {})
    assert "Sam has sealed two different answers" in found.notes[0]
    assert found.may_begin_another


def test_the_same_commitment_twice_is_one():
    """A commitment that was written twice, such as after a crash, is the same commitment."""
    again = commit(V, "sam", written=ALL_IN[0].written.replace(hour=11))
    assert rounds(V, [*ALL_IN, again])[0].stage is Stage.OPENING


def test_what_the_others_saw_stays():
    """A second commitment after the first was seen changes nothing, whatever is laid open."""
    one, two = commit(V, "sam"), commit(V, "sam", salt="b")
    entries = [*ALL_IN, seen(V, "alex", one), answer(V, "alex"), two]
    (found,) = rounds(V, [*entries, answer(V, "sam", salt="b")])
    assert found.commitments["sam"] == one.review.commitment
    assert set(found.answers) == {"alex"}
    (found,) = rounds(V, [*entries, answer(V, "sam", salt="b"), answer(V, "sam")])
    assert found.answers["sam"].salt == "a" * 64


def test_nobody_sees_for_themselves():
    """What somebody says they have seen of their own commitments decides nothing."""
    one, two = commit(V, "sam"), commit(V, "sam", salt="b")
    (found,) = rounds(V, [*ALL_IN, two, seen(V, "sam", two)])
    assert found.answered_twice == ("sam",)
    both = [seen(TRIO, "alex", one), seen(TRIO, "kim", two)]
    trio = [commit(TRIO, who) for who in THREE]
    second = commit(TRIO, "sam", salt="b")
    both = [seen(TRIO, "alex", trio[1]), seen(TRIO, "kim", second)]
    (found,) = rounds(TRIO, [*trio, second, *both])
    assert found.answered_twice == ("sam",)


def test_an_agenda_is_agreed_by_everybody():
    """The same points from everybody are an agenda; others stay proposals."""
    mine = step(V, "alex", "agenda", agenda=("money", "Sundays"))
    theirs = step(V, "sam", "agenda", agenda=("Sundays",))
    (found,) = rounds(V, [*OPENED, mine, theirs])
    assert found.agreed_agenda is None
    same = step(V, "alex", "agenda", agenda=("Sundays",))
    (found,) = rounds(V, [*OPENED, mine, theirs, same])
    assert found.agreed_agenda.items == ("Sundays",)


def test_a_round_keeps_why_it_was_opened():
    """Two who open it at once, for two reasons, open one round with both."""
    two = [opening(V, "alex"), opening(V, "sam", because=Because.WITHDRAWAL)]
    (found,) = rounds(V, two)
    assert set(found.because) == {Because.ASKED, Because.WITHDRAWAL}
    assert set(found.opened_by) == {"alex", "sam"}


def test_rounds_follow_one_another():
    """A later round has its own answers; the earlier one keeps its own."""
    later = [commit(V, "alex", 2), commit(V, "sam", 2), answer(V, "sam", 2)]
    first, second = rounds(V, [*OPENED, left(V, "sam", outcome=Outcome.DRAFT), *later])
    assert (first.stage, second.stage) == (Stage.FINISHED, Stage.OPENING)
    assert first.finished == (("sam", Outcome.DRAFT),)
    assert [first.may_begin_another, second.may_begin_another] == [True, True]


def test_entries_are_sorted_by_their_versions():
    """What names no version belongs to none."""
    lost = evolve(opening(V, "alex"), version=None)
    found = by_version([*ALL_IN, opening(OTHER, "sam"), lost])
    assert {digest: len(each) for digest, each in found.items()} == {V.digest: 3, OTHER.digest: 1}


EVERYTHING = [
    *OPENED,
    opening(V, "sam", because=Because.REVIEW_DAY),
    commit(V, "sam", salt="b"),
    seen(V, "alex", commit(V, "sam")),
    seen(V, "sam", commit(V, "alex")),
    answer(V, "sam", salt="b"),
    answer(V, "alex", choice=Choice.LET_GO),
    step(V, "alex", "agenda", agenda=("money",)),
    step(V, "sam", "agenda", agenda=("money",)),
    left(V, "alex"),
    commit(V, "alex", 2),
    commit(V, "sam", 2),
    answer(V, "alex", 2),
    opening(V, "kim", 3),
    opening(OTHER, "sam"),
]


@given(st.lists(st.sampled_from(EVERYTHING)), st.randoms())
def test_any_order_gives_the_same_rounds(entries, chance):
    """Copies of the set in any order, with repetitions, give the same answer."""
    shuffled = [*entries, *entries[::2]]
    chance.shuffle(shuffled)
    assert rounds(V, shuffled) == rounds(V, entries)


@given(st.lists(st.sampled_from(EVERYTHING)), st.lists(st.sampled_from(EVERYTHING)))
def test_two_machines_come_to_the_same(here, there):
    """Whichever copy is merged into which, both machines see the same rounds."""
    assert rounds(V, [*here, *there]) == rounds(V, [*there, *here])


@given(st.lists(st.sampled_from(EVERYTHING), unique_by=lambda each: each.digest))
def test_no_answer_is_seen_before_all_are_in(entries):
    """Whatever has arrived, an answer shows only where everybody's commitment counts."""
    for found in rounds(V, entries):
        committed = {
            each.by
            for each in entries
            if each.review.step == "commit" and each.review.round == found.number
        }
        assert not found.answers or committed >= {"alex", "sam"}
        for person, words in found.answers.items():
            documents = {each.digest for each in entries if each.review == words}
            assert found.commitments[person] in documents


def test_every_order_of_the_reveal():
    """However the four documents of a reveal arrive, the end is the same."""
    ends = {rounds(V, each)[0].stage for each in permutations(OPENED[1:])}
    assert ends == {Stage.TOGETHER}
