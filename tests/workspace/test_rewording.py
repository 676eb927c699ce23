"""The need under a rule, through the workspace: what is offered, taken, left out and refused."""

import pytest
from attrs import evolve

from handfast.checks.verdicts import speaks_of_fear
from handfast.errors import UsageError
from handfast.model import ClauseKind, Notice, Style, Verdict
from handfast.workspace import drafts, editing, reading, rewording

EX = "You can't talk to your ex anymore."
THREAT = "If you leave I will hurt myself."
NEED = "to feel included"


@pytest.fixture(scope="module")
def checker():
    """Load the checks once, with both styles that come with handfast."""
    return reading.checker(None)


@pytest.fixture
def draft(ws):
    """A draft between Alex and Sam with one clause made from fear, which is a hold."""
    words = drafts.blank(ws, title="Exes", style=Style("plain", "Plain", ""))
    return editing.add_clause(words, EX, binds=("sam",), need="calm", if_missed="we talk")


def test_every_wording_reads_free_of_fear_by_itself(checker):
    """Two to four, each a rung further down, with its redline against the clause."""
    found = rewording.offer(checker, EX, need=NEED)
    assert [one.rung for one in found.wordings] == ["before", "after", "none", "own"]
    assert found.need == NEED
    assert not found.need_left_out
    for one in found.wordings:
        report = checker.clause(one.text)
        assert report.verdict is not Verdict.FEAR
        assert not any(map(speaks_of_fear, report.findings))
        before = "".join(word.text for word in one.words if word.kind != "added")
        after = "".join(word.text for word in one.words if word.kind != "removed")
        assert (before, after) == (EX, one.text)
    assert rewording.offer(checker, EX, need=NEED) == found


def test_a_threat_gets_no_softer_words_but_a_place_to_turn_to(checker):
    """Where the checks say stop, nothing is offered; help for fear is named, of a country too."""
    found = rewording.offer(checker, THREAT, need=NEED)
    assert found.stops
    assert found.wordings == ()
    assert found.support
    assert not any(place.country for place in found.support)
    british = rewording.offer(checker, THREAT, country="GB").support
    assert "GB" in {place.country for place in british}


def test_a_clause_without_fear_is_left_as_it_is(checker):
    """Nothing is offered for what two people carry together."""
    found = rewording.offer(checker, "We cook together on Sundays.")
    assert not found.flagged
    assert not found.stops
    assert found.wordings == ()
    assert found.support == ()


def test_a_need_that_is_a_rule_is_left_out_and_said(checker):
    """The words are offered without it, and whoever typed it is told."""
    found = rewording.offer(checker, EX, need="so that you never leave the house without me")
    assert found.need_left_out
    assert found.need == ""
    assert len(found.wordings) >= 2
    assert all("leave the house" not in one.text for one in found.wordings)
    assert found.support, "confinement as a need points to help"
    mild = rewording.offer(checker, EX, need="so that you only see her with my permission")
    assert (mild.need_left_out, mild.support) == (True, ())


def test_names_speak_where_a_clause_speaks_of_names(checker):
    """The names of those who agree are used, with verbs that follow them."""
    found = rewording.offer(checker, "Alex may not text Kim.", people=("Alex", "Sam"))
    assert found.wordings[0].text.startswith("Sam would like to hear it beforehand when Alex plans")


def test_a_wording_brings_its_fields(checker, draft):
    """Text, need, rung and kind; what is for both binds both, a plan of one's own only oneself."""
    clause = draft.clauses[0].id
    found = rewording.offer_for(checker, draft, clause, need=NEED)
    ask, both, _, own = found.wordings
    taken = [
        rewording.take(draft, clause, one, need=found.need, by="alex").clauses[0]
        for one in (ask, both, own)
    ]
    assert [one.text for one in taken] == [ask.text, both.text, own.text]
    assert {one.need for one in taken} == {NEED}
    assert {one.if_missed for one in taken} == {"we talk"}
    assert [one.kind for one in taken] == [
        ClauseKind.REQUEST, ClauseKind.PRACTICE, ClauseKind.BOUNDARY,
    ]  # fmt: skip
    assert [one.notice for one in taken] == [Notice.BEFORE, Notice.AFTER, Notice.NONE]
    assert [one.binds for one in taken] == [("sam",), ("alex", "sam"), ("alex",)]


def test_a_hold_that_is_reworded_is_no_hold(checker, ws, draft):
    """Its last day goes with the restriction."""
    held = editing.change_clause(
        draft, draft.clauses[0].id, kind=ClauseKind.HOLD, until=ws.clock.today()
    )
    found = rewording.offer_for(checker, held, held.clauses[0].id)
    clause = rewording.take(held, held.clauses[0].id, found.wordings[1]).clauses[0]
    assert clause.until is None
    assert clause.kind is ClauseKind.PRACTICE


def test_the_need_of_the_clause_stands_in(checker, draft):
    """Without a need, the one beside the clause is taken, and it stays there."""
    clause = draft.clauses[0].id
    found = rewording.offer_for(checker, draft, clause)
    assert found.need == "calm"
    assert rewording.take(draft, clause, found.wordings[0]).clauses[0].need == "calm"


def test_a_reworded_clause_stands_in_the_document_without_fear(checker, draft):
    """The whole document reads as it was offered: nothing about the clause is left to settle."""
    clause = draft.clauses[0].id
    found = rewording.offer_for(checker, draft, clause, need=NEED)
    for one in found.wordings:
        after = rewording.take(draft, clause, one, need=found.need, by="alex")
        (report,) = checker.document(after).clauses
        assert report.verdict is not Verdict.FEAR
        assert not any(map(speaks_of_fear, report.findings))


def test_nobody_bound_stays_as_it_was(checker, draft):
    """A plan of one's own by somebody who is not in the document binds whom the clause bound."""
    clause = draft.clauses[0].id
    own = rewording.offer_for(checker, draft, clause).wordings[-1]
    assert rewording.take(draft, clause, own, by="kim").clauses[0].binds == ("sam",)
    alone = evolve(draft, people=())
    both = rewording.offer_for(checker, alone, clause).wordings[1]
    assert rewording.take(alone, clause, both).clauses[0].binds == ("sam",)


def test_what_is_not_there_is_named(checker, draft):
    """An unknown clause, an unknown number, a need of many lines: sentences with a next step."""
    with pytest.raises(UsageError, match="no clause"):
        rewording.offer_for(checker, draft, "nothing")
    found = rewording.offer(checker, EX)
    assert rewording.pick(found, 1) is found.wordings[0]
    for number in (0, 5, -1):
        with pytest.raises(UsageError, match="Take one of 1 to 4"):
            rewording.pick(found, number)
    with pytest.raises(UsageError, match="None is offered"):
        rewording.pick(rewording.offer(checker, THREAT), 1)
    with pytest.raises(UsageError, match="longer than"):
        rewording.offer(checker, EX, need="x" * 401)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "a" * 10_000,
        '"' * 4000,
        "\ud800",
        "you must not " * 800,
        "\u202eYou must\u202c",
        "🧡",
    ],
)
def test_hostile_texts_are_read_like_any_other(checker, text):
    """Nothing raises, whatever the clause and the need; what is offered is plain."""
    found = rewording.offer(checker, text, need=text[:400], people=(text[:40], "Sam"))
    for one in found.wordings:
        assert "{" not in one.text


def test_the_words_that_stand_there_are_not_offered_again(checker, draft):
    """A need that is a rule flags a clause whose text is fine; others of its rungs are offered."""
    said = rewording.offer(checker, EX).wordings[1].text
    need = "so that you only see her with my permission"
    words = editing.change_clause(draft, draft.clauses[0].id, text=said, need=need)
    found = rewording.offer_for(checker, words, words.clauses[0].id)
    assert found.flagged
    assert found.need_left_out
    assert said not in [one.text for one in found.wordings]
    assert found.wordings


def test_where_nothing_fits_nothing_is_offered(checker, monkeypatch):
    """It is still said that the clause stands out."""
    monkeypatch.setattr(rewording, "candidates", lambda *_, **__: iter(()))
    found = rewording.offer(checker, EX, need=NEED)
    assert (found.flagged, found.stops, found.wordings) == (True, False, ())
