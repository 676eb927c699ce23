"""Somebody types in a draft of thirty clauses: how long until a finding shows, and who waits.

Run as ``python typing_pilot.py``; prints its figures as JSON, in milliseconds. A process of its
own, so that nothing else runs on its event loop. Two people whose key is made for this only; the
folder lies in a temporary place and is gone afterwards.
"""

import asyncio
import json
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import TYPE_CHECKING

from textual import events

from handfast.__main__ import begin
from handfast.model import AgreementDocument, Clause, Person, PersonId
from handfast.signing import Secret, check_private_key, make_key
from handfast.tui.app import HandfastApp
from handfast.tui.pacing import keep_typing_quick
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.widgets.fields import Editor
from handfast.workspace import Workspace, drafts, people

if TYPE_CHECKING:
    from textual.pilot import Pilot

CLAUSES = 30
TYPED = "You must not go out without me, and you have to ask me first every time. "
ROUNDS = 3
BETWEEN = 0.08
"""Seconds between two letters: about 150 words a minute, quicker than most people type."""


def _place(folder: Path) -> Workspace:
    ws = Workspace.start(folder / "ours", data_root=folder / "data")
    for person in ("alex", "sam"):
        key = make_key(Secret(person), person)
        ws.ledger.put_key(PersonId(person), key)
        people.trust(ws, PersonId(person), check_private_key(key), person.title())
    return ws


def _document() -> AgreementDocument:
    both = (PersonId("alex"), PersonId("sam"))
    return AgreementDocument(
        title="Thirty clauses",
        people=tuple(Person(person, person.title()) for person in both),
        clauses=tuple(
            Clause(
                id=f"clause-{number}",
                text=f"When one of us comes home after {number} hours, we tell each other before.",
                binds=both,
                need="so that we can sleep",
            )
            for number in range(1, CLAUSES + 1)
        ),
    )


TURN = 0.001
"""Seconds after which the one who watches asks for a turn again."""


def _let_go(seconds: float) -> "asyncio.Future[None]":
    """Let the event loop do other things for so long."""
    loop = asyncio.get_running_loop()
    turn: asyncio.Future[None] = loop.create_future()
    loop.call_later(seconds, turn.set_result, None)
    return turn


class Watch:
    """Notes how long the event loop did one thing without letting go, while letters are typed.

    ``longest`` is by the clock, with what other threads and programs took; ``busy`` is what the
    loop itself computed in one go, which a loaded machine does not lengthen.
    """

    def __init__(self) -> None:
        self.longest: list[float] = []
        self.busy: list[float] = []
        self._worst, self._most, self._over = 0.0, 0.0, False

    async def look(self) -> None:
        """Ask for a turn again and again; what lies between two turns is time one would wait."""
        while not self._over:
            before, computed = perf_counter(), thread_time()
            await _let_go(TURN)
            self._worst = max(self._worst, perf_counter() - before - TURN)
            self._most = max(self._most, thread_time() - computed)

    def letter(self) -> None:
        """Keep the longest wait since the last letter."""
        self.longest.append(self._worst)
        self.busy.append(self._most)
        self._worst = self._most = 0.0

    def over(self) -> None:
        """Stop looking."""
        self._over = True


async def _type(pilot: "Pilot[int]", watch: Watch) -> tuple[list[float], list[float]]:
    """Type letter by letter; return until each stood there, and until its finding was shown."""
    screen = pilot.app.screen
    assert isinstance(screen, DraftingScreen)
    editor, shown, there = screen.query_one(Editor), [], []
    arrived: dict[str, float] = {}
    show = screen.reading._show

    def seen(whole: bool) -> None:
        show(whole)
        report, clause = screen.report_shown, screen.clause
        for read in report.clauses if report and clause else ():
            if clause and read.id == clause.id and read.text == clause.text:
                arrived.setdefault(read.text, perf_counter())

    screen.reading._show = seen
    for letter in TYPED * ROUNDS:
        started = perf_counter()
        pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
        wanted = editor.text + letter
        while editor.text != wanted:
            await _let_go(0.0005)
        there.append(perf_counter() - started)
        while wanted not in arrived and perf_counter() - started < 2:
            await _let_go(0.0005)
        shown.append(arrived.get(wanted, started + 2) - started)
        await _let_go(max(0.0, BETWEEN - (perf_counter() - started)))
        watch.letter()
    return there, shown


async def measure() -> dict[str, list[float]]:
    """Return the times of each letter, in milliseconds."""
    with TemporaryDirectory() as folder:
        ws = _place(Path(folder))
        name = drafts.new_draft(ws, "alex", _document())
        app = HandfastApp(ws)
        keep_typing_quick()
        async with app.run_test(size=(120, 40)) as pilot:
            app.session.take(people.unlock_seat(ws, "alex", Secret("alex")))
            app.push_screen(DraftingScreen(name))
            while getattr(app.screen, "report_shown", None) is None:
                await pilot.pause(0.05)
            app.screen.query_one(Editor).focus()
            await pilot.pause(1)
            watch = Watch()
            looking = asyncio.create_task(watch.look())
            there, shown = await _type(pilot, watch)
            watch.over()
            await looking
    return {
        name: [1000 * time for time in times]
        for name, times in (
            ("there", there),
            ("shown", shown),
            ("blocked", watch.longest),
            ("busy", watch.busy),
        )
    }


def figures(times: dict[str, list[float]]) -> dict[str, float]:
    """Return median, 95th percentile and longest of each."""
    told: dict[str, float] = {}
    for name, each in times.items():
        cuts = quantiles(each, n=100)
        told |= {f"{name} median": cuts[49], f"{name} 95": cuts[94], f"{name} longest": max(each)}
    return told


if __name__ == "__main__":
    begin()
    print(json.dumps(figures(asyncio.run(measure()))))
