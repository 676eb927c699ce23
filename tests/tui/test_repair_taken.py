"""Rituals and actions: begun in the screens, told by home, and never counted."""

from datetime import date, time, timedelta

from textual.widgets import OptionList, Select

from handfast.clock import FixedClock
from handfast.model import Cadence, LookedBack
from handfast.repair import RITUALS
from handfast.tui.screens.repair_taken import TakenOnScreen
from handfast.workspace import looking, repairing

from .conftest import NOW


def taken(ws, hurt):
    """Return what was taken on in a repair."""
    return repairing.look(ws, hurt).taken_on


def today(hands) -> dict[str, str]:
    """Return the lines of today by where they lead."""
    lines = hands.screen.query_one("#today", OptionList).options
    return {(line.id or "").split(":")[0]: str(line.prompt) for line in lines}


async def at_items(hands, hurt):
    """Open what was taken on."""
    hands.app.push_screen(TakenOnScreen(hurt))
    await hands.settle()


async def test_a_ritual_begins_from_an_idea(opened, ws, hurt):
    """An idea with its cadence, from today on, at a time if one likes; it comes at home."""
    async with opened("alex") as hands:
        await hands.press("h")
        await hands.press("down", "down", "down", "down", "enter", "t")
        assert hands.dialog == "TakenOnScreen"
        await hands.press("r", "enter")
        hands.screen.query_one("#at").value = "late"
        await hands.press("ctrl+s")
        assert hands.dialog == "RitualDialog"
        hands.screen.query_one("#at").value = "22:00"
        await hands.press("ctrl+s")
        await hands.passphrase("alex")
        (item,) = taken(ws, hurt)
        idea = RITUALS[0]
        assert (item.text, item.every, item.at) == (idea.text, idea.every, time(22))
        assert item.day == ws.clock.today()
        await hands.press(*["escape"] * 3)
        assert "Before we sleep" in today(hands)["taken"]


async def test_a_ritual_of_their_own(opened, ws, hurt):
    """Own words, another cadence and a first day; without words or a day it is asked again."""
    async with opened("sam") as hands:
        await at_items(hands, hurt)
        await hands.press("r", "end", "enter", "ctrl+s")
        assert "There are no words yet" in hands.screen_text()
        hands.screen.query_one("#said").value = "We walk around the block."
        hands.screen.query_one("#first").value = ""
        await hands.press("ctrl+s")
        assert hands.dialog == "RitualDialog"
        hands.screen.query_one("#first").value = "30 November 2026"
        hands.screen.query_one("#every", Select).value = Cadence.FORTNIGHTLY
        await hands.press("ctrl+s")
        await hands.passphrase("sam")
        (item,) = taken(ws, hurt)
        assert (item.text, item.every) == ("We walk around the block.", Cadence.FORTNIGHTLY)
        assert (item.owner, item.day, item.at) == ("sam", date(2026, 11, 30), None)
        assert looking.overview(ws).rituals == ()


async def test_a_ritual_is_marked_for_oneself_and_only_the_last_day_is_kept(opened, ws, sit, hurt):
    """Done or not today is sealed to whoever marks it, opened from home, and nothing is counted."""
    first = ws.clock.today()
    ritual = repairing.begin_ritual(ws, sit("sam"), hurt, "We walk.", first, Cadence.DAILY)
    entries = len(ws.load().entries)
    async with opened("alex") as hands:
        listed = hands.screen.query_one("#today", OptionList)
        listed.focus()
        place = [line.id for line in listed.options].index(f"taken:{hurt}:{ritual}")
        listed.highlighted = place
        await hands.press("enter")
        assert hands.dialog == "TakenOnScreen"
        assert hands.screen.item.digest == ritual
        await hands.press("d")
        await hands.passphrase("alex")
        (mark,) = repairing.own_place(ws, sit("alex"), hurt).marks
        assert (mark.ritual, mark.day, mark.done) == (ritual, first, True)
        await hands.until(lambda: "You marked it for today: done." in hands.screen_text())
        ws.clock = FixedClock(NOW + timedelta(days=1))
        await hands.press("x")
        (mark,) = repairing.own_place(ws, sit("alex"), hurt).marks
        assert (mark.day, mark.done) == (first + timedelta(days=1), False)
        ws.clock = FixedClock(NOW + timedelta(days=2))
        await hands.press("o")
        hands.screen.read_again()
        await hands.settle()
        assert "You marked it" not in hands.screen_text()
    assert repairing.own_place(ws, sit("sam"), hurt).marks == ()
    assert len(ws.load().entries) == entries


async def test_an_action_has_an_owner_and_a_day_to_look_back(opened, ws, sit, hurt):
    """What I will do, by when, and the day; what does not fit is asked again, home tells it."""
    async with opened("sam") as hands:
        await at_items(hands, hurt)
        await hands.press("t", "ctrl+s")
        assert "There are no words yet" in hands.screen_text()
        for by, back in [
            ("soon", "4 December 2026"),
            ("", ""),
            ("", "1 November 2026"),
            ("5 December 2026", "4 December 2026"),
        ]:
            hands.screen.query_one("#said").value = "I call by ten."
            hands.screen.query_one("#by").value = by
            hands.screen.query_one("#back").value = back
            await hands.press("ctrl+s")
            assert hands.dialog == "ActionDialog", (by, back)
        hands.screen.query_one("#by").value = "27 November 2026"
        hands.screen.query_one("#said").focus()
        await hands.press("enter", "enter", "enter")
        await hands.passphrase("sam")
        (item,) = taken(ws, hurt)
        assert (item.owner, item.text) == ("sam", "I call by ten.")
        assert (item.done_by, item.day) == (date(2026, 11, 27), date(2026, 12, 4))
        assert "I call by ten." in hands.screen_text()
    ws.clock = FixedClock(NOW + timedelta(days=11))
    async with opened("sam") as hands:
        assert "Sam can look back on it now" in today(hands)["taken"]


async def test_only_its_owner_looks_back_on_an_action(opened, ws, sit, hurt):
    """Alex reads it and is told whose it is; Sam is done with it, and it leaves the list."""
    day = ws.clock.today()
    repairing.take_action(ws, sit("sam"), hurt, "I call by ten.", day)
    async with opened("alex") as hands:
        await at_items(hands, hurt)
        await hands.press("d", "e", "x")
        assert hands.dialog == "TakenOnScreen"
        assert taken(ws, hurt)[0].result is None
    async with opened("sam") as hands:
        listed = hands.screen.query_one("#today", OptionList)
        listed.focus()
        ids = [(line.id or "").split(":")[0] for line in listed.options]
        listed.highlighted = ids.index("taken")
        await hands.press("enter")
        assert hands.dialog == "TakenOnScreen"
        await hands.press("x", "e", "escape")
        assert taken(ws, hurt)[0].result is None
        await hands.press("enter", "escape")
        assert taken(ws, hurt)[0].result is None
        await hands.press("enter")
        await hands.paste("It was easier than I thought.")
        await hands.press("ctrl+s")
        await hands.passphrase("sam")
        (item,) = taken(ws, hurt)
        assert (item.result, item.words) == (LookedBack.DONE, "It was easier than I thought.")
        await hands.until(lambda: "Nothing is here yet" in hands.screen_text())
        await hands.press("d", "x", "e")
        assert hands.dialog == "TakenOnScreen"


async def test_letting_go_needs_no_reason(opened, ws, sit, hurt):
    """Its owner lets go of a ritual after one question, and it comes no more."""
    day = ws.clock.today()
    repairing.begin_ritual(ws, sit("alex"), hurt, "We walk.", day, Cadence.DAILY)
    async with opened("alex") as hands:
        await at_items(hands, hurt)
        await hands.press("e", "y")
        await hands.passphrase("alex")
        assert taken(ws, hurt)[0].result is LookedBack.LET_GO
        assert looking.overview(ws).rituals == ()


async def test_without_a_repair_nothing_is_taken_on(opened, ws):
    """Where no hurt was shared the screen takes nothing on and says what comes first."""
    async with opened("alex") as hands:
        await at_items(hands, None)
        await hands.press("r", "t", "d", "x", "e")
        assert hands.dialog == "TakenOnScreen"
    assert not ws.load().entries
