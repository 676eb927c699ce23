"""Every criterion is carried by something that exists, and every rule can be explained."""

import re
import tomllib
from pathlib import Path

import pytest

from handfast.checks import core_pack, explain, load_pack
from handfast.checks.whole_rules import every_whole

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "criteria-coverage.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("| C")
]
PACKS = [
    core_pack(),
    *(load_pack(path.read_bytes()) for path in ROOT.glob("plugins/*/src/*/rules.toml")),
]
RULES = {rule.code for pack in PACKS for rule in pack.rules}
QUESTIONS = tomllib.loads(
    (ROOT / "src" / "handfast" / "plugins" / "data" / "questions.toml").read_text("utf-8")
)


def test_all_criteria_are_in_the_table():
    """C1 to C43, each once and in order."""
    assert [row[0] for row in ROWS] == [f"C{number}" for number in range(1, 44)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_is_carried(row):
    """What a line names exists: rules in packs, checks of the whole, questions by their id."""
    _, _, rules, whole, elsewhere = row
    assert set(rules.split()) <= RULES
    assert set(whole.split()) <= {one.words.code for one in every_whole()}
    known = {one["id"] for asked in QUESTIONS.values() for one in asked}
    named = re.findall(r"question: ([a-z-]+)", elsewhere)
    assert set(named) <= known
    assert rules or whole or elsewhere


def test_every_rule_has_its_place():
    """No rule stands outside the table and the line under it."""
    every = RULES | {one.words.code for one in every_whole()}
    assert every == set(re.findall(r"(?:HF|MO|PO)[0-9]{3}", TEXT))


@pytest.mark.parametrize("code", sorted(RULES | {one.words.code for one in every_whole()}))
def test_every_rule_can_be_explained(code):
    """Each says in plain words what it is about, why, who says so, and asks something."""
    rule = explain(code, PACKS)
    assert rule.title[0].isupper()
    assert "-" not in rule.title
    assert not rule.title.endswith(".")
    assert rule.why
    assert rule.ask.endswith("?")
    assert rule.source


def test_titles_are_not_used_twice():
    """Two rules never look the same to people."""
    titles = [
        explain(code, PACKS).title for code in RULES | {one.words.code for one in every_whole()}
    ]
    assert sorted(titles) == sorted(set(titles))
