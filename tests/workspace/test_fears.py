"""What somebody is afraid of: sealed to its writer, read back by nobody else, and deleted."""

import pytest

from handfast.documents import MAX_BYTES
from handfast.errors import UsageError
from handfast.model import Style
from handfast.signing import seal
from handfast.workspace import drafts, fears

CANARY = "the-canary-sings-at-dusk"
ABOUT = "You can't talk to your ex anymore."


def _hits(ws):
    """Return the files in which the canary sings."""
    files = [path for path in ws.folder.rglob("*") if path.is_file()]
    return [path for path in files if CANARY.encode() in path.read_bytes() or CANARY in path.name]


def test_only_its_writer_reads_it_back(ws, sit):
    """It opens with the writer's key, says what it was about, and is no draft."""
    name = fears.keep(ws, "alex", f"{CANARY}\n\nand more", about=ABOUT)
    (mine,) = fears.list_fears(ws, sit("alex"))
    assert (mine.name, mine.about, mine.fear) == (name, ABOUT, f"{CANARY}\n\nand more")
    assert CANARY not in repr(mine)
    assert fears.open_fear(ws, sit("alex"), name) == mine
    assert fears.list_fears(ws, sit("sam")) == ()
    assert fears.open_fear(ws, sit("sam"), name) is None
    assert drafts.count(ws, "alex") == 0
    assert _hits(ws) == []


def test_another_person_cannot_open_it_from_where_it_lies(ws, sit):
    """Moved into somebody else's private folder it stays shut."""
    name = fears.keep(ws, "alex", CANARY)
    lies = ws.folder / "private" / "alex" / f"{name}.age"
    moved = ws.folder / "private" / "sam" / lies.name
    moved.parent.mkdir(exist_ok=True)
    moved.write_bytes(lies.read_bytes())
    assert fears.list_fears(ws, sit("sam")) == ()


def test_its_size_says_little(ws, sit):
    """What is sealed is as long for a word as for a page."""
    sizes = set()
    for fear in ("no", "word " * 600):
        name = fears.keep(ws, "alex", fear, about=ABOUT)
        sizes.add(len(sit("alex").key.open(ws.ledger.get_private("alex", name))))
    assert len(sizes) == 1


def test_one_clause_of_a_draft_has_one_fear(ws, sit):
    """Writing again replaces it; its name says nothing of the clause; emptied, it is gone."""
    name = fears.name_for("draft-0123456789abcdef", "my-secret-clause")
    assert "secret" not in name
    assert name != fears.name_for("draft-0123456789abcdef", "another")
    fears.keep(ws, "alex", "first", name=name)
    fears.keep(ws, "alex", "second", name=name)
    assert [one.fear for one in fears.list_fears(ws, sit("alex"))] == ["second"]
    assert fears.keep(ws, "alex", "  \n", name=name) == name
    assert fears.list_fears(ws, sit("alex")) == ()
    fears.keep(ws, "alex", "", name=name)


def test_it_is_deleted_for_good(ws, sit):
    """Forgetting one leaves the others; one that is gone already is fine."""
    names = [fears.keep(ws, "alex", fear) for fear in ("one", "two")]
    fears.forget(ws, "alex", names[0])
    fears.forget(ws, "alex", names[0])
    assert [one.name for one in fears.list_fears(ws, sit("alex"))] == [names[1]]


def test_only_fears_are_forgotten_by_this_door(ws):
    """A draft is not deleted by the name of a fear, nor anything else."""
    for name in ("draft-0123456789abcdef", "fear-", "fear-../x", ""):
        with pytest.raises(UsageError, match="not the name"):
            fears.forget(ws, "alex", name)


def test_a_draft_that_is_thrown_away_takes_its_fears_along(ws, sit):
    """Those of other drafts, and loose ones, stay."""
    words = drafts.blank(ws, title="Exes", style=Style("plain", "Plain", ""))
    mine, other = (drafts.new_draft(ws, "alex", words) for _ in range(2))
    fears.keep(ws, "alex", "gone", name=fears.name_for(mine, "clause-1"))
    fears.keep(ws, "alex", "stays", name=fears.name_for(other, "clause-1"))
    fears.keep(ws, "alex", "loose")
    drafts.throw_away(ws, "alex", mine)
    assert {one.fear for one in fears.list_fears(ws, sit("alex"))} == {"stays", "loose"}
    assert drafts.count(ws, "alex") == 1


def test_what_cannot_be_kept_is_said(ws, sit):
    """Too long, or with characters that nobody sees: a sentence without the words, nothing kept."""
    for fear in (
        f"{CANARY}{'x' * fears.LONGEST}",
        f"{CANARY}\u202e",
        f"{CANARY}\x1b[2J",
        "a\ud800",
    ):
        with pytest.raises(UsageError) as told:
            fears.keep(ws, "alex", fear)
        assert CANARY not in str(told.value)
    assert fears.list_fears(ws, sit("alex")) == ()
    assert fears.keep(ws, "alex", "fine", about="a\u202eb\ud800")
    assert "\u202e" not in fears.list_fears(ws, sit("alex"))[0].about


def test_the_longest_one_is_kept_whole(ws, sit):
    """As many characters as are allowed, each of the widest kind, beside the longest clause."""
    fear, about = "\U0001f9e1" * fears.LONGEST, "é" * 4000
    assert 4 * fears.LONGEST + 2 * 4000 < MAX_BYTES
    fears.keep(ws, "alex", fear, about=about)
    assert fears.list_fears(ws, sit("alex"))[0].fear == fear


def test_damaged_and_foreign_files_are_passed_over(ws, sit):
    """Whoever can write to the folder cannot keep the others shut, nor make the program fail."""
    kept = fears.keep(ws, "alex", "mine")
    key = ws.ledger.trusted()["alex"]
    for number, data in enumerate((b"fear = 3\n", b"\xff\xff", b"[" * 5000, b"fear = [[]]\n")):
        ws.ledger.put_private("alex", f"fear-{number:016x}", seal(data, [key]))
    ws.ledger.put_private("alex", f"fear-{9:016x}", b"age-encryption.org/v1\nnonsense\n")
    ws.ledger.put_private("alex", "fear-of-flying", seal(b"fear = 'x'\n", [key]))
    assert [one.name for one in fears.list_fears(ws, sit("alex"))] == [kept]
