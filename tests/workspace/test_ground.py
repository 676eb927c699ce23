"""The ground agreement: ready to propose as it is offered, and read by the engine once signed."""

from datetime import timedelta

import pytest
from attrs import evolve

from handfast.engine import rupture_ends
from handfast.errors import UsageError
from handfast.model import Rupture
from handfast.workspace import drafts, exporting, ground, people, proposals, reading

NAMED = timedelta(hours=1)


@pytest.mark.parametrize("style", ["", "monogamous", "polyamorous"])
@pytest.mark.parametrize("hours", [*ground.PACES, 100])
def test_it_can_be_proposed_as_it_is_offered(ws, sit, style, hours):
    """Every style and pace gives words in which no check sees anything to settle."""
    document = ground.ground_agreement(ws, reading.checker(ws).style(style), hours=hours)
    seen = proposals.preview(ws, sit("alex"), drafts.new_draft(ws, "alex", document))
    assert seen.ready, seen.open_findings
    assert {clause.verdict.value for clause in seen.report.clauses} == {"mutual"}
    assert all(clause.binds == ("alex", "sam") for clause in document.clauses)


def test_the_engine_reads_it_once_both_have_signed(ws, sit):
    """Until both have signed, a hurt opens three days; from then on the time they agreed on."""
    style = reading.checker(ws).style("")
    name = drafts.new_draft(ws, "alex", ground.ground_agreement(ws, style, hours=168))
    digest = proposals.propose(ws, sit("alex"), name).digest
    now = ws.clock.now()

    def hours_after_a_hurt():
        hurt = Rupture(by="sam", key=people.find(ws, "sam").fingerprint, named=now)
        records = evolve(ws.load().records, ruptures=frozenset({hurt}))
        ends = rupture_ends(records, ("alex", "sam"), now + NAMED)
        return (ends - now) / timedelta(hours=1)

    assert hours_after_a_hurt() == 72
    proposals.sign(ws, sit("sam"), digest)
    assert hours_after_a_hurt() == 168


def test_what_is_signed_of_it_is_shown(ws, sit):
    """The hours that the engine reads stand on the page too, not in the file alone."""
    style = reading.checker(ws).style("")
    name = drafts.new_draft(ws, "alex", ground.ground_agreement(ws, style, hours=120))
    digest = proposals.propose(ws, sit("alex"), name).digest
    assert b"nothing lasting is signed for 120 hours" in exporting.page(ws, digest)


@pytest.mark.parametrize(
    ("hours", "said"), [(72, "3 days"), (100, "100 hours"), (168, "a week"), (8760, "365 days")]
)
def test_the_clause_says_the_same_hours(ws, hours, said):
    """Nobody signs one time in words and another one for the engine."""
    document = ground.ground_agreement(ws, reading.checker(ws).style(""), hours=hours)
    assert document.ground.hours_after_rupture == hours
    assert f"we take {said} before" in document.clauses[0].text


@pytest.mark.parametrize("hours", [0, 71, 8761])
def test_no_other_time_can_be_asked_for(ws, hours):
    """Less than three days is not for anybody to choose, and no time is longer than a year."""
    with pytest.raises(UsageError, match=f"{hours} hours cannot be"):
        ground.ground_agreement(ws, reading.checker(ws).style(""), hours=hours)


def test_a_review_after_one_month_is_said_so(ws):
    """The review that the style usually has stands in words."""
    style = evolve(reading.checker(ws).style(""), review_months=1)
    assert "after a month" in ground.ground_agreement(ws, style).clauses[2].text
