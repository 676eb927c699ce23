"""Review rounds as home tells of them, and answers that open when their writer sits down."""

from datetime import time, timedelta

from textual.widgets import OptionList

from handfast.model import Cadence, Choice, ClauseAnswer, RoundStep, RoundWords
from handfast.workspace import looking, reviewing

ANSWER = RoundWords(RoundStep.ANSWER, 1, answers=(ClauseAnswer("friends", Choice.KEEP),))


def today(hands) -> list[str]:
    """Return the lines of today."""
    return [str(line.prompt) for line in hands.screen.query_one("#today", OptionList).options]


async def test_a_round_says_for_whom_it_waits(opened, ws, sit, agreed):
    """Home names who has not answered yet, as a sentence, and opens the review."""
    reviewing.begin(ws, sit("sam"), agreed)
    reviewing.answer(ws, sit("sam"), agreed, ANSWER)
    async with opened("alex") as hands:
        (line,) = [line for line in today(hands) if "review" in line]
        assert "The review of Running into exes is open. It waits for Alex." in line
        hands.screen.query_one("#today").focus()
        await hands.press("enter")
        assert hands.dialog == "ReviewScreen"
        assert hands.screen.digest == agreed


async def test_several_things_due_of_one_version_stand_together(opened, ws, sit, agreed, at):
    """Two actions of one round, its review and its lapse are lines of their own at home."""
    reviewing.begin(ws, sit("alex"), agreed)
    on = ws.clock.today()
    for said in ("I call when I am late.", "I ask before I plan."):
        reviewing.take_on(ws, sit("alex"), agreed, said, on)
    lapses = looking.show(ws, agreed).standing.terms.review.lapses
    then = at(ws.clock.now() + (lapses - on) - timedelta(days=2))
    async with opened("alex", workspace=then) as hands:
        said = "\n".join(today(hands))
        assert "“I call when I am late.”: Alex can look back on it now." in said
        assert "“I ask before I plan.”: Alex can look back on it now." in said
        assert "is due for its review" in said or "was due for its review" in said
        assert "lapses in 2 days unless you renew it." in said


async def test_unlocking_anything_lays_an_answer_open(opened, ws, sit, agreed):
    """Once all are in, a passphrase for a draft opens one's own answer too, and goes on."""
    reviewing.begin(ws, sit("alex"), agreed)
    for person in ("alex", "sam"):
        reviewing.answer(ws, sit(person), agreed, ANSWER)
    assert [*reviewing.look(ws, agreed).answers] == ["sam"]
    async with opened("alex") as hands:
        await hands.press("n")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "NewDraftDialog")
        assert {*reviewing.look(ws, agreed).answers} == {"alex", "sam"}


async def test_answers_that_cannot_be_opened_keep_nobody(opened, ws, agreed, monkeypatch):
    """A fault while answers are opened is no dialog: what was asked for goes on."""
    from handfast.errors import StorageError

    def fails(*_):
        raise StorageError("The folder is away.", next_step="Try again.")

    monkeypatch.setattr(reviewing, "open_answers", fails)
    async with opened("alex") as hands:
        await hands.press("n")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "NewDraftDialog")


async def test_a_ritual_of_a_review_is_told_of_on_its_day(opened, ws, sit, agreed, at):
    """On the days of its calendar entry home tells of it, and leads to where one lets it go."""
    reviewing.begin(ws, sit("sam"), agreed)
    for person in ("alex", "sam"):
        reviewing.answer(ws, sit(person), agreed, ANSWER)
        reviewing.open_answers(ws, sit(person))
    first = ws.clock.today()
    for said in ("Tea together", "A walk"):
        reviewing.take_on(
            ws, sit("sam"), agreed, said, first, every=Cadence.WEEKLY, at=time(21, 30)
        )
    async with opened("alex") as hands:
        lines = [line for line in today(hands) if "21:30" in line]
        assert sorted(lines) == ["↻ “A walk”, 21:30", "↻ “Tea together”, 21:30"]
        listed = hands.screen.query_one("#today", OptionList)
        listed.focus()
        await hands.press("home", "enter")
        await hands.until(lambda: hands.dialog == "ReviewScreen" and hands.screen.view)
        await hands.settle()
        assert (hands.screen.digest, hands.screen.part) == (agreed, "reconnect")
        assert "Tea together" in hands.screen_text()
    tomorrow = at(ws.clock.now() + timedelta(days=1))
    async with opened("alex", workspace=tomorrow) as hands:
        assert "Tea" not in "\n".join(today(hands))
