"""A review from its day to its lapse, through the screens alone, asserted on the folder first."""

from datetime import timedelta

import pytest

from handfast.clock import FixedClock
from handfast.model import Because, Choice, Outcome
from handfast.review import Stage
from handfast.tui.app import HandfastApp
from handfast.tui.screens.drafting import DraftingScreen
from handfast.workspace import Workspace, looking, reviewing

SOFTER = "If either of us runs into an ex, we tell each other within three days."
SECRET = {"alex": "It calms me to know.", "sam": "A day is short when I travel."}


@pytest.fixture
def on(ws, hands):
    """Open the screens on a day, nobody sitting there yet."""

    def open_screens(day):
        clock = FixedClock(ws.clock.now() + (day - ws.clock.today()))
        return hands(HandfastApp(Workspace(ws.ledger, clock), clock=clock), size=(80, 24))

    return open_screens


def states(hands):
    """Return how each version stands, by the beginning of its digest."""
    lines = looking.overview(hands.app.session.ws).standing.agreements
    return {each.digest: each.state.value for line in lines for each in line.versions}


async def review_is_read(hands) -> None:
    """Wait until the review is on the screen."""
    await hands.until(lambda: hands.dialog == "ReviewScreen" and hands.screen.view is not None)
    await hands.settle()


async def answers(hands, person: str, *keys: str) -> None:
    """Answer as somebody who sits there: thanks, then the first clause, and seal it in."""
    await hands.press("a")
    await hands.passphrase(person)
    await hands.until(lambda: hands.dialog == "AnsweringScreen" and hands.screen.view is not None)
    await hands.press("enter")
    await hands.paste(f"Thank you, from {person}.")
    await hands.press("escape", "down", *keys, "enter")
    await hands.paste(SECRET[person])
    if "c" in keys:
        await hands.press("tab")
        editor = hands.screen.query_one("#instead")
        editor.text = ""
        await hands.paste(SOFTER)
    await hands.press("ctrl+s", "ctrl+s")
    await hands.until(lambda: hands.dialog == "ConfirmDialog")
    await hands.press("y")
    await review_is_read(hands)


async def signs(hands, person: str) -> None:
    """Sign, from the page of a proposal, as the one who sits there."""
    await hands.until(lambda: hands.dialog == "ProposalScreen" and hands.screen.view is not None)
    await hands.press("s")
    await hands.until(lambda: hands.dialog == "SigningScreen" and hands.screen.view is not None)
    await hands.goes_on_to_sign(person)
    await hands.until(lambda: hands.dialog == "QuietMoment")
    await hands.press("enter")


async def test_a_review_from_its_day_to_the_lapse(on, ws, agreed):
    """Answered blind by both, revealed, one clause changed, signed, renewed, signed, and lapsed."""
    review = looking.find(ws, agreed).document.review

    # On the review day home leads to it; Alex answers, alone.
    async with on(review.on) as hands:
        ws = hands.app.session.ws
        await hands.sits("alex")
        hands.screen.query_one("#today").focus()
        await hands.press("enter")
        await review_is_read(hands)
        await answers(hands, "alex", "k")
        found = reviewing.look(ws, agreed).round
        assert (found.because, found.stage) == ((Because.REVIEW_DAY,), Stage.OPEN)
        assert (found.waiting_for, dict(found.answers)) == (("sam",), {})

        # Sam sits down at the same review: who waits for whom, and not a word.
        await hands.press("s")
        await hands.sits("sam")
        await hands.until(lambda: hands.app.session.person.id == "sam")
        await review_is_read(hands)
        assert "waiting for Sam" in hands.screen_text()
        assert SECRET["alex"] not in hands.screen_text()
        await answers(hands, "sam", "c", "2")
        assert reviewing.look(ws, agreed).round.stage is Stage.OPENING
        assert SECRET["alex"] not in hands.screen_text()

        # Alex's passphrase opens theirs: now both lie side by side.
        await hands.press("u")
        await hands.passphrase("alex")
        await hands.until(lambda: reviewing.look(ws, agreed).round.stage is Stage.TOGETHER)
        await hands.until(lambda: SECRET["alex"] in hands.screen_text())
        (said, *_) = reviewing.look(ws, agreed).clauses
        chosen = {person: answer.choice for person, answer in said.answers}
        assert chosen == {"alex": Choice.KEEP, "sam": Choice.CHANGE}
        assert all(words in hands.screen_text() for words in SECRET.values())

        # They leave with a draft of the change, and Alex proposes it.
        await hands.press("f", "down", "enter")
        await hands.until(lambda: isinstance(hands.screen, DraftingScreen))
        await hands.until(lambda: hands.screen.document is not None)
        assert reviewing.look(ws, agreed).round.finished == (("alex", Outcome.DRAFT),)
        assert hands.screen.document.clauses[0].text == SOFTER
        await proposed_from_here(hands, "alex")
        (changed,) = (digest for digest, state in states(hands).items() if state == "proposed")

    async with on(review.on) as hands:
        ws = hands.app.session.ws
        await hands.sits("sam")
        hands.screen.query_one("#today").focus()
        await hands.press("home", "enter")
        await signs(hands, "sam")
        await hands.until(lambda: states(hands)[changed] == "in force")
        assert states(hands)[agreed] == "superseded"
        second = looking.find(ws, changed).document.review

    # A year on, nothing is to be changed: a review that both leave with the same words.
    async with on(second.on) as hands:
        ws = hands.app.session.ws
        await hands.sits("alex")
        hands.screen.query_one("#today").focus()
        await hands.press("enter")
        await review_is_read(hands)
        await answers(hands, "alex", "k")
        await hands.press("s")
        await hands.sits("sam")
        await hands.until(lambda: hands.app.session.person.id == "sam")
        await review_is_read(hands)
        await answers(hands, "sam", "k")
        await hands.press("f", "enter")
        await hands.until(lambda: hands.dialog == "RenewingScreen" and hands.screen.preview)
        await hands.press("ctrl+o")
        await hands.passphrase("sam")
        await hands.until(lambda: hands.dialog == "AgreementScreen")
        assert reviewing.look(ws, changed).round.finished == (("sam", Outcome.RENEWAL),)
        renewed = hands.screen.digest
        assert states(hands)[renewed] == "proposed"

    async with on(second.on) as hands:
        ws = hands.app.session.ws
        await hands.sits("alex")
        hands.screen.query_one("#today").focus()
        await hands.press("home", "enter")
        await signs(hands, "alex")
        await hands.until(lambda: states(hands)[renewed] == "in force")
        last = looking.find(ws, renewed).document.review

    # Not renewed again: said kindly before its last day, and after it.
    async with on(last.lapses) as hands:
        await hands.sits("sam")
        assert states(hands)[renewed] == "in force"
        assert "lapses today unless you renew it." in hands.screen_text()
        hands.screen.query_one("#agreements").focus()
        await hands.press("b")
        await review_is_read(hands)
        assert "That is nobody's failure" in hands.screen_text()

    async with on(last.lapses + timedelta(days=1)) as hands:
        await hands.sits("sam")
        assert states(hands)[renewed] == "lapsed"
        assert "lapsed yesterday, as you had agreed." in hands.screen_text()
        assert looking.verify(hands.app.session.ws).holds


async def proposed_from_here(hands, person: str) -> None:
    """Propose the draft that is open, once it is read and saved."""
    screen = hands.screen
    await hands.until(lambda: not screen.autosave.open and screen.report_shown is not None)
    await hands.press("ctrl+o")
    await hands.until(lambda: hands.dialog == "ProposingScreen" and hands.screen.preview)
    assert hands.screen.preview.ready, hands.screen_text()
    await hands.press("ctrl+o")
    await hands.passphrase(person)
    await hands.until(lambda: hands.dialog == "HomeScreen")
    await hands.settle()
