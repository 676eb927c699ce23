"""The Big List of Naughty Strings in every field that somebody else can write, on every screen.

Sam is hostile and signs by own means, past the program's own checks. Every string of the list, and
markup, links and actions of Rich and Textual, stand in clauses, needs, notes, answers, names and
the names of files. Asserted: what a document may hold is shown as it was written, the rest is
refused at the door; no cell of any screen carries an action or a link, clicks run nothing of it,
nothing crashes, and in a real terminal not one byte of it acts.
"""

import json
import random
import re
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attrs import evolve
from in_a_terminal import InATerminal
from textual.errors import NoWidget
from textual.widgets import Input, OptionList
from textual.widgets._footer import FooterKey
from textual.worker import WorkerCancelled

from handfast.clock import FixedClock
from handfast.documents import check_version, write_entry, write_version
from handfast.model import (
    AgreementDocument,
    Clause,
    JournalEntry,
    JournalKind,
    OwnWords,
    Person,
    PersonId,
    Reply,
    ReplyKind,
    ReviewDays,
    TalkedThrough,
)
from handfast.signing import Secret, check_private_key, make_key
from handfast.text_hygiene import faults, visible
from handfast.tui.app import HandfastApp
from handfast.tui.dialogs.own_words import OwnWordsDialog
from handfast.tui.screens.agreement import AgreementScreen
from handfast.tui.screens.drafting import DraftingScreen
from handfast.tui.screens.history import HistoryScreen
from handfast.tui.screens.people import PeopleScreen
from handfast.tui.screens.proposal import ProposalScreen
from handfast.tui.screens.signing import SigningScreen
from handfast.tui.screens.verifying import VerifyingScreen
from handfast.tui.widgets.page import Page
from handfast.tui.widgets.top_bar import End
from handfast.workspace import Workspace, people, proposals

# Other tests pass the same lines; with these measured too the suite would take far longer.
pytestmark = pytest.mark.no_cover

NOW = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
ALEX, SAM = PersonId("alex"), PersonId("sam")
MARKUP = (
    "[@click=app.leave_at_once]a[/]",
    "[@click='app.bell()']b[/]",
    "[link=https://example.org]c[/link]",
    "[bold red on white]d[/] [/] [/or] [both] \\[e]",
    "[@click=screen.dismiss(None)]f[/]",
    ":warning: {0} %s ${HOME} $quiet [$quiet]g[/]",
    "https://example.org/?q=[x](javascript:app.bell())",
)
ACTING = ("\x1b]0;owned\x07", "\x1b[2J", "\x9b2J", "a\u202eb", "a\u2066b", "a\u200bb")
SCROLLING = {("@mouse.up", "release"), ("@mouse.down", "grab")} | {
    (mouse, way) for mouse in ("@mouse.down", "@mouse.up") for way in ("scroll_up", "scroll_down")
}
"""What the cells of a scroll bar do; it is Textual's own."""
TALL = 1500
"""Lines of a screen on which the longest page stands as a whole."""
WHOLE = {"agreement"}
"""Which place is drawn that tall: the page with every string. The others have a sample of them."""
LONGEST = 240.0
"""Seconds after which a program in a terminal is ended, and the test says how far it came."""
STILL = 1.0
"""Seconds without a byte after which nothing more is being drawn."""
OURS = (FooterKey, End)
"""What is not clicked: the keys at the bottom, and both ends of the top bar. One key leaves."""


def _strings(vectors: Path) -> tuple[list[str], list[str]]:
    """Return the strings that a document may hold, and those that it must refuse."""
    listed = json.loads((vectors / "blns/blns.json").read_text(encoding="utf-8"))
    every = list(dict.fromkeys([*MARKUP, *listed, *ACTING]))
    filled = [text for text in every if text.strip()]
    return [t for t in filled if not faults(t)], [t for t in every if faults(t)]


def _document(strings: list[str], title: str, turned: int = 0) -> AgreementDocument:
    """Put each string in some field: five of them in each clause."""
    rows = [strings[at : at + 5] for at in range(0, len(strings), 5)]
    clauses = []
    for number, row in enumerate(rows):
        full = [*row, *strings[: 5 - len(row)]]
        text, need, missed, note, more = (*full[turned:], *full[:turned])
        clauses.append(
            Clause(
                id=f"naughty-{number}",
                text=text,
                binds=(ALEX, SAM),
                need=need,
                if_missed=missed,
                talked_through=(TalkedThrough("HF100", note),),
                extra={"more": more},
            )
        )
    return AgreementDocument(
        title=title,
        style="monogamous",
        people=(Person(ALEX, "Alex"), Person(SAM, MARKUP[0])),
        why=MARKUP[3],
        author=SAM,
        written=NOW,
        review=ReviewDays(date(2027, 2, 23), date(2027, 3, 23)),
        clauses=tuple(clauses),
        extra={"other": MARKUP[1]},
    )


class Folder:
    """A folder in which Sam wrote whatever can be written."""

    def __init__(self, room: Path, vectors: Path, seed: int) -> None:
        self.clean, self.refused = _strings(vectors)
        self.some = [*MARKUP, *random.Random(seed).sample(self.clean, 40)]
        self.root = room / "data"
        self.ws = Workspace.start(room / "ours", clock=FixedClock(NOW), data_root=self.root)
        self.seats = {}
        for person, name in ((ALEX, "Alex"), (SAM, MARKUP[2])):
            key = make_key(Secret("a long passphrase"), person)
            self.ws.ledger.put_key(person, key)
            people.trust(self.ws, person, check_private_key(key), name)
            self.seats[person] = people.unlock_seat(self.ws, person, Secret("a long passphrase"))
        first = _document(self.some, MARKUP[0])
        keyed = tuple(evolve(p, key=self.seats[p.id].person.fingerprint) for p in first.people)
        first = evolve(first, people=keyed)
        self.first = self._sign(SAM, first)
        self._say(self.first.digest, replies=self._replies(first))
        second = evolve(
            _document(self.some, MARKUP[1], turned=2),
            people=keyed,
            supersedes=(self.first.digest,),
        )
        self.second = self._sign(SAM, second)
        self._say(self.second.digest, replies=self._replies(second))
        third = evolve(_document(self.clean, MARKUP[3]), people=keyed)
        self.third = self._sign(SAM, third)
        self.ws.ledger.add_version(self.third, self.seats[ALEX].key.sign(self.third.data), ALEX)
        own = tuple(OwnWords(c.id, t) for c, t in zip(third.clauses, self.clean, strict=False))
        self._say(self.third.digest, kind=JournalKind.SIGNING, own_words=own)
        self._drop_files()

    def _replies(self, document: AgreementDocument) -> tuple[Reply, ...]:
        kinds = (ReplyKind.QUESTION, ReplyKind.SUGGESTION, ReplyKind.DECLINE)
        return tuple(
            Reply(kinds[n % 3], document.clauses[n % 2].id, text)
            for n, text in enumerate(self.some)
        )

    def _sign(self, who: PersonId, document: AgreementDocument):
        version = write_version(document)
        self.ws.ledger.add_version(version, self.seats[who].key.sign(version.data), who)
        return version

    def _say(self, version, kind=JournalKind.ANSWER, **words) -> None:
        me = self.seats[SAM].person
        entry = JournalEntry(kind, SAM, me.fingerprint, NOW, version=version, **words)
        written = write_entry(entry)
        self.ws.ledger.add_entry(written, self.seats[SAM].key.sign(written.data))

    def _drop_files(self) -> None:
        """Lay down files whose names act, and documents that hold what must be refused."""
        for number, text in enumerate((*MARKUP, *ACTING)):
            name = text.replace("/", "_")
            with suppress(OSError):
                (self.ws.folder / "agreements" / name).mkdir()
                (self.ws.folder / "journal" / f"{number}-{name}.toml").write_text(name, "utf-8")
        for number, text in enumerate(self.refused):
            data = f'handfast = 1\nkind = "agreement"\ntitle = {json.dumps(text)}\n'.encode()
            place = self.ws.folder / "agreements" / f"refused-{number}"
            place.mkdir()
            (place / f"01-{number:08x}.toml").write_bytes(data)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, vectors):
    """The folder, made once."""
    seed = random.randrange(2**32)
    print(f"seed of the sample {seed}")
    return Folder(tmp_path_factory.mktemp("hostile"), vectors, seed)


def test_what_acts_is_refused_at_the_door(hostile) -> None:
    """No document with a string that hides or acts is read; each refusal is legible itself."""
    words = _document(hostile.clean[:5], "Title")
    document = evolve(words, people=hostile.first.document.people)
    for text in hostile.refused:
        data = write_version(document).data.replace(b'"Title"', json.dumps(text).encode(), 1)
        version, problems = check_version(data)
        assert version is None
        assert problems
        assert not any(faults(str(problem)) for problem in problems)


async def _settle(app, pilot) -> None:
    """Wait until nothing is under way."""
    await pilot.pause()
    for _ in range(600):
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()
        await pilot.pause()
        if not any(getattr(screen, "_under_way", None) for screen in app.screen_stack):
            break
    await pilot.pause()


def _said(screen) -> str:
    """Return everything on a screen as it is meant to be read."""
    said = [page.plain for page in screen.query(Page)]
    said += [str(o.prompt) for listed in screen.query(OptionList) for o in listed.options]
    said += [str(w.content) for w in screen.query("Static")]
    said += [area.text for area in screen.query("TextArea")]
    said += [field.value for field in screen.query(Input)]
    return "\n".join(said)


def _nothing_acts(app) -> int:
    """Look at every cell: no action, no link, no character that acts. Return how many cells."""
    cells = 0
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            cells += len(segment.text)
            assert not faults(segment.text), ascii(segment.text)
            if segment.style is not None:
                assert segment.style.link is None
                acts = {k: v for k, v in segment.style.meta.items() if k.startswith("@")}
                assert acts.items() <= SCROLLING, acts
    return cells


def _to_click(app, chance: random.Random) -> list[tuple[int, int]]:
    """Return a cell for each thing that cells carry, widget by widget, and one in each widget.

    Two cells of one widget that carry the same are the same to a mouse: what a click does is found
    in the widget under it and in what the cell carries. ``offset`` only counts letters, so that
    text can be selected.
    """
    same: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            carried = segment.style.meta if segment.style is not None else {}
            meta = {name: what for name, what in carried.items() if name != "offset"}
            for column in range(x, x + segment.cell_length):
                with suppress(NoWidget):
                    widget, _ = app.screen.get_widget_at(column, y)
                    if not isinstance(widget, OURS):
                        same.setdefault((id(widget), repr(meta)), []).append((column, y))
            x += segment.cell_length
    return [chance.choice(cells) for cells in same.values()]


async def _go_to(app, pilot, make, keys) -> None:
    """Open a screen and press what leads to the part of it that is meant."""
    app.push_screen(make())
    await _settle(app, pilot)
    await pilot.press(*keys)
    await _settle(app, pilot)


async def test_every_screen_shows_it_as_written_and_nothing_acts(hostile, monkeypatch) -> None:
    """Each string stands where the whole document is read; every cell of every screen is inert.

    Every cell is looked at: none carries an action or a link that is not ours. A mouse is put on
    one cell, chosen by chance, of all those that carry the same in the same widget: so on every
    cell that could differ from its neighbours to a click. A real click on each of some thousand
    cells would find nothing else, for Textual asks the cell and the widget and nothing more.
    """
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, ran = random.Random(seed), []
    monkeypatch.setattr(HandfastApp, "action_bell", lambda self: ran.append("bell"), raising=False)
    monkeypatch.setattr(HandfastApp, "open_url", lambda self, url, **_: ran.append(url))
    monkeypatch.setattr(HandfastApp, "bell", lambda self: None)
    app = HandfastApp(hostile.ws)
    app.session.sit(people.find(hostile.ws, "alex"))
    second, third = hostile.second.digest, hostile.third.digest
    draft = proposals.counter(hostile.ws, hostile.seats[ALEX], second)
    whole, some = ([visible(t) for t in texts] for texts in (hostile.clean, hostile.some))
    clause = hostile.second.document.clauses[1]
    places = {
        "agreement": (lambda: AgreementScreen(third), (), whole),
        "proposal": (lambda: ProposalScreen(second), ("down",), some[::2]),
        "signing": (lambda: SigningScreen(second), (), some),
        "history": (lambda: HistoryScreen(third), (), whole[:20]),
        "one text": (lambda: HistoryScreen(second), ("d",), []),
        "side by side": (lambda: HistoryScreen(second), ("b",), []),
        "withdrawing": (lambda: AgreementScreen(second), ("w",), []),
        "own words": (lambda: OwnWordsDialog(clause), (), [visible(clause.text)]),
        "people": (PeopleScreen, (), [MARKUP[2]]),
        "verifying": (VerifyingScreen, (), []),
        "a counter": (lambda: DraftingScreen(draft), (), []),
        "its need": (lambda: DraftingScreen(draft), ("ctrl+l",), []),
    }
    async with app.run_test(size=(110, 30)) as pilot:
        await _settle(app, pilot)
        assert MARKUP[1] in _said(app.screen)
        _nothing_acts(app)
        app.session.take(hostile.seats[ALEX])
        for place, (make, keys, shown) in places.items():
            await _go_to(app, pilot, make, keys)
            said = _said(app.screen)
            assert [text for text in shown if text not in said] == [], place
            if place in WHOLE:
                await pilot.resize_terminal(110, TALL)
                await _settle(app, pilot)
                assert _nothing_acts(app) >= 110 * TALL // 2, place
            await pilot.resize_terminal(80, 24)
            await _settle(app, pilot)
            assert _nothing_acts(app) >= 80 * 12, place
            top, below = app.screen, app.screen_stack[:-1]
            for cell in _to_click(app, chance):
                await pilot.click(offset=cell)
                await pilot.pause()
                assert app.is_running, (place, cell)
                assert not app.left_at_once, (place, cell)
                assert app.screen_stack[: len(below)] == below, (place, cell)
                assert ran == [], (place, cell)
                if top not in app.screen_stack:
                    app.go_home()
                    await _go_to(app, pilot, make, keys)
                    top, below = app.screen, app.screen_stack[:-1]
                elif app.screen is not top:
                    await _settle(app, pilot)
                    while app.screen is not top:
                        app.pop_screen()
                    await _settle(app, pilot)
            await _settle(app, pilot)
            app.go_home()
            await _settle(app, pilot)


ESCAPES = re.compile(
    r"\x1b\[[0-9;?<>=:]*[ -/]*[@-~]"  # colours, places, modes
    r"|\x1b\]0;Terminal\x07|\x1b\]22;[a-z-]+\x07"  # the neutral title, the mouse pointer
    r"|\x1b[=>78cM]|\x1b\([B0]|\x1bP[=+][^\x1b]*\x1b\\\\?"
)


def test_in_a_real_terminal_no_byte_of_it_acts(hostile) -> None:
    """Through home, a page, its line, what differs and verifying: only our own sequences."""
    code = (
        "import sys; from pathlib import Path; from handfast.clock import FixedClock;"
        "from datetime import UTC, datetime; from handfast.tui import run;"
        "run(Path(sys.argv[1]), data_root=Path(sys.argv[2]),"
        " clock=FixedClock(datetime(2026, 11, 23, 18, 4, tzinfo=UTC)))"
    )
    steps = [
        ("Who sits here now", "\r"),
        ("Alex sits here", "\t\r"),
        ("History", "h"),
        ("Versions", "d"),
        ("What changed", "\x1b"),
        ("History", "\x1b"),
        ("Drafts", "v"),
        ("checked afresh", "\x11"),
    ]
    written = _walk([sys.executable, "-c", code, str(hostile.ws.folder), str(hostile.root)], steps)
    assert MARKUP[3][:20] in ESCAPES.sub("", written)
    bare = ESCAPES.sub("", written).replace("\r", "").replace("\n", "")
    acting = {ascii(c) for c in bare if faults(f"a{c}a") or ord(c) < 32 or 0x7F <= ord(c) < 0xA0}
    left = {ascii(bare[at : at + 12]) for at, c in enumerate(bare) if c == "\x1b"}
    assert acting == set(), left
    assert "\x1b]8" not in written


def _walk(command: list[str], steps: list[tuple[str, str]]) -> str:
    """Run a program in a terminal of 100 by 200; press each key once its words were written.

    A key is pressed when nothing more is being drawn, so that it meets a screen that listens.
    """
    still = {"HANDFAST_MOTION": "still"}
    with InATerminal(command, lines=200, environment=still, longest=LONGEST) as terminal:
        seen = 0
        while True:
            if steps and terminal.still(STILL):
                plain = ESCAPES.sub("", terminal.shown(seen))
                if steps[0][0] in plain and (keys := steps.pop(0)[1]):
                    seen = len(terminal.written)
                    terminal.press(keys.encode())
            elif not terminal.read():
                break
        assert not steps, (steps[0], ESCAPES.sub("", terminal.shown())[-2000:])
        return terminal.written.decode("utf-8")
