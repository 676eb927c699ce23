"""handfast check: the contract that other programs rely on, and the page for people."""

import pytest

MUTUAL = "If either of us runs into an ex, we tell each other within a day."
RULE = "You can't talk to your ex anymore."
FINDING_KEYS = ["code", "level", "signal", "quote", "why", "ask", "try", "source"]
DRAFT = """
title = "Exes"
[review]
on = 2027-02-23
lapses = 2027-03-23
[people.alex]
name = "Alex"
[people.sam]
name = "Sam"
[[clauses]]
id = "one"
binds = ["alex", "sam"]
need = "calm"
if_missed = "we say so"
text = "TEXT"
"""
INVALID = """handfast = 1
kind = "song"
title = "Ex\u202ees"
author = "alex"
written = "yesterday"
[review]
on = 2027-02-23
"""


@pytest.fixture
def file(cli):
    """Write a file and return its path."""

    def write(content):
        path = cli.room / "file.toml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def test_a_version_that_is_fine(cli, put, file):
    """valid, no problems, one entry per clause, and the agreement as a whole; exit code 0."""
    version = put(MUTUAL)
    result = cli("check", "--json", file(version.data))
    assert list(result.json) == ["valid", "problems", "clauses", "agreement"]
    assert result.json["valid"] is True
    assert result.json["problems"] == []
    (clause,) = result.json["clauses"]
    assert list(clause) == ["id", "verdict", "findings"]
    assert (clause["id"], clause["verdict"]) == ("clause-1", "mutual")
    assert isinstance(result.json["agreement"], list)
    assert result.err == ""


def test_a_page_says_what_is_asked_of_whom(cli, file):
    """For people, each person stands there in the order of the file; nobody is ranked."""
    page = cli("check", file(DRAFT.replace("TEXT", "Sam calls on Fridays."))).out
    told = page[page.index("What is asked of whom") :].splitlines()
    assert told[1:3] == ["        Alex: nothing is asked.", "        Sam: duties in one."]


def test_a_draft_with_something_to_look_at(cli, file):
    """Exit code 1; each finding has the keys of the contract."""
    result = cli("check", "--json", file(DRAFT.replace("TEXT", RULE)), expect=1)
    assert result.json["valid"] is True
    assert result.json["clauses"][0]["verdict"] == "fear"
    for finding in (*result.json["clauses"][0]["findings"], *result.json["agreement"]):
        assert list(finding) == FINDING_KEYS


def test_a_file_can_come_from_standard_input(cli):
    """A dash reads it there."""
    assert cli("check", "-", "--json", stdin=DRAFT.replace("TEXT", MUTUAL).encode()).json["valid"]


def test_a_file_that_is_not_valid_tells_all_its_problems_at_once(cli, file):
    """Exit code 3; each problem has its line, from 1, or none."""
    result = cli("check", "--json", file(INVALID), expect=3)
    assert result.json["valid"] is False
    assert result.json["clauses"] == []
    assert result.json["agreement"] == []
    assert [list(problem) for problem in result.json["problems"]] == [["line", "message"]] * len(
        result.json["problems"]
    )
    lines = {problem["line"] for problem in result.json["problems"]}
    assert {2, 3, 5} <= lines
    assert all(problem["message"].endswith(".") for problem in result.json["problems"])


def test_what_a_file_lacks_is_told_together_with_what_is_wrong_in_it(cli, file):
    """Whoever mends a file learns of everything at once, not of one thing after another."""
    people = '[people.alex]\nname = "Alex"\n'
    wrong = f'title = "Exes"\n{people}[[clauses]]\ntext = "We cook."\nbinds = ["sam"]'
    result = cli("check", "--json", file(wrong), expect=3)
    told = " ".join(problem["message"] for problem in result.json["problems"])
    assert "binds" in told
    assert "at least two people" in told
    assert "no review day" in told
    assert cli("check", file(wrong), expect=3).err.count("at least two people") == 1


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"\xef\xbb\xbftitle = 'x'",
        b"title = 'x'\r\n",
        b"title = '\x1b[2J'",
        b".".join([b"a"] * 30_000) + b" = 1",
        b"x = " + b"[" * 60_000,
        b"#" * 2**20,
        b"handfast = 99\n",
        b"",
    ],
    ids=["latin", "bom", "cr", "escape", "dotted", "nested", "large", "newer", "empty"],
)
def test_a_hostile_file_is_refused_with_a_reason(cli, file, content):
    """Exit code 3, a problem for a person, and nothing that acts."""
    path = file(content)
    result = cli("check", "--json", path, expect=3)
    assert result.json["valid"] is False
    assert result.json["problems"]
    page = cli("check", path, expect=3)
    assert "\x1b" not in page.out + page.err


def test_people_get_a_page_and_no_certificate(cli, file):
    """Clauses and findings on standard output; the caution on standard error."""
    page = cli("check", file(DRAFT.replace("TEXT", RULE)), expect=1)
    assert "reads as: fear" in page.out
    assert "no certificate of safety" in page.err
    missing = cli("check", file(DRAFT.replace("TEXT", MUTUAL).replace("Exes", "")), expect=3)
    assert "title" in missing.err
    assert "certificate" not in missing.err


def test_findings_about_the_whole_have_a_heading(cli, file):
    """What no single clause shows stands under a line of its own."""
    text = DRAFT.replace("TEXT", MUTUAL).replace('need = "calm"\n', "").replace("if_missed", "#")
    assert "The agreement as a whole:" in cli("check", file(text)).out


def test_a_draft_of_ones_own_is_checked_by_name(cli, ours):
    """--draft opens it with the writer's key."""
    name = cli("draft", "new", "Exes", "--clause", RULE, "--as", "alex").out.strip()
    assert cli("check", "--draft", name, "--json", by="alex", expect=1).json["valid"]


@pytest.mark.parametrize("words", [(), ("file.toml", "--draft", "x")])
def test_one_thing_is_checked_at_a_time(cli, ours, words):
    """Neither nothing nor two things."""
    assert "Give a FILE, or --draft NAME" in cli("check", *words, expect=2).err


def test_a_file_that_is_not_there_is_named(cli):
    """Exit code 2."""
    assert "nowhere.toml" in cli("check", "nowhere.toml", expect=2).err


def test_a_failing_plugin_is_named_on_the_page(cli, file, monkeypatch):
    """What a plugin could not say is told with its name."""
    from attrs import evolve

    from handfast.workspace import reading

    checker = reading.checker
    monkeypatch.setattr(
        reading, "checker", lambda *a, **k: evolve(checker(*a, **k), failures=("The plugin x.",))
    )
    page = cli("check", file(DRAFT.replace("TEXT", MUTUAL)))
    assert "A plugin failed: The plugin x." in page.err
