"""``make discern``: what it measures, what it says, and where it writes it."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from attrs import evolve

from handfast.checks.whole_rules import SECOND_READER
from handfast.cli import run
from handfast.model import Signal, Verdict
from handfast.workspace.reading import checker

ROOT = Path(__file__).parents[2]
BAN = {"text": "You can't see Kim.", "verdict": "fear", "style": "any", "signals": ["isolation"]}
TALK = {"text": "We talk on Sundays.", "verdict": "mutual", "style": "mono", "hard": True}
MAYBE = {"text": "Maybe.", "verdict": "mutual", "style": "poly", "register": "speech"}
PAGE = "Before.\n<!-- figures: {0} -->\nold\n<!-- end of figures: {0} -->\nAfter.\n"
_PARTS = ("cases", "dangers", "figures", "layout", "readers", "registers", "sections")


@pytest.fixture(scope="module")
def training():
    """The modules of training, found where ``python training/discern.py`` finds them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "training"))
        parts = {name: import_module(f"evaluate.{name}") for name in _PARTS}
        yield type("Training", (), {"discern": import_module("discern"), **parts})
        for name in [one for one in sys.modules if one.split(".")[0] in {"evaluate", "discern"}]:
            del sys.modules[name]


@pytest.fixture
def some(tmp_path):
    """A file of three clauses."""
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(map(json.dumps, (BAN, TALK, MAYBE))), "utf-8")
    return path


def test_it_prints_the_figures(training, some, capsys):
    """Macro-F1 of every reader, each verdict, a confusion table, groups, and the errors."""
    assert training.discern.main(["--file", str(some), "--by", "rules"]) == 0
    out = capsys.readouterr().out
    assert "3 clauses; in detail: rules" in out
    assert "rules   0.556" in out
    assert "linear" in out and "all" in out
    for title in ("Each verdict", "What was taken for what", "By style", "By register"):
        assert title in out
    assert "By length" not in out, "all three are short: there is nothing to compare"
    assert "mutual read as unclear: Maybe." in out


def test_it_says_how_sure_the_readers_are(training, some, capsys):
    """Readers that know how sure they are are asked how often they are right."""
    assert training.discern.main(["--file", str(some), "--by", "linear", "--styles"]) == 0
    assert "How sure it is, and how often right" in capsys.readouterr().out
    assert training.discern.main(["--file", str(some), "--by", "rules"]) == 0
    assert "How sure it is" not in capsys.readouterr().out


def test_what_is_measured_is_what_a_user_gets(training, some, capsys):
    """The verdicts and findings are those that ``handfast read --json`` prints."""
    measured, problems = training.discern.measure_file(some, own_style=False)
    run(["read", "--json", *(case.text for case in measured.cases)])
    printed = capsys.readouterr().out.splitlines()
    for line, said in zip(printed, measured.program, strict=True):
        shown = json.loads(line)
        assert shown["verdict"] == said.verdict
        assert [one["code"] for one in shown["findings"]] == [one.code for one in said.findings]
    assert problems == ()


BAD_LINES = {
    "no JSON": (b"{", "no JSON"),
    "no UTF-8": (b'{"text": "\xff", "verdict": "fear"}', "no JSON"),
    "too deep": (b"[" * 100_000, "no JSON"),
    "no object": (b"[1]", "no JSON object"),
    "no text": (b'{"verdict": "fear"}', "no text"),
    "empty text": (b'{"text": " ", "verdict": "fear"}', "no text"),
    "no verdict": (b'{"text": "We talk."}', "none of fear, mutual and unclear"),
    "odd verdict": (b'{"text": "We talk.", "verdict": ["fear"]}', "none of fear"),
}


@pytest.mark.parametrize(("line", "said"), BAD_LINES.values(), ids=BAD_LINES)
def test_a_line_that_is_no_clause_is_named(training, some, capsys, line, said):
    """A line that cannot be measured gets a sentence with its number; the others are measured."""
    some.write_bytes(b"\n" + line + b"\n" + some.read_bytes())
    assert training.discern.main(["--file", str(some)]) == 1
    out = capsys.readouterr()
    assert "Line 2 is left out: " in out.err
    assert said in out.err
    assert "3 clauses" in out.out


def test_a_file_without_clauses_is_refused(training, tmp_path, capsys):
    """A file that is not there, or in which no line can be measured, ends with a sentence."""
    assert training.discern.main(["--file", str(tmp_path / "none.jsonl")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    (tmp_path / "empty.jsonl").write_text("{}\n")
    assert training.discern.main(["--file", str(tmp_path / "empty.jsonl")]) == 2
    assert "Line 1 is left out" in capsys.readouterr().err


def test_texts_of_others_are_made_visible(training, tmp_path, capsys):
    """A clause in a file cannot act on the terminal that its error is printed to."""
    path = tmp_path / "hostile.jsonl"
    path.write_text(json.dumps({"text": "Maybe \x1b[2J \ud800.", "verdict": "mutual"}))
    assert training.discern.main(["--file", str(path), "--by", "rules"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_figures_are_written_between_their_markers(training, some, tmp_path, capsys):
    """Writing replaces the block between the two markers, with the day, and nothing else."""
    page = tmp_path / "page.md"
    page.write_text(PAGE.format(training.discern.OTHERS), "utf-8")
    given = ["--file", str(some), "--write", "--page", str(page)]
    assert training.discern.main(given) == 0
    first = page.read_text("utf-8")
    assert first.startswith("Before.\n<!-- figures: clauses of others -->\n\nMeasured on ")
    assert first.endswith("<!-- end of figures: clauses of others -->\nAfter.\n")
    assert "old" not in first
    assert "| reader | macro-F1 |" in first
    assert not any(row["text"] in first for row in (BAN, TALK, MAYBE))
    assert training.discern.main(given) == 0
    assert page.read_text("utf-8") == first
    page.write_text("no place", "utf-8")
    assert training.discern.main(given) == 2
    assert "no place for the figures" in capsys.readouterr().err


def test_the_page_has_a_place_for_both_figures(training):
    """docs/discernment.md has the markers that ``make discern WRITE=1`` looks for."""
    page = training.discern.PAGE.read_text("utf-8")
    for name in (training.discern.OWN, training.discern.OTHERS):
        assert training.layout.with_block(page, name, "x") != page


def test_the_makefile_hands_everything_on():
    """``make discern`` needs no training libraries for a file, and passes its options on."""
    given = ["FILE=some.jsonl", "BY=rules", "WRITE=1", "STYLES=1"]
    for more, expected in (
        (given, "training/discern.py --file 'some.jsonl' --by 'rules' --styles --write"),
        ([], ".venv-train/bin/python training/discern.py"),
    ):
        done = subprocess.run(
            ["make", "--dry-run", "discern", *more],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        said = " ".join(done.stdout.replace("\\\n", " ").split())
        assert expected in said
        assert (".venv-train" in said) == (not more)


def said(training, name, *, sure=None, findings=()):
    """Return what a reader says."""
    return training.readers.Said(Verdict(name), findings, sure)


def test_scores_of_a_known_table(training):
    """Two fears found of three and one false alarm: precision and recall two thirds each."""
    given = ["fear", "fear", "mutual", "fear", "mutual"]
    wanted = ["fear", "fear", "fear", "mutual", "mutual"]
    rows = [BAN | {"verdict": name} for name in wanted]
    cases = [training.cases.case_of(row, "x") for row in rows]
    found = list(zip(cases, [said(training, name) for name in given], strict=True))
    fear = training.figures.score(found, Verdict.FEAR)
    assert (fear.precision, fear.recall, fear.f1, fear.many) == pytest.approx((2 / 3,) * 3 + (3,))
    assert training.figures.score(found, Verdict.UNCLEAR).f1 == 0
    assert training.figures.macro_f1(found) == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert training.figures.macro_f1([]) == 0


def test_calibration_of_a_known_table(training):
    """Right and sure are compared step by step; certainty belongs to the last step."""
    cases = [training.cases.case_of(BAN, "x")] * 3
    given = [
        said(training, "fear", sure=1.0),
        said(training, "mutual", sure=0.9),
        said(training, "fear", sure=0.6),
    ]
    steps = training.figures.calibration(list(zip(cases, given, strict=True)))
    assert [(low, high, right.some, right.of) for low, high, right, _ in steps] == [
        (0.5, 0.7, 1, 1),
        (0.9, 1.0, 1, 2),
    ]


def test_the_surest_errors_come_first(training):
    """Errors are ordered by how sure the reader was, missed fear before the rest."""
    fear, mutual = (training.cases.case_of(row, "x") for row in (BAN, TALK))
    found = [
        (mutual, said(training, "fear", sure=0.8)),
        (fear, said(training, "mutual", sure=0.8)),
        (mutual, said(training, "unclear", sure=0.9)),
        (fear, said(training, "fear", sure=1.0)),
    ]
    assert training.figures.worst(found, 3) == [found[2], found[1], found[0]]
    assert training.figures.worst(found, 1) == [found[2]]


def test_signals_of_the_learned_reader_are_compared(training):
    """The main signal, and any of those labelled, count apart; what rules found does not count."""
    case = training.cases.case_of(BAN | {"signals": ["isolation", "veto"]}, "x")
    asked = [
        said(training, "fear", findings=(evolve(SECOND_READER.finding("x"), signal=signal),))
        for signal in (Signal.ISOLATION, Signal.VETO, Signal.BLAME)
    ]
    first, among = training.figures.signals_right([(case, one) for one in asked])
    assert (first.some, among.some, among.of) == (1, 2, 3)


UNDERSTANDABLE = {
    "as it is": ({}, True),
    "no quote": ({"quote": ""}, False),
    "words that are not there": ({"quote": "at home"}, False),
    "no reason": ({"why": " "}, False),
    "no question": ({"ask": "Talk."}, False),
    "no source": ({"source": ""}, False),
    "whatever signal it guesses": ({"signal": Signal.VAGUENESS}, True),
}


@pytest.mark.parametrize(("change", "expected"), UNDERSTANDABLE.values(), ids=UNDERSTANDABLE)
def test_what_a_finding_must_have_to_be_understood(training, change, expected):
    """A finding that speaks of fear quotes, says why, asks and names its source."""
    finding = evolve(SECOND_READER.finding("see Kim"), **change)
    assert said(training, "fear", findings=(finding,)).understandable(BAN["text"]) is expected


def test_every_verdict_of_fear_can_be_understood(training):
    """No clause of ours reads as fear without a finding that a person can understand."""
    cases = training.cases.cases_of(import_module("clauses").rows()[::3])
    read = training.readers.read_all(cases, {"": checker()})[training.readers.Reader.ALL]
    count = training.figures.not_understandable(training.readers.pairs(cases, read))
    assert count.of > 300
    assert count.some == 0


REGISTERS = {
    "- no phones at table": "list item",
    "Partner A shall be told.": "legal",
    "Dear Kim, come home when you like.": "letter",
    "\u201cNot tonight\u201d is enough.": "speech",
    "dont wait up": "chat",
    "Come home when u can": "chat",
    "Don\u2019t wait up.": "imperative",
    "I cook and you wash up.": "I and you",
    "I cook.": "I alone",
    "You cook.": "you alone",
    "We cook.": "we",
    "She cooks on Fridays.": "third person",
    "On Fridays Kim cooks.": "third person",
    "Fridays are for cooking.": "agentless",
}


@pytest.mark.parametrize(("text", "expected"), REGISTERS.items(), ids=REGISTERS)
def test_registers(training, text, expected):
    """The register is derived from the words; a file that names one is believed."""
    assert training.registers.register_of(text) == expected
    row = {"text": text, "verdict": "fear", "register": "spoken"}
    assert training.cases.case_of(row, "x").register == "spoken"


DANGERS = {
    "His passport stays in my desk.": ((), ("papers",)),
    "I keep her insulin.": (("one_sided",), ("medicine",)),
    "No doctor without me.": ((), ("care",)),
    "I take the car keys to bed.": ((), ("confinement",)),
    "Your wages go to me, or else.": (("ultimatum", "money_control"), ("threats", "money")),
    "A wife does not say no.": (("sexual_coercion",), ("sexual pressure",)),
    "Be home by ten.": ((), ()),
}


@pytest.mark.parametrize(("text", "given"), DANGERS.items(), ids=DANGERS)
def test_dangers(training, text, given):
    """Dangers come from signals and words, only in fear; a file that names them is believed."""
    signals, expected = given
    row = {"text": text, "verdict": "fear", "signals": list(signals)}
    assert training.cases.case_of(row, "x").dangers == expected
    assert training.cases.case_of(row | {"verdict": "mutual"}, "x").dangers == ()
    assert training.cases.case_of(row | {"dangers": ["care", 1]}, "x").dangers == ("care",)


LENGTHS = {1: "1 to 10 words", 10: "1 to 10 words", 11: "11 to 25 words", 26: "26 or more"}


@pytest.mark.parametrize(("words", "expected"), LENGTHS.items())
def test_lengths(training, words, expected):
    """Length is counted in words, in three groups."""
    case = training.cases.case_of({"text": "we " * words, "verdict": "fear"}, "x")
    assert case.length == expected
    assert (case.style, case.difficulty) == ("not said", "not said")
