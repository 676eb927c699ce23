"""What the scan notes: lines, comments, headings."""

from handfast.documents import read_toml, refuse_hostile

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
