"""Somebody in a clause who is no person of the agreement."""

import pytest

from handfast.plugins import AgreementDocument, Clause, Person, PersonId
from handfast_polyamorous.outsiders import people_not_asked


def agreement(*texts):
    """An agreement of Alex and Sam Lee with these clauses."""
    people = (Person(PersonId("alex"), "Alex"), Person(PersonId("sam"), "Sam Lee"))
    clauses = tuple(Clause(f"c{number}", text) for number, text in enumerate(texts, 1))
    return AgreementDocument(title="Us", style="polyamorous", people=people, clauses=clauses)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We tell Robin about it.", "Robin"),
        ("Robin can't come to our house.", "Robin"),
        ("On Fridays Sam cooks for Kim.", "Kim"),
    ],
)
def test_a_name_is_asked_about(text, name):
    """Whoever is named and does not sign is asked about, with the clause."""
    (finding,) = people_not_asked(agreement("We eat together.", text))
    assert (finding.code, finding.clause, finding.quote) == ("PO201", "c2", name)


def test_each_name_is_asked_about_once():
    """A name in three clauses is one question, at the first of them."""
    found = people_not_asked(agreement("We write to Kim.", "We tell Robin.", "We call Kim."))
    assert [(finding.quote, finding.clause) for finding in found] == [
        ("Kim", "c1"),
        ("Robin", "c2"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Alex cooks and Sam washes up.",
        "She can stay over.",
        "We spend a weekend in Rome together.",
        "We decide about Christmas in October.",
        "Each of us tells the other about a new partner.",
    ],
)
def test_people_of_the_agreement_and_places_are_left_alone(text):
    """Those who sign, words for anybody, places and feasts are no strangers."""
    assert list(people_not_asked(agreement(text))) == []
