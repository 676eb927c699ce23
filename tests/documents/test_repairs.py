"""Hurts and the acts of repairs: each is written and read, and needs its fields and no others."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from attrs import evolve

from handfast.documents import read_entry, write_entry
from handfast.errors import DocumentError
from handfast.model import (
    Cadence,
    JournalEntry,
    JournalKind,
    Letting,
    LookedBack,
    Moment,
    RepairAct,
    RepairWords,
    RitualMark,
    Side,
    StepWords,
)

MOMENT = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
ABOUT = "d" * 64
DAY = date(2026, 12, 4)

ACTS = {
    "words": {"step": Moment.REPAIR, "text": "I call\nby ten.", "side": Side.CAUSED},
    "words of letting go": {
        "step": Moment.FORGIVE,
        "text": "Some days.",
        "letting": Letting.RELEASE,
    },
    "pause": {"act": "pause", "back": MOMENT + timedelta(minutes=20)},
    "longest pause": {"act": "pause", "back": MOMENT + timedelta(days=1)},
    "action": {"act": "action", "text": "I call.", "day": DAY, "done_by": date(2026, 11, 27)},
    "ritual": {
        "act": "ritual",
        "text": "Tea.",
        "day": DAY,
        "every": Cadence.DAILY,
        "at": time(22, 0),
    },
    "looked back": {"act": "looked-back", "item": "e" * 64, "result": LookedBack.DONE},
    "stop": {"act": "stop"},
    "stop with words": {"act": "stop", "text": "I need a rest."},
    "place": {
        "act": "place",
        "step": Moment.SAFETY,
        "skipped": (Moment.FORGIVE, Moment.UNDERSTAND),
        "stopped": True,
        "notes": (
            StepWords(Moment.FORGIVE, "not yet", Letting.ACCEPTANCE),
            StepWords(Moment.REPAIR, "two\nlines"),
        ),
        "marks": (RitualMark("e" * 64, DAY, done=True), RitualMark("f" * 64, DAY, done=False)),
    },
}

GOOD = f"""\
handfast = 1
kind = "repair-step"
by = "sam"
key = "SHA256:{"b" * 43}"
written = 2026-11-23T18:04:00Z
act = "pause"
about = "{ABOUT}"
back = 2026-11-23T18:24:00Z
"""

WRONG = {
    "no act": ('act = "pause"\n', "", "what was done"),
    "odd act": ('"pause"', '"blame"', "one of say, pause"),
    "about nothing": (f'about = "{ABOUT}"\n', "", "which hurt it is about"),
    "too short": ("18:24:00Z", "18:23:59Z", "at least 20 minutes"),
    "too long": ("2026-11-23T18:24", "2026-11-24T18:05", "at most a day"),
    "no end": ("back = 2026-11-23T18:24:00Z\n", "", "a repair needs back"),
    "until": ('act = "pause"', 'act = "pause"\nuntil = 2026-12-01T00:00:00Z', "has no until"),
    "with words": ('act = "pause"', 'act = "pause"\ntext = "x"', "has no text"),
    "a moment that is no step": (
        'act = "pause"',
        'act = "say"\nstep = "drafting"\ntext = "x"',
        "should be one of acknowledge",
    ),
    "empty words": ('act = "pause"', 'act = "say"\nstep = "repair"\ntext = " "', "text is empty"),
    "long line": (
        'act = "pause"',
        'act = "action"\nday = 2026-12-01\ntext = "a\\nb"',
        "several lines",
    ),
    "done after looking back": (
        'act = "pause"',
        'act = "action"\nday = 2026-12-01\ndone_by = 2026-12-02\ntext = "a"',
        "should not lie after",
    ),
    "clauses": ('act = "pause"', 'act = "pause"\nclauses = ["a"]', "has no clauses"),
    "note without words": ("back =", 'notes = [{ step = "repair" }]\nback =', "text is missing"),
    "note at no step": ("back =", 'notes = [{ text = "x" }]\nback =', "its step is missing"),
    "mark without a day": (
        "back =",
        f'marks = [{{ ritual = "{ABOUT}", done = true }}]\nback =',
        "its day is missing",
    ),
}


def act(**fields):
    """Return an entry with one act by Sam."""
    words = RepairWords(**{"act": RepairAct(fields.pop("act", "say")), "about": ABOUT, **fields})
    key = "SHA256:" + "b" * 43
    return JournalEntry(JournalKind.REPAIR_STEP, "sam", key, MOMENT, repair=words)


@pytest.mark.parametrize("fields", ACTS.values(), ids=ACTS)
def test_every_act_reads_back(fields):
    """An act comes back as it was."""
    given = act(**fields)
    written = write_entry(given)

    assert evolve(written, data=b"", digest="") == given
    assert read_entry(written.data) == written


def test_a_longer_time_reads_back():
    """Asking for a longer time has an end, and only that."""
    given = evolve(act(act="lengthen"), until=MOMENT + timedelta(days=9))

    assert evolve(write_entry(given), data=b"", digest="") == given
    with pytest.raises(DocumentError, match="a repair needs until"):
        write_entry(act(act="lengthen"))


@pytest.mark.parametrize(("old", "new", "words"), WRONG.values(), ids=WRONG)
def test_each_problem_is_named(old, new, words):
    """One thing wrong with an act is named."""
    assert old in GOOD
    with pytest.raises(DocumentError) as caught:
        read_entry(GOOD.replace(old, new, 1).encode())
    assert any(words in problem.message for problem in caught.value.problems), caught.value.problems


def test_a_good_one_is_read():
    """The entry that the wrong ones are made from is fine."""
    assert read_entry(GOOD.encode()).repair.back == MOMENT + timedelta(minutes=20)
