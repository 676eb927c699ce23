"""What comes out of a review: an agenda, what each takes on, and how it is left."""

from contextlib import asynccontextmanager
from datetime import date, timedelta

import pytest

from handfast.model import Cadence, Choice, ClauseAnswer, LookedBack, Outcome, RoundStep, RoundWords
from handfast.tui.screens.review import ReviewScreen
from handfast.workspace import drafts, looking, reviewing

OTHER = "We each keep our friendships, and we introduce them to each other."


def answer(**fields) -> RoundWords:
    """Return an answer."""
    return RoundWords(RoundStep.ANSWER, 1, **fields)


@pytest.fixture
def together(opened, ws, sit, agreed):
    """Open a review in which everybody's answer lies open, as somebody who sits there."""
    reviewing.begin(ws, sit("sam"), agreed)
    said = ClauseAnswer("friends", Choice.CHANGE, wording=OTHER)
    reviewing.answer(ws, sit("alex"), agreed, answer(agenda=("money",)))
    reviewing.answer(ws, sit("sam"), agreed, answer(answers=(said,), agenda=("travel",)))
    reviewing.open_answers(ws, sit("alex"))

    @asynccontextmanager
    async def open_review(person="alex", part="review", workspace=None, size=(100, 34)):
        async with opened(person, workspace=workspace, size=size) as hands:
            hands.app.push_screen(ReviewScreen(agreed, part))
            await hands.until(lambda: hands.dialog == "ReviewScreen" and hands.screen.view)
            await hands.settle()
            yield hands

    return open_review


async def test_an_agenda_is_agreed_by_all(together, ws, agreed):
    """One names points, begun from what each would like; it is agreed when the other says yes."""
    async with together() as hands:
        await hands.press("g")
        await hands.until(lambda: hands.dialog == "WriteDialog")
        assert hands.screen.query_one("#written").text == "money\ntravel"
        await hands.press("ctrl+s")
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).round.agendas)
        assert reviewing.look(ws, agreed).round.agreed_agenda is None
        await hands.press("y")
        assert reviewing.look(ws, agreed).round.agreed_agenda is None
        await hands.press("s")
        await hands.sits("sam")
        await hands.until(lambda: hands.app.session.person.id == "sam")
        await hands.settle()
        await hands.press("y")
        await hands.passphrase("sam")
        await hands.until(lambda: reviewing.look(ws, agreed).round.agreed_agenda)
        assert reviewing.look(ws, agreed).round.agreed_agenda.items == ("money", "travel")
        await hands.press("down")
        await hands.until(lambda: "You have agreed to talk about" in hands.screen_text())


async def test_an_action_has_one_owner_and_a_day(together, ws, agreed):
    """What somebody takes on is theirs, with a day; a day that is none is asked for again."""
    async with together(part="actions") as hands:
        await hands.press("t")
        await hands.until(lambda: hands.dialog == "TakeOnDialog")
        await hands.press("ctrl+s")
        assert "It does not say yet what you will do." in hands.screen_text()
        await hands.paste("I call when I am late.")
        await hands.press("ctrl+s")
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).taken_on)
        (item,) = reviewing.look(ws, agreed).taken_on
        assert (item.owner, item.text, item.every) == ("alex", "I call when I am late.", None)
        assert item.day == ws.clock.today() + timedelta(days=14)
        await hands.until(lambda: "looking back on 7 December 2026" in hands.screen_text())


async def test_a_ritual_comes_again(together, ws, agreed):
    """In the part about reconnecting it is weekly to begin with, at a time in one's own way."""
    async with together(part="reconnect") as hands:
        await hands.press("t")
        await hands.until(lambda: hands.dialog == "TakeOnDialog")
        await hands.paste("A walk")
        hands.screen.query_one("#day").value = "soon"
        hands.screen.query_one("#at").value = "late"
        await hands.press("ctrl+s")
        assert "Write a day" in hands.screen_text()
        hands.screen.query_one("#day").value = "1 December 2026"
        await hands.press("enter")
        await hands.press("enter")
        assert "Write a time" in hands.screen_text()
        hands.screen.query_one("#at").value = "19.30"
        await hands.press("enter")
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).taken_on)
        (item,) = reviewing.look(ws, agreed).taken_on
        assert (item.text, item.every, item.day) == ("A walk", Cadence.WEEKLY, date(2026, 12, 1))
        assert f"{item.at:%H:%M}" == "19:30"
        await hands.until(lambda: "every week at 19:30" in hands.screen_text())


async def test_home_leads_to_an_action_whose_day_has_come(opened, together, ws, sit, agreed, at):
    """Its line opens the review at what was taken on; only its owner looks back on it."""
    on = ws.clock.today() + timedelta(days=3)
    for said in ("I call.", "I ask."):
        reviewing.take_on(ws, sit("alex"), agreed, said, on)
    then = at(ws.clock.now() + timedelta(days=3))
    async with opened("sam", workspace=then) as hands:
        hands.screen.query_one("#today").focus()
        await hands.press("down", "enter")
        await hands.until(lambda: hands.dialog == "ReviewScreen" and hands.screen.view)
        await hands.settle()
        assert hands.screen.part == "actions"
        await hands.press("l")
        assert hands.dialog == "ReviewScreen"
        await hands.press("s")
        await hands.until(lambda: hands.dialog == "ChooseDialog")
        await hands.press("enter")
        await hands.until(lambda: hands.app.session.person.id == "alex")
        await hands.settle()
        await hands.press("l", "enter", "down", "enter")
        await hands.until(lambda: hands.dialog == "WriteDialog")
        await hands.paste("It was\nenough.")
        await hands.press("ctrl+s")
        await hands.passphrase("alex")
        await hands.until(lambda: any(each.result for each in reviewing.look(ws, agreed).taken_on))
        (item,) = (each for each in reviewing.look(ws, agreed).taken_on if each.result)
        assert (item.result, item.words) == (LookedBack.LET_GO, "It was enough.")
        await hands.press("l", "enter", "ctrl+s")
        await hands.until(lambda: all(each.result for each in reviewing.look(ws, agreed).taken_on))


async def test_a_review_is_left_with_a_draft(together, ws, sit, agreed):
    """The draft holds what somebody would rather write, is theirs alone, and opens at once."""
    async with together() as hands:
        await hands.press("f", "down", "enter")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "DraftingScreen" and hands.screen.document)
        assert OTHER in [clause.text for clause in hands.screen.document.clauses]
        (draft,) = drafts.list_drafts(ws, sit("alex"))
        assert draft.document.supersedes == (agreed,)
        assert reviewing.look(ws, agreed).round.finished == (("alex", Outcome.DRAFT),)


async def test_a_review_is_left_with_an_end(together, ws, agreed):
    """The house's own confirmation says what happens; escape changes nothing, yes withdraws."""
    async with together() as hands:
        for confirm in ("escape", "y"):
            await hands.press("f", "down", "down", "enter")
            await hands.until(lambda: hands.dialog == "ConfirmDialog")
            assert "stops being in force for everybody" in hands.screen_text()
            await hands.press(confirm)
            if confirm == "escape":
                assert looking.show(ws, agreed).standing.state.value == "in force"
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).round.finished)
        assert looking.show(ws, agreed).standing.withdrawn_by == ("alex",)
        assert reviewing.look(ws, agreed).round.finished == (("alex", Outcome.END),)


async def test_a_review_is_left_as_it_is_and_another_begins(together, ws, agreed):
    """All stays in force; the page says how it was left, and o opens another."""
    async with together() as hands:
        await hands.press("f", "down", "down", "down", "enter")
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).round.finished)
        assert looking.show(ws, agreed).standing.state.value == "in force"
        await hands.settle()
        await hands.press("end")
        await hands.until(lambda: "Alex left it with all as it is for now." in hands.screen_text())
        assert "Another can begin at any time." in hands.screen_text()
        await hands.press("o")
        await hands.until(lambda: reviewing.look(ws, agreed).round.number == 2)
        await hands.until(lambda: not hands.screen.query_one("#parts").display)


async def test_the_parts_of_the_talk_are_read_one_by_one(together, ws):
    """Each of the five says what it is for; the clause that one would change is among the talk."""
    from handfast.review import RADAR

    async with together(size=(60, 20)) as hands:
        for part in RADAR:
            assert part.purpose in hands.screen_text()
            assert part.question in hands.screen_text()
            if part.id == "discuss":
                assert "Clauses that one of you would change or let go" in hands.screen_text()
            await hands.press("down")
        assert "none of them is the right one" in hands.screen_text()
        await hands.press("enter")
        assert hands.screen.focused.id == "reader"
