"""Reading a version: what it says, and every problem at once."""

import pytest
from attrs import evolve

from handfast.documents import check_version, digest_of, read_draft, read_version, write_version
from handfast.errors import DocumentError
from handfast.model import AgreementDocument

GOOD = """\
handfast = 1
kind = "agreement"
title = "Exes"
author = "sam"
written = 2026-11-23T18:04:00Z # a claim

[review]
on = 2027-02-23
lapses = 2027-03-23

[people.alex]
name = "Alex"
key = "SHA256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

[people.sam]
name = "Sam"
key = "SHA256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

[[clauses]]
id = "a"
text = "We tell each other."
binds = ["alex", "sam"]
"""

WRONG = {
    "no format": ("handfast = 1\n", "", None, "Add handfast = 1"),
    "boolean format": ("handfast = 1", "handfast = true", 1, "no whole number"),
    "format zero": ("handfast = 1", "handfast = 0", 1, "no format 0"),
    "newer": ("handfast = 1", "handfast = 2", 1, "by a newer handfast"),
    "no kind": ('kind = "agreement"\n', "", None, 'Add kind = "agreement"'),
    "other kind": ('kind = "agreement"', 'kind = "rupture"', 2, "no agreement"),
    "number as title": ('title = "Exes"', "title = 3", 3, "title is a number"),
    "no title": ('title = "Exes"\n', "", None, "no title"),
    "blank title": ('title = "Exes"', 'title = " "', 3, "no title"),
    "long title": ('"Exes"', '"' + "x" * 201 + '"', 3, "201 characters"),
    "two lines": ('"Exes"', '"a\\nb"', 3, "several lines"),
    "stranger as author": ('author = "sam"', 'author = "eve"', 4, "not among its people"),
    "author with spaces": ('author = "sam"', 'author = "Sam K"', 4, "should be a person's id"),
    "no author": ('author = "sam"\n', "", None, "who wrote it"),
    "day as time": ("2026-11-23T18:04:00Z", "2026-11-23", 5, "written is a day"),
    "clock time": ("2026-11-23T18:04:00Z", "18:04:00", 5, "written is a time"),
    "no zone": ("18:04:00Z", "18:04:00", 5, "time zone"),
    "year one": ("2026-11-23T18:04:00Z", "0001-01-01T00:00:00+14:00", 5, "between 1970"),
    "no time": ("written = 2026-11-23T18:04:00Z # a claim\n", "", None, "when it was written"),
    "no review": (
        "[review]\non = 2027-02-23\nlapses = 2027-03-23\n",
        "",
        None,
        "no review day",
    ),
    "review is a text": ("[review]\non = 2027-02-23\nlapses = 2027-03-23", "", None, "review"),
    "no lapse": ("lapses = 2027-03-23\n", "", 7, "Add lapses"),
    "quoted day": ("on = 2027-02-23", 'on = "2027-02-23"', 8, "on is a text"),
    "time as day": ("on = 2027-02-23", "on = 2027-02-23T00:00:00", 8, "a day with a time"),
    "year 9999": ("lapses = 2027-03-23", "lapses = 9999-12-31", 9, "year of lapses"),
    "lapse first": ("lapses = 2027-03-23", "lapses = 2027-02-22", 9, "before its review day"),
    "too far": ("lapses = 2027-03-23", "lapses = 2027-12-29", 9, "2027-12-28 or sooner"),
    "one person": (
        '[people.alex]\nname = "Alex"\nkey = "SHA256:' + "a" * 43 + '"\n',
        "",
        None,
        "at least two people",
    ),
    "person by name": ("[people.alex]", '[people."Al ex"]', 11, "id of a person"),
    "no name": ('name = "Alex"\n', "", 11, "the name is missing"),
    "long name": ('"Alex"', '"' + "x" * 81 + '"', 12, "at most 80"),
    "blank name": ('"Alex"', '"\u2800 \u2800"', 12, "shows no letter"),
    "dots as a name": ('"Alex"', '"..."', 12, "shows no letter"),
    "name twice": ('"Sam"', '"alex"', 16, "looks the same"),
    "name twice, other spaces": ('"Sam"', '" Alex\u2800"', 16, "looks the same"),
    "name twice, composed": ('"Sam"', '"\uff21lex"', 16, "looks the same"),
    "name in look-alikes": ('"Sam"', '"\u0410\u04cf\u0435\u0445"', 16, "looks the same"),
    "two alphabets": ('"Sam"', '"S\u0430m"', 16, "several alphabets"),
    "latin and greek": ('"Sam"', '"S\u03b1m"', 16, "several alphabets"),
    "cyrillic and greek": ('"Sam"', '"\u0410\u03b1"', 16, "several alphabets"),
    "no key": ('key = "SHA256:' + "a" * 43 + '"', "", 11, "fingerprint"),
    "odd key": ('"SHA256:a', '"MD5:a', 13, "SHA256: and 43"),
    "no clauses": ('[[clauses]]\nid = "a"', "[clause]", None, "no clause yet"),
    "clauses as numbers": ('[[clauses]]\nid = "a"', "[more]\n[[more.x]]", None, "no clause yet"),
    "clause without id": ('id = "a"\n', "", 19, "its id is missing"),
    "clause id": ('id = "a"', 'id = "A"', 20, "a-z, 0-9"),
    "no text": ("We tell each other.", "", 21, "no text yet"),
    "long text": ("We tell each other.", "x" * 4001, 21, "4,001 characters"),
    "binds nobody": ('binds = ["alex", "sam"]', "binds = []", 22, "whom it binds"),
    "binds a stranger": ('"alex", "sam"', '"alex", "eve"', 22, '"eve"'),
    "binds twice": ('"alex", "sam"', '"alex", "alex"', 22, "twice"),
    "binds a number": ('"alex", "sam"', '"alex", 3', 22, "something else"),
    "binds a text": ('["alex", "sam"]', '"alex"', 22, "binds is a text"),
    "binds a crowd": ('["alex", "sam"]', "[" + "1," * 101 + "]", 22, "at most 100"),
    "clause kind": ('id = "a"', 'id = "a"\nkind = "law"', 21, "practice, promise"),
    "kind is a number": ('id = "a"', 'id = "a"\nkind = 1', 21, "kind is a number"),
    "notice": ('id = "a"', 'id = "a"\nnotice = "never"', 21, "permission, before"),
    "hold without end": ('id = "a"', 'id = "a"\nkind = "hold"', 19, "Add until"),
    "end without hold": ('id = "a"', 'id = "a"\nuntil = 2026-12-01', 21, "only a hold"),
    "note": ('id = "a"', 'id = "a"\ntalked_through = [{ note = "x" }]', 21, "check is missing"),
    "note with more": (
        'id = "a"',
        'id = "a"\ntalked_through = [{ check = "HF1", mood = 1 }]',
        21,
        'no place for "mood"',
    ),
    "note as text": ('id = "a"', 'id = "a"\ntalked_through = ["x"]', 21, "should be a table"),
    "supersedes": ('kind = "agreement"', 'supersedes = ["x"]', 2, "a digest"),
    "style": ('kind = "agreement"', 'style = "Our Style"', 2, "style's id"),
    "ground": ('kind = "agreement"', "ground.hours_after_rupture = 71", 2, "between 72"),
    "ground is a list": ('kind = "agreement"', "ground = []", 2, "ground is a list"),
    "ground hours": ('kind = "agreement"', "ground.hours_after_rupture = 80.5", 2, "whole number"),
}


@pytest.mark.parametrize(("old", "new", "line", "words"), WRONG.values(), ids=WRONG.keys())
def test_each_problem_has_its_line_and_says_what_to_do(
    old: str, new: str, line: int | None, words: str
) -> None:
    """One thing wrong gives a problem that names it, with its line."""
    assert old in GOOD
    version, problems = check_version(GOOD.replace(old, new, 1).encode())
    assert version is None
    found = [problem for problem in problems if words in problem.message]
    assert [problem.line for problem in found] == [line], problems
    assert all(problem.message.endswith(".") for problem in problems)


def test_a_good_version_is_read() -> None:
    """A whole version comes back with its digest, bytes and comments."""
    version = read_version(GOOD.encode())
    assert version.digest == digest_of(GOOD.encode())
    assert version.data == GOOD.encode()
    assert version.comments == ((5, "a claim"),)
    assert version.document.clauses[0].binds == ("alex", "sam")
    assert version.terms().people == version.document.people


@pytest.mark.parametrize(
    "name",
    [
        "Zo\u00eb K.", "O'Neill-2", "Sam \u65e5\u672c", "\u65e5\u672c", "\u0633\u0627\u0645",
        "\u0410\u043d\u043d\u0430", "\u0391\u03bd\u03bd\u03b1", "\u0938\u0948\u092e", "\U0001f98a",
        "\u2764\ufe0f",
    ],
)  # fmt: skip
def test_a_name_in_one_script_of_any_kind_is_fine(name: str) -> None:
    """Names are people's own: any script, emoji, and letters that do not look alike."""
    text = GOOD.replace('"Sam"', f'"{name}"')
    assert read_version(text.encode()).document.people[1].name == name


def test_a_draft_is_held_to_the_same_names() -> None:
    """Who drafts hears at once that two people would look the same; a missing name may come."""
    twice = GOOD.replace('"Sam"', '"ALEX"').encode()
    with pytest.raises(DocumentError) as caught:
        read_draft(twice)
    assert any("tells the two apart" in problem.message for problem in caught.value.problems)
    nameless = GOOD.replace('name = "Sam"\n', "").replace('name = "Alex"\n', "").encode()
    assert len(read_draft(nameless).missing) == 2


def test_all_problems_come_at_once_in_order() -> None:
    """Hidden characters, line endings and wrong fields are named in one answer."""
    text = GOOD.replace("Exes", "Ex\u202ees").replace('"alex", "sam"', '"eve"')
    text = text.replace("2027-03-23\n", "2027-01-01\r\n")
    with pytest.raises(DocumentError) as caught:
        read_version(text.encode(), where="01-aaaa.toml")
    lines = [problem.line for problem in caught.value.problems]
    assert lines == [3, 9, 9, 22]
    assert str(caught.value).startswith("01-aaaa.toml: This agreement has 4 problems.")


def test_a_newer_format_is_the_only_thing_said() -> None:
    """A file of a newer format is not judged by the rules of this one."""
    version, problems = check_version(b'handfast = 7\nkind = "something new"\n')
    assert version is None
    assert len(problems) == 1
    assert "format 7" in problems[0].message


def test_two_clauses_have_two_ids() -> None:
    """The second clause with the same id is named."""
    clause = GOOD[GOOD.index("[[clauses]]") :]
    _, problems = check_version((GOOD + clause).encode())
    assert [(problem.line, "another clause" in problem.message) for problem in problems] == [
        (24, True)
    ]


def test_a_hundred_clauses_are_enough() -> None:
    """A hundred clauses are read, one more is refused, in one sentence."""
    head, clause = GOOD[: GOOD.index("[[clauses]]")], GOOD[GOOD.index("[[clauses]]") :]
    many = [clause.replace('"a"', f'"a{number}"') for number in range(101)]
    assert len(read_version((head + "".join(many[:100])).encode()).document.clauses) == 100
    _, problems = check_version((head + "".join(many)).encode())
    assert [problem.message for problem in problems] == [
        "There are 101 clauses; at most 100 fit. Take some out."
    ]


def test_hostile_numbers_of_problems_are_not_all_named() -> None:
    """A file made of nothing but problems names the first five hundred."""
    clause = "[[clauses]]\nbinds = [" + "1,\n" * 36 + "]\n"
    _, problems = check_version(("handfast = 1\n" + clause * 100).encode())
    assert sum("holds something else" in problem.message for problem in problems) == 500


def test_a_crowd_of_people_is_too_many() -> None:
    """More than a hundred people are refused, in one sentence."""
    crowd = "".join(
        f'[people.p{number}]\nname = "P{number}"\nkey = "SHA256:{"c" * 43}"\n'
        for number in range(99)
    )
    _, problems = check_version((GOOD + crowd).encode())
    assert [problem.message for problem in problems] == ["It names 101 people; at most 100 fit."]


def test_unknown_fields_are_kept(agreement: AgreementDocument) -> None:
    """Fields that handfast does not know survive reading and writing, wherever they stand."""
    again = read_version(write_version(agreement).data).document
    assert again.extra == agreement.extra
    assert again.people[1].extra == {"pro nouns": "they"}
    assert again.clauses[0].extra == agreement.clauses[0].extra


def test_a_long_foreign_word_is_shown_short() -> None:
    """A wrong value is quoted visibly and not at full length."""
    text = GOOD.replace('kind = "agreement"', f'style = "{"X" * 500}\\n"')
    _, problems = check_version(text.encode())
    assert f'"{"X" * 60}…"' in problems[1].message or f'"{"X" * 60}…"' in problems[0].message


def test_an_empty_ground_is_the_usual_time() -> None:
    """A ground without hours stands for the usual 72."""
    version = read_version(GOOD.replace("[review]", "[ground]\n[review]").encode())
    assert version.document.ground is not None
    assert version.document.ground.hours_after_rupture == 72


def test_writing_gives_the_order_of_the_design(agreement: AgreementDocument) -> None:
    """The canonical text has its fields in their order and readable long texts."""
    data = write_version(
        evolve(agreement, extra={}, ground=None, clauses=agreement.clauses[1:])
    ).data
    assert data.decode() == (
        "handfast = 1\n"
        'kind = "agreement"\n'
        'title = "Running into exes"\n'
        'style = "monogamous"\n'
        f'supersedes = ["{"c" * 64}"]\n'
        'author = "sam"\n'
        "written = 2026-11-23T18:04:00Z\n"
        'why = "After September"\n'
        "\n"
        "[review]\n"
        "on = 2027-02-23\n"
        "lapses = 2027-03-23\n"
        "\n"
        "[people.alex]\n"
        'name = "Alex"\n'
        f'key = "SHA256:{"a" * 43}"\n'
        "\n"
        "[people.sam]\n"
        'name = "Sam"\n'
        f'key = "SHA256:{"b" * 43}"\n'
        '"pro nouns" = "they"\n'
        "\n"
        "[[clauses]]\n"
        'id = "pause"\n'
        'kind = "hold"\n'
        'text = "we pause"\n'
        'binds = ["alex"]\n'
        "until = 2026-12-07\n"
    )


def test_a_long_text_stands_on_its_lines(agreement: AgreementDocument) -> None:
    """A clause of several lines is written line by line."""
    text = write_version(agreement).data.decode()
    assert (
        'text = """\nIf either\nof us runs \\\\ into ""\\"an ex""\\", we say so.\n\n"Soon\\""""'
        in text
    )


def test_the_same_document_has_the_same_bytes(agreement: AgreementDocument) -> None:
    """Writing is deterministic, and writing what was read changes nothing."""
    first = write_version(agreement)
    assert write_version(agreement).data == first.data
    assert write_version(first.document).digest == first.digest


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"title": "a\x1b[2J"},
        {"title": "a\ud800"},
        {"review": None},
        {"extra": {"big": 2**70}},
        {"extra": {"title": "another"}},
        {"extra": {"nothing": None}},
        {"extra": {"object": object()}},
        {"extra": {"a\nb": 1}},
        {"author": "eve"},
        {"why": "x" * 70000},
    ],
    ids=lambda change: "-".join(f"{name}-{type(value).__name__}" for name, value in change.items()),
)
def test_what_would_not_read_back_is_not_written(
    agreement: AgreementDocument, change: dict[str, object]
) -> None:
    """A document that is wrong, or cannot be written faithfully, gives our error."""
    with pytest.raises(DocumentError) as caught:
        write_version(evolve(agreement, **change))
    assert "cannot be written" in str(caught.value)
    assert all(problem.line is None for problem in caught.value.problems)
