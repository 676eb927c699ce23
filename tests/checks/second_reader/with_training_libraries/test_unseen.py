"""Cross-validation: what readers say of clauses that they have not seen."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from handfast.workspace.reading import checker

ROOT = Path(__file__).parents[4]


@pytest.fixture
def training(monkeypatch):
    """The modules of training, found where ``python training/discern.py`` finds them."""
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    names = ("clauses", "evaluate.cases", "evaluate.folds", "evaluate.readers")
    yield {name: import_module(name) for name in names}
    for name in [one for one in sys.modules if one.split(".")[0] == "evaluate"]:
        del sys.modules[name]


def test_each_set_is_read_by_readers_that_have_not_seen_it(training):
    """A label that is changed in one set changes nothing that is said of that set."""
    reader = training["evaluate.readers"].Reader
    sets = ("set01", "set02", "set05")
    rows = [row for row in training["clauses"].rows() if row["set"] in sets][::6]
    cases = training["evaluate.cases"].cases_of(rows)
    read = training["evaluate.readers"].read_all(cases, {"": checker()})
    once = training["evaluate.folds"].unseen(rows, read)
    turned = {"fear": "mutual", "mutual": "unclear", "unclear": "fear"}
    other = [
        row | {"verdict": turned[row["verdict"]]} if row["set"] == sets[1] else row for row in rows
    ]
    twice = training["evaluate.folds"].unseen(other, read)
    inside = [at for at, row in enumerate(rows) if row["set"] == sets[1]]
    said = [[one[reader.LINEAR][at].verdict for at in inside] for one in (once, twice)]
    assert said[0] == said[1]
    assert [one.verdict for one in once[reader.LINEAR]] != [
        one.verdict for one in twice[reader.LINEAR]
    ]
    assert all(
        one.verdict == "fear"
        for one, by_rules in zip(once[reader.ALL], once[reader.RULES], strict=True)
        if by_rules.stops
    )
    assert once[reader.RULES] == read[reader.RULES]
    fear = [said for said in once[reader.ALL] if said.verdict == "fear"]
    assert fear and all(said.findings for said in fear)
