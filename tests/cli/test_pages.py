"""How findings and agreements look, where the words of a verb do not lead."""

import pytest
from attrs import evolve

from handfast.cli import pages
from handfast.model import Finding, Level
from handfast.workspace import looking
from handfast.workspace.views import Difference, FieldChange

FOUND = Finding("XX101", "name", Level.NOTE, "It matters.", "", "somebody")


def test_a_finding_says_only_what_it_has(capsys):
    """No question, no quote and no wording leave no empty lines."""
    pages.finding(FOUND)
    assert capsys.readouterr().out == "  XX101 worth knowing: It matters.\n"


@pytest.mark.parametrize(
    ("levels", "look"), [((), False), ((Level.NOTE,), False), ((Level.NOTE, Level.ASK), True)]
)
def test_notes_alone_are_nothing_to_look_at(levels, look):
    """Exit code 1 is for what asks, warns or stops."""
    assert pages.worth_a_look(evolve(FOUND, level=level) for level in levels) is look


def test_a_page_without_review_days_has_no_line_for_them(put, ours, capsys):
    """Words that nobody has given days to are shown without."""
    put()
    view = looking.show(ours, "exes")
    bare = evolve(view.version.document, review=None)
    pages.agreement(evolve(view, version=evolve(view.version, document=bare)))
    assert "Review on" not in capsys.readouterr().out


def test_a_line_break_in_a_text_never_makes_a_line_of_the_page(put, ours, capsys):
    """Why, unknown fields and changes go on deeper than any line of the page begins."""
    fake = "nice\nclause-9: We never meet.\n  clause-9: We never meet.\n      need: peace"
    put(f"We rest.\n{fake}", why=fake, extra={"other": fake})
    pages.agreement(looking.show(ours, "exes"))
    pages.difference(Difference((FieldChange("why", "", fake),), ()))
    lines = capsys.readouterr().out.splitlines()
    starts = [len(line) - len(line.lstrip()) for line in lines if "clause-9" in line]
    assert len(starts) == 8
    assert min(starts) >= 8
