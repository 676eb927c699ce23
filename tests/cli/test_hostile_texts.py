"""Text by somebody else cannot act: refused at the door, and literal wherever it shows."""

import pytest

ACTING = {
    "an escape sequence": "a\x1b[2Jb",
    "a terminal title": "a\x1b]0;owned\x07b",
    "a C1 control": "a\x9b2Jb",
    "an override": "a\u202eb",
    "an isolate": "a\u2066b",
    "a zero-width space": "a\u200bb",
    "a tag": "a\U000e0041b",
    "a line separator": "a\u2028b",
    "a backspace": "a\x08b",
}
SIGNS = {sign for text in ACTING.values() for sign in text} - set("ab[]2J0;owned")
WHERE = {
    "title": ("--title", "{}"),
    "why": ("--why", "{}"),
    "clause": ("--add", "{}"),
    "need": ("--clause", "clause-1", "--need", "{}"),
    "if missed": ("--clause", "clause-1", "--if-missed", "{}"),
}
FILE = """title = "{title}"
why = "{why}"
[people.alex]
name = "{name}"
[people.sam]
name = "Sam"
[[clauses]]
id = "one"
text = "{text}"
unknown = "{unknown}"
"""


@pytest.fixture
def draft(cli, ours):
    """A draft of Alex's."""
    return cli("draft", "new", "Exes", "--clause", "We rest.", "--as", "alex").out.strip()


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("what", ACTING)
def test_no_field_of_a_draft_takes_it(cli, draft, where, what):
    """Exit code 3, and what is said about it cannot act either."""
    words = [word.format(ACTING[what]) for word in WHERE[where]]
    result = cli("draft", "edit", draft, *words, by="alex", expect=3)
    assert not SIGNS & set(result.out + result.err)


@pytest.mark.parametrize("field", ["title", "why", "name", "text", "unknown"])
@pytest.mark.parametrize("what", ACTING)
@pytest.mark.parametrize("spelt", ["raw", "escaped"])
def test_no_file_brings_it_in(cli, field, what, spelt):
    """A file with it is not valid, whether it stands there or is spelt as a TOML escape."""
    fields = dict.fromkeys(("title", "why", "name", "text", "unknown"), "fine")
    text = ACTING[what]
    fields[field] = text if spelt == "raw" else "".join(f"\\U{ord(letter):08x}" for letter in text)
    result = cli("check", "-", stdin=FILE.format(**fields).encode(), expect=3)
    assert not SIGNS & set(result.out + result.err)


@pytest.mark.parametrize("what", ACTING)
def test_whatever_is_typed_comes_back_literally(cli, put, what):
    """Arguments, names of files and the environment reach the screen visible and inert."""
    put()
    text = ACTING[what]
    cli.monkeypatch.setenv("HANDFAST_AS", text)
    folder = cli.room / text.replace("/", "")
    for words, code in (
        (("show", text), 2),
        (("draft", "list"), 2),
        (("draft", "list", "--as", text), 2),
        (("check", text), 2),
        (("list", "--folder", folder), 2),
        (("list", "--on", text), 2),
        (("explain", text), 2),
        (("read", text), None),
        (("read", text, "--json"), None),
        (("init", folder), 0),
        (("calendar", "--output", f"{folder}.ics"), 0),
        (("export", "exes", "--format", text), 2),
        ((text,), 2),
    ):
        result = cli(*words, expect=code)
        assert not SIGNS & set(result.out + result.err), words


@pytest.mark.parametrize("what", ACTING)
def test_a_name_that_acts_makes_nobody(cli, ours, what):
    """Neither as a name nor as an id."""
    secret = ("--passphrase-file", cli.room / "alex.passphrase")
    for words in ((ACTING[what],), ("Kim", "--id", ACTING[what])):
        result = cli("person", "make", *words, *secret, expect=2)
        assert not SIGNS & set(result.out + result.err)
