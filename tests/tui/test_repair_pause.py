"""A pause: asked for with a time to come back, quiet on the screen, and safe from closing it."""

from datetime import timedelta

import pytest
from textual.widgets import OptionList, Static

from handfast.clock import FixedClock
from handfast.tui.screens.repair_pause import PauseScreen
from handfast.tui.widgets.breathing import STILL, breath_of
from handfast.workspace import looking, repairing

from .conftest import NOW


def after(**parts):
    """Return a clock so long after the beginning."""
    return FixedClock(NOW + timedelta(**parts))


def said(hands, name="word") -> str:
    """Return what one part of the screen says."""
    return str(hands.screen.query_one(f"#{name}", Static).content)


async def test_a_pause_begins_with_a_time_to_come_back(opened, ws, hurt):
    """20 minutes from now is signed; the screen counts down by the clock that was passed in."""
    async with opened("sam") as hands:
        await hands.press("h")
        await hands.press("p")
        assert hands.dialog == "PauseDialog"
        await hands.press("enter")
        await hands.passphrase("sam")
        assert repairing.look(ws, hurt).pause.back == NOW + timedelta(minutes=20)
        assert hands.dialog == "PauseScreen"
        assert said(hands, "left") == "20:00"
        ws.clock = after(minutes=2, seconds=55)
        hands.screen.tick()
        assert said(hands, "left") == "17:05"
        assert "breathe" in said(hands, "breath")
        ws.clock = after(minutes=20, seconds=-1)
        hands.screen.tick()
        assert said(hands, "left") == "0:01"
        ws.clock = after(minutes=20)
        hands.screen.tick()
        assert said(hands, "left") == ""
        assert "Come back if you are ready" in said(hands)


def clock_time(minutes: int) -> str:
    """Return the time of day that a clock here shows so many minutes after the beginning."""
    return f"{(NOW + timedelta(minutes=minutes)).astimezone():%H:%M}"


@pytest.mark.parametrize("written", [clock_time(6), clock_time(19), "soon", "25:00", ""])
async def test_a_pause_is_neither_too_short_nor_a_word(opened, ws, hurt, written):
    """Under 20 minutes, or no time of day: it is asked again, and nothing is signed."""
    async with opened("sam") as hands:
        await hands.press("h")
        await hands.press("p", "tab")
        await hands.paste(written)
        await hands.press("enter")
        assert hands.dialog == "PauseDialog"
        assert "19:30" in hands.screen_text() or "sooner than 20 minutes" in hands.screen_text()
        assert repairing.look(ws, hurt).pause is None


@pytest.mark.parametrize("minutes", [20, 90, 24 * 60 - 1, 24 * 60])
async def test_a_pause_until_a_time_of_day(opened, ws, hurt, minutes):
    """From 20 minutes to a day, a time of day is taken, today's or tomorrow's."""
    async with opened("sam") as hands:
        await hands.press("h")
        await hands.press("p", "tab")
        await hands.paste(clock_time(minutes))
        await hands.press("enter")
        await hands.passphrase("sam")
        assert repairing.look(ws, hurt).pause.back == NOW + timedelta(minutes=minutes)


async def test_closing_the_program_leaves_the_pause_on(opened, ws, hurt):
    """Opened again, home shows it first for both, and one key goes back to it."""
    async with opened("sam") as hands:
        await hands.press("h")
        await hands.press("p", "enter")
        await hands.passphrase("sam")
        await hands.press("ctrl+q")
    ws.clock = after(minutes=5)
    for person in ("alex", "sam"):
        async with opened(person) as hands:
            today = hands.screen.query_one("#today", OptionList)
            assert str(today.options[0].prompt) == (
                f"◌ A pause, until {(NOW + timedelta(minutes=20)).astimezone():%H:%M}."
            )
            today.focus()
            await hands.press("home", "enter")
            assert hands.dialog == "PauseScreen"
            assert said(hands, "left") == "15:00"
            assert ("Sam asked for it" in said(hands, "back")) is (person == "alex")
            await hands.press("escape")
            assert hands.dialog == "HomeScreen"
    assert looking.overview(ws).due[0].moment == NOW + timedelta(minutes=20)


async def test_home_says_when_the_time_has_come(opened, ws, sit, hurt):
    """While somebody sits at home the line turns into a gentle word, without a key."""
    repairing.pause_for(ws, sit("sam"), hurt, 20)
    async with opened("alex") as hands:
        today = hands.screen.query_one("#today", OptionList)
        hands.screen.look_for_the_end()
        assert "A pause, until" in str(today.options[0].prompt)
        ws.clock = after(minutes=20)
        hands.screen.look_for_the_end()
        await hands.settle()
        assert "Come back if you are ready" in str(today.options[0].prompt)
        ws.clock = after(days=2)
        await hands.press("r")
        assert "pause" not in str(today.options[0].prompt).lower()


async def test_a_little_longer(opened, ws, sit, hurt):
    """Either can choose a later time, also when it is over; leaving the dialog changes nothing."""
    repairing.pause_for(ws, sit("sam"), hurt, 20)
    ws.clock = after(minutes=21)
    async with opened("sam") as hands:
        hands.app.push_screen(PauseScreen(hurt))
        await hands.settle()
        assert "Come back if you are ready" in said(hands)
        await hands.press("l", "escape")
        assert repairing.look(ws, hurt).pause is None
        await hands.press("l", "down", "enter")
        await hands.passphrase("sam")
        assert repairing.look(ws, hurt).pause.back == NOW + timedelta(minutes=61)
        assert said(hands, "left") == "40:00"


async def test_nothing_moves_where_all_stands_still(opened, ws, sit, hurt):
    """Without motion the time is told in minutes and the breath in words, until f10."""
    repairing.pause_for(ws, sit("sam"), hurt, 150)
    async with opened("sam") as hands:
        hands.app.animation_level = "none"
        hands.app.push_screen(PauseScreen(hurt))
        await hands.settle()
        told = {0: "2 hours and 30 minutes left", 90: "one hour left", 91: "59 minutes left"}
        told |= {149: "one minute left", 30: "2 hours left"}
        for minutes, words in told.items():
            ws.clock = after(minutes=minutes)
            hands.screen.tick()
            assert said(hands, "left") == words
            assert said(hands, "breath") == STILL
        ws.clock = after(minutes=149, seconds=30)
        hands.screen.tick()
        assert said(hands, "left") == "one minute left"
        await hands.press("f10")
        hands.screen.tick()
        assert said(hands, "left") == "0:30"


async def test_a_pause_over_night_says_the_day(opened, ws, sit, hurt):
    """A time on another day is told with that day."""
    repairing.pause_for(ws, sit("sam"), hurt, 1440)
    async with opened("sam") as hands:
        hands.app.push_screen(PauseScreen(hurt))
        await hands.settle()
        assert "24 November 2026" in said(hands, "back")


async def test_no_pause_is_said_and_nothing_breaks(opened, hurt):
    """Where no pause is on, the screen says so, and the way to one is there."""
    async with opened("sam") as hands:
        hands.app.push_screen(PauseScreen(hurt))
        await hands.settle()
        assert said(hands, "back") == "No pause is on."
        await hands.press("l")
        assert hands.dialog == "PauseDialog"


def test_a_breath_is_four_in_and_six_out():
    """It widens for four seconds and narrows for six, and comes round without a jump in words."""
    breaths = [breath_of(second).plain.split("\n") for second in range(20)]
    widths = [line.count("•") for line, _ in breaths[:10]]
    assert [word for _, word in breaths[:10]] == ["breathe in"] * 4 + ["breathe out"] * 6
    assert widths[:4] == sorted(widths[:4])
    assert widths[4:] == sorted(widths[4:], reverse=True)
    assert breaths[10:] == breaths[:10]
