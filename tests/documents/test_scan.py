"""What the scan notes: lines, comments, headings."""

import pytest
from attrs import evolve

from handfast.documents import read_toml, refuse_hostile, write_version
from handfast.documents.scan import scan
from handfast.model import Clause

TEXT = '''# first
a = 1 # behind
"b c".'d' = """
two # no comment
lines"""
[t.u]
\tx = [ # inside
  1,
  { y = 2, "z" = [] },
]
when = 1979-05-27 07:32:00
[[list]]
k = ''

[[list]]
k = 'x'
[[list.sub]]
n = {}
[list.more]
last = "\\"#"'''


def test_every_path_has_its_line() -> None:
    """Keys, list entries and tables are found on their lines."""
    lines = refuse_hostile(TEXT.encode()).lines
    assert {
        ("a",): 2,
        ("b c", "d"): 3,
        ("t", "u"): 6,
        ("t", "u", "x"): 7,
        ("t", "u", "x", 0): 8,
        ("t", "u", "x", 1, "y"): 9,
        ("t", "u", "x", 1, "z"): 9,
        ("t", "u", "when"): 11,
        ("list",): 12,
        ("list", 0, "k"): 13,
        ("list", 1): 15,
        ("list", 1, "sub", 0, "n"): 18,
        ("list", 1, "more", "last"): 20,
    }.items() <= lines.items()


def test_a_path_without_a_line_takes_the_nearest() -> None:
    """What is not in the file is placed where its table begins, or nowhere."""
    seen = refuse_hostile(TEXT.encode())
    assert seen.line_of(("list", 1, "nothing")) == 15
    assert seen.line_of(("nothing",)) is None


def test_comments_are_kept_with_their_lines() -> None:
    """Comments are seen wherever they stand, and only where they are comments."""
    assert refuse_hostile(TEXT.encode()).comments == ((1, "first"), (2, "behind"), (7, "inside"))


def test_what_was_scanned_is_what_is_read() -> None:
    """The scan lets the text through as it is."""
    assert read_toml(TEXT.encode())["list"][1] == {
        "k": "x",
        "sub": [{"n": {}}],
        "more": {"last": '"#'},
    }


def test_an_empty_file_is_scanned() -> None:
    """Nothing at all is fine TOML."""
    assert read_toml(b"") == {}


def test_what_this_program_writes_needs_no_walk(agreement) -> None:
    """A document in our own plain form is recognised at once, and asking for lines still works."""
    clause = Clause("tell", "If either of us runs into an ex, we say so.", binds=("alex", "sam"))
    person = evolve(agreement.people[1], extra={})
    simple = evolve(
        agreement, people=(agreement.people[0], person), clauses=(clause,), extra={}, ground=None
    )
    text = write_version(simple).data.decode()
    plain = scan(text)
    assert plain.plain
    assert plain.line_of(("title",)) == 3
    walked = scan(text + "# a comment\n")
    assert not walked.plain
    assert dict(plain.lines) == dict(walked.lines)
    assert plain.headers == walked.headers


@pytest.mark.parametrize(
    "text",
    [
        "a = 'literal'\n",
        'a = "with \\\\u0061 escape"\n',
        'a = """long"""\n',
        "a.b = 1\n",
        "a = 1 # comment\n",
        "a = {b = 1}\n",
        "a = [[]]\n",
        "a = 1.5\n",
        "a = inf\n",
        "a = 12345678901234567890\n",
        "[a.b.c.d.e]\n",
        "a = 1",
        'a = "tab\there"\n',
        "\n" * 2049,
    ],
)
def test_anything_else_is_walked(text) -> None:
    """Escapes, comments, nesting, long numbers and many lines are bounded one by one."""
    assert not scan(text).plain
