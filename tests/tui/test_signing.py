"""Signing at the keyboard: three private questions, one's own words, the key, and the trace."""

from datetime import timedelta

import pytest
from attrs import evolve
from textual.widgets import OptionList

from handfast.documents import write_entry
from handfast.model import Clause, JournalEntry, JournalKind, PersonId
from handfast.signing import Secret
from handfast.tui.screens.signing import SigningScreen
from handfast.tui.widgets.page import Page
from handfast.workspace import consent, drafts, looking, people, proposals

CLASS = 4096
WEIGHTY = "Either of us asks the other before an ex stays over."
WORRIED = (("n", "y", "y"), ("y", "u", "y"), ("y", "y", "n"), ("u", "n", "n"))


def seen(ws):
    """Return what can be seen without a key: every name and size class in folder and data."""
    return {
        str(path): path.stat().st_size // CLASS
        for root in (ws.folder, ws.ledger.place.data)
        for path in root.rglob("*")
        if path.is_file() and path.suffix != ".sqlite"
    }


async def open_signing(hands, digest):
    """Open the signing screen and wait until its text is there."""
    hands.app.push_screen(SigningScreen(digest))
    await hands.settle()
    await hands.until(lambda: hands.screen.view is not None)


def side(hands) -> str:
    """Return what the page for oneself says."""
    return hands.screen.query_one("#findings", Page).plain


@pytest.fixture
def weighty(ws, sit, document):
    """A proposal by Sam with a clause that restricts."""
    clause = Clause(
        id="guests",
        text=WEIGHTY,
        binds=(PersonId("alex"), PersonId("sam")),
        need="so that home stays calm",
        if_missed="we say so the next day",
    )
    words = evolve(document, clauses=(*document.clauses, clause))
    name = drafts.new_draft(ws, PersonId("sam"), words)
    return proposals.propose(ws, sit("sam"), name).digest


@pytest.mark.parametrize("answers", WORRIED, ids="-".join)
async def test_a_worried_answer_leaves_what_reading_leaves(opened, ws, proposed, answers):
    """Nothing new in the shared folder; beside it, the same one file that reading leaves."""
    before = seen(ws)
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        await hands.press("escape")
        assert hands.dialog == "HomeScreen"
        reading = seen(ws)
        await open_signing(hands, proposed)
        await hands.press("ctrl+s", *answers)
        assert hands.dialog == "TellDialog"
        assert seen(ws) == reading
        await hands.press("enter")
        assert hands.dialog == "SigningScreen"
        await hands.press("escape")
    assert seen(ws) == reading
    added = [path for path in reading if path not in before]
    assert len(added) == 1
    assert not added[0].startswith(str(ws.folder))
    assert looking.show(ws, proposed).standing.signed_by == ("sam",)


async def test_the_trace_is_written_at_leaving_whatever_was_answered(opened, ws, proposed):
    """Answering changes no file and no time; only leaving does, as it does for reading."""
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        await hands.press("escape")
        (kept,) = (ws.ledger.place.data / "reading" / "alex").iterdir()
        first = kept.stat().st_mtime_ns
        await open_signing(hands, proposed)
        await hands.press("ctrl+s", "n", "n", "n", "enter")
        assert kept.stat().st_mtime_ns == first
        await hands.press("escape")
        assert kept.stat().st_mtime_ns > first


async def test_after_a_worried_answer_support_is_one_key_away(opened, ws, proposed):
    """The words are the same for each answer, f2 opens support, and no screen names the answer."""
    said = set()
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        before = side(hands)
        for answers in WORRIED:
            await hands.press("ctrl+s", *answers)
            assert "still reading" in hands.screen_text()
            said.add(hands.screen_text())
            await hands.press("f2")
            assert hands.dialog == "SupportScreen"
            await hands.press("escape", "enter")
            assert hands.dialog == "SigningScreen"
        assert len(said) == 1
        assert side(hands) == before


async def test_ones_answers_open_with_ones_own_key(opened, ws, sit, proposed):
    """What was answered is there for its writer alone, whose screen forgets it."""
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        screen = hands.screen
        await hands.press("ctrl+s", "n", "y", "u", "enter", "escape")
        assert screen.check is None
    last = consent.last_check(ws, sit("alex"), proposed)
    assert [str(answer) for answer in last.answers.values()] == ["no", "yes", "unsure"]
    assert consent.last_check(ws, sit("sam"), proposed) is None


async def test_ones_last_answers_can_be_read_again(opened, ws, proposed):
    """m shows them after the passphrase, and only then; where nothing is kept it says so."""
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        await hands.press("m")
        await hands.passphrase("alex")
        assert hands.dialog == "SigningScreen"
        await hands.press("ctrl+s", "n", "y", "u", "enter", "escape")
        await open_signing(hands, proposed)
        await hands.press("m")
        assert "unsure" not in hands.screen_text()
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "TellDialog")
        assert "next month?  unsure" in hands.screen_text()
        assert "happens then?  no" in hands.screen_text()


async def test_leaving_at_once_leaves_the_same_trace(opened, ws, sit, proposed):
    """ctrl+q after a worried answer seals it like any other leaving."""
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        await hands.press("ctrl+s", "n", "n", "n")
        await hands.pilot.press("ctrl+q")
    assert consent.last_check(ws, sit("alex"), proposed) is not None


async def test_no_answer_is_chosen_beforehand_and_one_can_go_back(opened, proposed):
    """Enter alone answers nothing; backspace returns to the question before; escape leaves."""
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        await hands.press("ctrl+s")
        assert hands.screen.query_one(OptionList).highlighted is None
        await hands.press("enter")
        assert "afraid of what happens" in hands.screen_text()
        await hands.press("down", "enter")
        assert "in your own words" in hands.screen_text()
        await hands.press("backspace")
        assert "afraid of what happens" in hands.screen_text()
        await hands.press("escape")
        assert hands.dialog == "SigningScreen"
        assert hands.screen.check is None


async def test_a_weighty_clause_is_said_in_ones_own_words(opened, ws, weighty):
    """The words stand in the signer's journal entry, and on the page of the agreement."""
    async with opened("alex") as hands:
        await open_signing(hands, weighty)
        assert "one clause in your own words" in side(hands)
        await hands.press("ctrl+s", "y", "y", "y")
        assert hands.dialog == "OwnWordsDialog"
        assert WEIGHTY in hands.screen_text()
        await hands.paste("We ask before somebody stays.")
        await hands.press("ctrl+s")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "QuietMoment")
        entries = looking.show(ws, weighty).entries
        mine = [one for entry in entries if entry.by == "alex" for one in entry.own_words]
        assert [(one.clause, one.text) for one in mine] == [
            ("guests", "We ask before somebody stays.")
        ]
        await hands.press("enter")
        await hands.until(
            lambda: "We ask before somebody stays." in hands.screen.query_one(Page).plain
        )


async def test_own_words_may_stay_empty_or_be_left(opened, ws, weighty):
    """ctrl+s with nothing written goes on; escape goes back and signs nothing."""
    async with opened("alex") as hands:
        await open_signing(hands, weighty)
        await hands.press("ctrl+s", "y", "y", "y", "escape")
        assert hands.dialog == "SigningScreen"
        await hands.press("ctrl+s", "y", "y", "y", "ctrl+s")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "QuietMoment")
        assert looking.show(ws, weighty).standing.complete


async def test_time_with_the_text_says_when_it_ends(opened, ws, sit, weighty, at):
    """While a hurt is recent, the reason and the moment it ends stand beside the text."""
    sam = sit("sam")
    entry = write_entry(
        JournalEntry(
            kind=JournalKind.RUPTURE,
            by=sam.person.id,
            key=sam.person.fingerprint,
            written=ws.clock.now(),
        )
    )
    ws.ledger.add_entry(entry, sam.key.sign(entry.data))
    later = at(ws.clock.now() + timedelta(hours=1))
    async with opened("alex", workspace=later) as hands:
        await open_signing(hands, weighty)
        assert "Until 26 November 2026, 18:04 UTC, in 3 days." in side(hands)
        await hands.press("ctrl+s")
        assert hands.dialog == "SigningScreen"
    assert looking.show(ws, weighty).standing.signed_by == ("sam",)


async def test_a_name_in_doubt_stands_on_the_page_that_is_signed(opened, ws, proposed):
    """Where this machine knows somebody by another name, the signer reads it first."""
    ws.save_local(names={PersonId("sam"): "Samantha"})
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        assert "Samantha" in hands.screen.query_one("#page", Page).plain


async def test_a_quiet_moment_when_everybody_has_signed(opened, ws, proposed):
    """Both names, that it is in force, and when to come back; enter goes on."""
    async with opened("alex") as hands:
        await open_signing(hands, proposed)
        await hands.goes_on_to_sign("alex")
        await hands.until(lambda: hands.dialog == "QuietMoment")
        assert "Alex and Sam have signed it. It is in force." in hands.screen_text()
        await hands.press("enter")
        assert hands.dialog == "HomeScreen"


async def test_handing_over_forgets_what_was_answered(opened, ws, proposed):
    """After another sits down, no widget and no screen holds the answers of the one before."""
    async with opened("alex") as hands:
        hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
        await open_signing(hands, proposed)
        screen = hands.screen
        await hands.press("ctrl+s", "n", "n", "n", "enter", "f3")
        await hands.sits("sam")
        assert screen.check is None
        assert not screen.own_words
