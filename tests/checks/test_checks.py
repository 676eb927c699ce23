"""Checking a clause: matching, wordings, folding, explaining, verdicts, restrictions."""

import subprocess
import sys

import pytest

from handfast.checks import (
    Evidence,
    Reason,
    check_clause,
    core_pack,
    decide,
    explain,
    fold,
    load_pack,
    read_clause,
    report_clause,
    restricts,
    verdict,
    weigh,
)
from handfast.errors import UsageError
from handfast.model import Clause, Finding, Level, Signal, Verdict

PACK = core_pack()
HEAD = 'handfast_pack = 1\nid = "trial"\ntitle = "T"\nprefix = "TR"\n'


def one_rule(
    look_for: str, wordings: str = "[]", flags: tuple[str, str] = ("tea is served", "served tea")
) -> bytes:
    """Return a pack of one rule with these lines to look for."""
    return f"""{HEAD}
[[rules]]
code = "TR101"
name = "trial"
level = "warn"
signal = "prohibition"
why = "Because."
source = "https://example.org"
ask = "Why?"
try = {wordings}
[[rules.look_for]]
{look_for}
[rules.examples]
flags = ["{flags[0]}", "{flags[1]}"]
allows = ["Quiet."]
near_misses = ["Silence."]
""".encode()


LINES = {
    "towards": ('towards = ["me"]', "She shows me the list.", "I show you the list."),
    "actor": ('actor = ["we"]', "We sleep.", "They sleep."),
    "domain": ('domain = ["money"]', "You pay the rent.", "You sing."),
    "negated": ("negated = true", "You don't sing.", "You sing."),
    "not negated": ('negated = false\nactor = ["you"]', "You sing.", "You don't sing."),
    "part": ('part = ["condition"]', "If you sing, I dance.", "I dance."),
    "condition": ('condition = true\nwords = ["dance"]', "If you sing, I dance.", "I dance."),
    "rung": ('rung = ["after"]', "We tell each other afterwards.", "We tell each other."),
    "consequence": (
        'consequence = ["own-step"]',
        "If you shout, I will leave the room.",
        "I sing.",
    ),
    "ending": (
        'consequence = ["ending", "penalty"]',
        "You lose the car.",
        "You sing.",
    ),
    "set aside": ('actor = ["you"]', "You sing.", "You don't have to sing."),
    "absolute": ("absolute = true", "You always sing.", "You sing."),
    "no need": ('need = false\nwords = ["tea"]', "tea is served", "tea so that i sleep"),
    "clause and statement": (
        'clause_words = ["tea"]\nactor = ["you"]',
        "You sing about tea.",
        "You sing.",
    ),
    "words in statement": (
        'words = ["tea"]\nactor = ["you"]',
        "You drink tea.",
        "You sing and I drink tea.",
    ),
    "whole": ("condition = false", "Sing.", "If you sing, I dance."),
}


@pytest.mark.parametrize(("lines", "fits", "fits_not"), LINES.values(), ids=LINES)
def test_lines_of_a_pattern(lines, fits, fits_not, monkeypatch):
    """Each line of a pattern fits what it says and nothing else."""
    monkeypatch.setattr("handfast.checks.loading.failing_examples", lambda _pack, _rule: ())
    pack = load_pack(one_rule(lines) + f"# {lines!r}\n".encode())
    assert len(check_clause(read_clause(fits), [pack])) == 1
    assert check_clause(read_clause(fits_not), [pack]) == ()


WORDINGS = {
    "You can't see your ex anymore.": (
        "Could you tell me about your ex?",
        "If you see your ex, say so.",
    ),
    "Sam can't see Kim's ex.": ("Could Sam tell Kim about ex?", "If Sam see Kim's ex, say so."),
    "My partner can't see the old friends.": (
        "Could my partner tell me about old friends?",
        "If my partner see the old friends, say so.",
    ),
    "She can't see friends.": (),
    "No friends.": (),
    "Your phone may not see friends.": (),
}


@pytest.mark.parametrize(("text", "expected"), WORDINGS.items(), ids=WORDINGS)
def test_wordings_are_filled_or_left_out(text, expected, monkeypatch):
    """A gap is filled with the clause's own words; a wording with an open gap is left out."""
    monkeypatch.setattr("handfast.checks.loading.failing_examples", lambda _pack, _rule: ())
    tries = '["Could {who} tell {me} about {object}?", "If {who} {action}, say so."]'
    pack = load_pack(one_rule('modality = ["may-not"]', tries))
    (finding,) = check_clause(read_clause(text), [pack])
    assert finding.wordings == expected


def test_need_fills_a_gap():
    """The need that the clause names goes into the wording."""
    report = report_clause("You can't meet your ex, so that I can sleep.", [PACK])
    assert any(
        "so that I can sleep" in one for finding in report.findings for one in finding.wordings
    )


def finding(
    code: str, level: Level, signal: Signal, span: tuple[int, int] | None = (0, 5)
) -> Finding:
    """Return a finding with nothing but what folding looks at."""
    return Finding(
        code=code, name=code, level=level, why="w", ask="a?", source="s", signal=signal, span=span
    )


def test_weaker_ones_are_folded_under_the_strongest():
    """Of findings with one signal about the same words the strongest stays."""
    strong = finding("HF202", Level.WARN, Signal.VETO)
    weak = finding("HF201", Level.ASK, Signal.VETO, (3, 9))
    elsewhere = finding("HF203", Level.ASK, Signal.VETO, (7, 9))
    nowhere = finding("HF204", Level.ASK, Signal.VETO, None)
    assert fold([weak, elsewhere, nowhere, strong]) == (strong, elsewhere, nowhere)


def test_few_enough_to_read_but_every_stop():
    """At most six findings, and never one fewer stop for that."""
    many = [finding(f"HF{number}", Level.WARN, signal) for number, signal in enumerate(Signal, 100)]
    stops = [
        finding(f"HF{number}", Level.STOP, signal) for number, signal in enumerate(Signal, 200)
    ]
    assert len(fold(many)) == 6
    assert len(fold(many + stops)) == 17


def test_findings_name_their_clause_and_pack():
    """A finding carries the clause's id and who says it."""
    clause = Clause(id="tea", text="You can't drink tea.", need="sleep")
    found = check_clause(read_clause(clause.text), [PACK], clause=clause)
    assert {(one.clause, one.plugin) for one in found} == {("tea", "handfast")}
    assert "need-not-named" not in {one.name for one in found}


def test_explain():
    """A code is found in any spelling; an unknown one is answered with its neighbours."""
    assert explain(" hf101 ", [PACK]).name == "other-may-not"
    with pytest.raises(UsageError, match="HF101"):
        explain("HF199", [PACK])
    with pytest.raises(UsageError, match="look like"):
        explain("ZZ999", [PACK])


def test_a_second_reader_can_join():
    """Reasons of another reader count like those of the rules."""
    reading = read_clause("We talk on Sundays.")
    evidence = weigh(reading, ())
    assert decide(evidence) is Verdict.MUTUAL
    worried = evidence.joined([Reason(Verdict.FEAR, "second-reader", "talk", 9.0)])
    assert decide(worried) is Verdict.FEAR
    assert decide(Evidence()) is Verdict.UNCLEAR


def test_quiet_findings_say_nothing_about_fear():
    """Notes, absolutes and accusing feelings do not make a clause a rule from fear."""
    reading = read_clause("I felt betrayed, and we will talk on Sundays at six.")
    assert verdict(reading, check_clause(reading, [PACK])) is Verdict.MUTUAL


RESTRICTS = {
    "You can't see Kim.": True,
    "You must call.": True,
    "She needs my permission.": True,
    "We don't see exes.": True,
    "I won't see Kim any more.": True,
    "Neither of us needs permission.": False,
    "We drop the old rule that you can't see Kim.": False,
    "We talk on Sundays.": False,
    "Please call.": False,
    "It doesn't rain.": False,
}


@pytest.mark.parametrize(("text", "expected"), RESTRICTS.items(), ids=RESTRICTS)
def test_restricts(text, expected):
    """What takes a freedom away restricts; offers, requests and retired rules do not."""
    assert restricts(read_clause(text)) is expected


def test_importing_is_light():
    """Importing the package loads neither RE2 nor the TOML reader."""
    code = (
        "import sys, handfast.checks; print(sorted({'re2', 'tomli', 'tomlkit'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
