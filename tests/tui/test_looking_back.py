"""Looking back: every version, who signed, whether it holds, and what differs between any two."""

import pytest
from attrs import evolve
from textual.widgets import OptionList

from handfast.model import PersonId, Reply, ReplyKind
from handfast.tui.hanging import BESIDE, Columns
from handfast.tui.screens.history import HistoryScreen
from handfast.tui.text import safe
from handfast.tui.widgets.page import Page
from handfast.workspace import drafts, editing, looking, proposals

DAY, WEEK = "within a day", "within a week"


@pytest.fixture
def line(ws, sit, proposed):
    """Sam proposes, Alex answers with a version of their own, Sam signs it: two versions."""
    clause = looking.find(ws, proposed).document.clauses[0]
    words = clause.text.replace(DAY, WEEK)
    proposals.answer(
        ws,
        sit("alex"),
        proposed,
        [Reply(ReplyKind.QUESTION, "friends", "Which ones?"), Reply(ReplyKind.DECLINE, "")],
    )
    name = proposals.counter(ws, sit("alex"), proposed)
    document = drafts.open_draft(ws, sit("alex"), name).document
    document = editing.change_clause(document, clause.id, text=words)
    drafts.save(ws, sit("alex"), name, document)
    second = proposals.propose(ws, sit("alex"), name).digest
    proposals.sign(ws, sit("sam"), second)
    return proposed, second


async def look_back(hands, digest):
    """Open the line of a version and wait until it is there."""
    hands.app.push_screen(HistoryScreen(digest))
    await hands.settle()
    await hands.until(lambda: hands.screen.line is not None)


def reads(hands) -> str:
    """Return what the page on the right says."""
    return hands.screen.query_one("#page", Page).plain


async def test_every_version_stands_in_the_line(opened, line):
    """Each with its number, how it stands, and who signed it; the chosen one is highlighted."""
    async with opened("alex") as hands:
        await look_back(hands, line[1])
        versions = hands.screen.query_one("#versions", OptionList)
        said = [str(option.prompt) for option in versions.options]
        assert all(words in said[0] for words in ("Version 1", "superseded", "by Sam"))
        assert all(words in said[1] for words in ("Version 2", "in force", "by Alex and Sam"))
        assert versions.highlighted_option.id == line[1]
        assert "Alex · 23 November 2026, 18:04 UTC" in reads(hands)
        assert "fits this text, letter by letter" in reads(hands)


async def test_what_was_said_stands_with_its_version(opened, line):
    """Answers are read under the version they answer, with the clause they are about."""
    async with opened("alex") as hands:
        await look_back(hands, line[0])
        assert "asks, on clause 2: Which ones?" in reads(hands)
        assert "not this, on the whole" in reads(hands)


async def test_what_differs_is_shown_in_one_text_and_side_by_side(opened, line):
    """d shows the words that went and came, b puts them beside each other."""
    async with opened("alex") as hands:
        await look_back(hands, line[1])
        await hands.press("d")
        await hands.until(lambda: "From version 1 to version 2" in reads(hands))
        assert "One clause has changed." in reads(hands)
        assert "What was said between them" in reads(hands)
        assert "Which ones?" in reads(hands)
        await hands.press("b")
        await hands.until(lambda: "Before on the left" in reads(hands))
        assert DAY in reads(hands)
        assert WEEK in reads(hands)
        await hands.press("b", "d")
        assert "Does it hold?" in reads(hands)


async def test_the_first_version_has_none_before_it(opened, line):
    """Asked for what differs, the first says that there is none to compare with."""
    async with opened("alex") as hands:
        await look_back(hands, line[0])
        await hands.press("d")
        assert "Version 1 is the first" in reads(hands)


async def test_any_two_versions_can_be_compared(opened, ws, sit, line):
    """m keeps one; going to another shows what differs between those two, the earlier first."""
    name = proposals.counter(ws, sit("alex"), line[1])
    document = evolve(drafts.open_draft(ws, sit("alex"), name).document, title="Meeting exes")
    drafts.save(ws, sit("alex"), name, document)
    proposals.propose(ws, sit("alex"), name)
    async with opened("alex") as hands:
        await look_back(hands, line[0])
        await hands.press("m")
        marked = hands.screen.query_one("#versions", OptionList).options[0]
        assert "compared with" in str(marked.prompt)
        await hands.press("down", "down")
        await hands.until(lambda: "From version 1 to version 3" in reads(hands))
        assert "Meeting exes" in reads(hands)
        await hands.press("up", "up", "m")
        assert hands.screen.marked == ""


async def test_a_fresh_check_says_which_version_does_not_hold(opened, ws, line):
    """After v, a changed file is named at its version; the other says it holds."""
    async with opened("alex") as hands:
        await look_back(hands, line[0])
        await hands.press("v")
        await hands.until(lambda: "Checked just now, and it holds." in reads(hands))
        changed = next((ws.folder / "agreements").rglob(f"*{line[0][:8]}.toml"))
        changed.chmod(0o600)
        changed.write_bytes(changed.read_bytes().replace(b"within a day", b"within a DAY"))
        await hands.press("v")
        await hands.until(lambda: changed.name in reads(hands))
        await hands.press("down")
        assert "Checked just now, and it holds." in reads(hands)
        assert "something does not hold" in reads(hands)


async def test_enter_opens_a_version_as_its_own_page(opened, line):
    """An old version can be read whole, and escape comes back to the line."""
    async with opened("alex") as hands:
        await look_back(hands, line[0])
        await hands.press("enter")
        assert hands.dialog == "AgreementScreen"
        assert hands.screen.digest == line[0]
        await hands.press("escape")
        assert hands.dialog == "HistoryScreen"


async def test_a_withdrawal_stands_in_the_line(opened, ws, sit, line):
    """Who withdrew, from which clause, in words."""
    proposals.withdraw(ws, sit("sam"), line[1], clauses=["friends"])
    async with opened("alex") as hands:
        await look_back(hands, line[1])
        assert "withdrew from clause 2" in reads(hands)


@pytest.mark.parametrize("width", [BESIDE - 1, BESIDE, 120])
def test_two_texts_stand_beside_each_other_where_there_is_room(width):
    """No line is wider than it may be, also with wide, combining and joined characters."""
    left, right = safe("当 wir e\u0301 uns 👩‍👩‍👧 treffen " * 4), safe("short")
    lines = Columns(left, others=(right,)).lines(width)
    assert all(line.cell_length <= width for line in lines)
    together = "\n".join(line.plain for line in lines)
    assert "short" in together
    assert ("│" in together) is (width >= BESIDE)


async def test_only_the_line_of_this_agreement_is_shown(opened, ws, sit, document, line):
    """Another agreement of the same two is not in it."""
    other = evolve(document, title="Something else")
    proposals.propose(ws, sit("sam"), drafts.new_draft(ws, PersonId("sam"), other))
    async with opened("alex") as hands:
        await look_back(hands, line[0])
        assert len(hands.screen.line.versions) == 2
