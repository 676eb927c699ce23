"""What an unclear clause leaves open is said: who, when, what exactly."""

import json
from pathlib import Path

import pytest

from handfast.checks import core_pack, read_clause, report_clause
from handfast.checks.missing import WHAT, WHEN, WHO, missing, told
from handfast.model import Level, Verdict

CLAUSES = Path(__file__).parents[2] / "training" / "clauses"
OPEN = {
    "More respect.": (WHO, WHAT, WHEN),
    "We will be kinder.": (WHAT, WHEN),
    "We phone each other.": (WHEN,),
    "We phone each other on Sundays.": (WHAT,),
    "Dinner on Fridays.": (WHO, WHAT),
}


@pytest.mark.parametrize(("text", "parts"), OPEN.items(), ids=OPEN)
def test_what_is_open(text, parts):
    """Each of the three is asked for only where the clause does not say it."""
    assert missing(read_clause(text)) == parts


def test_it_is_one_sentence():
    """One thing, or several, make a sentence."""
    assert told((WHEN,)) == "It does not say yet when or how often."
    assert told((WHO, WHEN)) == "It does not say yet who does it, or when or how often."


def test_every_unclear_verdict_says_what_is_missing():
    """Whatever reads as unclear comes with one finding at least that names what is not said."""
    rows = (CLAUSES / "set01.jsonl").read_text("utf-8").splitlines()
    reports = [report_clause(json.loads(row)["text"], [core_pack()]) for row in rows]
    unclear = [one for one in reports if one.verdict is Verdict.UNCLEAR]
    assert len(unclear) > 20
    for report in unclear:
        assert any("It does not say yet" in finding.why for finding in report.findings), report.text


def test_every_fear_verdict_can_be_talked_about():
    """Whatever reads as fear quotes what it saw, says why, asks, and names its source."""
    rows = (CLAUSES / "set01.jsonl").read_text("utf-8").splitlines()
    for row in rows:
        report = report_clause(json.loads(row)["text"], [core_pack()])
        if report.verdict is Verdict.FEAR:
            strong = [one for one in report.findings if one.level is not Level.NOTE]
            assert any(one.quote and one.why and one.ask and one.source for one in strong)
            stops = any(one.level is Level.STOP for one in strong)
            assert stops or any(one.wordings for one in strong)


def test_an_empty_clause_leaves_nothing_to_say():
    """Nothing written, nothing missing."""
    assert report_clause("  ", [core_pack()]).findings == ()
