"""Exclusive without saying what that covers."""

import pytest

from handfast.plugins import AgreementDocument, Clause
from handfast_monogamous.exclusivity import what_is_left_open


def agreement(*texts):
    """An agreement with these clauses."""
    clauses = tuple(Clause(f"c{number}", text) for number, text in enumerate(texts, 1))
    return AgreementDocument(title="Us", style="monogamous", clauses=clauses)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We are exclusive.", "exclusive"),
        ("Both of us stay faithful.", "faithful"),
        ("Neither of us cheats.", "cheats"),
        ("Monogamy matters to both of us.", "Monogamy"),
    ],
)
def test_a_bare_promise_is_asked_about(text, quote):
    """Somebody who promises to be exclusive is asked where that begins."""
    (finding,) = what_is_left_open(agreement("We eat together.", text))
    assert (finding.code, finding.clause, finding.quote) == ("MO201", "c2", quote)


@pytest.mark.parametrize(
    "texts",
    [
        ("We are exclusive, which for us means sex and kissing.",),
        ("We are exclusive.", "Flirting is fun for both of us."),
        ("We eat together on Fridays.",),
        (),
    ],
)
def test_what_is_covered_is_left_alone(texts):
    """Nothing is asked where some clause says what it covers, or nothing is promised."""
    assert list(what_is_left_open(agreement(*texts))) == []
