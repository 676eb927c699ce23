"""Drafts: lenient reading, new ones, and changing one that a person writes by hand."""

from datetime import date

import pytest
from attrs import evolve

from handfast.documents import new_draft, read_draft, update_draft
from handfast.errors import DocumentError
from handfast.model import AgreementDocument, Clause, Ground, Person, ReviewDays

BY_HAND = b"""\
# our draft
handfast = 1
title = "Exes"  # a working title
style = "monogamous"

# when?
[review]
on = 2027-02-23 # february
lapses = 2027-03-23

[people.sam] # me
name = "Sam"

[people.alex]
name = "Alex"

# about exes
[[clauses]]
id = "a"
text = "one" # first
binds = ["sam",
  # both!
  "alex"]

# from the autumn
[[clauses]]
text = "two" # second
need = "calm" # why
binds = ["sam"]
mood = 3
[[clauses.talked_through]]
check = "HF1" # looked
note = "x"

# the end
"""


def draft() -> AgreementDocument:
    """Return what the draft that was written by hand says."""
    return read_draft(BY_HAND).document


def comments(text: str) -> list[str]:
    """Return the comments of a text in the order of the alphabet."""
    return sorted(row.partition("#")[2].strip() for row in text.splitlines() if "#" in row)


def test_an_empty_draft_lacks_what_people_must_write() -> None:
    """Nothing is wrong with an empty draft; title, people, review and clauses are missing."""
    reading = read_draft(b"")
    assert reading.document == AgreementDocument(title="")
    assert sorted(problem.message.partition(".")[0] for problem in reading.missing) == [
        "An agreement names at least two people, each in [people",
        "It has no clause yet",
        "It has no review day yet",
        "It has no title yet",
    ]


def test_a_whole_draft_lacks_nothing() -> None:
    """Format number, author, time and keys are filled in by proposing and are never missing."""
    assert read_draft(BY_HAND).missing == ()


def test_clauses_without_ids_get_different_ones() -> None:
    """A clause of a draft without an id gets an id that says nothing of its words."""
    text = b'[[clauses]]\ntext = "We talk."\n' * 2 + b'[[clauses]]\n[[clauses]]\nid = "clause"\n'
    ids = [clause.id for clause in read_draft(text).document.clauses]
    assert ids == ["clause-1", "clause-2", "clause-3", "clause"]


def test_a_made_id_is_none_that_somebody_chose() -> None:
    """What is called clause-1 already stays the only one."""
    text = b'[[clauses]]\ntext = "a"\n[[clauses]]\nid = "clause-1"\n[[clauses]]\ntext = "b"\n'
    ids = [clause.id for clause in read_draft(text).document.clauses]
    assert ids == ["clause-2", "clause-1", "clause-3"]


@pytest.mark.parametrize(
    "data",
    [b"x", b"title = 1", b"handfast = 3\ntitle = 1", b'author = "eve"\npeople.sam.name = "Sam"'],
)
def test_what_is_wrong_is_refused_in_a_draft_too(data: bytes) -> None:
    """A draft may lack things, and may not be wrong."""
    with pytest.raises(DocumentError) as caught:
        read_draft(data, where="draft")
    assert len(caught.value.problems) == 1


def test_a_new_draft_reads_back(agreement: AgreementDocument) -> None:
    """A draft is written as far as its document goes."""
    start = AgreementDocument(title="", people=(Person("sam", "Sam"), Person("alex", "Alex")))
    assert read_draft(new_draft(start)).document == start
    assert read_draft(new_draft(agreement)).document == agreement
    with pytest.raises(DocumentError, match="cannot be written"):
        new_draft(evolve(agreement, title="x\x07"))
    with pytest.raises(DocumentError, match="reads back the same"):
        new_draft(evolve(agreement, extra={"why": "twice"}, why=""))


def test_an_update_that_changes_nothing_keeps_every_byte() -> None:
    """The same document gives the same bytes, however they were written."""
    assert update_draft(BY_HAND, draft()) == BY_HAND


def test_one_changed_word_changes_one_line() -> None:
    """Only the line of the field that changed is another."""
    changed = update_draft(BY_HAND, evolve(draft(), title="Former partners"))
    assert changed == BY_HAND.replace(b'"Exes"', b'"Former partners"')


def test_clauses_move_with_their_comments() -> None:
    """New, changed and reordered clauses keep the comments and words around them."""
    first, second = draft().clauses
    wanted = evolve(
        draft(),
        why="because",
        people=draft().people[::-1],
        clauses=(
            evolve(second, text="zwei\ndrei", need="", talked_through=()),
            Clause("new", "new", binds=("sam",)),
            evolve(first, binds=("alex",)),
        ),
    )
    text = update_draft(BY_HAND, wanted).decode()
    assert read_draft(text.encode()).document == wanted
    assert comments(text) == comments(BY_HAND.decode())
    assert text.index("# from the autumn") < text.index("zwei") < text.index('"new"')
    assert text.index("# about exes") < text.index('text = "one" # first')
    assert text.startswith("# our draft\n")


def test_what_is_taken_out_takes_its_comments_along() -> None:
    """A removed clause takes its own comments with it, and no other's."""
    wanted = evolve(draft(), clauses=draft().clauses[:1])
    text = update_draft(BY_HAND, wanted).decode()
    assert read_draft(text.encode()).document == wanted
    gone = {"from the autumn", "second", "why", "looked"}
    assert set(comments(BY_HAND.decode())) - set(comments(text)) == gone
    assert "# the end" in text


def test_tables_inside_a_clause_stay_with_it() -> None:
    """Notes in tables of their own stay when the words above them change."""
    first, second = draft().clauses
    wanted = evolve(draft(), clauses=(evolve(second, text="zwei"),))
    text = update_draft(BY_HAND, wanted).decode()
    assert read_draft(text.encode()).document == wanted
    assert 'check = "HF1" # looked\n' in text
    assert first.text not in text


def test_a_table_that_goes_leaves_its_comments() -> None:
    """When the review days go, what was noted beside them stays in the file."""
    text = update_draft(BY_HAND, evolve(draft(), review=None)).decode()
    assert read_draft(text.encode()).document.review is None
    assert comments(text) == comments(BY_HAND.decode())


def test_tables_are_added_in_their_place() -> None:
    """New tables come in the order of the format, before the people and clauses."""
    wanted = evolve(draft(), ground=Ground(96))
    text = update_draft(BY_HAND, wanted).decode()
    assert read_draft(text.encode()).document == wanted
    assert text.index("[ground]") < text.index("# when?")
    bare = b'title = "x"\n'
    days = evolve(read_draft(bare).document, review=ReviewDays(date(2027, 1, 1), date(2027, 2, 1)))
    assert update_draft(bare, days) == (
        b'title = "x"\n\n[review]\non = 2027-01-01\nlapses = 2027-02-01\n'
    )


def test_half_a_review_is_completed() -> None:
    """A review with one of its two days gets the other."""
    half = b'title = "x"\n[review]\non = 2027-01-01 # soon'
    wanted = evolve(
        read_draft(half).document, review=ReviewDays(date(2027, 1, 1), date(2027, 2, 1))
    )
    assert update_draft(half, wanted) == (
        b'title = "x"\n\n[review]\non = 2027-01-01 # soon\nlapses = 2027-02-01\n'
    )


def test_unknown_fields_can_change() -> None:
    """Unknown fields change in place, also where they are tables of their own."""
    text = b'title = "x"\n[mood] # ours\nnow = "calm"\n[review]\nat = "home"\n'
    before = read_draft(text).document
    wanted = evolve(before, extra={"mood": {"now": "glad"}, "review": {"at": "sea"}})
    changed = update_draft(text, wanted)
    assert read_draft(changed).document == wanted
    assert b"# ours" in changed


@pytest.mark.parametrize(
    "text",
    [
        b'# a\nclauses = [{ id = "a", text = "x" }, # b\n] # c\n[people] # d\nsam.name = "Sam"\n',
        b'# a\npeople.sam.name = "Sam" # b\nreview.on = 2027-01-01\n[[clauses]]\nid="a"\ntext="x"',
        b'# a\n[people.sam]\nname = "Sam"\n[[clauses]]\nid = "a"\ntext="x"\n[people.sam.more]\na=1',
        b'# a\npeople.sam.name = "Sam"\npeople.sam.x.y = 1\n[[clauses]]\nid="a"\ntext.x="x"'[:-9]
        + b'text="x"',
    ],
    ids=["inline", "dotted", "scattered", "deeper"],
)
def test_any_layout_can_be_changed(text: bytes) -> None:
    """However a draft is laid out, it can be changed and keeps its comments."""
    before = read_draft(text).document
    wanted = evolve(
        before,
        title="t",
        review=ReviewDays(date(2027, 1, 1), date(2027, 2, 1)),
        people=(evolve(before.people[0], name="Samira"), Person("alex", "Alex")),
        clauses=(*before.clauses, Clause("b", "y")),
    )
    changed = update_draft(text, wanted)
    assert read_draft(changed).document == wanted
    assert comments(changed.decode()) == comments(text.decode())


def test_a_layout_that_cannot_be_changed_is_written_afresh(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When an edit does not read back right, the file is new and its comments lead it."""
    from handfast.documents import edit_tables

    monkeypatch.setattr(edit_tables, "_changes", lambda _old, _new: {})
    changed = update_draft(BY_HAND, evolve(draft(), title="New")).decode()
    assert read_draft(changed.encode()).document == evolve(draft(), title="New")
    assert comments(changed) == comments(BY_HAND.decode())


def test_a_wrong_document_leaves_an_error() -> None:
    """An update to something that cannot be written gives our error."""
    with pytest.raises(DocumentError, match="cannot be written"):
        update_draft(BY_HAND, evolve(draft(), title="a\u202eb"))
