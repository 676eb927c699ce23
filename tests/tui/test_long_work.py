"""Long work shows itself: reading a big folder and checking it say how far they are, and can stop.

The work itself is stood in for where a test must hold it at one point; that the real reading and
checking tell how far they are, and go on where they were stopped, is tested with the ledger.
"""

import threading

import pytest

from handfast.tui import background
from handfast.tui.app import HandfastApp
from handfast.tui.screens.history import HistoryScreen
from handfast.tui.screens.home import HomeScreen
from handfast.tui.screens.people import PeopleScreen
from handfast.workspace import example, looking

LONGEST = 60.0
"""Seconds after which a job that nobody stops ends by itself, so that the test can say so."""


class Long:
    """Work that stands at 1,240 of 3,000 files until it is let go, or until it is ended."""

    def __init__(self, real) -> None:
        self.real, self.let_go, self.begun = real, threading.Event(), 0
        self.ended = threading.Event()

    def __call__(self, ws, watch, **others):
        self.begun += 1
        try:
            for _ in range(int(LONGEST / 0.01)):
                watch(1240, 3000)
                if self.let_go.wait(0.01):
                    return self.real(ws, watch=watch, **others)
        except background.GivenUpError:
            self.ended.set()
            raise
        raise AssertionError("nobody stopped it")


@pytest.fixture
def reading(monkeypatch):
    """Hold the reading of the folder."""
    monkeypatch.setattr(background, "TELL_EVERY", 0.0)
    long = Long(looking.overview)
    monkeypatch.setattr(looking, "overview", long)
    yield long
    long.let_go.set()


@pytest.fixture
def checking(monkeypatch):
    """Hold the checking of the folder."""
    monkeypatch.setattr(background, "TELL_EVERY", 0.0)
    long = Long(looking.verify)
    monkeypatch.setattr(looking, "verify", long)
    yield long
    long.let_go.set()


async def _at_home(app, pilot):
    """Wait for home's first words on how far it is."""
    for _ in range(400):
        await pilot.pause(0.02)
        if isinstance(app.screen, HomeScreen) and "1,240" in app.screen.query_one("#page").plain:
            return app.screen
    raise AssertionError("home never said how far it is")


def _said(home) -> str:
    today = "\n".join(str(line.prompt) for line in home.query_one("#today").options)
    return f"{today}\n{home.query_one('#page').plain}"


async def test_opening_a_big_folder_says_how_far_it_is_and_then_shows_it(ws, agreed, reading):
    """While the folder is read: how many files of how many, and that escape stops; then all."""
    app = HandfastApp(ws)
    async with app.run_test() as pilot:
        home = await _at_home(app, pilot)
        assert "1,240 of 3,000 files" in _said(home)
        assert "esc stops it. Nothing is lost." in _said(home)
        reading.let_go.set()
        await app.workers.wait_for_complete()
        for _ in range(200):
            await pilot.pause(0.02)
            if home.overview is not None:
                break
        assert home.overview.standing.agreements[0].title == "Running into exes"


async def test_escape_stops_the_reading_and_r_goes_on(ws, agreed, reading):
    """Escape ends the work itself; home says so and stays so until r reads the folder."""
    app = HandfastApp(ws)
    async with app.run_test() as pilot:
        home = await _at_home(app, pilot)
        await pilot.press("escape")
        assert reading.ended.wait(LONGEST)
        await pilot.pause()
        assert "You stopped the reading" in _said(home)
        home.look_again()
        await pilot.pause(0.2)
        assert "You stopped the reading" in _said(home)
        assert reading.begun == 1
        reading.let_go.set()
        await pilot.press("r")
        for _ in range(200):
            await pilot.pause(0.02)
            if home.overview is not None:
                break
        assert home.overview.standing.agreements[0].title == "Running into exes"


async def test_reading_again_keeps_what_stands_there(opened, agreed, monkeypatch):
    """A second reading leaves the list in place and says beside today how far it is."""
    async with opened("alex") as hands:
        monkeypatch.setattr(background, "TELL_EVERY", 0.0)
        long = Long(looking.overview)
        monkeypatch.setattr(looking, "overview", long)
        await hands.pilot.press("r")
        today = hands.screen.query_one("#today")
        await hands.until(lambda: "1,240 of 3,000" in str(today.border_subtitle))
        assert "Running into exes" in hands.screen_text()
        await hands.pilot.press("escape")
        assert long.ended.wait(LONGEST)
        await hands.settle()
        assert not str(today.border_subtitle)
        assert "Running into exes" in hands.screen_text()


async def test_checking_says_how_far_it_is_and_escape_ends_it(opened, ws, agreed, checking):
    """The check shows its files and a way back; escape ends the work, not only its screen."""
    async with opened("alex") as hands:
        await hands.pilot.press("v")
        await hands.until(lambda: "1,240 of 3,000 files" in hands.screen_text())
        assert "esc goes back and stops it" in hands.screen_text()
        await hands.pilot.press("escape")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert checking.ended.wait(LONGEST)


async def test_looking_back_checks_in_the_same_way(opened, ws, agreed, checking):
    """Looking back says how far its check is under the page, and still who sits here."""
    async with opened("alex") as hands:
        hands.app.push_screen(HistoryScreen(agreed))
        await hands.settle()
        await hands.pilot.press("v")
        reader = hands.screen.query_one("#reader")
        await hands.until(lambda: "1,240 of 3,000" in str(reader.border_subtitle))
        assert "Alex sits here" in hands.screen_text()
        checking.let_go.set()
        await hands.settle()
        assert not str(reader.border_subtitle)
        assert "Checked just now, and it holds." in hands.screen_text()
        checking.let_go.clear()
        await hands.pilot.press("v", "escape")
        assert checking.ended.wait(LONGEST)


async def test_people_say_how_far_the_first_reading_is(opened, ws, agreed, reading):
    """Whoever joins a big folder makes their key meanwhile, and sees that it is being read."""
    app = HandfastApp(ws)
    async with app.run_test() as pilot:
        app.push_screen(PeopleScreen())
        for _ in range(400):
            await pilot.pause(0.02)
            if "1,240" in app.screen.query_one("#people").plain:
                break
        assert "1,240 of 3,000 files" in app.screen.query_one("#people").plain
        reading.let_go.set()
        for _ in range(400):
            await pilot.pause(0.02)
            if "key on this machine" in app.screen.query_one("#people").plain:
                break
        assert "1,240" not in app.screen.query_one("#people").plain


async def test_leaving_at_once_waits_for_no_work(ws, agreed, reading):
    """The quick exit ends what is under way; the program does not stay for it."""
    app = HandfastApp(ws)
    async with app.run_test() as pilot:
        await _at_home(app, pilot)
        await pilot.press("ctrl+q")
    assert reading.ended.wait(LONGEST)


async def test_an_example_that_is_made_opens_over_nothing_else(monkeypatch, tmp_path):
    """Whoever asks for something else meanwhile stays there: no example comes up over it."""
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_: str(tmp_path))
    gate, made, real = threading.Event(), threading.Event(), example.make

    def make(*where, **how):
        gate.wait(LONGEST)
        couple = real(*where, **how)
        made.set()
        return couple

    monkeypatch.setattr(example, "make", make)
    app = HandfastApp()
    async with app.run_test() as pilot:
        await pilot.press("l")
        await pilot.press("s")
        gate.set()
        while not made.is_set():
            await pilot.pause(0.05)
        await pilot.pause(0.2)
        assert [type(screen).__name__ for screen in app.screen_stack] == [
            "WelcomeScreen",
            "LineDialog",
        ]
        await pilot.press("escape")
        assert "Making" not in str(app.screen.query_one("#sitting").content)
