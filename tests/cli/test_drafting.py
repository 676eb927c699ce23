"""handfast draft: writing in private, with options, from a file, and in an editor."""

import sys
from datetime import date
from pathlib import Path

import pytest

MUTUAL = "If either of us runs into an ex, we tell each other within a day."
CLAUSE = {
    "text": "We tell each other within two days.",
    "need": "calm",
    "kind": "promise",
    "notice": "after",
    "if_missed": "we say so",
    "binds": ["sam"],
}


@pytest.fixture
def draft(cli, ours):
    """Alex's draft with one clause."""
    return cli("draft", "new", "Exes", "--clause", MUTUAL, "--as", "alex").out.strip()


def document(result):
    """Return the document that ``--json`` shows."""
    return result.json["document"]


def test_a_new_draft_names_everybody_and_has_a_review_day(cli, ours):
    """No passphrase is needed; JSON has its name and title."""
    made = cli(
        *("draft", "new", "Exes", "--why", "We want calm.", "--clause", MUTUAL),
        *("--style", "our-own", "--as", "alex", "--json"),
    )
    assert made.json["title"] == "Exes"
    shown = document(cli("draft", "show", made.json["name"], "--json", by="alex"))
    assert [person["id"] for person in shown["people"]] == ["alex", "sam"]
    assert (shown["why"], shown["style"]) == ("We want calm.", "our-own")
    assert shown["review"]["on"] == "2027-02-23"
    assert shown["clauses"][0]["binds"] == ["alex", "sam"]


def test_a_draft_can_be_between_some(cli, ours):
    """--with names the others; the writer is always in it."""
    name = cli("draft", "new", "Exes", "--with", "Sam", "--with", "alex", "--as", "alex").out
    people = document(cli("draft", "show", name.strip(), "--json", by="alex"))["people"]
    assert [person["id"] for person in people] == ["alex", "sam"]


def test_a_draft_can_change_an_agreement(cli, put):
    """--from takes its words and replaces it once everybody signs."""
    version = put(MUTUAL)
    name = cli("draft", "new", "Exes", "--from", "exes", "--clause", "More.", "--as", "sam").out
    shown = document(cli("draft", "show", name.strip(), "--json", by="sam"))
    assert shown["supersedes"] == [version.digest]
    assert [clause["text"] for clause in shown["clauses"]] == [MUTUAL, "More."]


def test_show_prints_the_text_and_what_is_missing(cli, ours):
    """The TOML goes to standard output, what is missing to standard error."""
    name = cli("draft", "new", "Exes", "--as", "alex").out.strip()
    shown = cli("draft", "show", name, by="alex")
    assert 'title = "Exes"' in shown.out
    assert "Before proposing:" in shown.err


def test_every_field_can_be_changed_with_options(cli, draft):
    """Title, why, review, clauses in and out, and each field of a clause."""
    changed = document(
        cli(
            *(
                "draft",
                "edit",
                draft,
                "--title",
                "Ours",
                "--why",
                "Calm.",
                "--review",
                "2027-03-01",
            ),
            *("--clause", "clause-1", "--text", CLAUSE["text"], "--need", "calm"),
            *("--kind", "promise", "--notice", "after", "--if-missed", "we say so"),
            *("--binds", "Sam", "--add", "We rest.", "--add", "We cook.", "--json"),
            by="alex",
        )
    )
    assert (changed["title"], changed["why"]) == ("Ours", "Calm.")
    assert changed["review"] == {"on": "2027-03-01", "lapses": "2027-03-29"}
    assert {name: changed["clauses"][0][name] for name in CLAUSE} == CLAUSE
    assert [clause["text"] for clause in changed["clauses"][1:]] == ["We rest.", "We cook."]
    last = changed["clauses"][2]["id"]
    left = cli("draft", "edit", draft, "--remove", last, "--json", by="alex")
    assert [clause["text"] for clause in document(left)["clauses"]] == [CLAUSE["text"], "We rest."]


def test_a_hold_has_its_last_day(cli, draft):
    """--until is a day."""
    words = ("--clause", "clause-1", "--kind", "hold", "--until", "2026-12-01")
    edited = document(cli("draft", "edit", draft, *words, "--json", by="alex"))
    assert edited["clauses"][0]["until"] == "2026-12-01"


def test_a_draft_without_review_gets_one(cli, draft):
    """The usual days of grace are used where there were none."""
    text = b'title = "Exes"\n'
    cli("draft", "edit", draft, "--file", "-", by="alex", stdin=text)
    words = ("--review", "2027-03-01", "--json")
    edited = document(cli("draft", "edit", draft, *words, by="alex"))
    assert edited["review"] == {"on": "2027-03-01", "lapses": "2027-03-29"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--text", "We rest."), "Add --clause with one of: clause-1."),
        (("--clause", "nothing", "--text", "x"), "The clauses are: clause-1."),
        (("--clause", "clause-1", "--kind", "song"), "practice, promise, request, boundary, hold"),
        (("--clause", "clause-1", "--notice", "never"), "permission, before, after, none"),
        (("--clause", "clause-1", "--binds", "kim"), "nobody called 'kim'"),
        (("--remove", "nothing"), "The clauses are: clause-1."),
    ],
)
def test_a_change_that_is_not_understood_says_what_would_be(cli, draft, words, said):
    """Exit code 2 and the words there are."""
    assert said in cli("draft", "edit", draft, *words, by="alex", expect=2).err


@pytest.mark.parametrize("words", [("--title", "a\x1b[2J"), ("--add", "hidden\u202e")])
def test_texts_that_hide_or_act_do_not_get_in(cli, draft, words):
    """Exit code 3, and the draft stays as it was."""
    before = cli("draft", "show", draft, by="alex").out
    err = cli("draft", "edit", draft, *words, by="alex", expect=3).err
    assert "\x1b" not in err
    assert cli("draft", "show", draft, by="alex").out == before


def test_the_whole_text_can_come_from_a_file(cli, draft):
    """What is not valid is refused with every problem, and nothing is lost."""
    path = cli.room / "draft.toml"
    path.write_text('title = "From a file"\n# a comment\n')
    assert "# a comment" in cli("draft", "edit", draft, "--file", path, by="alex").out
    path.write_text("title = 3\nwhy = 4\n")
    err = cli("draft", "edit", draft, "--file", path, by="alex", expect=3).err
    assert "Line 1" in err
    assert "Line 2" in err
    assert "From a file" in cli("draft", "show", draft, by="alex").out


def test_a_finding_is_talked_through_with_a_note(cli, draft):
    """The note stays with its clause, or with the first for the whole; an empty one is refused."""
    noted = cli(
        *("draft", "talk", draft, "hf101", "We talked on Sunday.", "--clause", "clause-1"),
        *("--json",),
        by="alex",
    )
    notes = document(noted)["clauses"][0]["talked_through"]
    assert notes == [{"check": "HF101", "note": "We talked on Sunday."}]
    assert "HF401" in cli("draft", "talk", draft, "hf401", "Yes, this too.", by="alex").out
    assert "one sentence" in cli("draft", "talk", draft, "HF101", " ", by="alex", expect=2).err


def test_drafts_are_listed_for_their_writer_alone(cli, draft):
    """Sam sees none of Alex's; a damaged file is named."""
    assert draft in cli("draft", "list", by="alex").out
    assert cli("draft", "list", "--json", by="alex").json[0]["title"] == "Exes"
    assert "no drafts" in cli("draft", "list", by="sam").err
    assert cli("draft", "list", "--json", by="sam").json == []
    torn = cli.folder / "private" / "alex" / f"draft-{'a' * 16}.age"
    torn.write_bytes(b"age-encryption.org/v1\n")
    listed = cli("draft", "list", by="alex")
    assert draft in listed.out
    assert "draft-aaaaaaaaaaaaaaaa" in listed.err


def test_an_unknown_draft_is_named_with_those_there_are(cli, draft):
    """Exit code 2."""
    assert "Your drafts: Exes." in cli("draft", "show", "nothing", by="alex", expect=2).err


def test_a_text_that_is_no_text_is_a_sentence(cli, draft, monkeypatch):
    """Bytes that are not UTF-8 never reach the terminal."""
    from attrs import evolve

    from handfast.workspace import drafts

    opened = drafts.open_draft
    monkeypatch.setattr(
        drafts, "open_draft", lambda *given: evolve(opened(*given), text=b"\xff\x1b")
    )
    assert "not text" in cli("draft", "show", draft, by="alex", expect=3).err


@pytest.fixture
def editor(cli, monkeypatch):
    """Set an editor that runs this code; ``path`` is the file."""

    def use(code, variable="EDITOR"):
        program = cli.room / "editor.py"
        program.write_text(
            "import sys, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text()\n"
            + code
        )
        monkeypatch.setenv(variable, f"{sys.executable} {program}")

    return use


def test_without_options_the_editor_opens(cli, draft, editor):
    """What is saved there is sealed; comments stay."""
    editor("path.write_text('# mine\\n' + text.replace('Exes', 'Ours'))", "VISUAL")
    shown = cli("draft", "edit", draft, by="alex").out
    assert "# mine" in shown
    assert 'title = "Ours"' in shown
    assert not list(Path("/dev/shm").glob("handfast-*"))


def test_without_an_editor_a_sentence_names_the_ways(cli, draft):
    """Exit code 2."""
    assert "Set EDITOR" in cli("draft", "edit", draft, by="alex", expect=2).err


def test_what_is_not_valid_is_not_lost_in_the_editor(cli, draft, editor):
    """Whoever made a slip goes on with the text as they left it, as long as they like."""
    editor(
        "path.write_text(text.replace('title', 'titel = 3 = 4 #') if 'titel' not in text\n"
        "                else text.replace('titel = 3 = 4 #', 'title').replace('Exes', 'Mended'))"
    )
    mended = cli("draft", "edit", draft, by="alex", keyboard=True, stdin=b"y\n")
    assert "Go on in the editor" in mended.err
    assert 'title = "Mended"' in mended.out
    editor("path.write_text('title = 3')")
    for keyboard in (True, False):
        left = cli("draft", "edit", draft, by="alex", keyboard=keyboard, stdin=b"n\n", expect=3)
        assert left.err.count("This draft has") == 1
    assert "Mended" in cli("draft", "show", draft, by="alex").out


def test_review_days_beyond_the_calendar_are_refused_kindly(cli, draft):
    """A day that no calendar reaches is a document that is not valid, not a crash."""
    far = date.max.isoformat()
    assert "2999" in cli("draft", "edit", draft, "--review", far, by="alex", expect=3).err
    cli("draft", "edit", draft, "--review", "2030-01-01", by="alex")
    assert "400 days" in cli("propose", draft, "--yes", by="alex", expect=3).err


def test_an_editor_does_not_overwrite_what_was_saved_meanwhile(cli, draft, monkeypatch):
    """What was changed elsewhere while the editor was open stays; the other text lies beside it."""
    from handfast.workspace import private_file

    def while_open(text, _editor):
        cli("draft", "edit", draft, "--add", "We rest on Sundays.", by="alex")
        return text + b"# from the editor\n"

    monkeypatch.setattr(private_file, "edit_privately", while_open)
    monkeypatch.setenv("EDITOR", "any")
    edited = cli("draft", "edit", draft, by="alex")
    assert "kept beside it" in edited.err
    assert "We rest on Sundays." in cli("draft", "show", draft, by="alex").out
    names = [row["name"] for row in cli("draft", "list", "--json", by="alex").json]
    (other,) = set(names) - {draft}
    assert "# from the editor" in cli("draft", "show", other, by="alex").out


def test_a_ground_agreement_is_begun(cli, ours):
    """It has words to start from, the time that the engine reads, and a title of its own."""
    name = cli("draft", "new", "--ground", "--as", "alex").out.strip()
    shown = cli("draft", "show", name, by="alex").out
    assert 'title = "How we make agreements"' in shown
    assert "hours_after_rupture = 72" in shown
    more = ("--hours", "100", "--with", "sam", "--as", "alex")
    name = cli("draft", "new", "Our ground", "--ground", *more).out.strip()
    shown = cli("draft", "show", name, by="alex").out
    assert 'title = "Our ground"' in shown
    assert "we take 100 hours" in shown
    seen = cli("propose", name, "--yes", by="alex").err
    assert "nothing lasting is signed for 100 hours" in seen


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "The title is missing"),
        (("", "--clause", MUTUAL), "The title is missing"),
        ((" ",), "The title is missing"),
        (("Exes", "--hours", "100"), "--hours belongs to a ground agreement"),
        (("--ground", "--hours", "12"), "12 hours cannot be"),
        (("--ground", "--from", "exes"), "either --from or --ground"),
    ],
    ids=["no-title", "empty-title", "blank-title", "hours-alone", "too-short", "both"],
)
def test_what_does_not_go_together_is_said(cli, ours, words, said):
    """Each is a sentence with a next step, and no draft is begun."""
    assert said in cli("draft", "new", *words, "--as", "alex", expect=2).err
    assert cli("draft", "list", "--json", by="alex").json == []
