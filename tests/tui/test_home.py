"""Home: today, the agreements, the page; who sits here, and what is locked."""

from datetime import timedelta

import pytest
from textual.widgets import OptionList

from handfast.model import PersonId
from handfast.tui.app import HandfastApp
from handfast.tui.screens.agreement import AgreementScreen
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.widgets.page import Page
from handfast.workspace import Workspace, drafts, looking, proposals

SECRET = "I am afraid of being left"


async def test_an_empty_folder_says_what_to_do(opened):
    """With nobody's agreement yet, home says how to begin: with the ground, or a draft."""
    async with opened("alex") as hands:
        assert "Begin with how you make agreements: press g." in hands.screen_text()
        assert "n begins a draft" in hands.screen_text()


async def test_who_sits_here_is_asked_first_and_always_shown(opened):
    """With two keys on the machine home asks who sits here; the top bar says it from then on."""
    async with opened() as hands:
        await hands.sits("sam")
        assert hands.app.session.person.id == "sam"
        assert "Sam sits here · locked" in hands.screen_text()


async def test_what_waits_for_me_comes_first(opened, proposed):
    """A proposal waits for the one who has not signed; for the other it only waits."""
    async with opened("alex") as hands:
        assert "Running into exes from Sam waits for your answer." in hands.screen_text()
    async with opened("sam") as hands:
        assert "waits for Alex" in hands.screen_text()
        assert "your answer" not in hands.screen_text()


async def test_the_page_shows_the_highlighted_agreement(opened, agreed):
    """Words, need, whom it binds, who signed when, and the next review."""
    async with opened("alex") as hands:
        page = hands.screen.query_one("#page", Page).plain
        for said in (
            "in force",
            "If either of us runs into an ex",
            "so that neither of us feels blindsided",
            "binds Alex and Sam",
            "Alex · 23 November 2026, 18:04 UTC",
            "Looking at it again",
        ):
            assert said in page


async def test_a_review_is_due_on_its_day(opened, agreed, at, ws):
    """On the review day home says so in words; the day before it does not."""
    review = looking.find(ws, agreed).document.review.on
    days = (review - ws.clock.today()).days
    for early, due in ((1, False), (0, True)):
        then = at(ws.clock.now() + timedelta(days=days - early))
        async with opened("alex", workspace=then) as hands:
            assert ("is due for its review today." in hands.screen_text()) is due


async def test_drafts_ask_for_the_passphrase_once(opened, ws, document):
    """A draft is listed and opened after one passphrase; the second time nothing is asked."""
    drafts.new_draft(ws, PersonId("alex"), document)
    async with opened("alex") as hands:
        assert "one private draft" in hands.screen_text()
        await hands.press("d")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "ChooseDialog")
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.screen, DraftingScreen))
        await hands.press("escape")
        await hands.until(lambda: hands.dialog == "HomeScreen")
        await hands.press("d")
        assert hands.dialog == "ChooseDialog"


async def test_a_wrong_passphrase_is_asked_again_kindly(opened, ws, document):
    """A passphrase that does not fit opens nothing and says so; the right one still does."""
    drafts.new_draft(ws, PersonId("alex"), document)
    async with opened("alex") as hands:
        await hands.press("d")
        await hands.paste("wrong")
        await hands.press("enter")
        await hands.until(lambda: "did not open the key" in hands.screen_text())
        assert not hands.app.session.unlocked
        await hands.passphrase("alex")
        assert hands.app.session.unlocked


async def test_handing_over_locks_and_clears_what_is_private(opened, ws, document):
    """After Sam sat down, nothing of Alex's draft is on any screen, and their seat is locked."""
    from handfast.workspace import editing

    private = editing.add_clause(document, SECRET)
    drafts.new_draft(ws, PersonId("alex"), private)
    async with opened("alex") as hands:
        await hands.press("d")
        await hands.passphrase("alex")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.until(lambda: SECRET in hands.screen_text())
        seat = hands.app.session.seat
        await hands.press("f3")
        await hands.sits("sam")
        assert hands.app.session.person.id == "sam"
        assert hands.app.session.seat is None
        assert not seat.here
        assert hands.dialog == "PassphraseDialog"
        await hands.press("escape")
        assert hands.dialog == "HomeScreen"
        for screen in hands.app.screen_stack:
            for widget in screen.walk_children(with_self=True):
                assert SECRET not in repr(vars(widget))
        assert SECRET not in hands.app.export_screenshot()


async def test_locking_keeps_what_was_being_written(opened, ws, document, sit):
    """f4 in the middle of a sentence saves it first, then locks, and shows home."""
    name = drafts.new_draft(ws, PersonId("alex"), document)
    async with opened("alex") as hands:
        await hands.press("d")
        await hands.passphrase("alex")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.until(lambda: hands.screen.clause is not None)
        await hands.pilot.press(*" Or two", "f4")
        await hands.settle()
        assert hands.dialog == "HomeScreen"
        assert not hands.app.session.unlocked
    saved = drafts.open_draft(ws, sit("alex"), name).document.clauses[0].text
    assert saved.endswith(" Or two")


async def test_leaving_at_once_keeps_what_was_being_written(opened, ws, document, sit):
    """ctrl+q in the middle of a sentence leaves, locked, and the sentence is saved."""
    name = drafts.new_draft(ws, PersonId("alex"), document)
    async with opened("alex") as hands:
        await hands.press("d")
        await hands.passphrase("alex")
        await hands.press("enter")
        await hands.until(lambda: hands.dialog == "DraftingScreen")
        await hands.until(lambda: hands.screen.clause is not None)
        await hands.pilot.press(*" Or two", "ctrl+q")
        assert hands.app.left_at_once
        assert hands.app.session.seat is None
    assert drafts.open_draft(ws, sit("alex"), name).document.clauses[0].text.endswith(" Or two")


async def test_a_missing_record_is_said(opened, agreed, ws):
    """A file that was here and is gone is named at the top of home."""
    for version in (ws.folder / "agreements").rglob("*.toml"):
        version.unlink()
    async with opened(
        "alex",
        workspace=Workspace.open(ws.folder, clock=ws.clock, data_root=ws.folder.parent / "data"),
    ) as hands:
        assert "is missing from the folder" in hands.screen_text()


async def test_today_opens_what_it_names(opened, proposed):
    """Enter on what waits for me opens the proposal; on an agreement its page."""
    async with opened("alex") as hands:
        hands.screen.query_one("#today", OptionList).focus()
        await hands.press("enter")
        assert hands.dialog == "ProposalScreen"
        await hands.press("escape", "tab", "enter")
        assert hands.dialog == "AgreementScreen"


async def test_a_withdrawn_agreement_is_shown_as_such(opened, agreed, ws, sit):
    """What was withdrawn stays to be read, in words, with who withdrew."""
    proposals.withdraw(ws, sit("sam"), agreed)
    async with opened("alex") as hands:
        assert "withdrawn by Sam" in hands.screen_text()


async def test_a_new_machine_says_why_nothing_counts(hands, ws, agreed, tmp_path):
    """Where no key is known yet, home says so instead of "unsigned", once per key."""
    other = Workspace.open(ws.folder, clock=ws.clock, data_root=tmp_path / "elsewhere")
    assert not looking.overview(other).people
    async with hands(HandfastApp(other)) as at:
        said = at.screen_text()
        assert "Nobody is here yet. Make the first person." in said
        assert "signed with keys this machine does not know yet" in said
        assert said.count("this machine does not know the key") == 2


async def test_one_bullet_is_enough(hands, ws, tmp_path):
    """The line about making a person has one bullet."""
    empty = Workspace.start(tmp_path / "new", data_root=tmp_path / "new-data")
    async with hands(HandfastApp(empty)) as at:
        assert at.screen_text().count("●") == 1


async def test_what_arrives_is_seen_without_a_key(opened, ws, document, sit):
    """A proposal that arrives while home is open appears by itself, within one look."""
    async with opened("alex") as hands:
        assert "waits for your answer" not in hands.screen_text()
        name = drafts.new_draft(ws, PersonId("sam"), document)
        proposals.propose(ws, sit("sam"), name)
        hands.screen.look_again()
        await hands.until(lambda: "waits for your answer" in hands.screen_text())
        drawn = hands.screen.overview
        hands.screen.look_again()
        await hands.settle()
        assert hands.screen.overview is drawn


@pytest.mark.parametrize("width", [60, 80, 100])
async def test_a_long_title_ends_before_the_name(opened, ws, sit, document, width):
    """The top bar leaves two cells between what one reads and who sits here."""
    from attrs import evolve

    title = "How often we look at our agreements again, and where"
    name = drafts.new_draft(ws, PersonId("sam"), evolve(document, title=title))
    digest = proposals.propose(ws, sit("sam"), name).digest
    async with opened("alex", size=(width, 24)) as hands:
        hands.app.push_screen(AgreementScreen(digest))
        await hands.settle()
        await hands.until(lambda: hands.screen.view is not None)
        place = hands.screen.query_one("#place").content
        who = hands.screen.query_one("#sitting").content
        assert place.cell_length + 2 + who.cell_length <= width
        assert "How often" in place.plain


@pytest.mark.parametrize("key", ["f3", "f4"])
async def test_locking_works_above_a_dialog(opened, ws, document, key):
    """f3 and f4 lock in the middle of a dialog; what was typed there is gone."""
    drafts.new_draft(ws, PersonId("alex"), document)
    async with opened("alex") as hands:
        await hands.press("n")
        await hands.passphrase("alex")
        await hands.until(lambda: hands.dialog == "NewDraftDialog")
        assert hands.app.session.unlocked
        await hands.press("a", key)
        assert not hands.app.session.unlocked
        assert hands.dialog == ("HomeScreen" if key == "f4" else "ChooseDialog")


async def test_help_and_lights_work_above_a_dialog(opened, ws):
    """f1 in a dialog shows the keys of the screen below it; f5 changes the theme."""
    async with opened("alex") as hands:
        await hands.press("n")
        assert hands.dialog == "PassphraseDialog"
        theme = hands.app.theme
        await hands.press("f5", "f1")
        assert hands.app.theme != theme
        assert hands.dialog == "HelpDialog"
        assert "Begin a draft." in hands.screen_text()
        await hands.press("f1")
        assert hands.dialog == "PassphraseDialog"


async def test_a_key_pressed_twice_closes_one_screen(opened, ws):
    """A second answer of the same dialog closes nothing else, and the program goes on."""
    async with opened() as hands:
        await hands.until(lambda: hands.dialog == "ChooseDialog")
        dialog = hands.screen
        dialog.dismiss("alex")
        dialog.dismiss("alex")
        await hands.settle()
        assert hands.dialog == "HomeScreen"
        assert hands.app.session.person.id == "alex"
        await hands.press("p")
        people_screen = hands.screen
        people_screen.dismiss()
        people_screen.dismiss()
        await hands.settle()
        assert hands.dialog == "HomeScreen"
