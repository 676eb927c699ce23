"""Wordings to try: filled with the clause's own people and need, and never control themselves."""

import json
from pathlib import Path

import pytest

from handfast.checks import check_clause, core_pack, load_pack, read_clause
from handfast.checks import verdict as rules_alone
from handfast.model import Level, Verdict

ROOT = Path(__file__).parents[2]
PACKS = [
    core_pack(),
    *(load_pack(path.read_bytes()) for path in ROOT.glob("plugins/*/src/*/rules.toml")),
]


def wordings(text: str, people: tuple[str, ...] = ()) -> list[str]:
    """Return all wordings that the findings on a clause offer."""
    found = check_clause(read_clause(text, people), PACKS)
    return [wording for finding in found for wording in finding.wordings]


FILLED = {
    "You can't talk to your ex anymore.": [
        "If you would like to talk to your ex, could you tell me about it afterwards?",
        "If there is contact with your ex, we tell each other within a day.",
    ],
    "Sam may not see his sister, Alex says.": [
        "If Sam would like to see his sister, could Sam tell Alex about it afterwards?",
        "If there is contact with his sister, Sam and Alex tell each other within a day.",
    ],
    "You ask me before you go out, so that I can sleep.": [
        "We tell each other beforehand, so that I can sleep; nobody has to be allowed.",
    ],
    "Alex has to wash the car.": [
        "Would Alex be willing to wash the car? A no is fine, and then we look for another way.",
        "We both take a share of this, and look after a month at how it goes for each.",
    ],
}


@pytest.mark.parametrize(("text", "expected"), FILLED.items(), ids=FILLED)
def test_filled_with_their_own_words(text, expected):
    """People, matter and need stand in the wording as the clause says them, and verbs agree."""
    given = wordings(text, ("Sam", "Alex"))
    assert set(expected) <= set(given), given


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("You share your phone, so that I can check where you are.", "check"),
        ("You are not allowed to complain when I'm not home.", "complain"),
        ("You must hand over your wages to me.", "wages"),
        ("No friends without me.", "without me"),
        ("Mine couldn't wait, because mine pays.", "Mine tell"),
    ],
)
def test_what_would_be_control_is_not_taken_over(text, never):
    """A need to watch, a freedom to speak, money: none of it is offered again, only politely."""
    assert not any(never in wording for wording in wordings(text))


def test_no_wording_reads_as_fear():
    """Over all fear clauses of our own, no wording that is offered reads as fear to the rules."""
    seen: set[str] = set()
    for path in sorted((ROOT / "training" / "clauses").glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row["verdict"] == "fear":
                seen.update(wordings(row["text"]))
    controlling = []
    for wording in sorted(seen):
        reading = read_clause(wording)
        found = check_clause(reading, PACKS)
        strong = any(one.level in {Level.WARN, Level.STOP} for one in found)
        if strong or rules_alone(reading, found) is Verdict.FEAR or "{" in wording:
            controlling.append(wording)
    assert len(seen) > 60
    assert controlling == []


def test_the_wordings_of_the_packs_themselves_read_as_something_shared():
    """A wording without gaps is no rule from fear either, read on its own."""
    fixed = {
        (rule.code, wording)
        for pack in PACKS
        for rule in pack.rules
        for wording in rule.wordings
        if "{" not in wording
    }
    fear = []
    for code, wording in sorted(fixed):
        reading = read_clause(wording)
        if rules_alone(reading, check_clause(reading, PACKS)) is Verdict.FEAR:
            fear.append((code, wording))
    assert fear == []
