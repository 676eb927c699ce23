"""handfast example, plugins, explain and support."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from handfast.plugins import PluginHost, PluginInfo
from handfast.workspace import Secret, example, people


def test_the_example_prints_passphrases_that_open_the_keys(cli, couple):
    """Whoever looks around can sit down as either of the two."""
    for person in couple.people:
        with people.unlock_seat(couple.workspace, person.id, Secret(person.passphrase)):
            assert "no drafts" in cli("draft", "list", by="sam").err
    assert "Your ex" in cli("draft", "list", by="alex").out


def test_the_example_says_where_it_is_and_what_opens_it(cli, monkeypatch, example_couple):
    """A table for people, one object for programs."""
    made = example_couple[1]
    monkeypatch.setattr(example, "make", lambda _target: made)
    told = cli("example", cli.folder)
    assert "alex likes long walks" in told.out
    assert f"handfast --folder {cli.folder}" in told.err
    as_json = cli("example", cli.folder, "--json").json
    assert as_json["moment"] == "2026-11-23T18:04:00Z"
    assert [person["id"] for person in as_json["people"]] == ["alex", "sam"]


def test_in_the_example_it_is_always_the_same_moment(cli, couple):
    """Opened on any day, the same things are due: exit code 1."""
    due = cli("due", expect=1).out
    assert due.splitlines()[0] == "review   2026-11-10  Talking about money"
    assert "countered" in cli("list", "--all").out
    cli("verify")


class Host:
    """One plugin of handfast's own and one that somebody else brings."""

    def __init__(self, on):
        self.on = on

    def listing(self):
        """Return both."""
        hooks = ("handfast_styles", "handfast_questions")
        return (
            PluginInfo("handfast", "1", "handfast", on=True, comes_with=True, hooks=hooks),
            PluginInfo(
                "other", "2", "x", on="other" in self.on, comes_with=False, failure="It \x1b fell."
            ),
        )


@pytest.fixture
def plugins(monkeypatch):
    """Let these two be installed."""
    monkeypatch.setattr(PluginHost, "load", lambda on=(), disabled=(): Host(on))


def test_plugins_are_listed_with_what_they_answer_or_why_not(cli, plugins):
    """Also without a folder."""
    listed = cli("plugins").out.splitlines()
    assert listed[0] == "handfast  1  on   styles, questions"
    assert listed[1] == "other     2  off  It ⟨U+001B⟩ fell."
    assert [view["name"] for view in cli("plugins", "--json").json] == ["handfast", "other"]


@pytest.mark.parametrize("where", ["verb", "between", "environment"])
def test_a_plugin_is_turned_on_and_off_for_a_folder(cli, ours, plugins, monkeypatch, where):
    """It says that a plugin is a program; the folder may be named at either place."""
    at_verb = between = ()
    if where != "environment":
        monkeypatch.delenv("HANDFAST_FOLDER")
        at_verb = ("--folder", cli.folder) if where == "verb" else ()
        between = ("--folder", cli.folder) if where == "between" else ()
    told = cli("plugins", *between, "on", "other", "--yes", *at_verb)
    assert "all your rights" in told.err
    assert ours.local.plugins == ("other",)
    cli("plugins", *between, "off", "other", *at_verb)
    assert ours.local.plugins == ()


def test_turning_a_plugin_on_asks_once_more(cli, ours, plugins):
    """No keyboard and no --yes is exit code 2; a no changes nothing."""
    cli("plugins", "on", "other", expect=2)
    told = cli("plugins", "on", "other", keyboard=True, stdin=b"n\n")
    assert "Nothing was changed." in told.err
    assert ours.local.plugins == ()
    cli("plugins", "on", "nothing", "--yes", expect=2)
    cli("plugins", "off", "handfast", expect=2)


def test_a_code_is_explained_with_its_source_and_examples(cli):
    """For people and for programs, in any letters."""
    page = cli("explain", "hf101").out
    assert page.startswith("HF101 ")
    for part in ("Ask: ", "Source: ", "Flags: ", "Lets pass: "):
        assert part in page
    as_json = cli("explain", "HF101", "--json").json
    assert list(as_json) == [
        *("code", "name", "level", "signal", "why", "ask", "try", "source"),
        *("flags", "allows", "near_misses"),
    ]
    assert as_json["flags"]
    assert "XX999" in cli("explain", "XX999", expect=2).err


def test_there_is_somewhere_to_turn_to(cli):
    """Name, what for and how; a country narrows it."""
    page = cli("support").out
    assert page.strip()
    everywhere = cli("support", "--json").json
    here = cli("support", "--country", "gb", "--situation", "danger", "--json").json
    assert 0 < len(here) < len(everywhere)
    assert {place["country"] for place in here} <= {"GB", ""}
    assert "(GB)" in cli("support", "--country", "gb").out


def test_the_version_loads_neither_screens_nor_keys_nor_plugins(cli):
    """A verb is imported when it is called, and not before."""
    code = (
        "import sys; from handfast.cli import run; run(['--version']); run(['--help']);"
        "heavy = {'textual', 'cryptography', 'pluggy', 're2', 'handfast.cli.verbs.list'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    cli.monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_every_rule_is_explained(cli):
    """No code that a finding can carry is unknown to explain, of the core."""
    found = read_sources()
    assert len(found) > 50
    for code in found:
        page = cli("explain", code).out
        assert page.startswith(f"{code} ")
        assert "Source: " in page


def read_sources() -> list[str]:
    """Return the codes of all rules of the core."""
    root = Path(__file__).parents[2]
    packs = root.glob("src/handfast/checks/packs/*.toml")
    tables = [tomllib.loads(path.read_text("utf-8")) for path in packs]
    return sorted(rule["code"] for table in tables for rule in table["rules"])
