"""Where nothing is agreed yet: home leads to the ground agreement, and People's keys do as said."""

import pytest
from textual.widgets import OptionList

from handfast.tui import actions
from handfast.tui.screens.people import PeopleScreen
from handfast.workspace import drafts

LEADS_TO = {
    "bring": "BringDialog",
    "meet": "LineDialog",
    "invite": "LineDialog",
    "ground": "GroundDialog",
}


@pytest.mark.parametrize("way", ["key", "today"])
async def test_an_empty_home_leads_to_the_ground_agreement(opened, ws, sit, way):
    """Today says where to begin; g, or enter there, leads to a draft that sets a pace."""
    async with opened("alex") as hands:
        assert "Begin with how you make agreements" in hands.screen_text()
        if way == "key":
            await hands.press("g")
        else:
            hands.screen.query_one("#today").focus()
            await hands.press("home", "enter")
        await hands.until(lambda: hands.dialog == "GroundDialog")
        await hands.press("down", "enter")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.until(lambda: hands.screen.document is not None)
        assert hands.screen.document.ground.hours_after_rupture == 120
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        assert "Begin with how" not in hands.screen_text()
        assert "one private draft" in hands.screen_text()
    (draft,) = drafts.list_drafts(ws, sit("alex"))
    assert draft.document.ground is not None


async def test_home_with_an_agreement_offers_something_else(opened, proposed):
    """Once something was written, today speaks of that."""
    async with opened("alex") as hands:
        assert "Begin with how" not in hands.screen_text()


async def test_the_keys_that_people_shows_are_the_keys_that_work(opened):
    """Each line of More names a key of the table, and that key leads where the line does."""
    async with opened("alex") as hands:
        hands.app.push_screen(PeopleScreen())
        await hands.settle()
        shown = {o.id: str(o.prompt) for o in hands.screen.query_one("#more", OptionList).options}
        table = {a.id: a for a in actions.at("people") if a.id != "back"}
        assert set(shown) == set(table) == set(LEADS_TO)
        for name, action in table.items():
            assert shown[name] == f"{action.keys}  {action.label}"
            await hands.press(action.key)
            assert hands.dialog == LEADS_TO[name]
            await hands.press("escape")
            assert hands.dialog == "PeopleScreen"
