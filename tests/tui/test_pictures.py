"""Pictures of every screen: at three sizes, in light, dark and high contrast, always the same.

Each test opens the app once and takes all twelve pictures of one place, kept as one text: what
stands on each line, then which style each run of cells has in each theme. So a change can be read
in a diff, and the pictures of all screens are small. What is asserted first: that no line is wider
or narrower than the screen, so that nothing of it is pushed out of its frame.

Draw them again with: pytest tests/tui/test_pictures.py --snapshot-update
See them as SVG with: HANDFAST_PICTURES=FOLDER pytest tests/tui/test_pictures.py
"""

import os
import time
from contextlib import asynccontextmanager
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path
from string import ascii_letters

import pytest
from attrs import evolve
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual._context import visible_screen_stack

from handfast.clock import FixedClock
from handfast.model import (
    Cadence,
    Choice,
    Clause,
    ClauseAnswer,
    Moment,
    Person,
    PersonId,
    Reply,
    ReplyKind,
    RoundStep,
    RoundWords,
    Side,
)
from handfast.repair import RITUALS
from handfast.signing import Secret
from handfast.tui import theme
from handfast.tui.app import HandfastApp
from handfast.tui.dialogs.quiet import QuietMoment
from handfast.tui.dialogs.turn_to import TurnToDialog
from handfast.tui.screens.agreement import AgreementScreen
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.screens.history import HistoryScreen
from handfast.tui.screens.people import PeopleScreen
from handfast.tui.screens.proposal import ProposalScreen
from handfast.tui.screens.proposing import ProposingScreen
from handfast.tui.screens.renewing import RenewingScreen
from handfast.tui.screens.repair import RepairScreen
from handfast.tui.screens.repair_naming import NamingScreen
from handfast.tui.screens.repair_pause import PauseScreen
from handfast.tui.screens.repair_sharing import SharingScreen
from handfast.tui.screens.repair_step import StepScreen
from handfast.tui.screens.repair_taken import TakenOnScreen
from handfast.tui.screens.review import ReviewScreen
from handfast.tui.screens.review_answering import AnsweringScreen
from handfast.tui.screens.rewording import RewordingScreen
from handfast.tui.screens.signing import SigningScreen
from handfast.tui.screens.support import SupportScreen
from handfast.tui.screens.verifying import VerifyingScreen
from handfast.workspace import (
    Workspace,
    drafts,
    editing,
    example,
    looking,
    people,
    proposals,
    repairing,
    reviewing,
)

# Other tests pass the same lines; with these measured too the suite would take far longer.
pytestmark = pytest.mark.no_cover

SIZES = ((80, 24), (120, 40), (60, 20))
LOOKS = {
    "day": theme.LIGHT,
    "evening": theme.DARK,
    "contrast": theme.CONTRAST_DARK,
    "contrast day": theme.CONTRAST_LIGHT,
}
LATER = date(2026, 12, 7)
WIDE = "两个人的约定 · 夜に電話する"
COMBINING = "Ze\u0301 and A\u030angstro\u0308m"
FAMILY = "👩‍👩‍👧 🏳️‍🌈 ☂️ tea & 🫖"


class Picture(SingleFileSnapshotExtension):
    """One text file for the twelve pictures of one place."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def pictures(snapshot, request):
    """Take the twelve pictures of what is on the screen."""

    async def take(hands) -> None:
        taken = {}
        for look, name in LOOKS.items():
            hands.app.theme = name
            for width, height in SIZES:
                await hands.pilot.resize_terminal(width, height)
                taken[width, height, look] = strips = await at_rest(hands)
                assert {strip.cell_length for strip in strips} == {width}
                draw(hands.app, f"{request.node.name}-{width}x{height}-{look}")
        made = []
        for width, height in SIZES:
            looks = {look: taken[width, height, look] for look in LOOKS}
            texts = [[strip.text.rstrip() for strip in strips] for strips in looks.values()]
            assert all(text == texts[0] for text in texts)
            made += [f"== {width}x{height}", *texts[0]]
            for look, strips in looks.items():
                made += [f"-- {look}", *styles(strips)]
        assert "\n".join(made) + "\n" == snapshot.use_extension(Picture)

    return take


async def at_rest(hands):
    """Return the lines of the screen once two looks in a row see the same."""
    before = None
    for _ in range(100):
        await hands.settle()
        visible_screen_stack.set(hands.app._background_screens)
        strips = hands.screen._compositor.render_strips()
        if before == (now := [[*strip] for strip in strips]):
            return strips
        before = now
    raise AssertionError("the screen does not come to rest")


def styles(strips) -> list[str]:
    """Return what each style is, by a letter, and for each line how many cells have which."""
    letters, lines = {}, []
    for strip in strips:
        runs = [(described(segment.style), segment.cell_length) for segment in strip]
        told = []
        for style, same in groupby(runs, key=lambda run: run[0]):
            letter = letters.setdefault(style, ascii_letters[len(letters)])
            told.append(f"{letter}{sum(cells for _, cells in same)}")
        lines.append(" ".join(told))
    return [*(f"{letter}: {style}" for style, letter in letters.items()), *lines]


def described(style) -> str:
    """Return a style in words: its ink, its ground, and how it is written."""
    if style is None:
        return "plain"
    ways = ("bold", "dim", "italic", "underline", "strike", "reverse")
    ink, ground = (color.name if color else "-" for color in (style.color, style.bgcolor))
    return " ".join([ink, "on", ground, *(way for way in ways if getattr(style, way))])


def draw(app: HandfastApp, name: str) -> None:
    """Draw a picture to look at, where somebody asks for it."""
    folder = os.environ.get("HANDFAST_PICTURES")
    if folder:
        app.save_screenshot(f"{name.replace('/', '-')}.svg", str(Path(folder)))


@pytest.fixture(scope="module")
def couple(tmp_path_factory):
    """The example couple, with their own fixed keys and still clock."""
    room = tmp_path_factory.mktemp("example")
    return example.make(room / "ours", data_root=room / "data")


@pytest.fixture
def still(couple, hands, monkeypatch):
    """Open the screens on the example, nothing moving; somebody sits there, or nobody."""
    monkeypatch.setenv("HANDFAST_MOTION", "still")

    @asynccontextmanager
    async def open_screens(person: str = "alex", workspace=couple.workspace):
        app = HandfastApp(workspace, clock=couple.workspace.clock)
        if person:
            app.session.sit(people.find(workspace, person))
        async with hands(app, size=SIZES[0]) as at:
            yield at

    return open_screens


def unlock(hands, person: str = "alex", passphrase: str = "alex likes long walks") -> None:
    """Open somebody's key without the dialog."""
    ws = hands.app.session.ws
    hands.app.session.take(people.unlock_seat(ws, person, Secret(passphrase)))


SCREENS = {
    "agreement": (AgreementScreen, "Running into exes", "view"),
    "proposal": (ProposalScreen, "Nights out", "view"),
    "signing": (SigningScreen, "Phones at dinner", "view"),
    "looking back": (HistoryScreen, "Nights out", "line"),
    "renewing": (RenewingScreen, "Talking about money", "preview"),
}


async def show(hands, name: str) -> None:
    """Open one of the screens about a version, and wait until it has read it."""
    kind, title, ready = SCREENS[name]
    digest = looking.find(hands.app.session.ws, title).digest
    hands.app.push_screen(kind(digest))
    await hands.settle()
    await hands.until(lambda: getattr(hands.screen, ready) is not None)
    await hands.settle()


@pytest.mark.parametrize("name", SCREENS)
async def test_a_version(still, pictures, name):
    """One version, as a page, a proposal, before signing, in its line, and to renew."""
    async with still() as hands:
        await show(hands, name)
        await pictures(hands)


@pytest.mark.parametrize("screen", [PeopleScreen, SupportScreen, VerifyingScreen])
async def test_a_place(still, pictures, screen):
    """People, support, and the check of the whole folder."""
    async with still() as hands:
        hands.app.push_screen(screen())
        await hands.settle()
        await pictures(hands)


@pytest.mark.parametrize("keys", [("tab", "down"), ("slash", *"money"), ("f1",)])
async def test_home(still, pictures, keys):
    """Home with an agreement to read, with words to find, and with its help."""
    async with still() as hands:
        await hands.press(*keys)
        await pictures(hands)


async def test_who_sits_here(still, pictures):
    """The first question at home."""
    async with still("") as hands:
        await hands.until(lambda: hands.dialog == "ChooseDialog")
        await pictures(hands)


async def test_welcome(hands, pictures, monkeypatch):
    """The way in."""
    monkeypatch.setenv("HANDFAST_MOTION", "still")
    async with hands(HandfastApp()) as at:
        await pictures(at)


async def test_an_empty_home(still, pictures, ws):
    """Nothing agreed yet."""
    async with still(workspace=ws) as hands:
        await pictures(hands)


@pytest.mark.parametrize("keys", [("d",), ("b",)], ids=["one text", "side by side"])
async def test_what_differs(still, pictures, keys):
    """Two versions in one text, and beside each other."""
    async with still() as hands:
        await show(hands, "looking back")
        await hands.press(*keys)
        await pictures(hands)


@pytest.mark.parametrize(
    "keys",
    [("ctrl+s",), ("ctrl+s", "n", "y", "y"), ("ctrl+s", "y", "y", "y")],
    ids=["three questions", "still reading", "passphrase"],
)
async def test_signing_asks(still, pictures, keys):
    """The first private question, what any worried answer leads to, and the passphrase."""
    async with still() as hands:
        await show(hands, "signing")
        await hands.press(*keys)
        await pictures(hands)


async def test_a_quiet_moment(still, pictures):
    """When everybody has signed."""
    async with still() as hands:
        ws = hands.app.session.ws
        standing = looking.show(ws, "Running into exes").standing
        hands.app.push_screen(QuietMoment(standing))
        await hands.settle()
        await pictures(hands)


async def test_withdrawing(still, pictures):
    """What happens when one withdraws, said before it does."""
    async with still() as hands:
        await show(hands, "agreement")
        await hands.press("w", "enter")
        await pictures(hands)


async def test_proposing(still, pictures):
    """A draft as the other will see it."""
    async with still() as hands:
        unlock(hands)
        (draft,) = drafts.list_drafts(hands.app.session.ws, hands.app.session.seat)
        hands.app.push_screen(ProposingScreen(draft.name))
        await hands.settle()
        await hands.until(lambda: hands.screen.preview is not None)
        await pictures(hands)


@pytest.mark.parametrize("keys", [(), ("ctrl+g",), ("home",)], ids=["editor", "details", "whole"])
async def test_drafting(still, pictures, keys):
    """A clause with what stands out in it, its details, and what is said about the whole."""
    async with still() as hands:
        unlock(hands)
        (draft,) = drafts.list_drafts(hands.app.session.ws, hands.app.session.seat)
        hands.app.push_screen(DraftingScreen(draft.name))
        await hands.settle()
        await hands.until(lambda: hands.screen.report_shown is not None)
        if "home" in keys:
            hands.screen.query_one("#clauses").focus()
        await hands.press(*keys)
        await pictures(hands)


async def test_the_need_under_a_clause(still, pictures):
    """The first step from a rule made from fear to the need under it."""
    async with still() as hands:
        unlock(hands)
        (draft,) = drafts.list_drafts(hands.app.session.ws, hands.app.session.seat)
        clause = editing.add_clause(draft.document, "You can't talk to your ex anymore.")
        hands.app.push_screen(RewordingScreen(draft.name, clause, clause.clauses[-1]))
        await hands.settle()
        await pictures(hands)


async def test_the_rounds_of_a_proposal(still, pictures, ws, sit, document):
    """What was asked, suggested and reworded, in the voice of each."""
    name = drafts.new_draft(ws, PersonId("sam"), document)
    digest = proposals.propose(ws, sit("sam"), name).digest
    other = "If either of us runs into an ex, we tell each other within two days."
    replies = [
        Reply(ReplyKind.QUESTION, "tell-me-after", "Does a letter count, or only meeting?"),
        Reply(ReplyKind.SUGGESTION, "tell-me-after", other),
    ]
    proposals.answer(ws, sit("alex"), digest, replies)
    name = proposals.counter(ws, sit("sam"), digest)
    draft = drafts.open_draft(ws, sit("sam"), name).document
    newer = editing.change_clause(draft, "tell-me-after", text=other.replace("two", "three"))
    drafts.save(ws, sit("sam"), name, newer)
    second = proposals.propose(ws, sit("sam"), name).digest
    async with still(workspace=ws) as hands:
        hands.app.push_screen(ProposalScreen(second))
        await hands.settle()
        await hands.until(lambda: getattr(hands.screen, "said", None) is not None)
        await hands.press("down")
        await pictures(hands)


@pytest.fixture
def wide(ws: Workspace, sit, document):
    """A proposal by Sam in wide, combining and joined characters; its digest."""
    words = evolve(
        document,
        title=WIDE,
        why=f"{FAMILY} {COMBINING} {WIDE * 3}",
        people=(Person(PersonId("alex"), COMBINING), Person(PersonId("sam"), "Sam")),
        clauses=tuple(
            Clause(
                id=f"wide-{number}",
                text=said,
                binds=(PersonId("alex"), PersonId("sam")),
                need=f"so that {said}",
                if_missed=said,
            )
            for number, said in enumerate((WIDE * 4, f"{COMBINING} " * 8, f"{FAMILY} " * 6))
        ),
    )
    name = drafts.new_draft(ws, PersonId("sam"), words)
    return proposals.propose(ws, sit("sam"), name).digest


@pytest.mark.parametrize("screen", [AgreementScreen, ProposalScreen, SigningScreen, HistoryScreen])
async def test_wide_and_joined_characters(still, pictures, ws, wide, screen):
    """Titles and clauses in CJK, with combining marks and emoji keep every frame whole."""
    async with still(workspace=ws) as hands:
        hands.app.push_screen(screen(wide))
        await hands.settle()
        await pictures(hands)


async def test_wide_and_joined_characters_at_home(still, pictures, ws, wide):
    """And so at home."""
    async with still(workspace=ws) as hands:
        await pictures(hands)


HURT = "When you did not come home on Friday and did not call, I lay awake. I felt forgotten."


@pytest.fixture(scope="module")
def mending(tmp_path_factory):
    """The example couple some minutes after a hurt was shared, a pause on; the hurt's digest."""
    room = tmp_path_factory.mktemp("mending")
    made = example.make(room / "ours", data_root=room / "data")
    ws, moment = made.workspace, made.moment
    alex, sam = (people.unlock_seat(ws, each.id, Secret(each.passphrase)) for each in made.people)

    def at(minutes: int) -> None:
        ws.clock = FixedClock(moment + timedelta(minutes=minutes))

    at(0)
    name = repairing.keep_hurt(ws, "alex", HURT)
    hurt = repairing.share(ws, alex, name, text="On Friday I felt forgotten.").digest
    at(2)
    said = Moment.ACKNOWLEDGE
    repairing.share_words(ws, sam, hurt, said, "You waited, and I did not call.", side=Side.CAUSED)
    repairing.go_to(ws, alex, hurt, Moment.REPAIR)
    repairing.skip(ws, alex, hurt, Moment.UNDERSTAND)
    repairing.keep_words(ws, alex, hurt, Moment.FORGIVE, "I can see how the evening ran away.")
    day = ws.clock.today()
    repairing.begin_ritual(ws, alex, hurt, RITUALS[0].text, day, Cadence.DAILY)
    back = day + timedelta(days=11)
    repairing.take_action(ws, sam, hurt, "I call by ten when it gets late.", back)
    at(3)
    repairing.pause_for(ws, sam, hurt, 20)
    at(5)
    alex.leave()
    sam.leave()
    return ws, hurt


@pytest.fixture
def in_utc(monkeypatch):
    """Let clocks on the screen show the same hour on every machine."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


REPAIRS = {
    "repair": (RepairScreen, ()),
    "a step": (partial(StepScreen, Moment.ACKNOWLEDGE), ()),
    "forgiving": (partial(StepScreen, Moment.FORGIVE), ()),
    "a pause": (PauseScreen, ()),
    "taken on": (TakenOnScreen, ()),
    "a ritual": (TakenOnScreen, ("r", "enter")),
    "asked first": (partial(StepScreen, Moment.NEW_AGREEMENTS), ("d",)),
    "a longer pause": (PauseScreen, ("l",)),
}


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize("name", REPAIRS)
async def test_a_repair(still, pictures, mending, name):
    """A repair with its steps, a pause, what was taken on, and what is asked before a draft."""
    kind, keys = REPAIRS[name]
    ws, hurt = mending
    async with still(workspace=ws) as hands:
        unlock(hands)
        hands.app.push_screen(kind(hurt))
        await hands.settle()
        await hands.press(*keys)
        await pictures(hands)


@pytest.mark.usefixtures("in_utc")
async def test_home_after_a_hurt(still, pictures, mending):
    """Home while a pause is on, inside the time after a hurt."""
    async with still("sam", workspace=mending[0]) as hands:
        await pictures(hands)


async def test_before_any_hurt(still, pictures):
    """The way in, where nobody named a hurt."""
    async with still() as hands:
        await hands.press("h")
        await pictures(hands)


async def test_naming_a_hurt(still, pictures):
    """Putting a hurt into words, for oneself."""
    async with still() as hands:
        hands.app.push_screen(NamingScreen())
        await hands.settle()
        await hands.paste(HURT)
        await pictures(hands)
        hands.screen.query_one("#hurt").load_text("")


async def test_sharing_a_hurt(still, pictures):
    """Choosing what the others read."""
    async with still() as hands:
        unlock(hands)
        hands.app.push_screen(SharingScreen("note-0000000000000000", HURT))
        await hands.settle()
        await pictures(hands)


async def test_where_to_turn(still, pictures):
    """What somebody sees, alone, whose words tell of danger."""
    async with still() as hands:
        places = hands.app.session.checker().support("danger", "")
        hands.app.push_screen(TurnToDialog(place for place in places if not place.country))
        await hands.settle()
        await pictures(hands)


WARM = {
    "alex": RoundWords(
        RoundStep.ANSWER,
        1,
        answers=(
            ClauseAnswer("tell-me-after", Choice.KEEP, how="It calms me to know.", scale=4),
            ClauseAnswer("friends", Choice.KEEP, how="It gives me air."),
        ),
        sentence="Softer than I had feared.",
        appreciated="You asked how my evening was, and listened to the end.",
        agenda=("Holidays with the others",),
    ),
    "sam": RoundWords(
        RoundStep.ANSWER,
        1,
        answers=(
            ClauseAnswer(
                "tell-me-after",
                Choice.CHANGE,
                how="A day is short when I travel.",
                scale=2,
                wording="If either of us runs into an ex, we tell each other within three days.",
            ),
        ),
        appreciated="You let me sleep on it.",
        agenda=("What we do when one of us travels", "More evenings without plans"),
    ),
}


@pytest.fixture
def reviewed(ws, sit, agreed):
    """Return what plays a review as far as it is asked: waiting, or all answers open."""

    def play(stage: str) -> str:
        reviewing.begin(ws, sit("sam"), agreed)
        reviewing.answer(ws, sit("alex"), agreed, WARM["alex"])
        if stage == "together":
            reviewing.answer(ws, sit("sam"), agreed, WARM["sam"])
            reviewing.open_answers(ws, sit("alex"))
            reviewing.name_agenda(ws, sit("sam"), agreed, WARM["sam"].agenda)
            reviewing.take_on(ws, sit("sam"), agreed, "I call when I am late.", LATER)
            reviewing.take_on(ws, sit("alex"), agreed, "A walk", LATER, every=Cadence.WEEKLY)
        return agreed

    return play


REVIEWS = {
    "waiting": ("waiting", ()),
    "side by side": ("together", ()),
    "agenda": ("together", ("down",)),
    "discuss": ("together", ("down", "down")),
    "action points": ("together", ("down",) * 3),
    "reconnect": ("together", ("down",) * 4),
    "leaving": ("together", ("down",) * 5),
    "taking on": ("together", ("t",)),
    "ways to leave": ("together", ("f",)),
}


@pytest.mark.parametrize("name", REVIEWS)
async def test_a_review(still, pictures, ws, reviewed, name):
    """A review that waits, the answers beside each other, and the parts of the talk."""
    stage, keys = REVIEWS[name]
    digest = reviewed(stage)
    async with still(workspace=ws) as hands:
        hands.app.push_screen(ReviewScreen(digest))
        await hands.until(lambda: getattr(hands.screen, "view", None) is not None)
        await hands.press(*keys)
        await pictures(hands)


@pytest.mark.parametrize(
    "pressed",
    [(), ("down", "down", "c", "4"), ("ctrl+s",), ("ctrl+s", "ctrl+s")],
    ids=["what I appreciated", "a clause", "once more", "sealing in"],
)
async def test_answering_a_review(still, pictures, ws, sit, reviewed, pressed):
    """Answering alone: what one appreciated, a clause, and all of it before it is sealed in."""
    digest = reviewed("waiting")
    reviewing.keep(ws, "sam", digest, WARM["sam"])
    async with still("sam", workspace=ws) as hands:
        unlock(hands, "sam", "sam passphrase")
        hands.app.push_screen(AnsweringScreen(digest, "sam"))
        await hands.until(lambda: getattr(hands.screen, "view", None) is not None)
        await hands.press(*pressed)
        await hands.until(lambda: not hands.app.screen_stack[1].autosave.open)
        await pictures(hands)
