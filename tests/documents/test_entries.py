"""Journal entries: every kind is written and read, and needs its fields."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from handfast.documents import digest_of, read_entry, write_entry
from handfast.errors import DocumentError
from handfast.model import (
    HurtWords,
    JournalEntry,
    JournalKind,
    Moment,
    OwnWords,
    RepairAct,
    RepairWords,
    Reply,
    ReplyKind,
)

MOMENT = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
REPLIES = (
    Reply(ReplyKind.SUGGESTION, "a", "softer,\nperhaps"),
    Reply(ReplyKind.AGREE, "b"),
    Reply(ReplyKind.DECLINE),
)
WORDS = (OwnWords("a", "I say when I have met an ex."),)


def entry(kind: JournalKind, **fields: object) -> JournalEntry:
    """Return an entry of one kind by Sam."""
    values = {"kind": kind, "by": "sam", "key": "SHA256:" + "b" * 43, "written": MOMENT}
    return JournalEntry(**{**values, **fields})


ENTRIES = {
    "signing": entry(JournalKind.SIGNING, version="c" * 64, own_words=WORDS),
    "withdrawal": entry(JournalKind.WITHDRAWAL, version="c" * 64),
    "withdrawal of a clause": entry(JournalKind.WITHDRAWAL, version="c" * 64, clauses=("a",)),
    "answer": entry(JournalKind.ANSWER, version="c" * 64, replies=REPLIES),
    "rupture": entry(JournalKind.RUPTURE),
    "longer rupture": entry(JournalKind.RUPTURE, until=MOMENT + timedelta(hours=100)),
    "rupture with words": entry(
        JournalKind.RUPTURE, hurt=HurtWords("I felt alone.\nVery.", ("alex", "sam"))
    ),
    "repair step": entry(
        JournalKind.REPAIR_STEP,
        repair=RepairWords(RepairAct.SAY, "d" * 64, step=Moment.ACKNOWLEDGE, text="I see it."),
        extra={"mood": "quiet"},
    ),
    "key change": entry(JournalKind.KEY_CHANGE, extra={"new": {"key": "x"}}),
}

GOOD = f"""\
handfast = 1
kind = "answer"
by = "sam"
key = "SHA256:{"b" * 43}"
written = 2026-11-23T18:04:00Z
version = "{"c" * 64}"

[[replies]]
clause = "a"
kind = "question"
text = "how?"
"""

WRONG = {
    "not TOML": ("handfast = 1", "handfast", 1, "equals sign"),
    "no format": ("handfast = 1\n", "", None, "Add handfast"),
    "newer": ("handfast = 1", "handfast = 2", 1, "newer"),
    "no kind": ('kind = "answer"\n', "", None, "what kind of entry"),
    "odd kind": ('kind = "answer"', 'kind = "verdict"', 2, "signing, withdrawal"),
    "nobody": ('by = "sam"\n', "", None, "who speaks"),
    "no key": (f'key = "SHA256:{"b" * 43}"\n', "", None, "fingerprint"),
    "no time": ("written = 2026-11-23T18:04:00Z\n", "", None, "when it was written"),
    "no version": (f'version = "{"c" * 64}"\n', "", None, "needs version"),
    "short version": ("c" * 64, "c" * 63, 6, "64 of the characters"),
    "no replies": ("[[replies]]", "[[answers]]", None, "needs replies"),
    "clauses": ('by = "sam"', 'by = "sam"\nclauses = ["a"]', 4, "has no clauses"),
    "reply without kind": ('kind = "question"\n', "", 8, "its kind is missing"),
    "question without words": ('text = "how?"', "", 8, "a question needs a text"),
    "reply with more": ('text = "how?"', 'text = "how?"\nmood = 1', 12, "no place for"),
    "early end": (
        'kind = "answer"',
        'kind = "rupture"\nuntil = 2026-11-23T18:04:00Z',
        3,
        "lie after",
    ),
    "late end": ('kind = "answer"', 'kind = "rupture"\nuntil = 2028-01-01T00:00:00Z', 3, "a year"),
    "own words without clause": (
        "[[replies]]",
        '[[own_words]]\ntext = "x"\n[[replies]]',
        8,
        "clause is missing",
    ),
    "own words without text": (
        "[[replies]]",
        '[[own_words]]\nclause = "x"\n[[replies]]',
        8,
        "text is missing",
    ),
}


@pytest.mark.parametrize("given", ENTRIES.values(), ids=ENTRIES.keys())
def test_every_kind_reads_back(given: JournalEntry) -> None:
    """An entry comes back as it was, with its bytes and their digest, always the same."""
    written = write_entry(given)
    assert written.digest == digest_of(written.data)
    assert evolve(written, data=b"", digest="") == given
    assert read_entry(written.data) == written
    assert write_entry(written) == written


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG.values(), ids=WRONG.keys())
def test_each_problem_has_its_line(old: str, new: str, line: int | None, words: str) -> None:
    """One thing wrong with an entry is named, with its line."""
    assert old in GOOD
    with pytest.raises(DocumentError) as caught:
        read_entry(GOOD.replace(old, new, 1).encode(), where="journal/x.toml")
    found = [problem for problem in caught.value.problems if words in problem.message]
    assert [problem.line for problem in found] == [line], caught.value.problems
    assert str(caught.value).startswith("journal/x.toml: This journal entry has")


def test_a_good_entry_is_read() -> None:
    """The entry that the wrong ones are made from is fine."""
    assert read_entry(GOOD.encode()).replies == (Reply(ReplyKind.QUESTION, "a", "how?"),)


@pytest.mark.parametrize(
    "change",
    [{"by": "Sam K"}, {"replies": ()}, {"extra": {"x": "\x1b"}}, {"extra": {"until": MOMENT}}],
    ids=["name", "no-replies", "hidden-character", "known-field"],
)
def test_what_is_wrong_is_not_written(change: dict[str, object]) -> None:
    """An entry that would not read back gives our error."""
    with pytest.raises(DocumentError, match="journal entry cannot be written"):
        write_entry(evolve(ENTRIES["answer"], **change))


def test_a_field_that_reads_back_elsewhere_is_not_written() -> None:
    """An unknown field with the name of a known one is not confused with it."""
    with pytest.raises(DocumentError, match="reads back the same"):
        write_entry(evolve(ENTRIES["rupture"], extra={"until": MOMENT + timedelta(hours=80)}))
