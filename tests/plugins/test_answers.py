"""Every answer is built afresh, and what does not fit is left out and named."""

from types import SimpleNamespace

import pytest
from attrs import evolve

from handfast.model import (
    Clause,
    Finding,
    Level,
    Moment,
    Notice,
    Question,
    Signal,
    StartingClause,
    Style,
    Support,
    Topic,
)
from handfast.plugins.answers import Inspector, Received, receiving
from handfast.plugins.rebuilding import (
    rebuild_finding,
    rebuild_pack,
    rebuild_question,
    rebuild_starting_clause,
    rebuild_style,
    rebuild_support,
)

STYLE = Style("star", "Star", "Far.", topics=(Topic("sky", "Sky", "Up."),), words={"a": "b"})
CLAUSE = StartingClause("sky", "We look up.", need="so that we see", notice=Notice.AFTER)
QUESTION = Question("up", Moment.REVIEW, "Up?")
SUPPORT = Support("Ear", "Listening", "Call", "IE")
FINDING = Finding("XX101", "a-name", Level.ASK, "Why.", "Or?", "https://example.org", Signal.BLAME)
ABOUT = Clause("c", "We eat.")

KINDS = {
    "style": (STYLE, rebuild_style),
    "clause": (CLAUSE, rebuild_starting_clause),
    "question": (QUESTION, rebuild_question(Moment.REVIEW)),
    "support": (SUPPORT, rebuild_support),
    "finding": (FINDING, rebuild_finding("xx", "XX", ())),
    "span": (evolve(FINDING, span=(0, 2)), rebuild_finding("xx", "XX", ABOUT)),
    "no-prefix": (FINDING, rebuild_finding("xx", "", ())),
}


@pytest.mark.parametrize("name", ["style", "clause", "question", "support", "finding"])
def test_what_fits_comes_through_unchanged(name):
    """An answer that fits is equal to what was given, and is another object."""
    value, rebuild = KINDS[name]
    received = receiving(type(value), rebuild, 5)([value])
    assert received.faults == ()
    (kept,) = received.values
    assert kept == (evolve(value, plugin="xx") if name == "finding" else value)
    assert kept is not value


MISFITS = [
    ("style", {"id": "Star"}, "Its id is not made of small letters"),
    ("style", {"id": 7}, "Its id is not made of small letters"),
    ("style", {"title": " "}, "Its title is empty."),
    ("style", {"title": None}, "Its title is not a text."),
    ("style", {"about": "x" * 4001}, "Its about is longer than 4000 characters."),
    ("style", {"fewest_people": 1}, "Its fewest_people is not a whole number from 2 to 100."),
    ("style", {"fewest_people": True}, "Its fewest_people is not a whole number"),
    ("style", {"most_people": 1}, "Its most_people is not a whole number from 2 to 100."),
    ("style", {"review_months": 13}, "Its review_months is not a whole number from 1 to 12."),
    ("style", {"grace_days": 0}, "Its grace_days is not"),
    ("style", {"topics": "sky"}, "Its topics is not a list."),
    ("style", {"topics": ("sky",)}, "Its topic is not a Topic."),
    ("style", {"topics": STYLE.topics * 51}, "Its topics holds more than 50."),
    ("style", {"words": []}, "Its words is not a dict."),
    ("clause", {"kind": "practice"}, "Its kind is not a ClauseKind."),
    ("clause", {"notice": "after"}, "Its notice is not a Notice."),
    ("clause", {"text": ""}, "Its text is empty."),
    ("question", {"moment": Moment.DRAFTING}, "It is for another moment than review."),
    ("question", {"topic": "No!"}, "Its topic is not made of small letters"),
    ("support", {"country": "Ireland"}, "Its country is not two capital letters."),
    ("finding", {"code": "XX1"}, "Its code is not XX and three digits."),
    ("finding", {"code": "HF101"}, "Its code is not XX and three digits."),
    ("finding", {"level": "warn"}, "Its level is not a Level."),
    ("finding", {"signal": "blame"}, "Its signal is not a Signal."),
    ("finding", {"clause": "c"}, "It names a clause that is not in the agreement."),
    ("finding", {"wordings": ("a",) * 11}, "Its wordings holds more than 10."),
    ("no-prefix", {}, "It has a code, and its plugin has no CODE_PREFIX."),
    ("span", {"span": (1,)}, "Its span is not a start and an end."),
    ("span", {"span": (5, 3)}, "Its span is not a whole number from 5 to 7."),
    ("span", {"span": (0, 8)}, "Its span is not a whole number from 0 to 7."),
    ("span", {"span": "ab"}, "Its span is not a list."),
]


@pytest.mark.parametrize(("name", "change", "sentence"), MISFITS)
def test_what_does_not_fit_is_left_out_and_named(name, change, sentence):
    """The misfit goes, with a sentence that names the field; its neighbour stays."""
    value, rebuild = KINDS[name]
    misfit = evolve(value, **change)
    received = receiving(type(value), rebuild, 5)([misfit, value])
    fault = f"A {type(value).__name__} was left out. {sentence}"
    assert received.faults[0].startswith(fault)
    assert len(received.values) == (0 if name == "no-prefix" else 1)


def test_text_of_a_special_kind_becomes_plain():
    """A text that carries behaviour of its own is taken as its characters only."""

    class Loud(str):
        __slots__ = ()

        def __str__(self):
            return "another text"

    look = Inspector()
    assert type(look.text(Loud("quiet"), "why")) is str
    assert look.text(Loud("quiet"), "why") == "quiet"
    assert type(look.identifier(Loud("quiet"), "id")) is str


def test_lines_are_one_line():
    """A title over several lines would draw outside its place."""
    assert Inspector().line("a\n b", "title") == "a b"


def test_joined_says_each_fault_once_and_only_a_few():
    """Ten thousand faults are as readable as three."""
    parts = [Received((n,), (f"fault {n // 2}",)) for n in range(10)]
    joined = Received.joined(parts)
    assert joined.values == tuple(range(10))
    assert joined.faults == ("fault 0", "fault 1", "fault 2")


def test_a_pack_needs_the_plugins_own_codes():
    """A pack comes through as it is when all its codes are the plugin's."""
    pack = SimpleNamespace(rules=[SimpleNamespace(code="XX101")])
    receive = receiving(SimpleNamespace, rebuild_pack("XX"), 5)
    assert receive([pack]).values == (pack,)
    foreign = SimpleNamespace(rules=[SimpleNamespace(code="HF101")])
    assert receive([foreign]).values == ()
