"""The whole journey through the screens, by keyboard alone, asserted on the folder first."""

from datetime import UTC, datetime, timedelta

import pytest

from handfast.clock import FixedClock
from handfast.tui.app import HandfastApp
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.widgets.fields import Editor
from handfast.workspace import Workspace, looking, people

NOW = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
PASSPHRASE = {"alex": "alex passphrase", "sam": "sam passphrase"}
FEAR = "You can't talk to your ex anymore"
SECOND = "We each keep our own friendships."


@pytest.fixture
def hands_on(tmp_path, hands):
    """Open the screens on a day: on the folder where there is one, else at the welcome."""
    folder, root = tmp_path / "our-agreements", tmp_path / "data"

    def open_screens(day: int = 0):
        clock = FixedClock(NOW + timedelta(days=day))
        ws = None
        if folder.exists():
            ws = Workspace.open(folder, clock=clock, data_root=root)
        return hands(HandfastApp(ws, clock=clock, data_root=root))

    return open_screens, folder


def _states(ws):
    return {
        line.title: line.current.state.value for line in looking.overview(ws).standing.agreements
    }


async def _make_person(hands, name: str, person: str) -> None:
    await hands.paste(name)
    await hands.press("enter")
    await hands.paste(PASSPHRASE[person])
    await hands.press("enter")
    await hands.paste(PASSPHRASE[person])
    await hands.press("enter")
    await hands.until(lambda: f"{name} has a key now" in hands.screen_text())


async def _fill(hands, *path: str, words: str) -> None:
    """Go to a field of the details and type into it."""
    hands.screen.query_one(*path).focus()
    await hands.paste(words)


async def test_the_whole_journey(hands_on):
    """Two people draft, reword, propose, counter, sign, see it due, withdraw, and renew."""
    open_screens, folder = hands_on

    # Start, two people, a draft with a rule made from fear, and what stands out in it.
    async with open_screens() as hands:
        await hands.press("s")
        await hands.until(lambda: hands.dialog == "LineDialog")
        hands.screen.query_one("#line").value = str(folder)
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "PeopleScreen")
        await _make_person(hands, "Alex", "alex")
        await _make_person(hands, "Sam", "sam")
        ws = hands.app.session.ws
        assert [p.id for p in people.everybody(ws)] == ["alex", "sam"]
        await hands.press("escape")
        await hands.sits("alex")
        await hands.press("n")
        await hands.passphrase("alex")
        await hands.until(lambda: "Looking" not in hands.screen_text())
        await hands.paste("Running into exes")
        await hands.press("enter", "enter")
        await hands.until(lambda: isinstance(hands.screen, DraftingScreen))
        await hands.until(lambda: hands.screen.clause is not None)
        await hands.type(FEAR)
        panel = hands.screen.query_one("#findings")
        await hands.until(lambda: panel.findings)
        assert "a rule made from fear" in hands.screen_text()
        assert hands.screen.query_one(Editor).marks

        # It cannot be proposed like this; a wording is taken with one key.
        await hands.press("ctrl+o")
        await hands.until(lambda: hands.dialog == "ProposingScreen")
        await hands.until(lambda: hands.screen.preview is not None)
        assert not hands.screen.preview.ready
        assert _states(ws) == {}
        await hands.press("escape")
        await hands.until(lambda: isinstance(hands.screen, DraftingScreen))
        hands.screen.query_one(Editor).focus()
        await hands.press("ctrl+r")
        await hands.until(lambda: hands.screen.clause.text != FEAR)
        await _fill(hands, "#need", words="so that neither of us feels blindsided")
        await _fill(hands, "#if_missed", words="we say so when we notice")
        for tick in hands.screen.query("Tick"):
            tick.value = True
        await hands.press("ctrl+n")
        await hands.paste(SECOND)
        await _fill(hands, "#need", words="so that we both have people of our own")
        await _settled(hands)
        await hands.press("ctrl+o")
        await hands.until(lambda: hands.dialog == "ProposingScreen")
        await hands.until(lambda: hands.screen.preview is not None)
        assert hands.screen.preview.ready, hands.screen_text()
        await hands.paste("We both want to feel safe.")
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        await hands.settle()
        assert _states(ws) == {"Running into exes": "proposed"}
        assert looking.overview(ws).waiting_for("sam")

    # Sam asks for another wording and counters.
    async with open_screens(1) as hands:
        ws = hands.app.session.ws
        await hands.sits("sam")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "ProposalScreen")
        await hands.until(lambda: hands.screen.view is not None)
        await hands.press("down", "a")
        assert hands.screen.replies
        await hands.press("w")
        await hands.until(lambda: hands.dialog == "WriteDialog")
        await hands.paste(" Neither of us needs permission.")
        await hands.press("ctrl+s")
        await hands.press("ctrl+s", "y")
        await hands.passphrase("sam")
        await hands.until(lambda: not hands.screen.replies)
        digest = hands.screen.digest
        assert [e.kind.value for e in looking.show(ws, digest).entries] == ["signing", "answer"]
        await hands.press("c")
        await hands.until(lambda: isinstance(hands.screen, DraftingScreen))
        await hands.until(lambda: hands.screen.document is not None)
        assert "Neither of us needs permission." in hands.screen.document.clauses[1].text
        await _settled(hands)
        await hands.press("ctrl+o")
        await hands.until(lambda: hands.dialog == "ProposingScreen")
        await hands.until(lambda: hands.screen.preview is not None)
        assert hands.screen.preview.ready, hands.screen_text()
        await hands.press("ctrl+o")
        await hands.passphrase("sam")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert looking.show(ws, digest).standing.state.value == "countered"

    # Alex reads what changed and signs; both have signed.
    async with open_screens(2) as hands:
        ws = hands.app.session.ws
        await hands.sits("alex")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "ProposalScreen")
        await hands.until(lambda: hands.screen.view is not None)
        await hands.press("s")
        await hands.until(lambda: hands.dialog == "SigningScreen")
        await hands.until(lambda: hands.screen.view is not None)
        assert hands.screen.view.version.digest in hands.screen_text()
        await hands.goes_on_to_sign("alex")
        await hands.until(lambda: hands.dialog == "QuietMoment")
        assert "is in force" in hands.screen_text()
        await hands.press("enter")
        assert _states(ws) == {"Running into exes": "in force"}
        review = looking.overview(ws).in_force()[0].terms.review

    # On the review day it is due; one clause is withdrawn, then the whole.
    day = (review.on - NOW.date()).days
    async with open_screens(day) as hands:
        ws = hands.app.session.ws
        await hands.sits("alex")
        assert "is due for its review today." in hands.screen_text()
        assert [due.kind.value for due in looking.due(ws)] == ["review"]
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "ReviewScreen")
        await hands.press("escape")
        hands.screen.query_one("#agreements").focus()
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "AgreementScreen")
        await _withdraw(hands, "down", "down")
        await hands.until(lambda: looking.overview(ws).in_force()[0].withdrawn_clauses)
        assert _states(ws) == {"Running into exes": "in force"}
        await _withdraw(hands)
        await hands.until(lambda: _states(ws) == {"Running into exes": "withdrawn"})
        await hands.settle()

        # It never comes back; the same words, renewed and signed again, are something new.
        await hands.press("r")
        await hands.until(lambda: hands.dialog == "RenewingScreen" and hands.screen.preview)
        await hands.press("ctrl+o")
        await hands.passphrase("alex")
        await hands.until(lambda: _states(ws) == {"Running into exes": "proposed"})
        newest = looking.overview(ws).standing.agreements[0].current
        assert newest.terms.review.on > review.on
        assert newest.waiting_for == ("sam",)

    async with open_screens(day) as hands:
        ws = hands.app.session.ws
        await hands.sits("sam")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "ProposalScreen")
        await hands.until(lambda: hands.screen.view is not None)
        await hands.press("s")
        await hands.until(lambda: hands.dialog == "SigningScreen")
        await hands.until(lambda: hands.screen.view is not None)
        await hands.goes_on_to_sign("sam")
        await hands.until(lambda: _states(ws) == {"Running into exes": "in force"})
        assert looking.verify(ws).holds


async def _settled(hands) -> None:
    """Wait until the draft is saved and read."""
    screen = hands.screen
    await hands.until(
        lambda: (
            not screen.autosave.open
            and screen.report_shown is not None
            and [c.text for c in screen.report_shown.clauses]
            == [c.text for c in screen.document.clauses]
        )
    )


async def _withdraw(hands, *choose: str) -> None:
    await hands.until(lambda: hands.screen.view is not None)
    await hands.press("w")
    await hands.until(lambda: hands.dialog == "ChooseDialog")
    await hands.press(*choose, "enter")
    await hands.until(lambda: hands.dialog == "ConfirmDialog")
    assert "reason" not in hands.screen_text()
    await hands.press("tab", "enter")
    if hands.dialog == "PassphraseDialog":
        await hands.passphrase("alex")
    await hands.until(lambda: hands.dialog == "AgreementScreen")
    await hands.settle()
