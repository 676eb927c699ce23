"""A review at one keyboard: opened, answered alone, handed over, and revealed when all are in."""

from handfast.model import Choice, ClauseAnswer, RoundStep, RoundWords
from handfast.workspace import reviewing

ANSWER = RoundWords(
    RoundStep.ANSWER,
    1,
    answers=(ClauseAnswer("friends", Choice.KEEP, how="It gives me air.", scale=5),),
    sentence="Softer than I feared.",
    appreciated="You asked how my evening was.",
    agenda=("holidays",),
)


async def test_a_round_is_opened_and_answered(opened, ws, sit, agreed):
    """From the agreement: open, answer with one clause kept, seal it in; the folder has it."""
    async with opened("alex", size=(100, 34)) as hands:
        await hands.press("b")
        await hands.until(lambda: hands.dialog == "ReviewScreen")
        await hands.until(lambda: hands.screen.view is not None)
        print(hands.screen_text())
        await hands.press("o")
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).round is not None)
        await hands.settle()
        await hands.press("a")
        await hands.until(lambda: hands.dialog == "AnsweringScreen")
        await hands.until(lambda: hands.screen.view is not None)
        await hands.press("enter")
        await hands.type("Tea.")
        await hands.press("escape", "down", "k", "4", "down", "c", "enter")
        await hands.type("Too tight.")
        await hands.press("ctrl+s")
        await hands.until(lambda: hands.dialog == "ConfirmDialog")
        print(hands.screen_text())
        await hands.press("y")
        await hands.until(lambda: hands.dialog == "ReviewScreen")
        print(hands.screen_text())
        assert reviewing.look(ws, agreed).round.waiting_for == ("sam",)
