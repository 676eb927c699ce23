"""handfast read: the contract that other programs rely on, and the page for people."""

import json
import os

import pytest
from attrs import evolve

from handfast.model import Level, Notice, Signal, Style, Verdict
from handfast.workspace import plugin_switch, reading

RULE = "You can't talk to your ex anymore."
MUTUAL = "If either of us runs into an ex, we tell each other within a day."
PERMISSION = "Alex must ask Sam for permission before meeting a friend."
POLYAMOROUS = Style("polyamorous", "Polyamorous", "")
KEYS = ["text", "verdict", "notice", "binds", "findings"]
FINDING_KEYS = ["code", "level", "signal", "quote", "why", "ask", "try", "source"]


def texts(*lines):
    """Return standard input with these lines."""
    return "".join(f"{line}\n" for line in lines).encode()


def test_each_line_is_one_json_object_in_order(cli):
    """Keys, their order, and the values of closed vocabularies."""
    result = cli("read", "--json", stdin=texts(RULE, MUTUAL, PERMISSION), expect=1)
    assert [row["text"] for row in result.lines] == [RULE, MUTUAL, PERMISSION]
    assert [row["verdict"] for row in result.lines[:2]] == ["fear", "mutual"]
    assert [row["notice"] for row in result.lines] == [None, "after", "permission"]
    for row in result.lines:
        assert list(row) == KEYS
        assert row["verdict"] in {verdict.value for verdict in Verdict}
        assert row["notice"] in {None, *(notice.value for notice in Notice)}
        assert all(isinstance(who, str) for who in row["binds"])
        for finding in row["findings"]:
            assert list(finding) == FINDING_KEYS
            assert finding["level"] in {level.value for level in Level}
            assert finding["signal"] in {signal.value for signal in Signal}
            assert finding["quote"] in row["text"]
            assert all(isinstance(finding[key], str) for key in FINDING_KEYS)
            assert all(finding[key] for key in ("code", "why", "ask", "source"))
    assert result.err == ""


def test_clauses_can_be_arguments(cli):
    """Arguments in place of standard input; exit code 0 where nothing is worth a look."""
    result = cli("read", "--json", MUTUAL, "We cook together on Sundays.")
    assert len(result.lines) == 2


def test_empty_lines_keep_their_place(cli):
    """As many objects come out as lines went in."""
    result = cli("read", "--json", stdin=b"\n  \n" + texts(RULE, "") + b"no newline", expect=1)
    assert [row["text"] for row in result.lines] == ["", "  ", RULE, "", "no newline"]


def test_lines_of_other_programs_end_as_they_like(cli):
    """A carriage return at the end of a line is not part of the clause."""
    result = cli("read", "--json", stdin=b"We rest.\r\nWe cook.\r\n")
    assert [row["text"] for row in result.lines] == ["We rest.", "We cook."]


@pytest.mark.parametrize(
    "line",
    [
        b"\x00\x01\x1b]0;x\x07",
        "\u202eYou must\u202c".encode(),
        b"(" * 5000,
        b"you must not " * 2000,
        b"a" * 100_000,
    ],
)
def test_no_line_makes_it_fail(cli, line):
    """Control characters and very long lines are read like any other."""
    shown = cli.process("read", "--json", input=line + b"\nWe rest.\n")
    rows = [json.loads(row) for row in shown.stdout.splitlines()]
    assert len(rows) == 2
    assert rows[1]["text"] == "We rest."
    assert shown.returncode in {0, 1}
    assert shown.stdout.isascii()
    assert b"\x1b" not in shown.stdout


def test_a_thousand_lines_are_one_process(cli, monkeypatch):
    """The checks are loaded once for all lines."""
    loaded = []
    host = plugin_switch.host

    def counted(ws):
        loaded.append(ws)
        return host(ws)

    monkeypatch.setattr(plugin_switch, "host", counted)
    lines = [f"{MUTUAL} ({number})" for number in range(1000)]
    result = cli("read", "--json", stdin=texts(*lines))
    assert [row["text"] for row in result.lines] == lines
    assert len(loaded) == 1


def test_names_and_style_are_told_with_options(cli, monkeypatch):
    """--person names somebody; --style says which rules look."""
    asked = []
    checker = reading.checker

    def counted(ws, **how):
        asked.append(how)
        return evolve(checker(ws, **how), styles=(POLYAMOROUS,))

    monkeypatch.setattr(reading, "checker", counted)
    named = cli(
        *("read", "--json", "--style", "polyamorous", "--person", "Robin", "--person", "Kim"),
        "Robin tells Kim before a date.",
        expect=None,
    )
    assert asked == [{"style": "polyamorous"}]
    assert [who.casefold() for who in named.lines[0]["binds"]] == ["robin"]


UNKNOWN_STYLES = {
    "nothing like it": ("nosuch", "polyamorous"),
    "nearly": ("polyamrous", "Did you mean polyamorous?"),
    "with capitals": ("Polyamorous", "Did you mean polyamorous?"),
}


@pytest.mark.parametrize(("style", "said"), UNKNOWN_STYLES.values(), ids=UNKNOWN_STYLES)
def test_a_style_that_nothing_brings_is_refused(cli, monkeypatch, style, said):
    """A misspelt style would silently leave out its checks: it is refused, with near names."""
    checker = reading.checker

    def with_style(ws, **how):
        return evolve(checker(ws, **how), styles=(POLYAMOROUS,))

    monkeypatch.setattr(reading, "checker", with_style)
    shown = cli("read", "--json", "--style", style, MUTUAL, expect=2)
    assert f"There is no relationship style called '{style}'." in shown.err
    assert said in shown.err
    assert shown.out == ""


def test_without_style_plugins_the_option_is_left_out(cli, monkeypatch):
    """Where no plugin brings a style, the sentence says what to do instead."""
    checker = reading.checker
    monkeypatch.setattr(reading, "checker", lambda ws, **how: evolve(checker(ws, **how), styles=()))
    assert "Leave --style out." in cli("read", "--style", "x", MUTUAL, expect=2).err


def test_people_get_a_page(cli):
    """The clause, how it reads, and each finding with its question and wordings."""
    shown = cli("read", RULE, expect=1).out
    assert RULE in shown
    assert "reads as: fear" in shown
    assert "Ask: " in shown
    assert "Try: " in shown


def test_a_failing_plugin_is_named_on_standard_error(cli, monkeypatch):
    """The rest goes on."""
    monkeypatch.setenv("HANDFAST_DISABLED_PLUGINS", "")
    checker = reading.checker

    def failing(ws, **how):
        from attrs import evolve

        return evolve(checker(ws, **how), failures=("The plugin x: It raised.",))

    monkeypatch.setattr(reading, "checker", failing)
    result = cli("read", "--json", MUTUAL)
    assert "The plugin x: It raised." in result.err
    assert len(result.lines) == 1


def test_a_line_that_no_clause_has_is_refused(cli):
    """However long it is, no more of it is read than shows that; lines before it were read."""
    shown = cli("read", "--json", stdin=b"We rest.\n" + b"a" * 10**6, expect=2)
    assert [row["text"] for row in shown.lines] == ["We rest."]
    assert "Line 2 is longer than" in shown.err


@pytest.mark.parametrize("line", [b"\xff\xfe\xfa", b"We rest\xed\xa0\x80."])
def test_bytes_that_are_no_text_are_refused(cli, line):
    """Nothing is read into them: exit code 2 and which line; lines before it were read."""
    shown = cli.process("read", "--json", input=b"We rest.\n" + line + b"\nWe cook.\n")
    assert [json.loads(row)["text"] for row in shown.stdout.splitlines()] == ["We rest."]
    assert shown.returncode == 2
    assert b"Line 2 is not text" in shown.stderr
    shown = cli.process("read", "--json", os.fsdecode(line))
    assert (shown.returncode, shown.stdout) == (2, b"")
    assert b"A clause is not text" in shown.stderr
