"""Handfast's own plugin: questions for every moment, and places to find help."""

import re

import pytest

from handfast.model import REPAIR_MOMENTS, Moment, Side
from handfast.plugins import builtin, contract_faults

SITUATIONS = ("danger", "fear", "despair", "relationship", "alone")
COUNTRIES = ("US", "GB", "IE", "CA", "AU", "NZ", "DE", "AT", "FR", "ES", "IT", "NL")


@pytest.mark.parametrize("moment", Moment)
def test_every_moment_has_a_few_questions(moment):
    """Two to four questions, in a repair two to seven for each side; each one a question."""
    questions = builtin.handfast_questions(moment)
    for side in Side if moment in REPAIR_MOMENTS else [None]:
        asked = [question for question in questions if question.side in {None, side}]
        assert 2 <= len(asked) <= (7 if side else 4)
    assert all("?" in question.text for question in questions)
    assert {question.moment for question in questions} == {moment}


def test_question_ids_are_used_once():
    """An answer can be found again by its question's id."""
    ids = [question.id for moment in Moment for question in builtin.handfast_questions(moment)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_help_is_there_wherever_somebody_is(situation):
    """A country that we know nothing about still gets the places that are anywhere."""
    places = builtin.handfast_support(situation, "XX")
    assert places
    assert {place.country for place in places} == {""}


@pytest.mark.parametrize("country", COUNTRIES)
def test_fear_and_danger_have_a_place_in_each_known_country(country):
    """Where we know a country, somebody who is afraid finds a number of that country."""
    for situation in ("fear", "danger"):
        near = [p for p in builtin.handfast_support(situation, country) if p.country == country]
        assert near
    assert {p.country for p in builtin.handfast_support("", country)} == {"", country}


def test_without_a_country_everything_is_shown():
    """Nobody has to say where they are to find help."""
    assert set(COUNTRIES) <= {place.country for place in builtin.handfast_support("", "")}


@pytest.mark.parametrize(
    ("country", "name", "number"),
    [
        ("US", "National Domestic Violence Hotline", "1-800-799-7233"),
        ("US", "988 Suicide & Crisis Lifeline", "988"),
        ("GB", "National Domestic Abuse Helpline", "0808 2000 247"),
        ("GB", "Samaritans", "116 123"),
        ("IE", "Women's Aid", "1800 341 900"),
        ("IE", "Samaritans", "116 123"),
        ("AU", "1800RESPECT", "1800 737 732"),
        ("NZ", "Women's Refuge", "0800 733 843"),
        ("DE", "Hilfetelefon Gewalt gegen Frauen", "116 016"),
    ],
)
def test_the_numbers_that_matter_most(country, name, number):
    """A wrong digit here would be worse than no number, so these are written twice."""
    (place,) = [p for p in builtin.handfast_support("", country) if p.name == name]
    assert number in place.how


def test_sources_are_addresses():
    """Each place says where its number comes from."""
    assert all(re.match(r"https://\S+$", place.source) for place in builtin._places())
    assert {s for place in builtin._places() for s in place.situations} == set(SITUATIONS)


def test_our_own_plugin_keeps_the_contract_of_all():
    """The built-in is the reference plugin (its codes are ours, so its prefix is checked apart)."""
    faults = contract_faults(builtin, "handfast-again")
    assert len(faults) == 1
    assert "handfast's own" in faults[0]
