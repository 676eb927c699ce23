"""The canary: private words are in no file and on no screen but the writer's own."""

import shutil
import sys
from pathlib import Path

import pytest

from handfast.workspace import looking

CANARY = "the-canary-sings-at-dawn"
RULE = f"You must never talk to {CANARY} again."


@pytest.fixture
def room(cli, ours, monkeypatch):
    """A terminal whose temporary files lie in its own room."""
    temporary = cli.room / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    return cli


def hits(*folders):
    """Return the files in which the canary sings, by content or by name."""
    files = [path for folder in folders for path in Path(folder).rglob("*")]
    return [
        path
        for path in files
        if CANARY in path.name or (path.is_file() and CANARY.encode() in path.read_bytes())
    ]


def test_a_draft_leaves_no_trace_outside_its_seal(room, monkeypatch):
    """Everything a writer does with a draft, a refusal and a crash leave nothing to find."""
    name = room(
        *("draft", "new", "Ours", "--why", CANARY, "--clause", RULE, "--as", "alex")
    ).out.strip()
    assert CANARY not in room.everything

    for words in (
        ("draft", "show", name),
        ("draft", "edit", name, "--clause", "clause-1", "--need", CANARY, "--if-missed", CANARY),
        ("draft", "talk", name, "HF101", f"We talked about {CANARY}.", "--clause", "clause-1"),
    ):
        assert CANARY in room(*words, by="alex").out
    program = room.room / "editor.py"
    program.write_text("import sys; open(sys.argv[1], 'a').write('# edited\\n')")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {program}")
    assert CANARY in room("draft", "edit", name, by="alex").out
    assert CANARY in room("check", "--draft", name, by="alex", expect=1).out

    room.everything = ""
    room("propose", name, "--yes", by="alex", expect=4)
    text = room.room / "text.toml"
    text.write_text(f"title = 3\nwhy = '{CANARY}'\n")
    room("draft", "edit", name, "--file", text, by="alex", expect=3)
    text.unlink()
    room("draft", "list", by="alex")
    room("draft", "list", by="sam")
    room("draft", "show", name, by="sam", expect=2)
    for words in (("list", "--all"), ("due",), ("verify",), ("person", "list"), ("plugins",)):
        room(*words)

    def crash(_ws):
        private_words = RULE
        raise ValueError(private_words)

    monkeypatch.setattr(looking, "verify", crash)
    room("verify", expect=4)
    assert CANARY not in room.everything
    assert (room.data / "crashes.log").is_file()
    assert hits(room.room) == []
    assert list(Path("/dev/shm").glob("handfast-*")) == []

    monkeypatch.undo()
    shutil.rmtree(room.folder / "private")
    assert hits(room.room) == []


def test_a_first_wording_leaves_no_trace_in_what_is_proposed(room):
    """What was reworded before proposing is in no file and no digest's neighbourhood."""
    name = room("draft", "new", "Ours", "--clause", RULE, "--as", "alex").out.strip()
    room(
        *("draft", "edit", name, "--clause", "clause-1", "--notice", "after", "--need", "calm"),
        *("--text", "If either of us runs into an ex, we tell each other within a day."),
        by="alex",
    )
    room("propose", name, "--yes", by="alex")
    room.everything = ""
    for words in (("show", "ours"), ("history", "ours"), ("export", "ours"), ("list", "--json")):
        room(*words)
    assert CANARY not in room.everything
    assert "never-talk" not in room.everything
    assert hits(room.room) == []


def test_passphrases_are_nowhere(room):
    """Neither a right nor a wrong passphrase is printed or written anywhere."""
    (room.room / "secret").write_text(f"{CANARY}\n")
    room("person", "make", "Kim", "--passphrase-file", room.room / "secret")
    room("draft", "list", "--as", "kim", "--passphrase-file", room.room / "secret")
    room("draft", "list", "--as", "sam", "--passphrase-file", room.room / "secret", expect=4)
    (room.room / "secret").unlink()
    assert CANARY not in room.everything
    assert hits(room.room) == []
