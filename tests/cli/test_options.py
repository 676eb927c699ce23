"""What the verbs share: passphrases, asking once more, the moment, the folder, files."""

import io
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from handfast.cli import options, run
from handfast.workspace import plugin_switch


def test_a_passphrase_file_gives_its_first_line(cli, ours):
    """Only the first line counts, whichever way it ends."""
    secret = cli.room / "secret"
    for content in (b"alex passphrase", b"alex passphrase\r\nmore\n"):
        secret.write_bytes(content)
        cli("draft", "list", "--as", "alex", "--passphrase-file", secret)


def test_a_dash_reads_the_passphrase_from_standard_input(cli, ours):
    """Scripts pipe it in."""
    signing = ("--as", "alex", "--passphrase-file", "-")
    assert "no drafts" in cli("draft", "list", *signing, stdin=b"alex passphrase\n").err
    assert "did not open" in cli("draft", "list", *signing, stdin=b"", expect=4).err


def test_a_text_may_follow_the_passphrase_on_standard_input(cli, ours):
    """The passphrase takes its line and nothing of the text after it."""
    name = cli("draft", "new", "Mine", "--as", "alex").out.strip()
    text = b'title = "Ours"\n' + b"# more\n" * 2000
    edited = cli(
        *("draft", "edit", name, "--file", "-", "--json"),
        *("--as", "alex", "--passphrase-file", "-"),
        stdin=b"alex passphrase\n" + text,
    )
    assert edited.json["document"]["title"] == "Ours"


def test_a_wrong_passphrase_is_exit_code_4_and_a_kind_sentence(cli, ours):
    """It says what to do, and shows nothing of what was typed."""
    secret = cli.room / "secret"
    secret.write_text("alex passfrase\n")
    result = cli("draft", "list", "--as", "alex", "--passphrase-file", secret, expect=4)
    assert "Type the passphrase again" in result.err
    assert "passfrase" not in result.err


def test_a_passphrase_file_that_cannot_be_read_is_named(cli, ours):
    """Exit code 2, with the file's name made visible."""
    err = cli("draft", "list", "--as", "alex", "--passphrase-file", "no\x1bwhere", expect=2).err
    assert "no⟨U+001B⟩where" in err


@pytest.mark.parametrize("stdin", ["pipe", "closed"])
def test_without_a_keyboard_nothing_is_asked(cli, ours, monkeypatch, stdin):
    """A script without --passphrase-file gets exit code 2 and the option's name."""
    if stdin == "pipe":
        err = cli("draft", "list", "--as", "alex", expect=2).err
    else:
        monkeypatch.setattr(sys, "stdin", None)
        assert run(["draft", "list", "--as", "alex"]) == 2
        err = cli.capsys.readouterr().err
    assert "--passphrase-file" in err


def test_at_the_keyboard_the_passphrase_is_asked_for_and_never_shown(cli, ours, monkeypatch):
    """The question is on standard error; a new passphrase is asked for twice."""
    asked = []

    def typed(prompt):
        asked.append(prompt)
        return "alex passphrase"

    monkeypatch.setattr(click.termui, "hidden_prompt_func", typed)
    result = cli("draft", "list", "--as", "alex", keyboard=True)
    assert "no drafts" in result.err
    assert "alex passphrase" not in result.out + result.err
    assert len(asked) == 1
    cli("person", "make", "Kim", keyboard=True)
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("answer", "left"), [(b"y\n", 0), (b"n\n", 1), (b"\n", 1)], ids=["yes", "no", "silence"]
)
def test_deleting_asks_once_more(cli, ours, answer, left):
    """Only a yes deletes; no is the answer to silence."""
    name = cli("draft", "new", "Mine", "--as", "alex").out.strip()
    cli("draft", "delete", name, by="alex", keyboard=True, stdin=answer)
    assert len(cli("draft", "list", "--json", by="alex").json) == left


def test_without_a_keyboard_yes_has_to_be_said(cli, ours):
    """No terminal and no --yes is exit code 2, and nothing happens."""
    name = cli("draft", "new", "Mine", "--as", "alex").out.strip()
    assert "--yes" in cli("draft", "delete", name, by="alex", expect=2).err
    deleted = cli("draft", "delete", name, "--yes", "--json", by="alex")
    assert deleted.json == {"deleted": name}
    assert cli("draft", "list", "--json", by="alex").json == []


@pytest.mark.parametrize(
    ("moment", "today"),
    [("2027-02-23T12:00:00+00:00", True), ("2027-02-23T12:00:00", True), ("2027-02-22", False)],
)
def test_the_moment_can_be_set_for_demonstrations(cli, put, moment, today):
    """HANDFAST_NOW is the moment at which it is now, with or without a time zone."""
    put()
    cli.at(moment)
    cli("due", expect=int(today))


@pytest.mark.parametrize(
    "moment",
    ["tomorrow", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-23T18+99:00"],
)
def test_a_moment_that_is_none_is_refused(cli, ours, moment):
    """The sentence shows how to write one, where UTC has no such day too."""
    cli.at(moment)
    assert "2026-11-23T18:04:00+00:00" in cli("list", expect=2).err


def test_without_a_moment_the_clock_of_this_machine_counts(cli, ours):
    """An empty variable is as good as none."""
    cli.at("")
    assert options.clock() is None
    cli("list")


@pytest.mark.parametrize("where", ["verb", "group", "environment", "here"])
def test_the_folder_is_named_in_one_of_several_ways(cli, ours, monkeypatch, where):
    """--folder at the verb or before it, HANDFAST_FOLDER, or the folder one stands in."""
    if where != "environment":
        monkeypatch.delenv("HANDFAST_FOLDER")
    if where == "here":
        monkeypatch.chdir(cli.folder)
    at_verb = ("--folder", cli.folder) if where == "verb" else ()
    before = ("--folder", cli.folder) if where == "group" else ()
    assert len(cli(*before, "person", "list", "--json", *at_verb).json) == 2


def test_a_folder_that_is_named_has_to_be_one(cli):
    """Reading works without a folder, but a folder that somebody names is not passed over."""
    cli("plugins", "--json")
    cli("plugins", "--folder", cli.room / "nowhere", expect=2)


@pytest.mark.parametrize(
    ("words", "folder"),
    [((), "ours"), (("--folder", "."), "."), ((), None)],
    ids=["environment", "option", "neither"],
)
def test_without_a_verb_the_screens_open_on_the_folder_meant(cli, monkeypatch, words, folder):
    """A folder that is named or that one stands in; else the welcome. Their exit code is ours."""
    opened = []
    if folder is None:
        monkeypatch.delenv("HANDFAST_FOLDER")

    def screens(path):
        opened.append(path)
        return 3

    cli(*words, screens=screens, expect=3)
    expected = {"ours": cli.folder, ".": options.Path(), None: None}[folder]
    assert opened == [expected]


def test_without_screens_a_verb_is_asked_for(cli):
    """The command line alone names its help."""
    assert "--help" in cli(expect=2).err


def test_a_file_that_cannot_be_written_is_named(cli, put):
    """Exit code 4 and where."""
    put()
    target = cli.room / "no folder" / "page.md"
    assert str(target) in cli("export", "Exes", "--output", target, expect=4).err


def test_no_more_is_read_than_shows_that_a_file_is_too_large(monkeypatch):
    """An endless file ends."""
    assert len(options.read_bytes("/dev/zero", "file")) == 64 * 1024 + 1
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 10**6)))
    assert len(options.read_bytes("-", "file")) == 64 * 1024 + 1


@pytest.mark.parametrize(
    "words",
    [
        ("check", "pipe"),
        ("person", "bring", "Kim", "--public", "pipe"),
        ("person", "bring", "Kim", "--key", "pipe"),
    ],
    ids=lambda words: " ".join(words[:-1]),
)
def test_a_pipe_that_nobody_writes_into_is_a_sentence(cli, ours, words):
    """It would be waited for without an end."""
    os.mkfifo(cli.room / "pipe")
    shown = cli.process(*words, stdin=subprocess.DEVNULL, timeout=30)
    assert shown.returncode == 2
    assert b"cannot be read" in shown.stderr


def test_a_pipe_is_read_while_somebody_writes_into_it(cli, monkeypatch):
    """Also where they have not begun when it is opened: `handfast check <(...)` works."""
    pipe = cli.room / "pipe"
    os.mkfifo(pipe)
    end, wait = os.open(pipe, os.O_RDWR), os.set_blocking

    def write_now(handle, blocking):
        wait(handle, blocking)
        os.write(end, b"once more")
        os.close(end)

    monkeypatch.setattr(os, "set_blocking", write_now)
    assert options.read_bytes(str(pipe), "file") == b"once more"


@pytest.mark.parametrize(
    "words",
    [
        *(("list",), ("show", "exes"), ("due",), ("diff", "exes", "exes"), ("history", "exes")),
        *(("verify",), ("calendar",), ("export", "exes"), ("read", "We rest."), ("support",)),
        *(("explain", "HF101"), ("plugins",), ("init", "new"), ("person", "list")),
    ],
    ids=lambda words: words[0],
)
def test_every_verb_that_prints_takes_the_same_options(cli, put, words):
    """--folder, --as and --json stand after the verb, also where nobody's key is needed."""
    put()
    folder = cli.room / "new" if words[0] == "init" else cli.folder
    assert cli(*words, "--as", "sam", "--folder", folder, "--json", expect=None).json is not None


def test_plugins_are_switched_with_json(cli, ours, monkeypatch):
    """Programs read what was switched."""
    switched = []
    monkeypatch.setattr(plugin_switch, "turn_on", lambda _ws, name: switched.append(name))
    monkeypatch.setattr(plugin_switch, "turn_off", lambda _ws, name: switched.append(name))
    assert cli("plugins", "off", "other", "--json").json == {"name": "other", "on": False}
    turned = cli("plugins", "on", "other", "--yes", "--json")
    assert turned.json == {"name": "other", "on": True}
    assert switched == ["other", "other"]


@pytest.mark.parametrize(
    "words", [("read",), ("check", "-"), ("person", "make", "Kim", "--passphrase-file", "-")]
)
def test_a_standard_input_that_is_closed_is_a_sentence(cli, ours, monkeypatch, words):
    """Exit code 2 and what to do, not a crash."""
    monkeypatch.setattr(sys, "stdin", None)
    assert run([*words]) == 2
    assert "Standard input is closed" in cli.capsys.readouterr().err


def test_an_output_that_is_full_is_a_sentence(cli, put):
    """Exit code 4, and nothing is said by Python on leaving."""
    put()
    with Path("/dev/full").open("wb") as full:
        result = cli.process("list", stdout=full)
    assert result.returncode == 4
    assert b"could not be written" in result.stderr
    assert b"Exception" not in result.stderr


@pytest.mark.parametrize("editor", ["'", " "])
def test_an_editor_that_is_no_command_is_a_sentence(cli, ours, monkeypatch, editor):
    """Exit code 2, and what to set."""
    monkeypatch.setenv("EDITOR", editor)
    name = cli("draft", "new", "Mine", "--as", "alex").out.strip()
    assert "Set EDITOR" in cli("draft", "edit", name, by="alex", expect=2).err


_NOWHERE = "~nobody-of-that-name/here"


@pytest.mark.parametrize(
    "words",
    [
        ("--folder", _NOWHERE, "list"),
        ("init", _NOWHERE),
        ("example", _NOWHERE),
        ("check", _NOWHERE),
        ("calendar", "--output", _NOWHERE),
        ("export", "--format", "folder", "--output", _NOWHERE),
        ("person", "invite", "--as", "alex", "--output", _NOWHERE),
        ("person", "bring", "Kim", "--public", _NOWHERE),
        ("draft", "list", "--as", "alex", "--passphrase-file", _NOWHERE),
    ],
    ids=lambda words: "-".join(words[:2]),
)
def test_a_home_that_nobody_has_is_said(cli, ours, words):
    """Wherever a place is named; nothing looks like a fault of handfast."""
    told = cli(*words, expect=2).err
    assert f"{_NOWHERE}: This leads nowhere." in told


def test_links_that_lead_in_a_circle_are_said(cli, ours):
    """A folder and a file to write alike."""
    here, there = cli.room / "here", cli.room / "there"
    here.symlink_to(there)
    there.symlink_to(here)
    for words in (("--folder", here, "list"), ("calendar", "--output", here)):
        assert "This leads nowhere" in cli(*words, expect=2).err


def test_the_data_directory_may_be_named_from_home(cli, monkeypatch):
    """No shell has put the home folder there where a service sets the variable."""
    monkeypatch.chdir(cli.room)
    monkeypatch.setenv("HOME", str(cli.room / "home"))
    monkeypatch.setenv("HANDFAST_DATA_DIR", "~/mine")
    cli("init", cli.folder)
    assert (cli.room / "home" / "mine" / "places").is_dir()
    assert not (cli.room / "~").exists()


def test_a_clause_is_read_in_a_folder_that_is_gone(cli, tmp_path):
    """Whoever stands in a deleted folder reads a clause, and is told where one is needed."""
    gone = tmp_path / "gone"
    gone.mkdir()
    code = (
        "import os, sys; os.chdir(sys.argv[1]); os.rmdir(sys.argv[1]); "
        "from handfast.cli import run; sys.exit(run(sys.argv[2:]))"
    )
    variables = {key: each for key, each in os.environ.items() if key != "HANDFAST_FOLDER"}
    for words, exit_code in ((["read", "We talk on Sundays."], 0), (["list"], 2)):
        done = subprocess.run(
            [sys.executable, "-c", code, str(gone), *words],
            env=variables,
            capture_output=True,
            check=False,
        )
        assert done.returncode == exit_code, done.stderr
        gone.mkdir()
