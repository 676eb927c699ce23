"""The entry point: help, near names, and every error as a sentence and an exit code."""

import errno
import io
import os
import sys
from datetime import UTC, datetime

import click
import pytest

from handfast import __version__
from handfast.cli import main, run
from handfast.cli.verbs import verify as verify_verb
from handfast.errors import (
    DocumentError,
    HandfastError,
    PassphraseError,
    Problem,
    RefusedError,
    SignatureError,
    StorageError,
    UsageError,
)
from handfast.workspace import crashes, looking

CANARY = "the-canary-sings-at-dawn"


@pytest.fixture
def broken(cli, ours, monkeypatch):
    """Let the verb ``verify`` end with this error, with private words around it."""

    def do(error, **how):
        def verify(_ws):
            private_words = CANARY
            assert private_words
            raise error

        monkeypatch.setattr(looking, "verify", verify)
        return cli("verify", **how)

    return do


def test_the_version_is_printed_alone(cli):
    """`handfast --version` prints one line on standard output."""
    assert cli("--version").out == f"handfast {__version__}\n"


def test_the_help_lists_every_verb_with_its_sentence(cli):
    """All verbs are there without importing one."""
    shown = cli("--help").out
    for verb, (_, sentence) in main._VERBS.items():
        assert f"  {verb} " in shown
        assert sentence in shown
    for code, meaning in enumerate(["fine", "something", "usage", "a document", "refused"]):
        assert f"{code} {meaning}" in " ".join(shown.split())


@pytest.mark.parametrize("verb", main._VERBS)
def test_each_verb_has_a_help_of_its_own(cli, verb):
    """Its help loads the verb and names what it takes."""
    assert "Usage: handfast" in cli(verb, "--help").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("singn", "Did you mean sign?"),
        ("draff", "Did you mean draft"),
        ("zzzz", "See: handfast --help."),
        ("li\x1b[2Jst", "There is no verb"),
    ],
)
def test_an_unknown_verb_brings_near_names(cli, typed, said):
    """Exit code 2, the nearest verbs, and nothing that acts."""
    err = cli(typed, expect=2).err
    assert said in err
    assert "\x1b" not in err


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--nonsense"),
        ("show",),
        ("list", "--on", "soon"),
        ("draft", "paint"),
        ("draft",),
        ("export", "--format", "stone"),
        ("--nonsense",),
    ],
)
def test_what_is_not_understood_is_exit_code_2(cli, ours, words):
    """Unknown options, missing arguments and values of another kind; nothing on stdout."""
    result = cli(*words, expect=2)
    assert result.err.strip()
    assert result.out == ""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UsageError("No such thing.", next_step="Look again."), 2, ["No such thing. Look again."]),
        (
            DocumentError("Not valid.", [Problem("One.", 3), Problem("Two."), Problem("valid.")]),
            3,
            ["Not valid.", "  Line 3: One.", "  Two."],
        ),
        (RefusedError("Not now."), 4, ["Not now."]),
        (PassphraseError("It did not open."), 4, ["It did not open."]),
        (StorageError("The disk is full.", where="a\x1b/b"), 4, ["a⟨U+001B⟩/b: The disk is full."]),
        (SignatureError("It does not hold.", reason="key"), 5, ["It does not hold."]),
        (HandfastError("Something."), 4, ["Something."]),
    ],
)
def test_each_error_is_its_sentence_and_its_exit_code(broken, error, code, said):
    """Nothing on standard output, the whole sentence and every problem once on standard error."""
    result = broken(error, expect=code)
    assert result.err.splitlines() == said
    assert result.out == ""


def test_a_refusal_says_until_when(broken):
    """A refusal that ends by itself names the moment."""
    until = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
    result = broken(RefusedError("Not now.", until=until), expect=4)
    local = until.astimezone()
    assert f"Until: {local.day} November 2026, {local:%H:%M}" in result.err


def test_a_crash_is_a_sentence_without_private_words(broken, cli):
    """Exit code 4; neither the message nor a local variable reaches the terminal or the log."""
    result = broken(RuntimeError(CANARY), expect=4)
    assert "Something went wrong inside handfast" in result.err
    assert "Traceback" not in result.err
    log = cli.data / crashes.LOG
    assert str(log) in result.err
    noted = log.read_text()
    assert "builtins.RuntimeError" in noted
    assert "test_main.py" in noted
    assert CANARY not in noted + result.out + result.err


def test_a_crash_that_cannot_be_noted_is_still_a_sentence(broken, cli):
    """Where the log cannot be written the sentence stands alone."""
    (cli.data / crashes.LOG).mkdir()
    result = broken(ZeroDivisionError(), expect=4)
    assert result.err.strip().endswith("What was saved before is still there.")


def test_the_log_of_crashes_stays_small(broken, cli):
    """A log that has grown large begins anew; a small one goes on."""
    log = cli.data / crashes.LOG
    broken(KeyError("one"), expect=4)
    broken(KeyError("two"), expect=4)
    assert log.read_text().count("builtins.KeyError") == 2
    log.write_bytes(b"x" * 2**20)
    broken(KeyError("three"), expect=4)
    assert log.stat().st_size < 2**16


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), click.Abort(), EOFError()])
def test_whoever_stops_it_gets_a_sentence(broken, stop):
    """Control-C, control-D at a question: exit code 2 and no traceback."""
    result = broken(stop, expect=2)
    assert result.err.strip() == "Stopped. What was saved before is still there."


def test_whoever_reads_no_further_is_not_bothered(broken, monkeypatch):
    """A pipe that closes (`handfast list | head`) ends quietly."""
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    assert broken(BrokenPipeError(errno.EPIPE, "Broken pipe"), expect=0).err == ""


def test_a_real_pipe_that_closes_leaves_no_traceback(cli, put):
    """In a process of its own, nothing is said when leaving either."""
    put()
    reading, writing = os.pipe()
    os.close(reading)
    result = cli.process("list", stdout=writing)
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_terminal_that_knows_few_letters_still_shows_everything(cli, put):
    """Where the terminal's encoding lacks a letter it is spelt out, and nothing crashes."""
    put(title="Ärger um 日本")
    result = cli.process("list", env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"\xc4rger um \\u65e5\\u672c" in result.stdout


def test_the_arguments_of_the_process_are_the_default(monkeypatch, capsys):
    """`run` without arguments reads those it was started with."""
    monkeypatch.setattr(sys, "argv", ["handfast", "--version"])
    assert run() == 0
    assert __version__ in capsys.readouterr().out


def test_a_standard_output_of_another_kind_will_do(monkeypatch):
    """Embedding programs may put any text stream in its place."""
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stdout", shown)
    assert run(["--version"]) == 0
    assert __version__ in shown.getvalue()


def test_verifying_has_an_exit_code_of_its_own():
    """Exit code 5 says that a signature or digest does not hold."""
    assert verify_verb.DOES_NOT_HOLD == 5
