"""What holds on every screen and in every dialog; which ones there are is asked of the code.

Each is opened once and given what works everywhere: help, support, the palette, the looks, another
size, the mouse, locking and leaving at once. A screen or a dialog that is new and is not listed
here makes the first test fail.
"""

import importlib
import pkgutil
from datetime import date

import pytest
from textual.command import CommandPalette

import handfast.tui.dialogs
import handfast.tui.screens
from handfast.errors import UsageError
from handfast.model import Moment
from handfast.tui import actions
from handfast.tui.dialogs import (
    bring,
    choose,
    confirm,
    consent,
    ground,
    meet,
    new_draft,
    own_words,
    passphrase,
    pausing,
    problem,
    quiet,
    repair_draft,
    repair_forms,
    repair_words,
    stopping,
    take_on,
    tell,
    turn_to,
    write,
)
from handfast.tui.dialogs.base import Dialog
from handfast.tui.dialogs.form import FormDialog
from handfast.tui.dialogs.help import HelpDialog
from handfast.tui.screens import (
    agreement,
    drafting,
    history,
    home,
    proposal,
    proposing,
    repair,
    repair_naming,
    repair_pause,
    repair_sharing,
    repair_step,
    repair_taken,
    review,
    review_answering,
    rewording,
    signing,
    support,
    verifying,
    welcome,
)
from handfast.tui.screens import people as people_screen
from handfast.tui.screens.base import HouseScreen
from handfast.tui.widgets.hint import Hint
from handfast.tui.widgets.page import Page
from handfast.workspace import drafts, invitations, looking, people, reviewing

# Other tests pass the same lines; with these measured too the suite would take far longer.
pytestmark = pytest.mark.no_cover

DAY = date(2026, 12, 7)


class Stage:
    """What screens and dialogs need to open: two agreements' worth of a folder, and Alex's seat."""

    def __init__(self, ws, sit, agreed, hurt, document) -> None:
        self.ws, self.agreed, self.hurt, self.document = ws, agreed, hurt, document
        reviewing.begin(ws, sit("sam"), agreed)
        self.alex = people.find(ws, "alex")
        self.draft = drafts.new_draft(ws, self.alex.id, document)
        self.standing = next(
            each
            for line in looking.overview(ws).standing.agreements
            for each in line.versions
            if each.digest == agreed
        )


SCREENS = {
    "welcome": lambda s: welcome.WelcomeScreen(),
    "home": lambda s: home.HomeScreen(),
    "people": lambda s: people_screen.PeopleScreen(),
    "drafting": lambda s: drafting.DraftingScreen(s.draft),
    "rewording": lambda s: rewording.RewordingScreen(s.draft, s.document, s.document.clauses[0]),
    "proposing": lambda s: proposing.ProposingScreen(s.draft),
    "proposal": lambda s: proposal.ProposalScreen(s.agreed),
    "signing": lambda s: signing.SigningScreen(s.agreed),
    "agreement": lambda s: agreement.AgreementScreen(s.agreed),
    "history": lambda s: history.HistoryScreen(s.agreed),
    "verifying": lambda s: verifying.VerifyingScreen(),
    "support": lambda s: support.SupportScreen(),
    "repair": lambda s: repair.RepairScreen(s.hurt),
    "repair-step": lambda s: repair_step.StepScreen(Moment.ACKNOWLEDGE, s.hurt),
    "naming": lambda s: repair_naming.NamingScreen(),
    "sharing": lambda s: repair_sharing.SharingScreen("a-note", "I felt forgotten."),
    "pause": lambda s: repair_pause.PauseScreen(s.hurt),
    "taken-on": lambda s: repair_taken.TakenOnScreen(s.hurt),
    "review": lambda s: review.ReviewScreen(s.agreed),
    "answering": lambda s: review_answering.AnsweringScreen(s.agreed, "alex"),
}
DIALOGS = {
    bring.BringDialog: lambda s: bring.BringDialog(s.ws),
    choose.ChooseDialog: lambda s: choose.ChooseDialog("Which?", [("one", "One")]),
    confirm.ConfirmDialog: lambda s: confirm.ConfirmDialog("So?", ["It is so."], yes="Yes"),
    consent.ConsentDialog: lambda s: consent.ConsentDialog(),
    ground.GroundDialog: lambda s: ground.GroundDialog(),
    HelpDialog: lambda s: HelpDialog("home"),
    meet.MeetDialog: lambda s: meet.MeetDialog(invitations.read(invitations.text_of(s.ws, "alex"))),
    new_draft.NewDraftDialog: lambda s: new_draft.NewDraftDialog(s.session),
    own_words.OwnWordsDialog: lambda s: own_words.OwnWordsDialog(s.document.clauses[0]),
    passphrase.PassphraseDialog: lambda s: passphrase.PassphraseDialog(s.ws, s.alex, "Why."),
    pausing.PauseDialog: lambda s: pausing.PauseDialog(s.ws.clock),
    problem.ProblemDialog: lambda s: problem.ProblemDialog(UsageError("No.", next_step="Yes.")),
    quiet.QuietMoment: lambda s: quiet.QuietMoment(s.standing),
    quiet.StillMoment: lambda s: quiet.StillMoment(["Quiet."]),
    repair_draft.AskedFirstDialog: lambda s: repair_draft.AskedFirstDialog((), ()),
    repair_draft.DraftAfterHurtDialog: lambda s: repair_draft.DraftAfterHurtDialog(fresh=True),
    repair_forms.ActionDialog: lambda s: repair_forms.ActionDialog(DAY),
    repair_forms.LookAgainDialog: lambda s: repair_forms.LookAgainDialog(DAY),
    repair_forms.RitualDialog: lambda s: repair_forms.RitualDialog(DAY),
    repair_words.RepairWordsDialog: lambda s: repair_words.RepairWordsDialog(
        "Words", about="For you.", seal=lambda _: None
    ),
    stopping.StopDialog: lambda s: stopping.StopDialog(),
    take_on.TakeOnDialog: lambda s: take_on.TakeOnDialog("Alex", DAY),
    tell.TellDialog: lambda s: tell.TellDialog("So", ["It is so."]),
    turn_to.TurnToDialog: lambda s: turn_to.TurnToDialog(()),
    write.LineDialog: lambda s: write.LineDialog("A line"),
    write.WriteDialog: lambda s: write.WriteDialog("A few words"),
}
BASES = {FormDialog}
"""What is never opened itself."""


def _all(package, kind) -> set[type]:
    """Return every class of a kind that a package defines."""
    modules = [
        importlib.import_module(f"{package.__name__}.{each.name}")
        for each in pkgutil.iter_modules(package.__path__)
    ]
    return {
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, kind) and thing is not kind
    }


def test_every_screen_and_dialog_is_here():
    """What is tried below are all screens that have a place, and all dialogs."""
    places = {each.PLACE for each in _all(handfast.tui.screens, HouseScreen)} - {""}
    assert places == set(SCREENS)
    assert {place for each in actions.ACTIONS for place in each.where} <= {*places, "everywhere"}
    assert _all(handfast.tui.dialogs, Dialog) - BASES == set(DIALOGS)


@pytest.fixture
def stage(ws, sit, agreed, hurt, document):
    """A folder in which every screen has something to show."""
    return Stage(ws, sit, agreed, hurt, document)


@pytest.fixture
def shown(opened, stage, request):
    """Open the screen or dialog of this test over home, with Alex there and unlocked."""
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def show(make):
        async with opened("alex") as hands:
            hands.app.session.take(people.unlock_seat(stage.ws, "alex", hands.secret("alex")))
            stage.session = hands.app.session
            hands.app.push_screen(make(stage))
            await hands.settle()
            hands.below = hands.screen
            yield hands

    return show


EACH = [
    *(pytest.param(make, id=place) for place, make in SCREENS.items()),
    *(pytest.param(make, id=kind.__name__) for kind, make in DIALOGS.items()),
]


@pytest.mark.parametrize("make", EACH)
async def test_what_works_everywhere_works_here(shown, make):
    """Support, help, palette, looks and leaving answer to their keys, whatever has the focus.

    Each leads back to where one was; so does another size of the terminal, and at each size the
    keys of a dialog are in sight.
    """
    async with shown(make) as hands:
        app, below = hands.app, hands.below
        place = getattr(below, "PLACE", "") or "home"
        if place != "support":
            await hands.press("f2")
            assert hands.dialog == "SupportScreen"
            await hands.press("escape")
            assert app.screen is below
        if hands.dialog != "HelpDialog":
            await hands.press("f1")
            assert hands.dialog == "HelpDialog"
            said = app.screen.query_one(Page).plain
            assert [a.label for a in actions.at(place) if a.help not in said] == []
            await hands.press("escape")
            assert app.screen is below
        await hands.press("ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await hands.press("escape")
        assert app.screen is below
        for key, seen in (
            ("f5", lambda: app.theme),
            ("f6", lambda: app.theme),
            ("f10", lambda: app.animation_level),
        ):
            before = seen()
            await hands.press(key)
            assert seen() != before, key
            assert app.screen is below
        for size in ((60, 20), (120, 24), (200, 60), (80, 24), (100, 34)):
            await hands.pilot.resize_terminal(*size)
            await hands.settle()
            assert app.screen is below
            for keys in below.query(Hint):
                assert below.region.contains_region(keys.region), size
            assert below.focused is None or below.region.overlaps(below.focused.region), size
        await hands.pilot.press("ctrl+q")
        assert app.left_at_once
        assert not app.session.unlocked


async def _locks(hands) -> None:
    """Press the key that locks, and see that nothing of this person's is left open."""
    await hands.press("f4")
    await hands.until(lambda: hands.dialog in {"HomeScreen", "ChooseDialog"})
    assert not hands.app.session.unlocked
    assert hands.below not in hands.app.screen_stack or hands.dialog == "HomeScreen"


@pytest.mark.parametrize("make", [*SCREENS.values()], ids=[*SCREENS])
async def test_the_mouse_reaches_every_action(shown, make):
    """A click on the name of the house opens the palette, with every action of this screen."""
    async with shown(make) as hands:
        await hands.pilot.click("#place")
        await hands.settle()
        palette = hands.app.screen
        assert isinstance(palette, CommandPalette)
        listed = palette.query_one("CommandList")
        await hands.until(lambda: listed.option_count > 3)
        await hands.settle()
        place = hands.below.PLACE
        wanted = {a.id: a.help for a in (*actions.at(place), *actions.everywhere())}
        wanted.pop("command_palette")
        said = "\n".join(str(option.hit.help) for option in listed.options)
        assert {name for name, about in wanted.items() if about not in said} == set()
        await hands.press("escape")
        await _locks(hands)


@pytest.mark.parametrize("make", [*DIALOGS.values()], ids=[k.__name__ for k in DIALOGS])
async def test_the_mouse_presses_the_keys_of_a_dialog(shown, stage, make):
    """A click on the words of the key that closes a dialog closes it."""
    async with shown(make) as hands:
        hint = hands.screen.query_one(Hint)
        said = str(hint.content)
        closes = "esc:" if "esc:" in said else "enter:"
        line = hint.content_region
        left = line.right - len(said) if line.width > len(said) else line.x
        if hands.dialog in {"QuietMoment", "StillMoment"}:
            left = line.x + (line.width - len(said)) // 2
        await hands.pilot.click(offset=(left + said.index(closes) + 1, line.y))
        await hands.settle()
        assert hands.dialog == "HomeScreen"
        hands.app.push_screen(make(stage))
        await hands.settle()
        hands.below = hands.screen
        await _locks(hands)


async def test_a_click_on_who_sits_here_lets_somebody_else_sit_down(shown):
    """The name at the top can be clicked: what is private is locked, and it asks who sits here."""
    async with shown(SCREENS["agreement"]) as hands:
        await hands.pilot.click("#sitting")
        await hands.settle()
        assert hands.dialog == "ChooseDialog"
        assert not hands.app.session.unlocked


async def test_what_is_read_can_be_copied(shown):
    """Words of a page that were marked with the mouse go to the clipboard, as they were written."""
    async with shown(SCREENS["agreement"]) as hands:
        page = hands.screen.query_one(Page)
        lines = [str(line) for line in page.render().plain.splitlines()]
        row = next(at for at, line in enumerate(lines) if "runs into an ex" in line)
        line = lines[row]
        begin, end = line.index("If either"), line.index(" an ex") + len(" an ex")
        left, top = page.content_region.offset
        await hands.pilot.mouse_down(offset=(left + begin, top + row))
        await hands.pilot.hover(offset=(left + end, top + row))
        await hands.pilot.mouse_up(offset=(left + end, top + row))
        await hands.press("ctrl+c")
        assert hands.app.clipboard.startswith("If either of us runs into an e")
