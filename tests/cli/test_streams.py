"""Only data on standard output: every verb, for people and for programs."""

import pytest

from handfast.cli import main, output
from handfast.workspace import repairing

MUTUAL = "If either of us runs into an ex, we tell each other within a day."
DRAFT = b'title = "Exes"\n'
# verb: (words, who signs, exit code)
VERBS = {
    "init": (("init", "new"), "", 0),
    "person make": (("person", "make", "Kim", "--passphrase-file", "alex.passphrase"), "", 0),
    "person list": (("person", "list"), "", 0),
    "draft new": (("draft", "new", "Mine", "--as", "alex"), "", 0),
    "draft edit": (("draft", "edit", "mine", "--why", "x"), "alex", 0),
    "draft talk": (("draft", "talk", "mine", "HF101", "We did."), "alex", 0),
    "draft show": (("draft", "show", "mine"), "alex", 0),
    "draft list": (("draft", "list"), "alex", 0),
    "draft delete": (("draft", "delete", "mine", "--yes"), "alex", 0),
    "read": (("read", MUTUAL), "", 0),
    "check": (("check", "-"), "", 3),
    "propose": (("propose", "mine", "--yes"), "alex", 0),
    "list": (("list",), "", 0),
    "show": (("show", "exes"), "", 0),
    "diff": (("diff", "exes", "waiting"), "", 0),
    "answer": (("answer", "waiting", "--agree", "clause-1"), "sam", 0),
    "counter": (("counter", "waiting"), "sam", 0),
    "sign": (("sign", "waiting", "--yes"), "sam", 0),
    "withdraw": (("withdraw", "exes", "--yes"), "sam", 0),
    "review open": (("review", "open", "exes"), "alex", 0),
    "review show": (("review", "show", "exes"), "", 0),
    "rupture name": (("rupture", "name", "I was sad.", "--as", "alex"), "", 0),
    "rupture list": (("rupture", "list"), "alex", 0),
    "rupture show": (("rupture", "show", "aaaa"), "alex", 0),
    "rupture share": (("rupture", "share", "aaaa", "--yes"), "alex", 0),
    "rupture lengthen": (("rupture", "lengthen", "--until", "2026-12-24"), "sam", 0),
    "rupture forget": (("rupture", "forget", "aaaa", "--yes"), "alex", 0),
    "repair show": (("repair", "show"), "sam", 0),
    "repair step": (("repair", "step", "forgive"), "", 0),
    "repair go": (("repair", "go", "safety"), "sam", 0),
    "repair say": (("repair", "say", "repair", "I call.", "--share", "--yes"), "sam", 0),
    "repair forgive": (("repair", "forgive", "Some days."), "alex", 0),
    "repair learned": (("repair", "learned", "We pause."), "alex", 0),
    "repair stop": (("repair", "stop"), "alex", 0),
    "repair pause": (("repair", "pause"), "alex", 0),
    "repair action": (("repair", "action", "I call.", "--look-back", "2026-12-04"), "sam", 0),
    "repair ritual": (("repair", "ritual", "--idea", "hand"), "sam", 0),
    "repair draft": (("repair", "draft", "Home", "--as", "sam"), "", 0),
    "renew": (("renew", "exes", "--yes"), "sam", 0),
    "due": (("due",), "", 1),
    "history": (("history", "exes"), "", 0),
    "verify": (("verify",), "", 0),
    "export": (("export", "exes"), "", 0),
    "plugins": (("plugins",), "", 0),
    "explain": (("explain", "HF101"), "", 0),
    "support": (("support",), "", 0),
}


@pytest.fixture
def room(cli, ours, put):
    """One agreement in force, one waiting for Sam, Alex's draft, a hurt kept and one shared."""
    put(MUTUAL)
    put(MUTUAL, title="Waiting", by=("alex",))
    name = cli("draft", "new", "Mine", "--clause", MUTUAL, "--as", "alex").out.strip()
    cli("draft", "edit", name, "--clause", "clause-1", "--need", "calm", by="alex")
    for name in (f"note-{'a' * 16}", f"note-{'b' * 16}"):
        repairing.keep_hurt(ours, "alex", "I felt forgotten.", name)
    cli("rupture", "share", "bbbb", "--yes", by="alex")
    return cli


@pytest.mark.parametrize("verb", VERBS)
def test_with_json_standard_output_is_json_and_nothing_else(room, verb):
    """Each verb that prints has --json: one value on one line, in ASCII."""
    words, by, code = VERBS[verb]
    result = room(*words, "--json", by=by, expect=code, stdin=DRAFT)
    assert result.json is not None
    assert result.out.isascii()


@pytest.mark.parametrize("verb", VERBS)
def test_sentences_for_people_stay_off_standard_output(room, verb, monkeypatch):
    """Whatever a verb tells its reader beside the data goes to standard error alone."""
    told = []
    note = output.note
    monkeypatch.setattr(output, "note", lambda text: told.append(text) or note(text))
    words, by, code = VERBS[verb]
    result = room(*words, by=by, expect=code, stdin=DRAFT)
    for sentence in told:
        assert sentence in result.err
        assert sentence not in result.out
    assert "Traceback" not in result.err


def test_every_verb_is_in_the_table_or_prints_a_file_format():
    """A new verb finds its way into these tests."""
    assert set(main._VERBS) - {verb.split()[0] for verb in VERBS} == {
        *("calendar", "example", "remind", "reword"),
        "serve",  # goes on until Ctrl-C; see test_serve.py
    }
