"""Home: finding agreements, and what it says where there is nothing to read."""

import shutil

import pytest
from attrs import evolve
from textual.widgets import OptionList

from handfast.errors import StorageError
from handfast.model import PersonId
from handfast.tui.widgets.page import Page
from handfast.workspace import Workspace, drafts, looking, proposals


@pytest.fixture
def several(ws, sit, document, agreed):
    """One agreement in force, one that waits, and one that was withdrawn."""
    for title in ("Quiet evenings", "Sharing a calendar"):
        name = drafts.new_draft(ws, PersonId("sam"), evolve(document, title=title))
        digest = proposals.propose(ws, sit("sam"), name).digest
    proposals.withdraw(ws, sit("sam"), digest)


def listed(hands) -> list[str]:
    """Return the first line of each agreement in the list."""
    options = hands.screen.query_one("#agreements", OptionList).options
    return [str(option.prompt).splitlines()[0][2:] for option in options]


def page(hands) -> str:
    """Return what the page on the right says."""
    return hands.screen.query_one("#page", Page).plain


async def test_words_find_agreements_by_all_that_they_say(opened, several):
    """Titles, clauses and standing are searched; every word must fit; enter goes to the list."""
    async with opened("alex") as hands:
        assert len(listed(hands)) == 3
        await hands.press("slash")
        await hands.type("quiet even")
        assert listed(hands) == ["Quiet evenings"]
        await hands.until(lambda: page(hands).startswith("Quiet evenings"))
        assert "“quiet even”: 1" in str(hands.screen.query_one("#agreements").border_subtitle)
        await hands.press("enter")
        assert hands.screen.focused.id == "agreements"
        await hands.press("escape")
        assert len(listed(hands)) == 3
        await hands.press("slash")
        await hands.type("blindsided withdrawn")
        assert listed(hands) == ["Sharing a calendar"]


async def test_nothing_found_says_how_to_see_everything(opened, several):
    """Where nothing fits, the page says so and escape shows everything again."""
    async with opened("alex") as hands:
        await hands.press("slash")
        await hands.type("zebra")
        assert listed(hands) == []
        assert "No agreement with “zebra”." in page(hands)
        await hands.press("escape")
        assert len(listed(hands)) == 3
        assert not hands.screen.query_one("#find").display


async def test_standing_narrows_the_list(opened, several):
    """f goes from all to what is in force, what waits, what is at an end, and to all again."""
    async with opened("alex") as hands:
        found = []
        for _ in range(4):
            await hands.press("f")
            found.append(listed(hands))
        assert found[:3] == [["Running into exes"], ["Quiet evenings"], ["Sharing a calendar"]]
        assert len(found[3]) == 3


async def test_what_was_found_stays_when_the_folder_is_read_again(opened, several):
    """Reading again keeps the words that narrow the list."""
    async with opened("alex") as hands:
        await hands.press("slash")
        await hands.type("quiet")
        await hands.press("enter", "r")
        assert listed(hands) == ["Quiet evenings"]


async def test_an_empty_home_says_how_to_begin(opened):
    """With nothing agreed, the page is an invitation: the ground first, then what is good."""
    async with opened("alex") as hands:
        assert "Nothing agreed yet" in page(hands)
        assert "how you make agreements" in page(hands)
        assert "n begins a draft" in page(hands)


async def test_a_folder_that_is_gone_is_said_in_place(opened, agreed, ws):
    """Home shows what was agreed all the same, says what is wrong, and reads again later."""
    async with opened("alex") as hands:
        away = ws.folder.with_name("away")
        shutil.move(ws.folder, away)
        await hands.press("r")
        await hands.until(lambda: "The folder is not there" in hands.screen_text())
        assert page(hands).startswith("Running into exes")
        shutil.move(away, ws.folder)
        await hands.press("r")
        await hands.until(lambda: "The folder is not there" not in hands.screen_text())
        assert page(hands).startswith("Running into exes")


async def test_a_link_where_drafts_were_keeps_nobody_from_what_was_agreed(opened, agreed, ws):
    """Whoever puts one there is told of beside the agreements, not in their place."""
    (ws.folder / "private").rename(ws.folder / "elsewhere")
    (ws.folder / "private").symlink_to(ws.folder / "elsewhere")
    async with opened("alex") as hands:
        await hands.until(lambda: page(hands).startswith("Running into exes"))
        assert "A link stands where the private folder should be" in hands.screen_text()


async def test_what_cannot_be_read_is_said_in_place(opened, agreed, ws, monkeypatch):
    """Home stays open, says what is wrong and what to do, and reads again when it is over."""

    def unread(*_args, **_given):
        raise StorageError("The disk hums.", next_step="Wait a moment.")

    async with opened("alex") as hands:
        with monkeypatch.context() as patch:
            patch.setattr(Workspace, "load", unread)
            await hands.press("r")
            assert hands.dialog == "HomeScreen"
            assert "cannot be read just now" in hands.screen_text()
            assert "r reads the folder again" in page(hands)
        await hands.press("r")
        await hands.until(lambda: page(hands).startswith("Running into exes"))


def test_texts_are_folded_and_need_every_word(ws: Workspace, agreed):
    """Capital letters do not matter, a part of a word is enough, a missing word is not."""
    stands = looking.overview(ws).standing
    (said,) = looking.texts(ws, stands).values()
    assert looking.fits(said, "RUNNING blind alex")
    assert looking.fits(said, "")
    assert not looking.fits(said, "running zebra")
