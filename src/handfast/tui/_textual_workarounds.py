"""What we need of Textual beyond its promises: each says why, and a test pins it (at 8.2.8)."""

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar

from rich.text import Text
from textual._context import active_message_pump
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import WorkerFailed

from .background import log, where_from

if TYPE_CHECKING:
    from textual.widgets import TextArea

R = TypeVar("R")

NEUTRAL_TITLE = "\x1b]0;Terminal\x07"
WIPE = "\x1b[2J\x1b[3J\x1b[H"

CRASH = (
    "handfast met something it did not expect, and closed so that nothing is done by halves.\n"
    "What was saved is still saved. Nothing of yours was written anywhere else.\n"
    "If you report this, one line helps and holds nothing private: "
)


class QuietCrash(App[R]):
    """An app whose crash shows a sentence: Textual's own shows every local variable."""

    def _handle_exception(self, error: Exception) -> None:
        place, pump = where_from(error), active_message_pump.get(None)
        closed = isinstance(pump, Screen) and pump not in self.screen_stack
        worker = isinstance(error, WorkerFailed) and isinstance(error.error, NoMatches)
        if closed or worker:  # a dialog, or the palette, that was closed before it was laid out
            log.error("a closed screen: %s", place)
            return
        log.error("crashed: %s", place)
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._exit_renderables.append(Text(CRASH + place))
        self._close_messages_no_wait()

    def action_command_palette(self) -> None:
        """Open the palette of actions, once."""
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(CalmPalette())


class CalmPalette(CommandPalette):
    """A palette for quick hands: Textual's own ends the app where it is closed twice.

    It has no id, since one that is still being removed has it too. A list that is not laid out yet
    knows no page to move by.
    """

    def __init__(self) -> None:
        super().__init__()
        self._dismissed = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close it once, and nothing else in its place."""
        if self._dismissed or self.app.screen is not self:
            return AwaitComplete()
        self._dismissed = True
        self._cancel_gather_commands()
        return super().dismiss(result)

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError, NoMatches):
            super()._action_command_list(action)


HUNG_UP: Final = 129
TOLD_TO_LEAVE: Final = 143
"""How a program ends that was sent SIGHUP or SIGTERM: 128 and the signal's number."""
LOOK_EVERY: Final = 1.0
"""Seconds between two looks at whether the terminal is still there."""


BROWSER_DRIVER: Final = "textual.drivers.web_driver:WebDriver"
"""What textual-serve names in ``TEXTUAL_DRIVER`` for a process that draws in a browser."""


def terminal_is_here() -> bool:
    """Tell whether somebody can type and see: both ends are a terminal that is still open.

    In a browser there is none; there a pipe leads to whoever serves, until that one is gone.
    """
    if os.environ.get("TEXTUAL_DRIVER") == BROWSER_DRIVER:
        return sys.__stdin__ is not None and _somebody_is_behind(sys.__stdin__.fileno())
    ends = (sys.__stdin__, sys.__stderr__)
    return all(end is not None and not end.closed and end.isatty() for end in ends)


def _somebody_is_behind(pipe: int) -> bool:
    """Tell whether the other end of a pipe is still held, without reading from it."""
    if not hasattr(select, "poll"):  # Windows; there the end of the pipe ends the process
        return True
    looking = select.poll()
    looking.register(pipe, 0)
    return not looking.poll(0)


def leave_with_the_terminal(app: App[Any], put_away: Callable[[], None]) -> None:
    """Save, lock and end once the terminal is gone: Textual would read its end for ever.

    The process ends without drawing: there is nothing left to draw on, and a key may be unlocked.
    """

    def gone() -> None:
        try:
            put_away()
        finally:
            os._exit(HUNG_UP)

    def look() -> None:
        if not app.is_headless and not terminal_is_here():
            gone()

    app.set_interval(LOOK_EVERY, look)
    if not app.is_headless:
        _on_signal("SIGHUP", gone)


def leave_when_told(app: App[Any], leave: Callable[[int], None]) -> None:
    """End in good order when the machine asks (SIGTERM): Python would end where it stands."""
    if not app.is_headless:
        _on_signal("SIGTERM", lambda: leave(TOLD_TO_LEAVE))


def _on_signal(name: str, do: Callable[[], None]) -> None:
    """Call ``do`` on the event loop when a signal comes; Windows knows no such signals."""
    number = getattr(signal, name, None)
    if number is not None:
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, do)


def terminal_write(app: App[Any], sequence: str) -> None:
    """Send a sequence of our own to the terminal: Textual knows no window titles."""
    driver = app._driver  # noqa: SLF001 - no public way
    if driver is not None:
        driver.write(sequence)
        driver.flush()


def forget_drawn_lines(area: "TextArea") -> None:
    """Let a text area draw its lines again: it keeps them, and cannot see our marks change."""
    area._line_cache.clear()  # noqa: SLF001 - no public way
    area.refresh()


def forget_written(area: "TextArea") -> None:
    """Empty a text area that is gone: the app keeps it, for it asked to hear of new themes."""
    watching: dict[str, list[tuple[object, object]]] = getattr(area.app, "__watchers", {})
    watching["theme"] = [each for each in watching.get("theme", []) if each[0] is not area]
    area.history.clear()
