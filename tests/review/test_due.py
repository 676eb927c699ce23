"""What is due on which day, as a table of named cases."""

from datetime import date, timedelta

import pytest

from handfast.engine import standing
from handfast.review import Due, DueKind, due_items

from ..engine.agreements import LAPSES, ON, PAIR, here, ids, signed, terms, together, withdrawn

REVIEW, LAPSE, LAPSED = DueKind.REVIEW, DueKind.LAPSE, DueKind.LAPSED
WAITING, HOLD_ENDS = DueKind.WAITING, DueKind.HOLD_ENDS
PLAIN = terms("plain")
END = date(2026, 12, 20)
HELD = terms("held", holds=[("pause", END), ("rest", END), ("later", END + timedelta(days=9))])


def days(number):
    """Return that many days."""
    return timedelta(days=number)


CASES = {
    "a day before the review": (signed(PLAIN), ON - days(1), []),
    "the review day": (signed(PLAIN), ON, [(REVIEW, ON)]),
    "fifteen days before the lapse": (signed(PLAIN), LAPSES - days(15), [(REVIEW, ON)]),
    "fourteen days before": (signed(PLAIN), LAPSES - days(14), [(REVIEW, ON), (LAPSE, LAPSES)]),
    "its last day": (signed(PLAIN), LAPSES, [(REVIEW, ON), (LAPSE, LAPSES)]),
    "a day after": (signed(PLAIN), LAPSES + days(1), [(LAPSED, LAPSES)]),
    "fourteen days after": (signed(PLAIN), LAPSES + days(14), [(LAPSED, LAPSES)]),
    "fifteen days after": (signed(PLAIN), LAPSES + days(15), []),
    "a proposal": (signed(PLAIN, "alex"), ON, [(WAITING, None)]),
    "a proposal that lapsed": (signed(PLAIN, "alex"), LAPSES + days(1), []),
    "nobody's proposal": (here(PLAIN), ON, []),
    "withdrawn": (together(signed(PLAIN), withdrawn(PLAIN, "sam")), ON, []),
    "a hold, fifteen days before": (signed(HELD), END - days(15), []),
    "a hold, fourteen days before": (signed(HELD), END - days(14), [(HOLD_ENDS, END)]),
    "a hold, its last day": (
        signed(HELD),
        END,
        [(HOLD_ENDS, END), (HOLD_ENDS, END + days(9))],
    ),
    "a hold, a day after": (signed(HELD), END + days(1), [(HOLD_ENDS, END + days(9))]),
    "withdrawn holds": (
        together(signed(HELD), withdrawn(HELD, "sam", "pause", "rest", "later")),
        END,
        [],
    ),
    "the end of time": (signed(PLAIN), date.max, []),
    "the beginning of time": (signed(PLAIN), date.min, []),
}


@pytest.mark.parametrize(("records", "today", "expected"), CASES.values(), ids=CASES)
def test_what_is_due(records, today, expected):
    """Each day says what is due on it and nothing else."""
    found = due_items(standing(records, today), today)

    assert [(due.kind, due.day) for due in found] == expected


def test_a_due_item_says_all_that_is_needed_to_show_it():
    """Agreement, version, title, day and people are plain values."""
    renewed = terms("renewed", PLAIN)
    records = together(signed(PLAIN), signed(renewed, "sam"))

    assert due_items(standing(records, ON), ON) == (
        Due(REVIEW, PLAIN.digest, PLAIN.digest, "plain", ON, ids(*PAIR)),
        Due(WAITING, PLAIN.digest, renewed.digest, "renewed", None, ids("alex")),
    )


def test_holds_that_end_on_one_day_are_one_item():
    """The item names the clauses that end."""
    (found,) = due_items(standing(signed(HELD), END - days(9)), END - days(9))

    assert found.clauses == ("pause", "rest")


def test_soon_can_be_asked_for():
    """How many days ahead is soon is the caller's to say."""
    today = LAPSES - days(20)
    found = due_items(standing(signed(PLAIN), today), today, soon_days=20)

    assert [due.kind for due in found] == [REVIEW, LAPSE]


def test_the_earliest_day_comes_first_and_what_has_no_day_last():
    """The order depends on the day, then the kind, then the title."""
    early = ON - days(30)
    records = together(
        signed(terms("Zebra")),
        signed(terms("apple")),
        signed(terms("waits"), "alex"),
        signed(terms("old", on=early, lapses=ON + days(2))),
    )
    found = due_items(standing(records, ON), ON)

    assert [(due.title, due.kind) for due in found] == [
        ("old", REVIEW),
        ("apple", REVIEW),
        ("Zebra", REVIEW),
        ("old", LAPSE),
        ("waits", WAITING),
    ]
