"""The need under a clause, by key: three steps, one key to take, undo, and what stays private."""

import pytest
from textual.widgets import Input, OptionList, Select

from handfast.errors import StorageError
from handfast.model import ClauseKind, Notice
from handfast.signing import Secret
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.screens.rewording import FEAR_STEP, NEED_STEP, STOP_STEP, WAYS_STEP
from handfast.tui.widgets.fields import Editor
from handfast.tui.widgets.page import Page
from handfast.workspace import drafts, editing, fears, people

FEAR = "You can't talk to your ex anymore."
THREAT = "If you leave I will hurt myself."
CANARY = "thecanarysingsatdusk"
CLAUSE = "clause-1"


def _saved(hands, ws):
    return drafts.open_draft(ws, hands.app.session.seat, hands.draft).document


def _mine(hands, ws):
    return fears.list_fears(ws, hands.app.session.seat)


def _hits(ws):
    """Return the files in which the canary sings."""
    files = [path for path in ws.folder.rglob("*") if path.is_file()]
    return [path for path in files if CANARY.encode() in path.read_bytes()]


async def _look_under(hands, place=3):
    """Choose a clause and press the key."""
    hands.screen.query_one("#clauses", OptionList).highlighted = place
    await hands.settle()
    await hands.press("ctrl+l")
    await hands.until(lambda: hands.dialog == "RewordingScreen")
    await hands.settle()


async def _to_the_ways(hands, need="to feel included"):
    """Leave the fear empty, type a need, and go on to the wordings."""
    await hands.press("ctrl+s")
    await hands.until(lambda: hands.screen.step == NEED_STEP)
    await hands.paste(need)
    await hands.press("enter")
    await hands.until(lambda: hands.screen.step == WAYS_STEP)
    await hands.settle()


async def test_one_key_takes_a_wording_and_saves_it(desk, ws):
    """Fear, need, wordings; 2 puts the second in the draft with its need, notice and kind."""
    async with desk() as hands:
        await _look_under(hands)
        await hands.type(CANARY)
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.screen.step == NEED_STEP)
        assert [(one.fear, one.about) for one in _mine(hands, ws)] == [(CANARY, FEAR)]
        assert _hits(ws) == []
        await hands.paste("to feel included")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.screen.step == WAYS_STEP)
        offered = hands.screen.found.wordings
        assert [one.rung for one in offered] == ["before", "after", "none", "own"]
        await hands.press("2")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.settle()
        clause = _saved(hands, ws).clauses[2]
        assert clause.text == offered[1].text
        assert (clause.need, clause.notice) == ("to feel included", Notice.AFTER)
        assert (clause.kind, clause.binds) == (ClauseKind.PRACTICE, ("alex", "sam"))
        assert hands.screen.query_one("#need", Input).value == "to feel included"
        assert hands.screen.query_one("#notice", Select).value == "after"
        assert CANARY not in str(_saved(hands, ws))
        assert _hits(ws) == []


async def test_undo_brings_the_old_clause_back(desk, ws):
    """Its text, and what belonged to it; editing goes on from there."""
    async with desk() as hands:
        before = hands.screen.document.clauses[2]
        await _look_under(hands)
        await _to_the_ways(hands)
        await hands.press("4")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        taken = hands.screen.document.clauses[2]
        assert (taken.kind, taken.binds) == (ClauseKind.BOUNDARY, ("alex",))
        await hands.type(" Gently.")
        assert hands.screen.document.clauses[2].text == f"{taken.text} Gently."
        assert hands.screen.document.clauses[2].kind is ClauseKind.BOUNDARY
        editor = hands.screen.query_one(Editor)
        while editor.text != FEAR:
            await hands.press("ctrl+z")
        assert hands.screen.document.clauses[2] == before
        await hands.until(lambda: not hands.screen.autosave.open)
        await hands.until(lambda: _saved(hands, ws).clauses[2] == before)
        assert hands.screen.query_one("#kind", Select).value == "practice"


async def test_enter_takes_the_chosen_one(desk):
    """The list is walked with the arrows."""
    async with desk() as hands:
        await _look_under(hands)
        await _to_the_ways(hands)
        wanted = hands.screen.found.wordings[2].text
        await hands.press("down", "down", "enter")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        assert hands.screen.query_one(Editor).text == wanted


@pytest.mark.parametrize("number", [1, 3])
async def test_each_number_takes_its_own(desk, number):
    """1 the first, 3 the third."""
    async with desk() as hands:
        await _look_under(hands)
        await _to_the_ways(hands)
        wanted = hands.screen.found.wordings[number - 1].text
        await hands.press(str(number))
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        assert hands.screen.query_one(Editor).text == wanted


async def test_a_number_with_no_wording_does_nothing(desk):
    """A clause that is told afterwards already has two rungs left; 4 is none of them."""
    told = "You must tell me afterwards whenever you talk to your ex."
    async with desk() as hands:
        hands.screen.query_one("#clauses", OptionList).highlighted = 3
        await hands.settle()
        hands.screen.query_one(Editor).text = told
        await hands.settle()
        await _look_under(hands)
        await _to_the_ways(hands)
        many = len(hands.screen.found.wordings)
        assert 2 <= many < 4
        await hands.press("4")
        assert hands.dialog == "RewordingScreen"


async def test_digits_are_typed_while_writing(desk, ws):
    """The keys that take a wording are letters like others in the fear and in the need."""
    async with desk() as hands:
        await _look_under(hands)
        await hands.type("in 1234")
        await hands.press("ctrl+s")
        await hands.type("2 hours")
        assert hands.screen.query_one("#need-words", Input).value == "2 hours"
        assert _mine(hands, ws)[0].fear == "in 1234"


async def test_escape_goes_back_step_by_step(desk, ws):
    """Nothing of the draft changes; what was written under it is kept, and can be emptied."""
    async with desk() as hands:
        before = _saved(hands, ws)
        await _look_under(hands)
        await hands.paste(CANARY)
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.screen.step == NEED_STEP)
        await hands.paste("calm")
        await hands.press("enter")
        await hands.until(lambda: hands.screen.step == WAYS_STEP)
        await hands.press("escape")
        assert hands.screen.step == NEED_STEP
        await hands.press("escape")
        assert hands.screen.step == FEAR_STEP
        assert hands.screen.query_one("#fear-words", Editor).text == CANARY
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        assert hands.screen.document == before
        assert _saved(hands, ws) == before

        await _look_under(hands)
        editor = hands.screen.query_one("#fear-words", Editor)
        await hands.until(lambda: editor.text == CANARY)
        assert "empty it to delete it for good" in hands.screen_text()
        editor.text = ""
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.settle()
        assert _mine(hands, ws) == ()


async def test_a_threat_is_not_softened(desk, ws, document):
    """A kind page and places to turn to; no question, no wording, no key that takes one."""
    async with desk(editing.add_clause(document, THREAT)) as hands:
        await _look_under(hands)
        await hands.until(lambda: hands.screen.step == STOP_STEP)
        said = hands.screen.query_one("#no-kinder", Page).plain
        assert "No softer words" in said
        assert "findahelpline.com" in said
        await hands.press("ctrl+s", "1", "2")
        assert hands.screen.step == STOP_STEP
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        assert _saved(hands, ws).clauses[2].text == THREAT


async def test_a_clause_without_fear_goes_back_at_once(desk):
    """It is said, and the clause stays."""
    async with desk() as hands:
        hands.screen.query_one("#clauses", OptionList).highlighted = 2
        await hands.settle()
        await hands.press("ctrl+l")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.settle()
        assert hands.screen.clause.id == "friends"


async def test_the_whole_has_no_need_under_it(desk):
    """Without a clause the key says so."""
    async with desk() as hands:
        hands.screen.query_one("#clauses", OptionList).highlighted = 0
        await hands.settle()
        await hands.press("ctrl+l")
        assert hands.dialog == "DraftingScreen"


async def test_a_need_that_is_a_rule_is_left_out(desk, ws):
    """It is said, and the clause keeps the need that it had."""
    async with desk() as hands:
        await _look_under(hands)
        await _to_the_ways(hands, "so that you never leave the house without me")
        assert "reads like a rule itself" in hands.screen_text()
        assert "f2 says where to find help" in hands.screen_text()
        await hands.press("2")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.until(lambda: not hands.screen.autosave.open)
        assert hands.screen.document.clauses[2].need == ""


@pytest.mark.parametrize("key", ["f4", "ctrl+q"])
async def test_locking_and_leaving_seal_what_is_written(desk, ws, key):
    """Half a sentence is kept for its writer, sealed, and is nowhere else."""
    async with desk() as hands:
        await _look_under(hands)
        await hands.paste(CANARY)
        await hands.press(key)
        await hands.settle()
        assert hands.app.session.seat is None
    with people.unlock_seat(ws, "alex", Secret("alex passphrase")) as seat:
        assert [one.fear for one in fears.list_fears(ws, seat)] == [CANARY]
    assert _hits(ws) == []


async def test_what_cannot_be_sealed_is_said_and_stays_on_the_screen(desk, monkeypatch):
    """The way does not go on over words that are not kept."""

    def full(*_, **__):
        raise StorageError("The disk is full.", next_step="Make room.")

    async with desk() as hands:
        monkeypatch.setattr(fears, "keep", full)
        await _look_under(hands)
        await hands.paste(CANARY)
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog == "ProblemDialog")
        await hands.press("escape")
        assert hands.screen.step == FEAR_STEP
        assert hands.screen.query_one("#fear-words", Editor).text == CANARY


async def test_another_persons_draft_holds_nothing_of_it(desk, ws):
    """Sam, who sits down later, finds no fear under any clause."""
    async with desk() as hands:
        await _look_under(hands)
        await hands.paste(CANARY)
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.screen.step == NEED_STEP)
    with people.unlock_seat(ws, "sam", Secret("sam passphrase")) as seat:
        assert fears.list_fears(ws, seat) == ()
        place = fears.name_for(hands.draft, CLAUSE)
        assert fears.open_fear(ws, seat, place) is None


async def test_deleting_the_draft_deletes_what_was_under_it(desk, ws):
    """f9 takes both."""
    async with desk() as hands:
        await _look_under(hands)
        await hands.paste(CANARY)
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.settle()
        assert len(_mine(hands, ws)) == 1
        seat = hands.app.session.seat
        await hands.press("f9", "y")
        await hands.until(lambda: not isinstance(hands.screen, DraftingScreen))
        assert fears.list_fears(ws, seat) == ()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_keys_of_drafting_are_all_in_sight(desk, size):
    """Support stands in the footer at the smallest size too, and so does the new key."""
    async with desk(size=size) as hands:
        keys = list(hands.screen.query("FooterKey"))
        assert {"Need", "Support", "Propose"} <= {key.description for key in keys}
        assert all(key.region.right <= size[0] for key in keys)


async def test_where_nothing_fits_it_is_said(desk, monkeypatch):
    """The writer's own words count as much; the way back is open."""
    from handfast.workspace import rewording

    monkeypatch.setattr(rewording, "candidates", lambda *_, **__: iter(()))
    async with desk() as hands:
        await _look_under(hands)
        await _to_the_ways(hands)
        assert "Yours counts as much" in hands.screen_text()
        await hands.press("1", "escape", "escape", "escape")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        assert hands.screen.query_one(Editor).text == FEAR
