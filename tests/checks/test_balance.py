"""Who carries what: read in the text and beside it, said in words and never as a score."""

from datetime import date

import pytest
from attrs import evolve

from handfast.checks import balance, read_clause
from handfast.model import AgreementDocument, Clause, ClauseKind, Notice, Person

PEOPLE = (Person("alex", "Alex"), Person("sam", "Sam"))
PRACTICE, BOTH, NOBODY = ClauseKind.PRACTICE, ("alex", "sam"), ("", "")
DUTY, RESTRICTION, PERMISSION = "duties", "restrictions", "permissions"


def carried(text, binds, kind=PRACTICE, notice=None, people=PEOPLE):
    """Return for each person what one clause asks of them."""
    clause = Clause("c", text, kind, binds, notice=notice)
    found = balance(AgreementDocument("T", people=people, clauses=(clause,)))
    assert [one.person for one in found] == [person.id for person in people]
    lists = (DUTY, RESTRICTION, PERMISSION)
    return tuple("".join(name for name in lists if getattr(one, name)) for one in found)


CASES = {
    "named in the text": ("Sam can't see Kim.", BOTH, PRACTICE, None, ("", RESTRICTION)),
    "both": ("We tell each other within a day.", BOTH, PRACTICE, None, (DUTY, DUTY)),
    "both in words, one by binds": ("We talk on Sundays.", ("sam",), PRACTICE, None, ("", DUTY)),
    "both, and nobody is bound yet": ("We talk on Sundays.", (), PRACTICE, None, (DUTY, DUTY)),
    "each their own": ("Sam cooks and Alex washes up.", BOTH, PRACTICE, None, (DUTY, DUTY)),
    "I": ("I will call every evening.", ("sam",), ClauseKind.PROMISE, None, ("", DUTY)),
    "you, and nobody is bound yet": ("You will call.", (), PRACTICE, None, NOBODY),
    "nobody acts": ("Phones stay off at dinner.", BOTH, PRACTICE, None, (DUTY, DUTY)),
    "permission in the text": (
        "Alex asks Sam before meeting a friend.", BOTH, PRACTICE, None, (PERMISSION, ""),
    ),
    "permission beside the text": (
        "Sam tells Alex about plans.", BOTH, PRACTICE, Notice.PERMISSION, ("", PERMISSION),
    ),
    "permission where nobody acts": (
        "Plans with friends.", ("sam",), PRACTICE, Notice.PERMISSION, ("", PERMISSION),
    ),
    "freedom": ("Either of us may say no.", BOTH, PRACTICE, None, NOBODY),
    "freedom beside the text": ("We each see friends.", BOTH, PRACTICE, Notice.NONE, NOBODY),
    "a restriction stays one": (
        "Sam can't see Kim.", BOTH, PRACTICE, Notice.NONE, ("", RESTRICTION),
    ),
    "one's own boundary": (
        "If somebody shouts, I leave the room.", ("sam",), ClauseKind.BOUNDARY, None, NOBODY,
    ),
    "one's own boundary by name": (
        "Sam leaves the room.", ("sam",), ClauseKind.BOUNDARY, None, NOBODY,
    ),
    "a boundary that binds the other": (
        "You don't text her.", ("sam",), ClauseKind.BOUNDARY, None, (RESTRICTION, ""),
    ),
    "a boundary that binds the other by name": (
        "Alex does not text her.", ("sam",), ClauseKind.BOUNDARY, None, (RESTRICTION, ""),
    ),
    "a request": ("I would like you to call.", ("sam",), ClauseKind.REQUEST, None, NOBODY),
    "a request that leaves no choice": (
        "You can't see Kim.", ("sam",), ClauseKind.REQUEST, None, ("", RESTRICTION),
    ),
    "a rule that is taken back": (
        'We no longer say "Sam must call".', BOTH, PRACTICE, None, (RESTRICTION, RESTRICTION),
    ),
    "somebody else": ("Kim must leave by ten.", BOTH, PRACTICE, None, (DUTY, DUTY)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "binds", "kind", "notice", "expected"), CASES.values(), ids=CASES)
def test_who_carries_a_clause(text, binds, kind, notice, expected):
    """Each clause weighs on those whom its words, or else its binds, ask something of."""
    assert carried(text, binds, kind, notice) == expected


def test_the_heavier_counts_where_a_clause_asks_two_things():
    """A clause stands in one list of a person: what restricts is no duty as well."""
    assert carried("Sam calls and must not see Kim.", BOTH) == ("", RESTRICTION)
    assert carried("Sam must not see Kim and calls.", BOTH) == ("", RESTRICTION)


def test_three_people_stand_in_the_order_of_the_agreement():
    """Nobody is ranked: the order is that of the agreement, whoever carries more."""
    three = (*PEOPLE, Person("kim", "Kim"))
    assert carried("Kim can't see Robin.", ("kim",), people=three) == ("", "", RESTRICTION)
    assert carried("Alex calls Kim.", BOTH, people=three) == (DUTY, "", "")


def test_it_is_said_in_words():
    """Clause ids and plain words, without a number of any kind."""
    clauses = (
        Clause("call", "Sam calls.", binds=("sam",)),
        Clause("ban", "Sam can't see Kim.", binds=("sam",)),
        Clause("ask", "Sam asks Alex before a date.", binds=("sam",)),
        Clause("home", "Sam is home by ten.", binds=("sam",), until=date(2026, 12, 1)),
    )
    document = AgreementDocument("T", people=PEOPLE, clauses=clauses)
    alex, sam = balance(document)
    assert alex.sentence == "Alex: nothing is asked."
    assert sam.sentence == (
        "Sam: duties in call, home; restrictions in ban; asks permission in ask."
    )
    assert set(sam.clauses) == {"call", "ban", "ask", "home"}
    read = [read_clause(clause.text, ("Alex", "Sam")) for clause in clauses]
    assert balance(document, read) == (alex, sam)
    assert balance(evolve(document, clauses=())) == (
        evolve(alex),
        evolve(sam, duties=(), restrictions=(), permissions=()),
    )
