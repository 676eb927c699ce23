"""The action table: one place for keys, footer, help and palette."""

import importlib
import pkgutil

import pytest

import handfast.tui.dialogs
import handfast.tui.screens
from handfast.tui import actions
from handfast.tui.app import HandfastApp
from handfast.tui.screens.base import HouseScreen

NOT_AT_ONCE = {
    ("agreement", "answer"),
    ("agreement", "sign"),
    ("review", "answer"),
    ("review", "begin"),
    ("review", "unlock"),
}
"""What is never shown beside the rest: a version that can be renewed is not proposed any more, and
before all answers are in there is no agenda to agree."""


def _screens():
    found = {}
    for module in pkgutil.iter_modules(handfast.tui.screens.__path__):
        loaded = importlib.import_module(f"handfast.tui.screens.{module.name}")
        for thing in vars(loaded).values():
            if isinstance(thing, type) and issubclass(thing, HouseScreen) and thing.PLACE:
                found.setdefault(thing.PLACE, set()).add(thing)
    return found


@pytest.mark.parametrize("action", actions.ACTIONS, ids=lambda a: f"{a.where[0]}-{a.id}")
def test_every_action_has_a_method_and_words(action):
    """Each action of the table is a method of its screens, or of the app, and says what it does."""
    assert action.help.endswith(".")
    assert action.label
    for place in action.where:
        owners = {HandfastApp} if place == actions.EVERYWHERE else _screens()[place]
        for owner in owners:
            if not owner.__subclasses__():  # a part of another screen is never shown itself
                assert hasattr(owner, f"action_{action.id}"), (owner, action.id)


def test_no_key_means_two_things_in_one_place():
    """Within a place, and against what works everywhere, each key has one meaning."""
    for place in {place for action in actions.ACTIONS for place in action.where}:
        keys = [key for action in actions.at(place) for key in action.key.split(",")]
        assert len(keys) == len(set(keys)), place
        if place != actions.EVERYWHERE:
            everywhere = {k for action in actions.everywhere() for k in action.key.split(",")}
            assert not everywhere & set(keys), place


def test_the_footer_fits_eighty_columns():
    """The keys shown at the bottom of each place are never cut off at 80 columns."""
    names = {"ctrl+": "^", "escape": "esc"}
    for place in {place for action in actions.ACTIONS for place in action.where}:
        width = 0
        for action in (*actions.at(place), *actions.everywhere()):
            if action.footer and (place, action.id) not in NOT_AT_ONCE:
                key = action.keys
                for long, short in names.items():
                    key = key.replace(long, short)
                width += len(key) + 1 + len(action.label) + 1
        assert width <= 80, (place, width)


async def test_the_palette_offers_what_can_be_done_here():
    """The command palette finds an action by its name, and runs it."""
    app = HandfastApp()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await pilot.press(*"light or dark")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.1)
        await pilot.pause()
        assert app.theme == "handfast-day"


@pytest.mark.parametrize("place", [*_screens()])
async def test_the_palette_lists_every_action_of_a_place(place):
    """Before anything is typed, the palette offers all that can be done here and everywhere."""
    from textual.screen import Screen

    from handfast.tui.commands import HouseCommands

    class Here(Screen):
        PLACE = place

    app = HandfastApp()
    async with app.run_test() as pilot:
        app.push_screen(Here())
        await pilot.pause()
        offered = [hit async for hit in HouseCommands(app.screen).discover()]
    labels = {str(hit.text) for hit in offered}
    wanted = {action.label for action in (*actions.at(place), *actions.everywhere())}
    wanted -= {"All actions"}
    assert {label for label in wanted if label not in labels} <= {"Switch seat"}


@pytest.mark.parametrize("place", [*_screens()])
async def test_help_names_every_key_of_a_place(place):
    """The help of each place lists each of its actions, and those that are everywhere."""
    from handfast.tui.dialogs.help import HelpDialog
    from handfast.tui.widgets.page import Page

    app = HandfastApp()
    async with app.run_test() as pilot:
        app.push_screen(HelpDialog(place))
        await pilot.pause()
        said = app.screen.query_one(Page).plain
        for action in (*actions.at(place), *actions.everywhere()):
            assert action.help in said
        await pilot.press("escape")
        assert not isinstance(app.screen, HelpDialog)
