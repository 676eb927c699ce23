"""Checks of a whole agreement and of a change between two versions."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from handfast.checks import check_agreement, check_change, explain, whole_rules
from handfast.checks.whole_rules import Whole, every_whole
from handfast.model import (
    AgreementDocument,
    CheckContext,
    Clause,
    ClauseKind,
    Notice,
    Person,
    ReviewDays,
)

CALM = CheckContext(today=date(2026, 11, 23))
HEAT = evolve(CALM, rupture_open=True)
REVIEW = ReviewDays(on=date(2027, 2, 23), lapses=date(2027, 3, 23))
PEOPLE = (Person("alex", "Alex"), Person("sam", "Sam"))
WRITTEN = datetime(2026, 11, 23, tzinfo=UTC)
KIND = Clause(
    "a", "We talk on Sundays so that we both rest.", binds=("alex", "sam"), if_missed="we laugh"
)
BAN = Clause("ban", "Sam can't see Kim.", binds=("sam",), if_missed="x", need="y")


def agreement(*clauses, **more):
    """Return an agreement of Alex and Sam."""
    more = {"review": REVIEW, "written": WRITTEN, "people": PEOPLE} | more
    return AgreementDocument(title="T", clauses=clauses, **more)


def codes(found):
    """Return the codes of findings."""
    return [one.code for one in found]


WHOLES = {
    "calm": (agreement(KIND), CALM, []),
    "empty": (agreement(), CALM, []),
    "no need, nothing if missed": (agreement(Clause("a", "We talk.")), CALM, ["HF451", "HF452"]),
    "no review": (agreement(BAN, review=None), CALM, ["HF402"]),
    "no review, nothing restricted": (agreement(KIND, review=None), CALM, []),
    "no way out": (
        agreement(evolve(KIND, text="This can't be changed, so that we sleep.")),
        CALM,
        ["HF403"],
    ),
    "outsider given a duty": (
        agreement(evolve(KIND, text="Kim must leave by ten so that we sleep.")),
        CALM,
        ["HF404"],
    ),
    "outsider bound": (agreement(evolve(KIND, binds=("alex", "kim"))), CALM, ["HF404"]),
    "in the heat": (agreement(BAN), HEAT, ["HF405"]),
    "a hold in the heat": (
        agreement(evolve(BAN, kind=ClauseKind.HOLD, until=date(2026, 12, 1))),
        HEAT,
        [],
    ),
    "one-sided": (agreement(BAN, evolve(BAN, id="b", text="Sam calls.")), CALM, ["HF401"]),
    "evenly shared": (
        agreement(
            BAN,
            evolve(BAN, id="b", text="Sam calls."),
            evolve(BAN, id="c", text="Alex calls.", binds=("alex",)),
        ),
        CALM,
        [],
    ),
    "own boundaries weigh on nobody": (
        agreement(
            evolve(BAN, kind=ClauseKind.BOUNDARY), evolve(BAN, id="b", kind=ClauseKind.REQUEST)
        ),
        CALM,
        [],
    ),
    "one person": (
        agreement(
            KIND,
            people=PEOPLE[:1],
        ),
        CALM,
        ["HF404", "HF404"],
    ),
}


@pytest.mark.parametrize(("document", "context", "expected"), WHOLES.values(), ids=WHOLES)
def test_whole_agreements(document, context, expected):
    """Each check of a whole agreement speaks where it should and is silent elsewhere."""
    assert sorted(set(codes(check_agreement(document, context)))) == sorted(set(expected))


def test_one_sided_says_who():
    """The finding says in words what is asked of whom alone, in the order of the agreement."""
    (found,) = check_agreement(agreement(BAN, evolve(BAN, id="b", text="Sam calls.")), CALM)
    assert "Asked of Alex alone: nothing. Asked of Sam alone: ban, b." in found.why


OLD = Clause(
    "c", "We tell each other afterwards, and a no is fine.", binds=("alex",), notice=Notice.AFTER
)
CHANGES = {
    "nothing": (OLD, OLD, []),
    "heavier rung": (OLD, evolve(OLD, notice=Notice.PERMISSION), ["heavier rung"]),
    "rung by words": (
        evolve(OLD, notice=None),
        evolve(OLD, notice=None, text="Alex asks permission, a no is fine."),
        ["heavier rung", "did not before"],
    ),
    "now restricts": (
        OLD,
        evolve(OLD, text="You can't see Kim, and a no is fine."),
        ["restricts Alex"],
    ),
    "binds more": (OLD, evolve(OLD, binds=("alex", "sam")), ["binds Sam as well"]),
    "binds a stranger": (OLD, evolve(OLD, binds=("alex", "kim")), ["everybody"]),
    "absolute": (OLD, evolve(OLD, text=OLD.text + " No exceptions."), ["no exception"]),
    "no exit": (OLD, evolve(OLD, text="We tell each other afterwards."), ["a no is fine"]),
    "hold longer": (
        evolve(OLD, until=date(2026, 12, 1)),
        evolve(OLD, until=date(2026, 12, 5)),
        ["longer"],
    ),
    "hold for good": (evolve(OLD, until=date(2026, 12, 1)), OLD, ["longer"]),
    "lighter": (evolve(OLD, notice=Notice.BEFORE), OLD, []),
}


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes(old, new, expected):
    """What became stricter is said, with for whom; what became lighter is not."""
    found = check_change(agreement(old), agreement(new), CALM)
    assert len(found) == len(expected)
    assert all(part in one.why for part, one in zip(expected, found, strict=True))


def test_new_clauses():
    """A new lasting restriction is named; a kind new clause and a hold are not."""
    hold = evolve(BAN, id="hold", kind=ClauseKind.HOLD, until=date(2026, 12, 1))
    found = check_change(agreement(), agreement(BAN, KIND, hold), HEAT)
    assert codes(found) == ["HF472"]
    assert "for Sam" in found[0].why
    assert "fresh" in found[0].why


def test_review_further_away():
    """A longer time to the review is noted."""
    later = agreement(review=ReviewDays(on=date(2027, 6, 1), lapses=date(2027, 7, 1)))
    assert codes(check_change(agreement(), later, CALM)) == ["HF473"]
    assert check_change(agreement(), agreement(), CALM) == ()
    assert check_change(agreement(review=None), later, CALM) == ()


def test_whole_codes_are_unique():
    """Codes of whole checks are unique and begin with HF4 or HF5; each is complete."""
    words = [one.words for one in every_whole()]
    assert len({one.code for one in words}) == len(words)
    assert all(
        one.code.startswith(("HF4", "HF5")) and one.ask.endswith("?") and one.source
        for one in words
    )


def test_every_check_of_the_code_has_its_words_and_the_other_way_round():
    """No check is without words, and no words in the data file are without a check."""
    in_code = [one for one in vars(whole_rules).values() if isinstance(one, Whole)]
    assert sorted(one.name for one in in_code) == sorted(one.name for one in every_whole())


def test_the_checks_of_the_whole_can_be_explained_too():
    """A code that somebody reads in a finding about the whole agreement leads to its reason."""
    for whole in every_whole():
        rule, words = explain(whole.words.code.lower(), ()), whole.words
        assert (rule.name, rule.why, rule.source) == (whole.name, words.why, words.source)
