"""Answering a review, alone: each step, by key and by mouse, sealed while one writes."""

from contextlib import asynccontextmanager

import pytest
from textual.widgets import OptionList

from handfast.errors import StorageError
from handfast.model import Choice, ClauseAnswer, RoundStep, RoundWords
from handfast.tui.screens.review_answering import AnsweringScreen
from handfast.tui.widgets.fields import Editor
from handfast.workspace import people, proposals, reviewing

FIRST, SECOND = "tell-me-after", "friends"
TEXT = "We each keep our friendships."


def words(**fields) -> RoundWords:
    """Return an answer of few words."""
    return RoundWords(RoundStep.ANSWER, 1, **fields)


@pytest.fixture
def answering(opened, ws, sit, agreed):
    """Open a review by Sam, and let Alex answer it, unlocked."""

    @asynccontextmanager
    async def open_answering(size=(100, 34)):
        if reviewing.look(ws, agreed).round is None:
            reviewing.begin(ws, sit("sam"), agreed)
        async with opened("alex", size=size) as hands:
            hands.app.session.take(people.unlock_seat(ws, "alex", hands.secret("alex")))
            hands.app.push_screen(AnsweringScreen(agreed, "alex"))
            await hands.until(lambda: hands.dialog == "AnsweringScreen" and hands.screen.view)
            await hands.settle()
            yield hands

    return open_answering


async def saved(hands) -> None:
    """Wait until what is written lies sealed."""
    await hands.until(lambda: not hands.screen.autosave.open)


async def test_every_step_is_kept_sealed_while_one_writes(answering, ws, sit, agreed):
    """Thanks, a choice, a number, words, another wording, a sentence, an agenda: all are kept."""
    async with answering() as hands:
        await hands.press("enter")
        await hands.paste("You asked.")
        await hands.press("escape", "down", "c", "2", "enter")
        await hands.paste("A day is short.")
        await hands.press("tab")
        await hands.paste(" Or two.")
        await hands.press("ctrl+n", "k", "5", "5", "ctrl+n", "enter")
        await hands.paste("Softer\nthan I feared.")
        await hands.press("ctrl+n", "enter")
        await hands.paste("money\n\nholidays\nmoney")
        await saved(hands)
        kept = reviewing.kept(ws, sit("alex"), agreed)
        assert kept.appreciated == "You asked."
        assert kept.sentence == "Softer than I feared."
        assert kept.agenda == ("money", "holidays")
        first, second = sorted(kept.answers, key=lambda each: each.clause == SECOND)
        assert (first.choice, first.scale, first.how) == (Choice.CHANGE, 2, "A day is short.")
        assert first.wording.endswith("within a day. Or two.")
        assert second == ClauseAnswer(SECOND, Choice.KEEP)
        assert reviewing.look(ws, agreed).round.commitments == {}


async def test_choices_are_made_with_the_mouse(answering, ws, sit, agreed):
    """A click on a choice, and on a number, says the same as their keys."""
    async with answering(size=(80, 24)) as hands:
        await hands.press("down")
        await hands.pilot.click("#choice-let-go")
        await hands.pilot.click("#scale-3")
        await hands.settle()
        assert "[3]" in hands.screen.query_one("#scale-3").label.plain
        await saved(hands)
        assert reviewing.kept(ws, sit("alex"), agreed).answers == (
            ClauseAnswer(FIRST, Choice.LET_GO, scale=3),
        )


async def test_what_is_taken_back_is_not_said(answering, ws, sit, agreed):
    """A choice that is taken back leaves nothing of the clause in the answer."""
    async with answering() as hands:
        await hands.press("down", "l", "1", "backspace")
        await saved(hands)
        assert reviewing.kept(ws, sit("alex"), agreed).answers == ()
        await hands.press("up", "k")
        assert hands.screen.words.answers == ()


async def test_what_one_wrote_before_is_there_again(answering, ws, sit, agreed):
    """An answer that was left is found in its steps, and nobody else's words are."""
    reviewing.begin(ws, sit("sam"), agreed)
    reviewing.keep(ws, "alex", agreed, words(appreciated="Tea.", agenda=("rest", "play")))
    reviewing.keep(ws, "sam", agreed, words(appreciated="Somebody else's."))
    async with answering() as hands:
        assert hands.screen.query_one("#how", Editor).text == "Tea."
        await hands.press("end", "up")
        assert hands.screen.query_one("#how", Editor).text == "rest\nplay"
        assert "Somebody else's." not in hands.screen_text()


async def test_a_clause_that_was_taken_back_is_not_asked_about(answering, ws, sit, agreed):
    """Only clauses that stand are answered; they keep their numbers."""
    proposals.withdraw(ws, sit("sam"), agreed, clauses=(FIRST,))
    async with answering() as hands:
        steps = [str(line.prompt) for line in hands.screen.query_one("#steps", OptionList).options]
        assert not any("runs into an ex" in line for line in steps)
        assert any(line.startswith(" 2  We each keep") for line in steps)


async def test_sealing_in_shows_all_of_it_first(answering, ws, sit, agreed):
    """ctrl+s turns to the last step, then asks; only a yes seals it in, signed."""
    async with answering() as hands:
        await hands.press("ctrl+s")
        assert hands.dialog == "AnsweringScreen"
        await hands.press("down", "down", "k", "enter")
        await hands.paste("It gives me air.")
        await hands.press("ctrl+s")
        said = hands.screen_text()
        assert "Once more, all of it" in said
        assert "2  ✓ keep it  It gives me air." in said
        await hands.press("ctrl+s", "escape")
        assert reviewing.look(ws, agreed).round.commitments == {}
        await hands.press("enter", "y")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert [*reviewing.look(ws, agreed).round.commitments] == ["alex"]
        assert reviewing.kept(ws, sit("alex"), agreed).answers == (
            ClauseAnswer(SECOND, Choice.KEEP, how="It gives me air."),
        )


async def test_a_changed_answer_is_refused_with_a_sentence(answering, ws, sit, agreed):
    """What another window sealed in stays: saving says so, sealing says so, leaving asks."""
    async with answering() as hands:
        await hands.press("enter")
        await hands.paste("First words.")
        await saved(hands)
        reviewing.answer(ws, sit("alex"), agreed, words(appreciated="From the other window."))
        await hands.paste(" And more.")
        await hands.until(lambda: "not saved" in hands.screen_text())
        assert "Your answer is sealed in already" in hands.screen_text()
        await hands.press("ctrl+s", "ctrl+s")
        await hands.press("y")
        await hands.until(lambda: hands.dialog == "ProblemDialog")
        assert "Your answer is sealed in already, and stays as it is" in hands.screen_text()
        await hands.press("enter", "escape")
        await hands.until(lambda: hands.dialog == "ConfirmDialog")
        assert "These words are not saved" in hands.screen_text()
        await hands.press("y")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        kept = reviewing.kept(ws, sit("alex"), agreed)
        assert kept.appreciated == "From the other window."


async def test_a_late_answer_is_refused_with_a_sentence(answering, ws, sit, agreed):
    """Once everybody's is in, none can be added any more, and the screen says just that."""
    async with answering() as hands:
        await hands.press("enter")
        await hands.paste("Too late.")
        await saved(hands)
        for person in ("alex", "sam"):
            reviewing.answer(ws, sit(person), agreed, words(appreciated="In time."))
        await hands.press("ctrl+s", "ctrl+s", "y")
        await hands.until(lambda: hands.dialog == "ProblemDialog")
        assert "so none can be changed or added any more" in hands.screen_text()
        reviewing.open_answers(ws, sit("alex"))
        assert reviewing.look(ws, agreed).answers["alex"].appreciated == "In time."


async def test_words_that_cannot_be_saved_are_not_left_unasked(answering, monkeypatch):
    """Where the disk is full the screen says so, and asks before it lets go of the words."""

    def full(*_):
        raise StorageError("The disk is full.", next_step="Make room.")

    async with answering() as hands:
        monkeypatch.setattr(reviewing, "keep", full)
        await hands.press("enter")
        await hands.paste("Words.")
        await hands.until(lambda: "The disk is full." in hands.screen_text())
        await hands.press("escape", "escape")
        await hands.until(lambda: hands.dialog == "ConfirmDialog")
        await hands.press("escape")
        assert hands.screen.words.appreciated == "Words."


async def test_locking_seals_what_was_typed_last(answering, ws, sit, agreed):
    """f4 in the middle of a word keeps it sealed, and the screen of the words is gone."""
    async with answering() as hands:
        await hands.press("enter")
        await hands.pilot.press(*"Tea")
        await hands.press("f4")
        assert hands.dialog == "HomeScreen"
        assert reviewing.kept(ws, sit("alex"), agreed).appreciated == "Tea"


async def test_leaving_says_that_nothing_was_sealed_in(answering, ws, sit, agreed):
    """Esc goes from the words to the list, then back; what was written stays sealed to one."""
    async with answering() as hands:
        await hands.press("enter")
        await hands.paste("Tea.")
        await hands.press("escape")
        assert hands.dialog == "AnsweringScreen"
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert reviewing.kept(ws, sit("alex"), agreed).appreciated == "Tea."
        assert reviewing.look(ws, agreed).round.commitments == {}
