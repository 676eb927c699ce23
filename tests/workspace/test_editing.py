"""Pure edits of a document."""

import pytest

from handfast.errors import UsageError
from handfast.model import AgreementDocument, Person
from handfast.workspace import editing

EMPTY = AgreementDocument(title="Ours", people=(Person("alex", "Alex"), Person("sam", "Sam")))
TWO = editing.add_clause(editing.add_clause(EMPTY, "We cook on Sundays."), "We call on Fridays.")


def ids(document):
    return [clause.id for clause in document.clauses]


def test_a_new_clause_binds_everybody_and_has_an_id_that_says_nothing():
    """A clause binds all, and its id does not repeat a first wording that may never be shown."""
    (clause,) = editing.add_clause(EMPTY, "You can't see her.").clauses
    assert clause.binds == ("alex", "sam")
    assert clause.id == "clause-1"


def test_draft_ids_are_unique_after_a_removal():
    """A new clause takes a number that is free."""
    assert ids(TWO) == ["clause-1", "clause-2"]
    left = editing.remove_clause(TWO, "clause-1")
    assert ids(editing.add_clause(left, "We rest.")) == ["clause-2", "clause-1"]


def test_clauses_are_named_after_their_final_words():
    """Draft ids give way to words, once each; ids of earlier versions and chosen ids stay."""
    words = editing.add_clause(TWO, "We cook on Sundays!")
    words = editing.add_clause(words, "We sing.", id="singing")
    words = editing.add_clause(words, "日本語")
    named = editing.name_clauses(words, kept=["clause-2"])
    assert ids(named)[:4] == ["we-cook-on-sundays", "clause-2", "we-cook-on-sundays-2", "singing"]
    assert len(set(ids(named))) == 5


@pytest.mark.parametrize(("by", "expected"), [(1, [1, 0]), (9, [1, 0]), (-1, [0, 1]), (0, [0, 1])])
def test_moving_stops_at_the_ends(by, expected):
    """A clause moves down, and never falls off."""
    first = ids(TWO)[0]
    assert ids(editing.move_clause(TWO, first, by)) == [ids(TWO)[place] for place in expected]


def test_a_changed_text_is_no_longer_talked_through():
    """A note about other words does not settle these."""
    noted = editing.talked_through(TWO, ids(TWO)[0], "HF120", "We talked on Sunday.")
    assert noted.clauses[0].talked_through[0].note == "We talked on Sunday."
    same = editing.change_clause(noted, ids(TWO)[0], need="rest")
    assert same.clauses[0].talked_through
    changed = editing.change_clause(noted, ids(TWO)[0], text="We cook on Mondays.")
    assert changed.clauses[0].talked_through == ()


def test_a_note_about_the_whole_goes_to_the_first_clause():
    """A finding about the whole agreement can be talked through as well."""
    assert editing.talked_through(TWO, "", "HF401", "Yes.").clauses[0].talked_through


def test_an_empty_note_is_refused():
    """Talking it through leaves a sentence."""
    with pytest.raises(UsageError, match="empty"):
        editing.talked_through(TWO, ids(TWO)[0], "HF120", " ")


def test_an_unknown_clause_is_refused_with_the_known_ones():
    """Whoever mistypes an id is told the ids."""
    with pytest.raises(UsageError, match="clause-1, clause-2"):
        editing.remove_clause(TWO, "nothing")


def test_a_removed_clause_is_gone():
    """Removing takes out one clause and leaves the rest."""
    assert ids(editing.remove_clause(TWO, ids(TWO)[0])) == [ids(TWO)[1]]
