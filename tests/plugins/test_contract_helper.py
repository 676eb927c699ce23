"""``contract_test``: a plugin's author hears of everything that breaks the contract."""

import os
from pathlib import Path

import pytest
from attrs import evolve

from handfast.model import Finding, Level, Question, Signal, StartingClause, Style, Topic
from handfast.plugins import contract_faults, contract_test
from handfast.plugins.watching import _note, watching_writes

STAR = Style("star", "Star", "Far away.", topics=(Topic("sky", "Sky", "Up there."),))
GOOD = StartingClause("sky", "We look at the stars together on Sundays.")


def nothing():
    """Answer that there is nothing to say."""
    return


def twice():
    """A topic that is there twice."""
    return [evolve(STAR, topics=STAR.topics * 2)]


def prints(moment):
    """Print, which no hook may."""
    print("hello")


def writes(folder: Path):
    """A hook that writes a file."""

    def questions(moment):
        (folder / "note.txt").write_text("hello", encoding="utf-8")

    return questions


BREAKS = {
    "misspelt": ({"handfast_style": nothing}, "Did you mean handfast_styles?"),
    "no-topics": (
        {"handfast_styles": lambda: [evolve(STAR, topics=())]},
        "The style star has no topics.",
    ),
    "topic-twice": ({"handfast_styles": twice}, "The topic sky is there twice."),
    "prints": ({"handfast_questions": prints}, "It prints. Hooks carry data only."),
    "topic-unknown": (
        {
            "handfast_styles": lambda: [STAR],
            "handfast_starting_clauses": lambda: [evolve(GOOD, topic="sea")],
        },
        "A starting clause stands under the topic sea, which is not there.",
    ),
    "fear": (
        {
            "handfast_styles": lambda: [STAR],
            "handfast_starting_clauses": lambda: [
                evolve(GOOD, text="You can't talk to your ex anymore.")
            ],
        },
        "A starting clause reads like a rule made from fear: You can't talk to your ex anymore.",
    ),
    "noticed": (
        {
            "handfast_styles": lambda: [STAR],
            "handfast_starting_clauses": lambda: [
                evolve(GOOD, text="You can't talk to your ex anymore.")
            ],
        },
        "The rule HF101 notices something in a starting clause: You can't talk to your ex",
    ),
    "no-wording": (
        {
            "handfast_styles": lambda: [
                evolve(STAR, topics=(*STAR.topics, Topic("sea", "Sea", "What we see below.")))
            ],
            "handfast_starting_clauses": lambda: [GOOD],
        },
        "The topic sea has no wording to start from.",
    ),
    "question-elsewhere": (
        {
            "handfast_styles": lambda: [STAR],
            "handfast_questions": lambda moment: [Question("q", moment, "Q?", "sea")],
        },
        "The question q stands under no topic of the style.",
    ),
    "unreadable": (
        {"handfast_styles": lambda: [STAR], "handfast_starting_clauses": lambda: [GOOD] * 101},
        "The starting clauses do not make a valid agreement.",
    ),
    "code": (
        {
            "CODE_PREFIX": "ST",
            "handfast_check_agreement": lambda: [
                Finding("XX101", "a", Level.ASK, "W.", "Q?", "S", Signal.BLAME)
            ],
        },
        "Its code is not ST and three digits.",
    ),
    "styles-fail": ({"handfast_styles": lambda: ["star"]}, "answered with a str, not a Style"),
    "wrong-moment": (
        {"handfast_questions": lambda: [Question("q", "never", "Q?")]},
        "It is for another moment",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_each_break_is_told(name, plugin):
    """One sentence names what to mend."""
    parts, sentence = BREAKS[name]
    faults = contract_faults(plugin(**parts))
    assert any(sentence in fault for fault in faults), faults


def test_files_are_seen(plugin, tmp_path):
    """A hook that writes a file is told so, once, with the file."""
    (fault,) = contract_faults(plugin(handfast_questions=writes(tmp_path)))
    assert fault == f"It opens {tmp_path / 'note.txt'} for writing. Hooks carry data only."


def test_a_code_that_is_used_twice_is_told(plugin, monkeypatch):
    """Two packs of one plugin may not share a code."""
    from handfast.checks import core_pack

    pack = core_pack()
    rules = tuple(evolve(rule, code=f"ST{n % 7 + 100}") for n, rule in enumerate(pack.rules))
    made = plugin(
        CODE_PREFIX="ST", handfast_rule_packs=lambda: [evolve(pack, id="star", rules=rules)]
    )
    assert "The code ST100 is used twice." in contract_faults(made)


def test_all_faults_are_in_the_error(plugin):
    """The test of an author fails with every fault at once, under the plugin's name."""
    made = plugin(handfast_styles=twice, handfast_questions=prints)
    with pytest.raises(AssertionError) as caught:
        contract_test(made, "star")
    lines = str(caught.value).splitlines()
    assert lines[0] == "star breaks the contract:"
    assert len(lines) == 3


def test_a_good_plugin_passes(plugin):
    """A plugin that keeps the contract hears nothing, with a style or without one."""
    contract_test(plugin(handfast_styles=lambda: [STAR], handfast_starting_clauses=lambda: [GOOD]))
    contract_test(plugin(handfast_questions=lambda moment: None))


def test_watching_sees_writing_only(tmp_path):
    """Reading is fine; writing is seen by each who watches, and by nobody afterwards."""
    path = tmp_path / "note.txt"
    with watching_writes() as outer, watching_writes() as inner:
        path.write_text("hello", encoding="utf-8")
        path.read_text(encoding="utf-8")
        (tmp_path / "__pycache__").write_text("", encoding="utf-8")
    path.write_text("again", encoding="utf-8")
    assert outer == inner == [str(path)]


@pytest.mark.parametrize(
    ("event", "arguments", "seen"),
    [
        ("open", ("note", "w", os.O_WRONLY | os.O_CREAT), ["note"]),
        ("open", ("note", "r", os.O_RDONLY), []),
        ("open", ("note", None, None), []),
        ("open", ("__pycache__/note", "w", os.O_WRONLY), []),
        ("open", (12, "wb", os.O_WRONLY), []),
        ("os.mkdir", ("note", 0o777, -1), []),
    ],
)
def test_what_counts_as_writing(event, arguments, seen):
    """Opening for writing counts; reading, other events and compiled modules do not."""
    with watching_writes() as paths:
        _note(event, arguments)
    _note(event, arguments)
    assert paths == seen
