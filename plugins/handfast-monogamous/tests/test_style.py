"""The style, its wording and its rules."""

import pytest

from handfast.checks import check_clause, core_pack, read_clause, verdict
from handfast.plugins import AgreementDocument, Clause, Moment, Verdict
from handfast_monogamous import plugin

STYLE = plugin.handfast_styles()[0]
PACK = plugin.handfast_rule_packs()[0]
CLAUSES = plugin.handfast_starting_clauses("monogamous")


def test_style():
    """It says for how many people it is and when to look again."""
    assert (STYLE.id, STYLE.fewest_people, STYLE.most_people) == ("monogamous", 2, 2)
    assert STYLE.review_months == 3


def test_every_topic_has_wording_to_start_from():
    """No topic leaves its reader with an empty page."""
    assert {clause.topic for clause in CLAUSES} == {topic.id for topic in STYLE.topics}


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.text[:40])
def test_starting_clauses_read_as_mutual(clause):
    """Wording to start from is what a mutual agreement sounds like, to our own rules as well."""
    reading = read_clause(clause.text, ["Alex", "Sam"])
    said = Clause("c", clause.text, need=clause.need)
    findings = check_clause(reading, [core_pack(), PACK], clause=said)
    assert [finding.code for finding in findings] == []
    assert verdict(reading, findings) is Verdict.MUTUAL


def test_starting_clauses_are_for_this_style_only():
    """Other styles get nothing from here."""
    assert list(plugin.handfast_starting_clauses("another")) == []


def test_questions_fit_their_moment():
    """Every moment gets only its own questions, under topics that are there."""
    topics = {"", *(topic.id for topic in STYLE.topics)}
    questions = [question for moment in Moment for question in plugin.handfast_questions(moment)]
    assert len({question.id for question in questions}) == len(questions) >= 7
    assert {question.topic for question in questions} <= topics
    assert all(
        question.moment is Moment.REVIEW for question in plugin.handfast_questions(Moment.REVIEW)
    )


def test_rules():
    """The first pack has its own codes."""
    assert len(PACK.rules) >= 8
    assert all(rule.code.startswith("MO") for rule in PACK.rules)


def test_check_agreement_on_an_empty_agreement():
    """There is nothing to find where nothing is written."""
    assert list(plugin.handfast_check_agreement(AgreementDocument(title="Empty"))) == []
