"""What differs between two documents."""

from attrs import evolve

from handfast.model import AgreementDocument, Clause, Ground, Person
from handfast.workspace import looking

BEFORE = AgreementDocument(
    title="Ours",
    people=(Person("alex", "Alex", "SHA256:a"),),
    clauses=(Clause("one", "We do not shout."), Clause("two", "We call on Fridays.")),
)


def change(after):
    return looking.compare(BEFORE, after)


def test_nothing_differs_from_itself():
    """A document has no difference to itself."""
    assert change(BEFORE).empty


def test_a_word_that_went_is_shown_in_its_place():
    """A dropped 'not' is a removed run between what stayed."""
    after = evolve(BEFORE, clauses=(Clause("one", "We do shout."), BEFORE.clauses[1]))
    (first, second) = change(after).clauses
    assert [(w.kind, w.text) for w in first.words if w.kind != "same"] == [("removed", "not ")]
    assert "".join(w.text for w in first.words if w.kind != "removed") == "We do shout."
    assert second.change == "same"


def test_letters_that_only_look_alike_differ():
    """A Cyrillic letter in a Latin word is a change."""
    after = evolve(BEFORE, clauses=(Clause("one", "We dо not shout."), BEFORE.clauses[1]))
    assert not change(after).empty


def test_clauses_that_came_and_went_are_named():
    """Added and removed clauses show with their whole text."""
    after = evolve(BEFORE, clauses=(BEFORE.clauses[0], Clause("three", "We rest.")))
    assert [(c.id, c.change) for c in change(after).clauses] == [
        ("one", "same"),
        ("three", "added"),
        ("two", "removed"),
    ]


def test_every_other_field_shows_too():
    """Title, people's keys, pace and unknown fields are part of what is signed."""
    after = evolve(
        BEFORE,
        title="Yours",
        people=(Person("alex", "Alex", "SHA256:b"),),
        ground=Ground(96),
        extra={"colour": "blue"},
        clauses=(evolve(BEFORE.clauses[0], extra={"x": 1}), BEFORE.clauses[1]),
    )
    found = change(after)
    assert [f.field for f in found.fields] == [
        "title",
        "people",
        "pace after a rupture",
        "other field colour",
    ]
    assert found.clauses[0].fields[0].field == "other field x"


def test_unknown_fields_of_people_show_too():
    """What is signed beside a name is compared like everything else."""
    after = evolve(BEFORE, people=(Person("alex", "Alex", "SHA256:a", {"owns": "the flat"}),))
    (field,) = change(after).fields
    assert (field.field, field.after) == ("other field people.alex.owns", "the flat")
