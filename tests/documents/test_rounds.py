"""The steps of a review round: each is written and read, and needs its own fields and no others."""

from datetime import UTC, date, datetime, time

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from handfast.documents import digest_of, read_entry, write_entry
from handfast.errors import DocumentError
from handfast.model import (
    Because,
    Cadence,
    Choice,
    ClauseAnswer,
    JournalEntry,
    JournalKind,
    LookedBack,
    Outcome,
    RoundStep,
    RoundWords,
)

MOMENT = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
ANSWERS = (
    ClauseAnswer("a", Choice.KEEP, "well,\nmostly", 5),
    ClauseAnswer("b", Choice.CHANGE, wording="We tell each other within two days."),
    ClauseAnswer("c", how="hard"),
)
STEPS = {
    "open": RoundWords(RoundStep.OPEN, 1, because=Because.WITHDRAWAL),
    "commit": RoundWords(RoundStep.COMMIT, 999, commitment="d" * 64),
    "seen": RoundWords(RoundStep.SEEN, 1, seen=("d" * 64, "e" * 64)),
    "answer": RoundWords(
        RoundStep.ANSWER,
        2,
        salt="f" * 64,
        answers=ANSWERS,
        sentence="We are kinder than in spring.",
        appreciated='You called.\n"Twice."',
        agenda=("money", "Sundays"),
    ),
    "empty answer": RoundWords(RoundStep.ANSWER, 2, salt="f" * 64),
    "agenda": RoundWords(RoundStep.AGENDA, 1, agenda=("money",)),
    "action": RoundWords(RoundStep.ACTION, 1, text="I call her.", day=date(2027, 3, 1)),
    "ritual": RoundWords(
        RoundStep.RITUAL,
        1,
        text="Tea",
        day=date(2027, 3, 1),
        at=time(21, 0),
        every=Cadence.WEEKLY,
    ),
    "looked back": RoundWords(
        RoundStep.LOOKED_BACK, 1, about="a" * 64, result=LookedBack.DONE, text="It was good."
    ),
    "finish": RoundWords(RoundStep.FINISH, 1, outcome=Outcome.RENEWAL),
}


def entry(words: RoundWords) -> JournalEntry:
    """Return the entry of one step by Sam."""
    return JournalEntry(
        kind=JournalKind.REVIEW_ANSWER,
        by="sam",
        key="SHA256:" + "b" * 43,
        written=MOMENT,
        version="c" * 64,
        review=words,
    )


GOOD = f"""\
handfast = 1
kind = "review-answer"
by = "sam"
key = "SHA256:{"b" * 43}"
written = 2026-11-23T18:04:00Z
version = "{"c" * 64}"
step = "answer"
round = 2
salt = "{"f" * 64}"
agenda = ["money", "Sundays"]

[[answers]]
clause = "a"
choice = "keep"
scale = 4
"""

WRONG = {
    "no version": (f'version = "{"c" * 64}"\n', "", None, "needs version"),
    "no step": ('step = "answer"\n', "", None, "which step"),
    "odd step": ('step = "answer"', 'step = "verdict"', 7, "open, commit"),
    "no round": ("round = 2\n", "", None, "which round"),
    "round nought": ("round = 2", "round = 0", 8, "from 1 to 999"),
    "round too large": ("round = 2", "round = 1000", 8, "from 1 to 999"),
    "round in words": ("round = 2", 'round = "two"', 8, "a number from 1"),
    "round true": ("round = 2", "round = true", 8, "true or false"),
    "no salt": (f'salt = "{"f" * 64}"\n', "", None, "needs salt"),
    "empty salt": (f'salt = "{"f" * 64}"', 'salt = ""', 9, "salt is empty"),
    "short salt": ("f" * 64, "f" * 63, 9, "64 of the characters"),
    "a field of another step": ("round = 2", "round = 2\noutcome = 'end'", 9, "has no outcome"),
    "replies": ("[[answers]]", "[[replies]]", 12, "has no replies"),
    "empty item": ('"money"', '" "', 10, "one line"),
    "item of two lines": ('"money"', '"a\\nb"', 10, "one line"),
    "item twice": ('"Sundays"', '"money"', 10, "twice"),
    "agenda of numbers": ('"money"', "1", 10, "something else"),
    "long sentence": ("round = 2", f'round = 2\nsentence = "{"x" * 401}"', 9, "at most 400"),
    "two lines": ("round = 2", 'round = 2\nsentence = "a\\nb"', 9, "several lines"),
    "no clause": ('clause = "a"\n', "", 12, "clause is missing"),
    "odd choice": ('"keep"', '"obey"', 14, "keep, change, let-go"),
    "scale nought": ("scale = 4", "scale = 0", 15, "from 1 to 5"),
    "scale six": ("scale = 4", "scale = 6", 15, "from 1 to 5"),
    "half a scale": ("scale = 4", "scale = 4.5", 15, "from 1 to 5"),
    "nothing said": ('choice = "keep"\nscale = 4\n', "", 12, "says nothing"),
    "more of a clause": ("scale = 4", "mood = 4", 15, "no place for"),
    "a clause twice": (
        "scale = 4",
        'scale = 4\n[[answers]]\nclause = "a"\nhow = "x"',
        12,
        "answered twice",
    ),
}


@pytest.mark.parametrize("words", STEPS.values(), ids=STEPS)
def test_every_step_reads_back(words: RoundWords) -> None:
    """A step comes back as it was, with its bytes and their digest, always the same."""
    written = write_entry(entry(words))
    assert written.digest == digest_of(written.data)
    assert written.review == words
    assert read_entry(written.data) == written
    assert write_entry(written) == written


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG.values(), ids=WRONG)
def test_each_problem_has_its_line(old: str, new: str, line: int | None, words: str) -> None:
    """One thing wrong with a step is named, with its line."""
    assert old in GOOD
    with pytest.raises(DocumentError) as caught:
        read_entry(GOOD.replace(old, new, 1).encode())
    found = [problem for problem in caught.value.problems if words in problem.message]
    assert [problem.line for problem in found] == [line], caught.value.problems


def test_the_good_one_is_read() -> None:
    """The entry that the wrong ones are made from is fine."""
    read = read_entry(GOOD.encode()).review
    assert read.answers == (ClauseAnswer("a", Choice.KEEP, scale=4),)


@pytest.mark.parametrize(
    ("step", "empty"), [("agenda", {"agenda": ()}), ("seen", {"seen": ()})], ids=["agenda", "seen"]
)
def test_a_step_that_lacks_what_it_is_for_is_not_written(step: str, empty: dict) -> None:
    """A step without its fields is refused before it is signed."""
    with pytest.raises(DocumentError, match=f"needs {step}"):
        write_entry(entry(evolve(STEPS[step], **empty)))


@pytest.mark.parametrize("at", ["21:00:05", "21:00:00.5"])
def test_a_ritual_is_at_a_whole_minute(at: str) -> None:
    """Seconds have no place in a time that people keep."""
    data = write_entry(entry(STEPS["ritual"])).data.replace(b"21:00:00", at.encode())
    with pytest.raises(DocumentError, match="whole minute"):
        read_entry(data)


LINES = st.text("aé \U0001f33f\"\\'#[]=", min_size=1, max_size=30).filter(str.strip)


@given(
    st.lists(
        st.builds(
            ClauseAnswer,
            clause=st.from_regex(r"\A[a-z0-9-]{1,64}\Z"),
            choice=st.sampled_from(Choice),
            how=LINES | st.just("two\nlines"),
            scale=st.none() | st.integers(1, 5),
            wording=LINES | st.just(""),
        ),
        unique_by=lambda each: each.clause,
        max_size=4,
    ),
    LINES,
    st.lists(LINES, unique=True, max_size=4),
)
def test_any_answer_reads_back_byte_for_byte(answers, sentence, agenda) -> None:
    """Whatever somebody says comes back as it was, and is always written the same."""
    words = evolve(
        STEPS["empty answer"], answers=tuple(answers), sentence=sentence, agenda=tuple(agenda)
    )
    written = write_entry(entry(words))
    assert written.review == words
    assert write_entry(read_entry(written.data)).data == written.data


def test_a_round_of_another_kind_stays_an_unknown_field() -> None:
    """What a newer program may one day put into another kind of entry is kept as it is."""
    data = GOOD.replace("review-answer", "rupture").split("[[")[0].replace("version", "x")
    read = read_entry(data.encode())
    assert read.review is None
    assert read.extra["round"] == 2
