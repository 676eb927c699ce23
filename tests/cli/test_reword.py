"""handfast reword: other words for a clause, on a text and in a draft; and the sealed fear."""

import shutil
from pathlib import Path

import pytest

from handfast.workspace import drafts, people
from handfast.workspace.workspace import Workspace

EX = "You can't talk to your ex anymore."
THREAT = "If you leave I will hurt myself."
MUTUAL = "We cook together on Sundays."
CANARY = "the-canary-sings-at-dusk"
KEYS = [
    *("text", "verdict", "flagged", "stop", "need", "need_left_out", "wordings", "taken"),
    *("kept", "support"),
]


@pytest.fixture
def draft(cli, ours):
    """A draft of Alex's with one clause made from fear and one that is mutual; its name."""
    words = ("draft", "new", "Exes", "--clause", EX, "--clause", MUTUAL, "--as", "alex")
    return cli(*words).out.strip()


def _shown(cli, name):
    """Return what the draft says now."""
    return cli("draft", "show", name, by="alex").out


def test_wordings_stand_under_the_clause_with_their_redline(cli):
    """Each with its number, its rung, the words, and what they change."""
    shown = cli("reword", EX, "--need", "to feel included")
    out = " ".join(shown.out.split())
    assert out.index("1 telling each other before") < out.index("2 telling each other afterwards")
    assert out.index("3 no need to tell") < out.index("4 a plan of one's own")
    assert "If either of us talks to an ex, we tell each other about it afterwards" in out
    assert "[-You can't-]" in out
    assert "The need: to feel included" in out


def test_a_text_comes_from_standard_input_too(cli):
    """Without an argument, or with a hyphen."""
    for words in ((), ("-",)):
        result = cli("reword", "--json", *words, stdin=EX.encode() + b"\n")
        assert result.json["text"] == EX
    assert "nothing to reword" in cli("reword", stdin=b"  \n", expect=2).err


def test_programs_get_one_object(cli):
    """Keys in their order; the wordings numbered from one; nothing taken."""
    found = cli("reword", "--json", EX, "--need", "to feel included").json
    assert list(found) == KEYS
    assert (found["verdict"], found["flagged"], found["stop"]) == ("fear", True, False)
    assert [one["number"] for one in found["wordings"]] == [1, 2, 3, 4]
    assert [one["rung"] for one in found["wordings"]] == ["before", "after", "none", "own"]
    assert [one["kind"] for one in found["wordings"]] == [
        "request", "practice", "practice", "boundary",
    ]  # fmt: skip
    for one in found["wordings"]:
        kept = [word["text"] for word in one["changes"] if word["kind"] != "removed"]
        assert "".join(kept) == one["text"]
    assert (found["taken"], found["kept"]) == (None, None)


def test_one_is_taken_by_its_number(cli):
    """Its words alone go to standard output, for the next program."""
    taken = cli("reword", EX, "--take", "2").out
    assert taken == (
        "If either of us talks to an ex, we tell each other about it afterwards, within a day "
        "or so.\n"
    )
    assert cli("reword", "--json", EX, "--take", "2").json["taken"] == 2
    assert "Take one of 1 to 4" in cli("reword", EX, "--take", "7", expect=2).err


def test_names_and_style_can_be_told(cli):
    """--person names those who agree."""
    words = ("reword", "Alex may not text Kim.", "--person", "Alex", "--person", "Sam")
    assert "Sam would like to hear it beforehand" in cli(*words).out


def test_a_threat_is_not_softened(cli):
    """A kind sentence, places to turn to, exit code 1, and nothing to take."""
    shown = cli("reword", THREAT, expect=1)
    assert "No softer words are offered" in shown.out
    assert "findahelpline.com" in shown.out
    assert "None is offered" in cli("reword", THREAT, "--take", "1", expect=2).err
    found = cli("reword", "--json", THREAT, "--country", "gb", expect=1).json
    assert found["stop"]
    assert found["wordings"] == []
    assert len(found["support"]) > 2


def test_what_is_mutual_is_left_as_it_is(cli):
    """Exit code 0 and a sentence."""
    shown = cli("reword", MUTUAL)
    assert "left as it is" in shown.err


def test_a_need_that_is_a_rule_is_said(cli):
    """The wordings come without it."""
    need = "so that you never leave the house without me"
    told = cli("reword", EX, "--need", need).err
    assert "reads like a rule itself" in told
    assert "findahelpline.com" in told


def test_a_clause_of_a_draft_is_reworded_in_place(cli, draft):
    """Text, need, notice and kind are in the draft; the old words are said once more."""
    words = ("reword", "--draft", draft, "--clause", "clause-1", "--need", "to feel included")
    taken = cli(*words, "--take", "2", by="alex")
    assert EX in taken.err
    shown = _shown(cli, draft)
    assert taken.out.strip() in shown
    assert EX not in shown
    for line in ('need = "to feel included"', 'notice = "after"', 'kind = "practice"'):
        assert line in shown


def test_a_draft_stays_as_it_is_until_one_is_taken(cli, draft):
    """Looking changes nothing."""
    before = _shown(cli, draft)
    found = cli("reword", "--json", "--draft", draft, "--clause", "clause-1", by="alex").json
    assert len(found["wordings"]) == 4
    assert _shown(cli, draft) == before


def test_which_clause_is_meant_has_to_be_clear(cli, draft):
    """Of several, one is named; of one, nothing is asked; both texts at once are refused."""
    told = cli("reword", "--draft", draft, by="alex", expect=2).err
    assert "clause-1, clause-2" in told
    cli("draft", "edit", draft, "--remove", "clause-2", by="alex")
    assert cli("reword", "--json", "--draft", draft, by="alex").json["text"] == EX
    assert "Say what to reword" in cli("reword", EX, "--draft", draft, by="alex", expect=2).err


def test_it_asks_at_a_terminal(cli, draft):
    """The fear, the need, then which one; each may be left out."""
    answers = f"{CANARY}\nto feel included\n2\n".encode()
    words = ("reword", "--draft", draft, "--clause", "clause-1")
    shown = cli(*words, by="alex", stdin=answers, keyboard=True)
    assert "What are you afraid would happen?" in shown.err
    assert "to feel included" in _shown(cli, draft)
    kept = cli("reword", "--kept", "--json", by="alex").json
    assert [(one["fear"], one["about"]) for one in kept] == [(CANARY, EX)]


def test_what_was_written_before_is_shown_to_its_writer(cli, draft):
    """And stays, where nothing new is written; none is taken with an empty answer."""
    words = ("reword", "--draft", draft, "--clause", "clause-1")
    cli(*words, "--afraid", CANARY, by="alex")
    before = _shown(cli, draft)
    shown = cli(*words, by="alex", stdin=b"\n\n\n", keyboard=True)
    assert f"You wrote before: {CANARY}" in shown.err
    assert _shown(cli, draft) == before
    assert cli("reword", "--kept", "--json", by="alex").json[0]["fear"] == CANARY


def test_a_text_alone_asks_without_keeping_anything(cli):
    """Where there is no draft the fear is a question for oneself."""
    shown = cli("reword", EX, stdin=b"to feel included\n1\n", keyboard=True)
    assert "written down nowhere" in shown.err
    assert "I need to feel included. When you plan to talk to your ex" in shown.out


def test_a_fear_is_kept_read_back_and_deleted(cli, ours):
    """By its writer alone; it comes from an option or from standard input."""
    cli("reword", EX, "--afraid", "one", "--as", "alex")
    found = cli("reword", "--json", EX, "--afraid", "-", "--as", "alex", stdin=b"two\nlines\n").json
    shown = cli("reword", "--kept", by="alex").out
    assert "Afraid: one" in shown
    assert "two" in shown
    assert f"Under: {EX}" in shown
    assert "You keep nothing here." in cli("reword", "--kept", by="sam").err
    assert "It is gone." in cli("reword", "--forget", found["kept"], by="alex").err
    assert [o["fear"] for o in cli("reword", "--kept", "--json", by="alex").json] == ["one"]
    assert "not the name" in cli("reword", "--forget", "draft-1", by="alex", expect=2).err


def test_a_fear_needs_a_folder_to_be_kept_in(cli):
    """Nothing is kept elsewhere, and both cannot come from standard input."""
    cli("reword", EX, "--afraid", CANARY, expect=2)
    assert CANARY not in cli.everything
    assert list(Path(cli.room).rglob("*.age")) == []


def test_standard_input_is_one_thing(cli, ours):
    """The clause or the fear, not both."""
    told = cli("reword", "--afraid", "-", "--as", "alex", stdin=b"x\n", expect=2)
    assert "cannot be both" in told.err


def test_a_fear_is_nowhere_but_under_its_seal(cli, draft):
    """Not in the draft, the proposal, another verb's output, a log or any file; nor for Sam."""
    words = ("reword", "--draft", draft, "--clause", "clause-1", "--need", "to feel included")
    cli(*words, "--afraid", CANARY, "--take", "2", by="alex")
    cli("reword", "--json", *words[1:], by="alex")
    for more in (("draft", "show", draft), ("check", "--draft", draft)):
        cli(*more, by="alex", expect=None)
    cli("draft", "edit", draft, "--clause", "clause-1", "--if-missed", "we talk", by="alex")
    cli("draft", "edit", draft, "--remove", "clause-2", by="alex")
    cli("propose", draft, "--yes", by="alex")
    for more in (
        *(("show", "exes"), ("history", "exes"), ("export", "exes"), ("list", "--json")),
        *(("verify",), ("due",), ("plugins",), ("reword", EX), ("read", "--json", EX)),
    ):
        cli(*more, expect=None)
    for more in (("draft", "list"), ("reword", "--kept"), ("reword", "--kept", "--json")):
        cli(*more, by="sam")
    assert CANARY not in cli.everything
    files = [path for path in Path(cli.room).rglob("*") if path.is_file()]
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []
    assert CANARY in cli("reword", "--kept", by="alex").out
    shutil.rmtree(cli.folder / "private")
    assert "You keep nothing" in cli("reword", "--kept", by="alex").err


def test_deleting_a_draft_deletes_its_fears(cli, draft):
    """Nothing of it stays."""
    cli("reword", "--draft", draft, "--clause", "clause-1", "--afraid", CANARY, by="alex")
    cli("draft", "delete", draft, "--yes", by="alex")
    assert cli("reword", "--kept", "--json", by="alex").json == []


def test_a_draft_that_changed_elsewhere_is_not_overwritten(cli, draft, monkeypatch):
    """What another window wrote while the questions were asked stays, beside the new words."""
    from handfast.cli import reword_pages

    ask = reword_pages.ask

    def slowly(*words, **more):
        answered = ask(*words, **more)
        ws = Workspace.open(cli.folder, data_root=cli.data)
        view = drafts.open_draft(ws, more["seat"], draft)
        drafts.save_text(ws, more["seat"], draft, view.text + b"# from elsewhere\n")
        assert people.everybody(ws)
        return answered

    monkeypatch.setattr(reword_pages, "ask", slowly)
    words = ("reword", "--draft", draft, "--clause", "clause-1")
    told = cli(*words, by="alex", stdin=b"\n\n2\n", keyboard=True).err
    assert "a second draft" in told
    assert "from elsewhere" in _shown(cli, draft)
    assert EX in _shown(cli, draft)
    listed = cli("draft", "list", "--json", by="alex").json
    assert len(listed) == 2


def test_where_nothing_fits_it_is_said(cli, monkeypatch):
    """A sentence, and exit code 1: the clause stands out all the same."""
    from handfast.workspace import rewording

    monkeypatch.setattr(rewording, "candidates", lambda *_, **__: iter(()))
    assert "No wording of ours fits here" in cli("reword", EX, expect=1).err


def test_a_crash_while_sealing_says_nothing_of_it(cli, ours, monkeypatch):
    """Neither the sentence on the screen nor the log of crashes holds the words."""
    from handfast.workspace import fears

    def crash(data, _keys):
        raise ValueError(data)

    monkeypatch.setattr(fears, "seal", crash)
    cli("reword", EX, "--afraid", CANARY, "--as", "alex", expect=4)
    assert CANARY not in cli.everything
    log = (cli.data / "crashes.log").read_text("utf-8")
    assert "ValueError" in log
    assert CANARY not in log
