"""The one door to the terminal: columns, paragraphs, and nothing that acts."""

import json
from datetime import UTC, datetime

import pytest

from handfast.cli import output


def test_a_table_is_as_wide_as_its_widest_cells(capsys):
    """Wide letters and emoji take two cells; a row stays one line."""
    output.table([["日本", "one"], ["a", "two\nEverything holds."], ["bbbbbb", ""]])
    assert capsys.readouterr().out.splitlines() == [
        "日本    one",
        "a       two Everything holds.",
        "bbbbbb",
    ]


def test_no_rows_print_nothing(capsys):
    """An empty table is silent."""
    output.table([])
    assert capsys.readouterr().out == ""


def test_a_text_with_line_breaks_never_looks_like_a_line_of_ours(capsys):
    """Every line after the first stands further in, wrapped or not."""
    output.paragraph("Why: because.\nSigned by Sam on 3 May.\n\n" + "word " * 40, indent="")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Why: because."
    assert lines[1] == "  Signed by Sam on 3 May."
    assert all(line == "" or line.startswith("  ") for line in lines[1:])
    assert all(len(line) <= 88 for line in lines)


@pytest.mark.parametrize(
    "show",
    [
        output.data,
        output.note,
        output.paragraph,
        lambda text: output.paragraph(text, to_note=True),
        lambda text: output.table([[text]]),
        lambda text: output.table([[text]], to_note=True),
        output.as_json,
    ],
)
def test_whatever_is_printed_cannot_act(capsys, show):
    """Escape sequences, bidirectional overrides and other hidden characters come out literal."""
    show("a\x1b]0;title\x07b\u202ec\u200bd\x9be\U000e0041f\tg")
    shown = "".join(capsys.readouterr())
    acting = {"\x1b", "\x07", "\u202e", "\u200b", "\x9b", "\U000e0041", "\t"}
    assert not acting & set(shown)


def test_json_is_one_line_of_ascii(capsys):
    """Programs read any letter, and no letter acts on a terminal."""
    output.as_json({"a": "ä\n\x1b\u202e"})
    shown = capsys.readouterr().out
    assert shown.isascii()
    assert json.loads(shown) == {"a": "ä\n\x1b\u202e"}
    assert shown.count("\n") == 1


def test_bytes_of_a_file_format_go_out_unchanged(capsysbinary):
    """A calendar keeps its carriage returns."""
    output.raw(b"BEGIN:VCALENDAR\r\n")
    assert capsysbinary.readouterr().out == b"BEGIN:VCALENDAR\r\n"


def test_a_moment_is_said_in_words(monkeypatch):
    """Day, month, year and time."""
    moment = datetime(2026, 11, 3, 18, 4, tzinfo=UTC)
    local = moment.astimezone()
    assert output.moment_words(moment) == f"{local.day} November 2026, {local:%H:%M}"
