"""Undo and redo of a draft, and the line that says what each person carries."""

from itertools import pairwise

import pytest
from attrs import evolve

from handfast.checks import Carries
from handfast.tui.draft_steps import Steps, changed_at, word_of
from handfast.tui.widgets.balance import balance_line, runs


def _named(document, title):
    return evolve(document, title=title)


def test_every_change_can_be_taken_back_and_made_again(document):
    """Back and forward go through the same drafts; what was chosen goes with them."""
    steps, first, second, third = Steps(), *(_named(document, title) for title in "abc")
    steps.before(first, "clause:one")
    steps.before(second, "clause:two")
    assert steps.back(third, "whole").document == second
    assert steps.back(second, "clause:two").document == first
    assert steps.back(first, "clause:one") is None
    assert steps.forward(first, "clause:one").document == second
    assert steps.forward(second, "clause:two").chosen == "whole"
    assert steps.forward(third, "whole") is None


def test_a_new_change_forgets_what_was_taken_back(document):
    """After a step back and another change there is nothing to make again."""
    steps, first, second, third = Steps(), *(_named(document, title) for title in "abc")
    steps.before(first, "")
    steps.back(second, "")
    steps.before(first, "")
    assert steps.forward(third, "") is None
    assert steps.back(third, "").document == first


def test_one_thing_that_goes_on_is_one_step(document):
    """Letters of one word are one step; the next word is another."""
    steps, drafts = Steps(), [_named(document, title) for title in "abcd"]
    for draft, what in zip(drafts, ["word 1", "word 1", "word 2"], strict=False):
        steps.before(draft, "", what)
    assert steps.back(drafts[3], "").document == drafts[2]
    assert steps.back(drafts[2], "").document == drafts[0]


def _names(*texts):
    return [word_of("c", before, after) for before, after in pairwise(texts)]


def test_words_are_told_apart_while_they_are_typed():
    """A word with the space behind it is one step; erasing is one; pasting is always its own."""
    typed = _names("", "w", "we", "we ", "we h", "we hu")
    assert len(set(typed)) == 2
    assert typed[:3] == typed[:1] * 3
    assert len(set(_names("hug", "hu", "h"))) == 1
    assert _names("", "pasted") == [""]


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [("we hug", "we all hug", 7), ("aaa", "aa", 2), ("", "new", 3), ("same", "same", 4)],
)
def test_the_cursor_goes_behind_what_changed(before, after, place):
    """After a step back the cursor stands where something changed."""
    assert changed_at(before, after) == place


def test_numbers_that_follow_each_other_are_said_as_a_run():
    """Thirty clauses do not make a line of thirty numbers."""
    assert runs([1, 2, 3, 5, 6, 9]) == ("1 to 3", "5, 6", "9")
    assert runs([]) == ()


def test_what_each_carries_is_said_by_the_numbers_of_the_list(document):
    """No ids, no sum and no order by weight: a sentence per person."""
    carried = (
        Carries("alex", "Alex", duties=("friends",), permissions=("tell-me-after", "gone")),
        Carries("sam", "Sam"),
    )
    said = balance_line(document, carried).plain
    assert said == "Alex: duties in 2; asks permission in 1. Sam: nothing is asked."
