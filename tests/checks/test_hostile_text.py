"""Hostile text is read and judged in time that grows with its length, and never raises."""

import string
import sys
from collections.abc import Callable

import pytest

from handfast.checks import core_pack, read_clause, report_clause
from handfast.checks.patterns import PatternSet

PACK = core_pack()
HOSTILE = {
    "without a space": "a" * 10_000,
    "nested quotes": '"' * 4_000 + "you must" + '"' * 4_000,
    "nested single quotes": "'" * 4_000,
    "curly quotes": "“‘" * 2_000 + "no" + "’”" * 2_000,
    "nested brackets": "(" * 5_000 + ")" * 5_000,
    "deep punctuation": string.punctuation * 300,
    "full stops": "." * 10_000,
    "hyphens": "a-" * 5_000,
    "only emoji": "💔🏳️\u200d🌈👩\u200d❤️\u200d👨" * 900,
    "only digits": "1234567890" * 1_000,
    "only nots": "not " * 4_000,
    "only nevers": "never no longer " * 900,
    "only whats": "what i " * 1_500,
    "only ifs": "if you " * 1_500,
    "only ands": "and i will and you must " * 400,
    "only names": "Kim asks Robin " * 700,
    "only pronouns": "he his him her she hers " * 500,
    "only lines": "you must\n" * 1_200,
    "empty lines": "\n \n" * 3_000,
    "only spaces": "\n" + " " * 10_000,
    "only telling": "tell me everything you tell " * 400,
    "only exits": "you can't say no " * 700,
    "accents": "ÀÉÎÕÜßİı" * 1_200,
    "marks on one letter": "a" + "\u0301" * 9_999,
    "control characters": "".join(map(chr, range(32))) * 300,
    "right to left": "\u202e\u2066no\u2069" * 2_000,
    "half a pair": "\ud800" * 5_000,
}


def steps(work: Callable[[], object]) -> int:
    """Return how many calls of functions a piece of work makes."""
    many = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal many
        many += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return many


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_judged(text):
    """Whatever the text, a reading as long as the text comes back, and a verdict."""
    report = report_clause(text, [PACK])
    assert len(report.reading.plain) == len(text)
    for one in report.reading.statements:
        assert text[one.seen.start : one.seen.end] == one.seen.text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_no_more_than_twice_the_steps(text):
    """Reading and judging is linear: a text twice as long takes about twice as many steps."""
    half = text[: len(text) // 2]
    report_clause(text, [PACK])
    once, twice = (steps(lambda of=one: report_clause(of, [PACK])) for one in (half, text))
    assert twice <= 2.2 * once + 200


def test_a_pattern_is_not_found_without_end():
    """Of one list of words only a few hundred places are kept."""
    places = read_clause("phone " * 1_500).domains["phone"]
    assert 0 < len(places) <= 300


def test_a_filter_that_gives_up_misses_nothing(monkeypatch):
    """Where the filter answers nothing, not even the sentinel, each pattern is searched alone."""
    found = PatternSet([r"\bphone\b", r"\bcar\b"])
    assert found.which(b"my car") == [1]
    monkeypatch.setattr("re2.Filter.Match", lambda *_: None)
    assert found.which(b"my car") == [1]
