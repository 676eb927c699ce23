"""The rules that come with handfast: complete, unique, and true to their own examples."""

import tomllib
from pathlib import Path

import pytest

from handfast.checks import check_clause, core_pack, failing_examples, read_clause, report_clause
from handfast.checks import verdict as rules_alone
from handfast.model import Level, Signal, Verdict

PACK = core_pack()
STYLE_SIGNALS = {Signal.VETO, Signal.THIRD_PARTY}
CLAUSES = tomllib.loads((Path(__file__).parent / "clauses.toml").read_text("utf-8"))
KNOWN = CLAUSES.pop("misread", [])
CASES = [(verdict, line) for verdict, lines in CLAUSES.items() for line in lines]


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_examples_come_out(rule):
    """Every example of a shipped rule comes out as the rule says."""
    assert list(failing_examples(PACK, rule)) == []


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.code)
def test_headings(rule):
    """Every shipped rule says why, who says so and what to ask, and stops offer no wording."""
    assert rule.why.endswith((".", "?"))
    assert rule.source.startswith("http")
    assert rule.ask.endswith("?")
    assert len(rule.examples.flags) >= 2
    assert rule.examples.allows
    assert rule.examples.near_misses
    assert rule.wordings or rule.level in {Level.STOP, Level.NOTE}
    assert not (rule.wordings and rule.level is Level.STOP)


def test_codes_and_names_are_unique():
    """No code and no name is used twice."""
    assert len({rule.code for rule in PACK.rules}) == len(PACK.rules)
    assert len({rule.name for rule in PACK.rules}) == len(PACK.rules)


def test_all_signals_are_there():
    """All seventeen signals are used by some rule of the core."""
    assert {rule.signal for rule in PACK.rules} == set(Signal)


def test_codes_match_their_hundreds():
    """Codes of the core begin with HF1, HF2 or HF3."""
    assert all(rule.code[:3] in {"HF1", "HF2", "HF3"} for rule in PACK.rules)


SAFETY = {
    "threat": "Come home now or else.",
    "confinement": "You can't leave the house until I say so.",
    "sex-as-duty": "You owe me sex.",
    "money-withheld": "No allowance until you apologise.",
    "papers-withheld": "I keep your passport in my safe.",
    "care-withheld": "You may not see a doctor without me.",
    "children-or-pets-as-lever": "If you leave I take the children.",
    "self-harm-as-lever": "If you leave me I will kill myself.",
    "exposure-threatened": "I'll tell your boss everything.",
    "leaving-forbidden": "You can't leave me.",
    "degrading-duty": "You beg me on your knees.",
}


@pytest.mark.parametrize(("name", "text"), SAFETY.items(), ids=SAFETY)
def test_every_safety_subject_stops(name, text):
    """Each subject of safety has a rule that says stop, and nothing offers a smoother wording."""
    report = report_clause(text, [PACK])
    assert name in {one.name for one in report.findings if one.level is Level.STOP}
    assert report.verdict is Verdict.FEAR
    assert all(one.wordings == () for one in report.findings)


SEED = {
    "You can't talk to your ex anymore.": ("fear", None, "isolation"),
    "If you run into your ex, please let me know afterward so I don't feel blindsided.": (
        "mutual",
        "after",
        None,
    ),
    "You have to share your phone.": ("fear", None, "surveillance"),
    "Let's discuss what transparency looks like for both of us and find a rhythm we both trust.": (
        "mutual",
        None,
        None,
    ),
}


@pytest.mark.parametrize("quote", ["'", "’", ""])
@pytest.mark.parametrize(("text", "expected"), SEED.items(), ids=SEED)
def test_seed(text, expected, quote):
    """Both examples that the project grows from come out right, before and after rewording."""
    report = report_clause(text.replace("'", quote), [PACK])
    verdict, notice, signal = expected
    assert (report.verdict, report.notice) == (verdict, notice)
    assert signal is None or signal in {one.signal for one in report.findings}


@pytest.mark.parametrize(("verdict", "line"), CASES, ids=[line for _, line in CASES])
def test_clauses_of_our_own(verdict, line):
    """Rules alone read each clause of our own set as a careful reader does, save the misread."""
    text, _, rung = line.partition(" -> ")
    reading = read_clause(text)
    by_rules = rules_alone(reading, check_clause(reading, [PACK]))
    right = by_rules == verdict and (not rung or reading.notice == rung)
    assert right is (text not in KNOWN)


def test_fear_always_has_a_finding():
    """A verdict of fear always comes with a finding that people can talk about."""
    for _, line in CASES:
        report = report_clause(line.partition(" -> ")[0], [PACK])
        if report.verdict is Verdict.FEAR:
            assert any(
                one.level is not Level.NOTE and one.why and one.ask for one in report.findings
            )


def test_quotes_are_words_of_the_clause():
    """Every finding quotes words that stand in the clause, where it says."""
    for _, line in CASES:
        text = line.partition(" -> ")[0]
        for finding in report_clause(text, [PACK]).findings:
            start, end = finding.span
            assert finding.quote == text[start:end]
            assert finding.quote


def test_no_gap_is_left_in_a_wording():
    """No wording that is shown has a gap left in it."""
    for _, line in CASES:
        for finding in report_clause(line.partition(" -> ")[0], [PACK]).findings:
            assert not any("{" in wording for wording in finding.wordings)
