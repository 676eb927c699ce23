"""A repair through the screens, from the worst evening to a new agreement, by keyboard alone."""

from datetime import timedelta

import pytest
from textual.widgets import Select

from handfast.clock import FixedClock
from handfast.model import ClauseKind, Moment, Style
from handfast.signing import Secret
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.screens.signing import SigningScreen
from handfast.workspace import (
    Workspace,
    drafts,
    editing,
    looking,
    people,
    proposals,
    repairing,
)

from .conftest import NOW

HURT = "When you did not come home on Friday I lay awake. I felt forgotten."
SHARED = "When you did not come home on Friday, I felt forgotten."
HOLD = "We both come home by eleven, so that each of us can sleep."
LASTING = "You are not allowed to stay out after eleven without asking me first."
MUTUAL = "If either of us is out late, we send a message on the way home."


@pytest.fixture
def states(ws):
    """Return what stands, by title."""

    def look():
        lines = looking.overview(ws).standing.agreements
        return {line.title: line.current.state.value for line in lines}

    return look


async def to_repair(hands, *down: str) -> None:
    """Go from home to the repair, and down its list."""
    await hands.press("h")
    assert hands.dialog == "RepairScreen", hands.screen_text()
    await hands.press(*down)


async def shares_words(hands, person: str, words: str) -> None:
    """Share words at the step that is open."""
    await hands.until(lambda: hands.screen.shown is not None)
    await hands.press("s")
    if hands.dialog == "PassphraseDialog":
        await hands.passphrase(person)
    await hands.paste(words)
    await hands.press("ctrl+s", "y")
    await hands.until(lambda: words in hands.screen_text())


async def begins_a_draft(hands, title: str, sentence: str, kind: str | None) -> str:
    """Begin a draft at the step of new agreements; return its name."""
    await hands.press("d")
    await hands.until(lambda: hands.dialog == "AskedFirstDialog")
    asked = hands.screen.query_one("Page").plain
    assert "clarity" in asked
    assert "hold first" in asked
    assert "safe, and free" in asked
    await hands.press("enter")
    hands.screen.query_one("#title").value = title
    hands.screen.query_one("#sentence").value = sentence
    if kind is not None:
        hands.screen.query_one("#days", Select).value = kind
    await hands.press("ctrl+s")
    await hands.until(lambda: isinstance(hands.screen, DraftingScreen))
    await hands.until(lambda: hands.screen.document is not None)
    await hands.settle()
    return hands.screen.file.name


def talked_through(ws, seat, name: str) -> None:
    """Note of everything that a draft leaves open that the two have talked about it."""
    preview = proposals.preview(ws, seat, name)
    document = preview.document
    for finding in preview.open_findings:
        where = finding.clause or ""
        document = editing.talked_through(document, where, finding.code, "We did.")
    drafts.save(ws, seat, name, document)


async def proposes(hands, person: str) -> None:
    """Go on from a draft to its proposal, and sign it."""
    await hands.press("ctrl+o")
    await hands.until(lambda: hands.dialog == "ProposingScreen")
    await hands.until(lambda: hands.screen.preview is not None)
    assert hands.screen.preview.ready, hands.screen_text()
    await hands.press("ctrl+o")
    await hands.passphrase(person)
    await hands.until(lambda: hands.dialog != "ProposingScreen")
    await hands.settle()


async def signs(hands, person: str, title: str) -> None:
    """Sign a proposal as the other one, through its screen; weighty clauses in own words."""
    digest = looking.find(hands.app.session.ws, title).digest
    hands.app.push_screen(SigningScreen(digest))
    await hands.settle()
    await hands.until(lambda: hands.screen.view is not None)
    await hands.press("ctrl+s")
    assert hands.dialog == "ConsentDialog", hands.screen_text()
    await hands.press("y", "y", "y")
    while hands.dialog == "OwnWordsDialog":
        await hands.paste("I do this gladly.")
        await hands.press("ctrl+s")
    await hands.passphrase(person)
    await hands.until(lambda: hands.dialog == "QuietMoment")


async def test_a_repair_from_the_hurt_to_a_new_agreement(opened, ws, sit, states):
    """Shared, heard by both, a pause, a hold, a refusal with its day, and an agreement after it."""
    # Alex names a hurt, kept to oneself first, and shares it in other words.
    async with opened("alex") as hands:
        await to_repair(hands, "n")
        await hands.paste(HURT)
        await hands.press("ctrl+s")
        assert repairing.all_courses(ws) == ()
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        hands.screen.query_one("#shared").load_text(SHARED)
        await hands.press("ctrl+o", "y")
        (course,) = repairing.all_courses(ws)
        assert (course.by, course.text) == ("alex", SHARED)
        assert repairing.look(ws).ends == NOW + timedelta(hours=72)
        await hands.until(lambda: hands.dialog == "RepairScreen")
        await hands.press("down", "enter")
        await shares_words(hands, "alex", "I waited up until three.")

    # Sam is told at home, hears it, takes responsibility, and asks for a pause of 20 minutes.
    async with opened("sam") as hands:
        assert "Alex named a hurt." in hands.screen_text()
        hands.screen.query_one("#today").focus()
        await hands.press("home", "enter")
        assert SHARED in hands.screen_text()
        assert "Responsibility and an offer come before any new limit" in hands.screen_text()
        await hands.press("down", "enter")
        await shares_words(hands, "sam", "You waited, and I did not call. That hurt you.")
        await hands.press("n")
        await hands.press("n")
        await hands.until(lambda: hands.screen.shown.step.id is Moment.REPAIR)
        await shares_words(hands, "sam", "I call by ten from now on.")
        said = {(each.by, each.step) for each in repairing.look(ws).course.said}
        assert said == {
            ("alex", Moment.ACKNOWLEDGE),
            ("sam", Moment.ACKNOWLEDGE),
            ("sam", Moment.REPAIR),
        }
        await hands.press("p", "enter")
        assert repairing.look(ws).pause.back == NOW + timedelta(minutes=20)
        assert hands.dialog == "PauseScreen"
        ws.clock = FixedClock(NOW + timedelta(minutes=20))
        hands.screen.tick()
        assert "Come back if you are ready" in hands.screen_text()
        assert repairing.look(ws).pause is None

    # A hold is signed inside the time.
    async with opened("alex") as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        await to_repair(hands, *["down"] * 5, "enter")
        await hands.until(lambda: hands.screen.shown is not None)
        name = await begins_a_draft(hands, "Quiet days", HOLD, None)
        (clause,) = hands.screen.document.clauses
        assert clause.kind is ClauseKind.HOLD
        assert clause.until == ws.clock.today() + timedelta(days=7)
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "StepScreen")
        talked_through(ws, sit("alex"), name)
        hands.app.push_screen(DraftingScreen(name))
        await hands.until(lambda: getattr(hands.screen, "document", None) is not None)
        await proposes(hands, "alex")
        assert states() == {"Quiet days": "proposed"}
    async with opened("sam") as hands:
        await signs(hands, "sam", "Quiet days")
        assert states() == {"Quiet days": "in force"}

    # A lasting restriction is refused, with the day from which it can be signed, and why.
    async with opened("alex") as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        await to_repair(hands, *["down"] * 5, "enter")
        await hands.until(lambda: hands.screen.shown is not None)
        await begins_a_draft(hands, "Home", LASTING, "lasts")
        assert hands.screen.document.clauses[0].kind is not ClauseKind.HOLD
        await hands.press("ctrl+o")
        await hands.until(lambda: hands.dialog == "ProposingScreen")
        await hands.until(lambda: hands.screen.preview is not None)
        said = hands.screen_text()
        assert "Until 26 November 18:04 UTC only holds of at most 14 days" in said
        assert "nothing that lasts is decided while it is fresh" in said
        assert "come back after 26 November 18:04 UTC" in said
        await hands.press("ctrl+o")
        assert hands.dialog == "ProposingScreen"
        assert states() == {"Quiet days": "in force"}

    # After it, a new agreement is written and signed.
    ws.clock = FixedClock(NOW + timedelta(hours=72))
    async with opened("alex") as hands:
        assert "named a hurt" not in hands.screen_text()
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        await to_repair(hands, *["down"] * 5, "enter")
        await hands.until(lambda: hands.screen.shown is not None)
        name = await begins_a_draft(hands, "Coming home", MUTUAL, "lasts")
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "StepScreen")
        talked_through(ws, sit("alex"), name)
        hands.app.push_screen(DraftingScreen(name))
        await hands.until(lambda: getattr(hands.screen, "document", None) is not None)
        await proposes(hands, "alex")
    async with opened("sam") as hands:
        await signs(hands, "sam", "Coming home")
    assert states() == {"Quiet days": "in force", "Coming home": "in force"}
    files = [f.read_bytes() for f in ws.folder.rglob("*") if f.is_file()]
    assert not any(b"lay awake" in data for data in files)


async def test_the_signing_screen_says_until_when_and_why(opened, ws, sit, states):
    """What was proposed before the hurt waits; its screen says until when and why."""
    before = Workspace(ws.ledger, FixedClock(NOW - timedelta(days=1)))
    document = drafts.blank(before, title="Home", style=Style("", "", ""), person_ids=())
    name = drafts.new_draft(before, "sam", editing.add_clause(document, LASTING))
    talked_through(before, sit("sam"), name)
    digest = proposals.propose(before, sit("sam"), name).digest
    repairing.share(ws, sit("alex"), repairing.keep_hurt(ws, "alex", HURT))
    async with opened("alex") as hands:
        hands.app.push_screen(SigningScreen(digest))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        said = hands.screen_text()
        assert "Alex named a hurt on" in said
        assert "nothing that lasts is decided while it is fresh" in said
        assert "Until 26 November 2026, 18:04 UTC, in 3 days. It ends by itself." in said
        await hands.press("ctrl+s")
        assert hands.dialog == "SigningScreen"
        assert states() == {"Home": "proposed"}
    ws.clock = FixedClock(NOW + timedelta(hours=72))
    async with opened("alex") as hands:
        await signs(hands, "alex", "Home")
        assert states() == {"Home": "in force"}
