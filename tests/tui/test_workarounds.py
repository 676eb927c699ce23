"""What we need of Textual beyond its promises, pinned: these break first when Textual changes."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from in_a_terminal import InATerminal
from textual.app import App
from textual.command import CommandPalette
from textual.widgets import TextArea

from handfast.model import PersonId
from handfast.tui import _textual_workarounds as workarounds
from handfast.tui.dialogs.choose import ChooseDialog
from handfast.tui.dialogs.tell import TellDialog
from handfast.workspace import drafts

CANARY = "canary-3b1f"
CRASHING = textwrap.dedent(
    """
    from handfast.tui.app import HandfastApp

    class Crashing(HandfastApp):
        def on_ready(self):
            passphrase = "{canary}"
            private = ["{canary}"] * 3
            raise ValueError("about " + passphrase)

    app = Crashing()
    app.run(headless={headless})
    raise SystemExit(app.return_code)
    """
)


def test_in_a_browser_somebody_is_here_while_the_server_holds_the_pipe(monkeypatch):
    """Served screens have no terminal: they go on until whoever serves them is gone."""
    ours, theirs = os.pipe()
    with open(ours, encoding="utf-8") as end:  # noqa: PTH123 - a number, not a path
        monkeypatch.setattr(sys, "__stdin__", end)
        assert not workarounds.terminal_is_here()
        monkeypatch.setenv("TEXTUAL_DRIVER", workarounds.BROWSER_DRIVER)
        assert workarounds.terminal_is_here()
        os.write(theirs, b"keys")
        assert workarounds.terminal_is_here()
        assert end.read(4) == "keys"
        os.close(theirs)
        assert not workarounds.terminal_is_here()
    with monkeypatch.context() as patch:
        patch.delattr(workarounds.select, "poll")
        patch.setattr(sys, "__stdin__", sys.__stderr__)
        assert workarounds.terminal_is_here()


def _script(folder: Path, *, headless: bool) -> str:
    script = folder / "crashing.py"
    script.write_text(CRASHING.format(canary=CANARY, headless=headless), "utf-8")
    return str(script)


def _crash(folder: Path) -> str:
    script = _script(folder, headless=True)
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    return " ".join((done.stdout + done.stderr).split())


def test_a_crash_shows_a_sentence_and_no_local_variables(tmp_path):
    """Neither the values of variables nor the text of the error reach standard output or error."""
    shown = _crash(tmp_path)
    assert "closed so that nothing is done by halves" in shown
    assert "ValueError in " in shown
    assert CANARY not in shown


def test_a_crash_in_a_terminal_shows_no_local_variables(tmp_path):
    """The same in a terminal, in everything that was ever written to it."""
    written = _in_terminal([sys.executable, _script(tmp_path, headless=False)])
    assert "nothing is done by halves" in written
    assert CANARY not in written


def test_the_window_title_says_nothing_and_leaving_clears_the_screen():
    """The window title is neutral from the first moment; ctrl+q wipes screen and scrollback."""
    code = "from handfast.tui import run; raise SystemExit(run(None))"
    written = _in_terminal([sys.executable, "-c", code], keys=b"\x11", after=b"Welcome")
    assert workarounds.NEUTRAL_TITLE in written
    assert written.rstrip().endswith((workarounds.WIPE + workarounds.NEUTRAL_TITLE).rstrip())
    assert "]0;handfast" not in written


WRITING = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from handfast.signing import Secret
    from handfast.tui import autosave, run
    from handfast.tui.app import HandfastApp
    from handfast.tui.screens.drafting import DraftingScreen
    from handfast.workspace import people

    autosave.PAUSE = autosave.LATEST = 600.0  # no save but the one on leaving
    folder, data, draft = sys.argv[1:]

    def on_ready(self):
        self.session.take(people.unlock_seat(self.session.ws, "alex", Secret("alex passphrase")))
        self.push_screen(DraftingScreen(draft))

    HandfastApp.on_ready = on_ready
    raise SystemExit(run(Path(folder), data_root=Path(data)))
    """
)


@pytest.mark.parametrize("told", ["SIGTERM", "SIGHUP"])
def test_what_is_written_is_saved_when_the_program_is_told_to_end(
    ws, sit, document, tmp_path, told
):
    """Closing the window or ending the program loses no word, and leaves none on the terminal."""
    name = drafts.new_draft(ws, PersonId("alex"), document)
    script = tmp_path / "writing.py"
    script.write_text(WRITING, "utf-8")
    command = [sys.executable, str(script), str(ws.folder), str(tmp_path / "data"), name]
    written, code = _told_to_end(command, told)
    saved = drafts.open_draft(ws, sit("alex"), name).document.clauses[0].text
    assert saved == document.clauses[0].text + "@@@"
    assert code == 128 + getattr(signal, told)
    if told == "SIGTERM":
        assert written.rstrip().endswith((workarounds.WIPE + workarounds.NEUTRAL_TITLE).rstrip())
        assert "\x1b[?1049l" in written


def _told_to_end(command: list[str], told: str) -> tuple[str, int]:
    """Type three letters into a program, send it a signal once it shows them; what it wrote."""
    with InATerminal(command) as terminal:
        typed = sent = False
        while terminal.read():
            if not typed and b"saved and sealed" in terminal.written:
                terminal.press(b"@@@")
                typed = True
            if not sent and b"@@@" in terminal.written:
                terminal.program.send_signal(getattr(signal, told))
                sent = True
        return terminal.shown(), terminal.program.wait(timeout=30)


def _in_terminal(command: list[str], keys: bytes = b"", after: bytes = b"") -> str:
    """Run a program in a pseudo-terminal; press keys once a text was written; return all of it."""
    with InATerminal(command) as terminal:
        while terminal.read():
            if keys and after in terminal.written:
                terminal.press(keys)
                keys = b""
        return terminal.shown()


def test_the_screens_end_with_their_terminal():
    """When the terminal goes away, so does the program, also where nobody tells it to."""
    code = "from handfast.tui import run; raise SystemExit(run(None))"
    with InATerminal([sys.executable, "-c", code], by_itself=True) as terminal:
        while b"Welcome" not in terminal.written:
            assert terminal.read()
        terminal.hang_up()
        assert terminal.program.wait(timeout=60) == workarounds.HUNG_UP


def test_without_a_terminal_there_is_a_sentence():
    """Where nobody can type or see, the screens are not opened, and nothing hangs."""
    code = "from handfast.tui import run; raise SystemExit(run(None))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "There is no terminal here" in done.stderr


async def test_marks_are_drawn_when_only_they_change():
    """A text area draws again when the marks change and the text does not."""

    class Marked(TextArea):
        mark = ""

        def get_line(self, line_index):
            line = super().get_line(line_index)
            line.append(self.mark)
            return line

    class Shown(App[None]):
        def compose(self):
            yield Marked("words", soft_wrap=False)

    app = Shown()
    async with app.run_test() as pilot:
        area = app.query_one(Marked)
        await pilot.pause()
        area.mark = "MARKED"
        workarounds.forget_drawn_lines(area)
        await pilot.pause()
        assert "wordsM" in area.render_line(0).text


@pytest.mark.parametrize("name", ["_handle_exception", "_close_messages_no_wait", "_driver"])
def test_what_we_lean_on_is_still_there(name):
    """The private parts of Textual that we use exist."""
    assert name in dir(App()) or hasattr(App, name)


async def test_the_palette_is_for_quick_hands(opened):
    """Opened while an older one is still being removed, and closed twice, it ends nothing."""
    async with opened("alex") as hands:
        app = hands.app
        home = app.screen
        for _ in range(3):
            app.action_command_palette()
            app.action_command_palette()
            palette = app.screen
            assert isinstance(palette, CommandPalette)
            assert app.screen_stack[-2] is home
            palette.dismiss()
            palette.dismiss()
            assert app.screen is home
        app.action_command_palette()
        for action in ("page_down", "page_up", "select", "select"):
            app.screen._action_command_list(action)
        await hands.settle()
        assert app.is_running


async def test_a_screen_closes_itself_alone(opened):
    """With what was opened over it; and nothing where it was closed before, as by locking."""
    async with opened("alex") as hands:
        app = hands.app
        stack = list(app.screen_stack)
        said = []
        below, above = TellDialog("Below", ["One."]), TellDialog("Above", ["Two."])
        app.push_screen(below, said.append)
        app.push_screen(above)
        await hands.settle()
        below.dismiss()
        await hands.settle()
        assert app.screen_stack == stack
        assert said == [None]
        above.dismiss()
        below.dismiss()
        assert app.screen_stack == stack


async def test_a_dialog_that_closes_before_it_is_drawn_ends_nothing(opened):
    """Somebody locks in the moment in which it opens."""
    async with opened("alex") as hands:
        app = hands.app
        for _ in range(5):
            app.push_screen(ChooseDialog("Which?", [("one", "One")]))
            app.pop_screen()
        await hands.settle()
        assert app.is_running
        assert app.return_code in {None, 0}
