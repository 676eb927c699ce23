"""Two people, a folder, and hands on the keyboard: what the tests of the screens share."""

from collections.abc import Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest
from textual import events
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.widgets import Static
from textual.worker import WorkerCancelled

from handfast.clock import FixedClock
from handfast.model import AgreementDocument, Clause, Person, PersonId
from handfast.signing import Secret, check_private_key
from handfast.tui.app import HandfastApp
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.widgets.page import Page
from handfast.workspace import Workspace, drafts, editing, people, proposals, repairing

NOW = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
NAMES = {"alex": "Alex", "sam": "Sam"}
MOST_TRIES = 400
FEAR = "You can't talk to your ex anymore."


class Hands:
    """Somebody at the keyboard: presses keys, waits until the screen is quiet, and reads it."""

    def __init__(self, app: HandfastApp, pilot) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, then wait until everything is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, words: str) -> None:
        """Type a text."""
        await self.pilot.press(*words)
        await self.settle()

    async def paste(self, words: str) -> None:
        """Paste a text where the focus is."""
        self.app.post_message(events.Paste(words))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way in the background and no message waits to be read.

        No clock is asked, so that this takes as long as the work does; what comes after a time has
        passed is waited for with `until`.
        """
        still = 0
        for _ in range(MOST_TRIES):
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.pilot.pause(0)
            still = still + 1 if self.is_quiet() else 0
            if still > 1:
                return

    def is_quiet(self) -> bool:
        """Whether no message waits, no worker works and nothing is still to be drawn."""
        screens = self.app.screen_stack
        pumps = [self.app, *(node for screen in screens for node in screen.walk_children())]
        return not (
            any(pump.message_queue_size for pump in [*pumps, *screens])
            or any(getattr(screen, "_under_way", None) for screen in screens)
            or any(not worker.is_finished for worker in self.app.workers)
            or self.screen._layout_required
            or self.screen._dirty_widgets
        )

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; fail where it never does."""
        for _ in range(MOST_TRIES):
            if holds():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"this never came: {self.screen_text()}")

    async def passphrase(self, person: str) -> None:
        """Give a passphrase in the dialog that asks for it."""
        assert self.dialog == "PassphraseDialog", self.screen_text()
        await self.paste(f"{person} passphrase")
        await self.pilot.press("enter")
        await self.until(lambda: self.dialog != "PassphraseDialog")
        await self.settle()

    async def goes_on_to_sign(self, person: str) -> None:
        """Answer the three private questions with yes, and give the passphrase."""
        await self.press("ctrl+s")
        assert self.dialog == "ConsentDialog", self.screen_text()
        await self.press("y", "y", "y")
        await self.passphrase(person)

    def secret(self, person: str) -> Secret:
        """Return the passphrase of a person."""
        return Secret(f"{person} passphrase")

    async def sits(self, person: str) -> None:
        """Choose who sits here, in the dialog that asks."""
        await self.until(lambda: self.dialog == "ChooseDialog")
        if person == "sam":
            await self.pilot.press("down")
        await self.press("enter")

    @property
    def screen(self):
        """The screen on top."""
        return self.app.screen

    @property
    def dialog(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    def screen_text(self) -> str:
        """Everything that the screen on top says."""
        said = [str(static.content) for static in self.screen.query(Static)]
        said += [page.plain for page in self.screen.query(Page)]
        for listed in self.screen.query("OptionList"):
            said += [str(option.prompt) for option in listed.options]
        return "\n".join(said)


@pytest.fixture(scope="session")
def keys(make_keys):
    """Give the private key files of two people."""
    return make_keys(*NAMES)


@pytest.fixture(autouse=True)
def _quickly(quick_unlocking):
    """Nobody waits half a second for each passphrase."""


@pytest.fixture(autouse=True)
def _drawn_when_looked_at(monkeypatch):
    """Draw a screen when a test looks at it, and not for a terminal that is not there.

    Textual composes each update and throws it away where it runs headless; that is a third of what
    these tests cost. Pictures are drawn as ever.
    """
    drawn = Compositor.render_update

    def render_update(self, full=False, screen_stack=None, simplify=False):
        if full:
            return drawn(self, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        self._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_update)


@pytest.fixture
def ws(tmp_path, keys):
    """Alex and Sam at one machine, with nothing agreed yet."""
    made = Workspace.start(tmp_path / "ours", clock=FixedClock(NOW), data_root=tmp_path / "data")
    for person, key in keys.items():
        made.ledger.put_key(PersonId(person), key)
        people.trust(made, PersonId(person), check_private_key(key), NAMES[person])
    return made


@pytest.fixture
def at(ws):
    """Return the same folder on another day."""
    return lambda moment: Workspace(ws.ledger, FixedClock(moment))


@pytest.fixture
def sit(ws):
    """Let somebody sit down without a screen; everybody leaves at the end."""
    seats = {}

    def sit_down(person: str):
        if person not in seats:
            seats[person] = people.unlock_seat(ws, person, Secret(f"{person} passphrase"))
        return seats[person]

    yield sit_down
    for seat in seats.values():
        seat.leave()


@pytest.fixture
def document():
    """A small agreement with two clauses."""
    return AgreementDocument(
        title="Running into exes",
        style="monogamous",
        people=tuple(Person(PersonId(person), name) for person, name in NAMES.items()),
        why="We both want to feel safe and free.",
        clauses=(
            Clause(
                id="tell-me-after",
                text="If either of us runs into an ex, we tell each other within a day.",
                binds=(PersonId("alex"), PersonId("sam")),
                need="so that neither of us feels blindsided",
                if_missed="we say so when we notice",
            ),
            Clause(
                id="friends",
                text="We each keep our friendships.",
                binds=(PersonId("alex"), PersonId("sam")),
                need="so that we both have people of our own",
                if_missed="we remind each other kindly",
            ),
        ),
    )


@pytest.fixture
def proposed(ws, sit, document):
    """A proposal by Sam that waits for Alex; its digest."""
    name = drafts.new_draft(ws, PersonId("sam"), document)
    return proposals.propose(ws, sit("sam"), name).digest


@pytest.fixture
def agreed(ws, sit, proposed):
    """An agreement in force; its digest."""
    proposals.sign(ws, sit("alex"), proposed)
    return proposed


@pytest.fixture
def hands():
    """Open an app and put hands on its keyboard."""

    @asynccontextmanager
    async def open_app(app: HandfastApp, *, size=(100, 34)):
        async with app.run_test(size=size) as pilot:
            at_the_keyboard = Hands(app, pilot)
            await at_the_keyboard.settle()
            yield at_the_keyboard

    return open_app


@pytest.fixture
def opened(ws, hands):
    """Open the screens on the folder; with ``person``, that person sits there, locked."""

    def open_screens(person: str | None = None, *, size=(100, 34), workspace=None):
        app = HandfastApp(workspace or ws)
        if person is not None:
            app.session.sit(people.find(ws, person))
        return hands(app, size=size)

    return open_screens


@pytest.fixture
def desk(opened, ws, document):
    """Open a draft of Alex's with one more clause in it, made from fear."""

    @asynccontextmanager
    async def open_desk(draft=None, size=(120, 40)):
        name = drafts.new_draft(ws, PersonId("alex"), draft or editing.add_clause(document, FEAR))
        async with opened("alex", size=size) as hands:
            hands.app.session.take(people.unlock_seat(ws, "alex", Secret("alex passphrase")))
            hands.app.push_screen(DraftingScreen(name))
            await hands.settle()
            await hands.until(lambda: hands.screen.report_shown is not None)
            hands.draft = name
            yield hands

    return open_desk


@pytest.fixture
def hurt(ws, sit):
    """A hurt that Alex named and shared; its digest."""
    name = repairing.keep_hurt(ws, "alex", "When you did not come home I felt forgotten.")
    return repairing.share(ws, sit("alex"), name, text="On Friday I felt forgotten.").digest
