"""Pure edits of a document."""

from datetime import date

import pytest

from handfast.errors import UsageError
from handfast.model import AgreementDocument, ClauseKind, Notice, Person
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


def test_words_without_latin_letters_keep_the_draft_id():
    """An id is made of a-z; a made-up one would say nothing, and each clause keeps its own."""
    words = editing.add_clause(editing.add_clause(EMPTY, "Мы отдыхаем."), "日本語")
    assert ids(editing.name_clauses(words, kept=())) == ["clause-1", "clause-2"]
    words = editing.add_clause(words, "Clause 1")
    assert len(set(ids(editing.name_clauses(words, kept=())))) == 3


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


def test_a_clause_is_split_where_the_cursor_is():
    """Both keep what was said beside the words; notes about the old words are let go."""
    noted = editing.change_clause(TWO, "clause-1", text="We cook. We rest.", need="quiet")
    noted = editing.talked_through(noted, "clause-1", "HF120", "We talked.")
    split = editing.split_clause(noted, "clause-1", 8)
    assert [clause.text for clause in split.clauses[:2]] == ["We cook.", "We rest."]
    assert ids(split) == ["clause-1", "clause-3", "clause-2"]
    assert [clause.need for clause in split.clauses[:2]] == ["quiet", "quiet"]
    assert not any(clause.talked_through for clause in split.clauses)


@pytest.mark.parametrize("at", [0, 20, 19])
def test_no_clause_is_split_into_an_empty_one(at):
    """At either end there is nothing to split."""
    spaced = editing.change_clause(TWO, "clause-1", text="We cook on Sundays. ")
    with pytest.raises(UsageError, match="empty"):
        editing.split_clause(spaced, "clause-1", at)


def test_two_clauses_become_one_that_loses_nothing():
    """Words, needs and people of both are there; what both say is said once."""
    two = editing.change_clause(
        TWO, "clause-1", need="rest", if_missed="we laugh", binds=("sam",), notice=Notice.AFTER
    )
    two = editing.change_clause(two, "clause-2", need="talk", if_missed="we laugh", binds=("alex",))
    (merged,) = editing.merge_clauses(two, "clause-1").clauses
    assert merged.text == "We cook on Sundays. We call on Fridays."
    assert (merged.id, merged.need, merged.if_missed) == ("clause-1", "rest; talk", "we laugh")
    assert (merged.binds, merged.notice) == (("alex", "sam"), Notice.AFTER)


def test_the_last_clause_has_no_next_to_merge_with():
    """It is said, and nothing is changed."""
    with pytest.raises(UsageError, match="follows"):
        editing.merge_clauses(TWO, "clause-2")


def test_merging_never_makes_a_hold_last():
    """A hold and a lasting clause stay apart; two holds end on the earlier day."""
    days = date(2026, 12, 1), date(2026, 12, 7)
    hold = editing.change_clause(TWO, "clause-2", kind=ClauseKind.HOLD, until=days[0])
    with pytest.raises(UsageError, match="ends by itself"):
        editing.merge_clauses(hold, "clause-1")
    both = editing.change_clause(hold, "clause-1", kind=ClauseKind.HOLD, until=days[1])
    (merged,) = editing.merge_clauses(both, "clause-1").clauses
    assert (merged.kind, merged.until) == (ClauseKind.HOLD, days[0])


def test_merging_does_not_choose_between_two_rungs():
    """Asking before and telling after are two different things; nobody's is dropped."""
    two = editing.change_clause(TWO, "clause-1", notice=Notice.BEFORE)
    two = editing.change_clause(two, "clause-2", notice=Notice.AFTER)
    with pytest.raises(UsageError, match="telling"):
        editing.merge_clauses(two, "clause-1")
