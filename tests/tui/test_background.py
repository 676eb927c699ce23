"""The background: one message per job, stale answers dropped, errors as sentences."""

import threading

import pytest

from handfast.errors import DocumentError, Problem, RefusedError
from handfast.tui.app import HandfastApp
from handfast.tui.background import where_from
from handfast.tui.dialogs.problem import ProblemDialog

CANARY = "kept between the two of us"


@pytest.fixture
async def screen():
    """Give the welcome screen, which calls the background like any other."""
    app = HandfastApp()
    async with app.run_test() as pilot:
        await pilot.pause()
        yield app.screen, pilot


async def _quiet(pilot):
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def test_an_answer_arrives_on_the_event_loop(screen):
    """The work runs in another thread, what follows in the thread of the screen."""
    where, pilot = screen
    threads = []
    where.in_background(
        lambda: threads.append(threading.current_thread()) or 7,
        lambda answer: threads.append((answer, threading.current_thread())),
    )
    await _quiet(pilot)
    assert threads[0] is not threading.main_thread()
    assert (7, threading.main_thread()) == threads[1]
    assert not where.busy()


async def test_a_stale_answer_is_dropped(screen):
    """Of two jobs of a group only the newer one's answer arrives, even if it is done first."""
    where, pilot = screen
    gate, answers = threading.Event(), []
    where.in_background(lambda: gate.wait(5) and "old", answers.append)
    await pilot.pause()
    where.in_background(lambda: "new", answers.append)
    await pilot.pause(0.05)
    gate.set()
    await _quiet(pilot)
    await pilot.pause(0.05)
    assert answers == ["new"]


ERRORS = {
    "refused": (RefusedError("Not now.", next_step="Wait a day."), ("Not now.", "Wait a day.")),
    "document": (
        DocumentError("It is not complete.", [Problem("A title is missing.", 3)]),
        ("It is not complete.", "Line 3: A title is missing."),
    ),
    "unexpected": (ValueError(CANARY), ("Something went wrong", "ValueError in background.py")),
}


@pytest.mark.parametrize(("error", "said"), ERRORS.values(), ids=ERRORS)
async def test_an_error_becomes_a_dialog_with_its_sentence(screen, error, said):
    """Our errors show their sentence and next step; any other only which one it was and where."""
    where, pilot = screen

    def fail():
        raise error

    where.in_background(fail, lambda _: None)
    await _quiet(pilot)
    dialog = pilot.app.screen
    assert isinstance(dialog, ProblemDialog)
    shown = "\n".join(str(label.content) for label in dialog.query("Static"))
    assert all(sentence in shown for sentence in said)
    assert CANARY not in shown
    await pilot.press("enter")
    assert pilot.app.screen is where


async def test_the_log_holds_nothing_private(screen, caplog):
    """What is logged of an unexpected error is its class and place, never its text."""
    where, pilot = screen

    def fail():
        raise ValueError(CANARY)

    where.in_background(fail, lambda _: None)
    await _quiet(pilot)
    assert "ValueError in background.py" in caplog.text
    assert CANARY not in caplog.text


def test_an_error_without_a_place_is_named_all_the_same():
    """An error that was never raised has no place."""
    assert where_from(KeyError("x")) == "KeyError in an unknown place"
