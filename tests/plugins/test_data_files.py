"""Styles, questions and packs in text files of a plugin's own package."""

import sys

import pytest

from handfast.errors import DocumentError
from handfast.model import ClauseKind, Moment, Notice
from handfast.plugins import read_pack, read_style_file

STYLE = """
id = "star"
title = "Star"
about = "Far away."
fewest_people = 2
most_people = 3
words = { partner = "star" }

[[topics]]
id = "sky"
title = "Sky"
about = "Up there."

[[topics.clauses]]
text = "We look up on Sundays."
kind = "promise"
need = "so that we see the same stars"
notice = "after"
if_missed = "we look on Monday"

[[questions]]
id = "up"
moment = "review"
text = "Did we look up?"
"""


@pytest.fixture
def package(tmp_path, monkeypatch, request):
    """A package of a test; writes files into it."""
    name = f"package_{abs(hash(request.node.name))}"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text('"""A package."""\n', encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    def write(file: str, data: str | bytes) -> str:
        (folder / file).write_bytes(data if isinstance(data, bytes) else data.encode())
        return name

    yield write
    sys.modules.pop(name, None)


def test_a_style_file_is_read(package):
    """Style, topics, wording and questions come out as values."""
    file = read_style_file(package("style.toml", STYLE), "style.toml")
    assert (file.style.id, file.style.most_people, file.style.review_months) == ("star", 3, 3)
    assert file.style.words == {"partner": "star"}
    (clause,) = file.starting_clauses
    assert (clause.topic, clause.kind, clause.notice) == ("sky", ClauseKind.PROMISE, Notice.AFTER)
    assert [question.id for question in file.questions_for(Moment.REVIEW)] == ["up"]
    assert file.questions_for(Moment.DRAFTING) == ()


@pytest.mark.parametrize(
    ("data", "part"),
    [
        ("id = ", "not valid TOML"),
        (b"\xff", "not valid TOML"),
        ('id = "star"', "does not hold what it should"),
        (STYLE + 'mood = "good"\n', "does not hold what it should"),
        (STYLE.replace('"promise"', '"oath"'), "does not hold what it should"),
    ],
)
def test_what_does_not_fit_is_one_error_of_ours(package, data, part):
    """A mistake in the file is told with the file's name and what is wrong."""
    name = package("style.toml", data)
    with pytest.raises(DocumentError) as caught:
        read_style_file(name, "style.toml")
    assert part in caught.value.message
    assert caught.value.where == f"{name}/style.toml"
    assert caught.value.problems


def test_a_missing_file_is_told(package):
    """So is a file that was not packed."""
    with pytest.raises(DocumentError, match="missing"):
        read_pack(package("other.toml", ""), "rules.toml")


PACK = """
handfast_pack = 1
id = "star"
title = "Star"
prefix = "ST"

[[rules]]
code = "ST101"
name = "no-stars"
level = "ask"
signal = "prohibition"
why = "Stars are for everybody."
source = "https://example.org/stars"
ask = "Which star do you like?"
try = ["We look at the stars together."]

[[rules.look_for]]
clause_words = ["no stars"]

[rules.examples]
flags = ["There are no stars for you.", "No stars tonight."]
allows = ["We look at the stars together."]
near_misses = ["We know stars by name."]
"""


def test_a_pack_is_read_and_its_examples_are_run(package):
    """A pack comes out with its rules; one whose examples lie does not load."""
    name = package("rules.toml", PACK)
    assert [rule.code for rule in read_pack(name, "rules.toml").rules] == ["ST101"]
    package("bad.toml", PACK.replace('"No stars tonight."', '"Many stars tonight."'))
    with pytest.raises(DocumentError) as caught:
        read_pack(name, "bad.toml")
    assert "Many stars tonight." in str(caught.value.problems[0])
