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
    sets = ("set00", "set01", "set02")
    rows = [row for row in training["clauses"].rows() if row["set"] in sets]
    rows = [row for name in sets for row in [one for one in rows if one["set"] == name][:60]]
    cases = training["evaluate.cases"].cases_of(rows)
    read = training["evaluate.readers"].read_all(cases, {"": checker()})
    once = training["evaluate.folds"].unseen(rows, read)
    turned = {"fear": "mutual", "mutual": "unclear", "unclear": "fear"}
    other = [
        row | {"verdict": turned[row["verdict"]]} if row["set"] == "set02" else row for row in rows
    ]
    twice = training["evaluate.folds"].unseen(other, read)
    inside = [at for at, row in enumerate(rows) if row["set"] == "set02"]
    for one in (reader.LINEAR, reader.ALL):
        assert [once[one][at].verdict for at in inside] == [twice[one][at].verdict for at in inside]
        assert [said.verdict for said in once[one]] != [said.verdict for said in twice[one]]
    assert once[reader.RULES] == read[reader.RULES]
    fear = [said for said in once[reader.ALL] if said.verdict == "fear"]
    assert fear and all(said.findings for said in fear)
