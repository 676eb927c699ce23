"""What holds for any document and for any bytes."""

import string
import tomllib
from datetime import UTC, date, datetime, timedelta

import pytest
import tomli
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from handfast.documents import (
    check_version,
    new_draft,
    read_draft,
    read_version,
    refuse_hostile,
    update_draft,
    write_version,
)
from handfast.documents.door import for_the_reader
from handfast.documents.people_names import name_fault
from handfast.documents.scan import scan
from handfast.errors import DocumentError
from handfast.model import (
    AgreementDocument,
    Clause,
    ClauseKind,
    Ground,
    Notice,
    Person,
    ReviewDays,
    TalkedThrough,
)
from handfast.text_hygiene import faults

CLEAN = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
LINE = st.text(CLEAN | st.sampled_from("\"'\\#=[]{}"), max_size=30).filter(
    lambda text: not faults(text)
)
TEXT = st.lists(LINE, max_size=4).map("\n".join)
NAME = LINE.filter(lambda text: not name_fault(f"a {text}"))
ID = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12)
WRITTEN = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
SCALAR = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
    | st.dates()
    | st.times()
    | st.datetimes()
)
VALUE = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINE, inner, max_size=3),
    max_leaves=6,
)
EXTRA = st.dictionaries(LINE.map(lambda name: f"x{name}"), VALUE, max_size=3)
FILLED = TEXT.filter(str.strip)


@st.composite
def clauses(draw: st.DrawFn, people: list[str]) -> Clause:
    """Draw a clause that binds some of these people."""
    kind = draw(st.sampled_from(ClauseKind))
    return Clause(
        id=draw(ID),
        text=draw(FILLED),
        kind=kind,
        binds=tuple(draw(st.lists(st.sampled_from(people), min_size=1, unique=True))),
        need=draw(TEXT),
        notice=draw(st.none() | st.sampled_from(Notice)),
        if_missed=draw(TEXT),
        until=date(2026, 12, 1) if kind is ClauseKind.HOLD else None,
        talked_through=tuple(draw(st.lists(st.builds(TalkedThrough, st.just("HF1"), TEXT)))[:2]),
        extra=draw(EXTRA),
    )


@st.composite
def documents(draw: st.DrawFn) -> AgreementDocument:
    """Draw a whole document."""
    ids = draw(st.lists(ID, min_size=2, max_size=4, unique=True))
    key = "SHA256:" + "a" * 43
    on = WRITTEN.date() + timedelta(days=draw(st.integers(0, 300)))
    return AgreementDocument(
        title=draw(LINE.filter(str.strip)),
        style=draw(st.just("") | ID),
        people=tuple(Person(name, f"a {name} {draw(NAME)}", key, draw(EXTRA)) for name in ids),
        clauses=tuple(
            draw(st.lists(clauses(ids), min_size=1, max_size=4, unique_by=lambda each: each.id))
        ),
        review=ReviewDays(on, on + timedelta(days=draw(st.integers(0, 90)))),
        why=draw(TEXT),
        supersedes=tuple(draw(st.sets(st.sampled_from(["a" * 64, "b" * 64])))),
        author=ids[0],
        written=WRITTEN,
        ground=draw(st.none() | st.builds(Ground, st.integers(72, 8760))),
        extra=draw(EXTRA),
    )


@settings(max_examples=30)
@given(documents())
def test_any_document_reads_back(document: AgreementDocument) -> None:
    """What is written reads back the same, and is written again with the same bytes."""
    version = write_version(document)
    assert read_version(version.data).document == document
    assert write_version(version.document).data == version.data
    assert read_draft(new_draft(document)).document == document


@settings(max_examples=30)
@given(documents())
def test_the_quicker_writing_of_a_plain_document_means_the_same(
    document: AgreementDocument,
) -> None:
    """The reader gets the same values as Python's own from the text, and each sign in its place."""
    scanned = scan(write_version(document).data.decode())
    given_to_the_reader = for_the_reader(scanned)
    assert tomli.loads(given_to_the_reader) == tomllib.loads(scanned.text)
    assert [len(row) for row in given_to_the_reader.split("\n")] == [
        len(row) for row in scanned.text.split("\n")
    ]


@pytest.mark.parametrize(
    "text",
    ['a = "it\'s"\n', 'a = ["x", "it\'s", ""]\n', 'a = "#"\nb = "[x] = y"\n', 'a = ""\n'],
    ids=["apostrophe", "list", "signs", "empty"],
)
def test_the_quicker_writing_leaves_apostrophes_alone(text: str) -> None:
    """A text with an apostrophe in it stays in double quotes; all others mean what they meant."""
    scanned = scan(text)
    assert scanned.plain
    assert tomli.loads(for_the_reader(scanned)) == tomllib.loads(text)


@settings(max_examples=30)
@given(documents(), documents(), st.data())
def test_an_update_keeps_every_comment(
    before: AgreementDocument, after: AgreementDocument, data: st.DataObject
) -> None:
    """Comments between any lines stay when fields change and clauses and people are added."""
    kept = {clause.id for clause in after.clauses}
    people = {person.id for person in after.people}
    wanted = evolve(
        after,
        clauses=(*after.clauses, *(c for c in before.clauses if c.id not in kept)),
        people=(*after.people, *(p for p in before.people if p.id not in people)),
    )
    rows = new_draft(before).decode().splitlines()
    places = data.draw(st.sets(st.integers(0, len(rows)), max_size=5))
    for number, place in enumerate(sorted(places, reverse=True)):
        rows.insert(place, f"# note {number}")
    text = "\n".join(rows).encode()
    changed = update_draft(text, wanted)
    assert read_draft(changed).document == wanted
    assert comments(text) <= comments(changed)


def comments(data: bytes) -> set[str]:
    """Return the comments of a file; what looks like one inside a long text is none."""
    return {words for _, words in refuse_hostile(data).comments}


@given(st.binary())
def test_any_bytes_give_a_version_or_problems(data: bytes) -> None:
    """Nothing but our own error ever comes of reading."""
    version, problems = check_version(data)
    assert (version is None) == bool(problems)
    try:
        read_draft(data)
    except DocumentError as error:
        assert error.problems


@settings(max_examples=50)
@given(documents(), st.data())
def test_any_mutation_gives_a_version_or_problems(
    document: AgreementDocument, data: st.DataObject
) -> None:
    """A valid file with pieces cut, doubled and replaced never raises."""
    text = bytearray(write_version(document).data)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        to = min(len(text), at + data.draw(st.integers(0, 40)))
        piece = data.draw(
            st.binary(max_size=4)
            | st.sampled_from(
                [b"true", b"[", b"{", b'"""', b"= 1\n", b"[[a]]\n", bytes(text[at:to])]
            )
        )
        text[at:to] = piece
    version, problems = check_version(bytes(text))
    assert (version is None) == bool(problems)
