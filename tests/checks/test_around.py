"""Around the clause: what shows only in the whole, or in what stands beside the text."""

from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from handfast.checks import check_agreement, check_change, clause_restricts, read_clause
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
PEOPLE = (Person("alex", "Alex"), Person("sam", "Sam"))
REVIEW = ReviewDays(on=date(2027, 2, 23), lapses=date(2027, 3, 23))
WRITTEN = datetime(2026, 11, 23, tzinfo=UTC)
ALEX, SAM, BOTH = ("alex",), ("sam",), ("alex", "sam")
PROMISE, REQUEST, HOLD = ClauseKind.PROMISE, ClauseKind.REQUEST, ClauseKind.HOLD


def clause(text, binds=BOTH, kind=ClauseKind.PRACTICE, **more):
    """Return a clause that says what it is for and what happens if it is missed."""
    more = {"need": "so that we rest", "if_missed": "we laugh"} | more
    return Clause(more.pop("id", text.split()[0].lower()), text, kind, binds, **more)


def agreement(*clauses, **more):
    """Return an agreement of Alex and Sam."""
    more = {"people": PEOPLE, "review": REVIEW, "written": WRITTEN} | more
    return AgreementDocument(title="T", clauses=clauses, **more)


def said(document, context=CALM):
    """Return codes with the clauses that they are about."""
    return [(one.code, one.clause) for one in check_agreement(document, context)]


CALLS = clause("Sam calls on Fridays.", SAM, PROMISE, id="calls")
COOKS = clause("Sam cooks on Sundays.", SAM, PROMISE, id="cooks")
DRIVES = clause("Alex drives to the sea.", ALEX, PROMISE, id="drives")
TRUST = clause("Sam shares where Sam is, as part of rebuilding trust.", SAM, id="trust")
ASKING = clause("Plans with friends.", SAM, notice=Notice.PERMISSION, id="plans")
WHOLES = {
    "only one gives": ((CALLS, COOKS), CALM, [("HF406", None)]),
    "both give": ((CALLS, COOKS, DRIVES), CALM, []),
    "requests to one alone": (
        (
            clause("I would like you to call.", SAM, REQUEST, id="a"),
            clause("I would like you to cook.", SAM, REQUEST, id="b"),
        ),
        CALM,
        [("HF406", None)],
    ),
    "one request and a promise": (
        (CALLS, clause("I would like you to cook.", SAM, REQUEST, id="b")),
        CALM,
        [("HF406", None)],
    ),
    "kind, and one gives much more": (
        (CALLS, COOKS, DRIVES, clause("Sam sings.", SAM, id="sings")),
        CALM,
        [("HF401", None)],
    ),
    "permission goes one way": ((ASKING,), CALM, [("HF407", None)]),
    "permission goes both ways": ((evolve(ASKING, binds=BOTH),), CALM, []),
    "made up for without end": ((TRUST,), CALM, [("HF408", "trust")]),
    "made up for, said in the need": (
        (evolve(CALLS, need="to make up for September"),),
        CALM,
        [("HF408", "calls")],
    ),
    "made up for until a day": ((evolve(TRUST, kind=HOLD, until=date(2026, 12, 1)),), CALM, []),
    "made up for until the review": (
        (evolve(TRUST, text=f"Until our next review {TRUST.text}"),),
        CALM,
        [],
    ),
    "both make up for it": (
        (evolve(TRUST, text="We share where we are, to rebuild trust.", binds=BOTH),),
        CALM,
        [],
    ),
    "kind and for good, in the heat": ((CALLS,), HEAT, [("HF408", "calls")]),
    "for both, in the heat": ((clause("We talk on Sundays."),), HEAT, []),
    "restricted by the rung beside the text, in the heat": (
        (evolve(ASKING, binds=BOTH),),
        HEAT,
        [("HF405", "plans")],
    ),
    "a hold longer than two weeks, in the heat": (
        (clause("Sam can't see Kim.", SAM, HOLD, until=date(2027, 1, 1), id="ban"),),
        HEAT,
        [("HF405", "ban")],
    ),
    "called a boundary, in the heat": (
        (clause("I won't see Kim.", SAM, ClauseKind.BOUNDARY, id="ban"),),
        HEAT,
        [("HF405", "ban")],
    ),
}


@pytest.mark.parametrize(("clauses", "context", "expected"), WHOLES.values(), ids=WHOLES)
def test_whole_agreements(clauses, context, expected):
    """What no clause shows alone is said of the whole, and only then."""
    assert said(agreement(*clauses), context) == expected


def test_no_way_out_in_why():
    """The words about why it is proposed are read too."""
    assert said(agreement(DRIVES, why="This can't be changed.")) == [("HF403", None)]
    assert said(agreement(DRIVES, why="We like the sea.")) == []


def test_no_review_sees_the_rung():
    """Permission that stands only in the field restricts, so a review day is asked for."""
    both = evolve(ASKING, binds=BOTH)
    assert said(agreement(both, review=None)) == [("HF402", None)]
    assert clause_restricts(both, read_clause(both.text))
    assert not clause_restricts(evolve(both, notice=Notice.AFTER), read_clause(both.text))


def test_it_says_who_without_numbers():
    """Findings about shares name people and clauses; they hold no figure to compare."""
    for one in check_agreement(agreement(CALLS, COOKS, ASKING, TRUST), CALM):
        assert "Sam" in one.why
        assert not any(letter.isdigit() for letter in one.why)


BAN = clause("Sam can't see Kim.", SAM, id="ban")
TELLS = clause("We tell each other afterwards, and a no is fine.", BOTH, id="c")
FREE = clause("We each see our friends when we like.", BOTH, notice=Notice.NONE, id="free")
CHANGES = {
    "a request no longer": (
        clause("I would like you to call.", SAM, REQUEST, id="c"),
        clause("I would like you to call.", SAM, PROMISE, id="c"),
        ["a request, to which no is an answer, and is now a promise, for Sam"],
    ),
    "a heavier rung beside the text": (
        evolve(TELLS, notice=Notice.AFTER),
        evolve(TELLS, notice=Notice.BEFORE),
        ["heavier rung of the ladder than before (before), for Alex and Sam"],
    ),
    "of both, and now of one": (
        clause("Sam cooks and Alex cooks.", BOTH, id="c"),
        clause("Sam cooks.", BOTH, id="c"),
        ["It asked this of Alex and Sam, and now of Sam alone"],
    ),
    "of one, and now of another as well": (
        clause("Sam cooks.", BOTH, id="c"),
        clause("Sam cooks and Alex cooks.", BOTH, id="c"),
        ["It now asks something of Alex as well"],
    ),
    "missing it costs something": (
        evolve(TELLS, if_missed="we laugh"),
        evolve(TELLS, if_missed="Sam can't go out."),
        ["Missing it has become heavier"],
    ),
    "a no is fine elsewhere": (
        TELLS,
        evolve(TELLS, text="We tell each other afterwards.", if_missed="a no is fine"),
        [],
    ),
    "the same words under another id": (TELLS, evolve(TELLS, id="other"), []),
    "a freedom left out": (FREE, None, ["left somebody free is no longer here"]),
    "a duty left out": (CALLS, None, []),
    "a new restriction beside the text": (None, ASKING, ["This restriction is new, for Sam"]),
    "a new hold": (None, evolve(BAN, kind=HOLD, until=date(2026, 12, 1)), []),
}


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes(old, new, expected):
    """What became stricter is said, and for whom, wherever in the clause it stands."""
    before, after = (agreement(*filter(None, [one])) for one in (old, new))
    found = check_change(before, after, CALM)
    assert len(found) == len(expected)
    assert all(part in one.why for part, one in zip(expected, found, strict=True))


def test_stricter_for_one_alone():
    """Where all that is stricter falls on one person, that is said; where both carry it, not."""
    before = agreement(TELLS)
    one = check_change(before, agreement(TELLS, BAN, ASKING), CALM)
    assert [finding.code for finding in one] == ["HF472", "HF472", "HF475"]
    assert "falls on Sam alone" in one[-1].why
    other = evolve(BAN, id="alex", text="Alex can't see Kim.", binds=ALEX)
    both = check_change(before, agreement(TELLS, BAN, other), CALM)
    assert [finding.code for finding in both] == ["HF472", "HF472"]
    single = check_change(before, agreement(TELLS, BAN), CALM)
    assert [finding.code for finding in single] == ["HF472"]


def test_it_says_when_the_words_before_are_from_before_a_hurt():
    """The same change reads otherwise when a hurt lies between the two versions."""
    early = agreement(TELLS, written=datetime(2026, 11, 1, tzinfo=UTC))
    hurt = evolve(CALM, last_rupture=datetime(2026, 11, 10, tzinfo=UTC))
    (found,) = check_change(early, agreement(TELLS, BAN), hurt)
    assert "from before the hurt" in found.why
    assert "no hurry" not in found.why
    (found,) = check_change(agreement(TELLS), agreement(TELLS, BAN), hurt)
    assert "from before the hurt" not in found.why
    (found,) = check_change(early, agreement(TELLS, BAN), evolve(hurt, rupture_open=True))
    assert "from before the hurt" in found.why
    assert "no hurry" in found.why
