"""One browser window: a process of its own with the screens, which ends when the window closes.

So a closed tab, a reload and a machine that was asleep all leave nothing unlocked.
"""

import asyncio
import json
import os
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

if TYPE_CHECKING:
    from aiohttp.web import WebSocketResponse

PATIENCE: Final = 5.0
"""Seconds in which the screens may save and lock before their process is ended by force."""
_MOST_CELLS: Final = 1000
_USUAL: Final = {"width": 80, "height": 24}


class Window(AppService):
    """The screens of one browser window, between its websocket and its process.

    Beyond textual-serve: no shell and no search path in between, nothing delivered and nothing
    opened on behalf of the screens, and an end that leaves no process behind.
    """

    def __init__(self, command: Sequence[str], socket: "WebSocketResponse") -> None:
        super().__init__(
            "",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=DownloadManager(),
        )
        self._arguments, self._socket = command, socket

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the screens, in a process group of their own: Ctrl-C is for us to hand on."""
        self._process = process = await asyncio.create_subprocess_exec(
            *self._arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Show the screens until they end, and then close the window."""
        await super().run()
        await self._close()

    async def on_meta(self, data: bytes) -> None:
        """Close with the screens. What they would open or deliver goes nowhere."""
        if json.loads(data).get("type") == "exit":
            await self._close()

    async def on_packed(self, payload: bytes) -> None:
        """Deliver no file."""

    async def hear(self, said: str) -> None:
        """Hand on what the browser says: keys, a size, whether one looks at it.

        ValueError, TypeError, KeyError or IndexError where it says something else.
        """
        kind, *rest = json.loads(said)
        if kind == "stdin":
            await self.send_bytes(rest[0].encode("utf-8", "replace"))
        elif kind == "resize":
            await self.set_terminal_size(cells(rest[0]["width"]), cells(rest[0]["height"]))
        elif kind == "ping":
            await self.remote_write_str(json.dumps(["pong", rest[0]]))
        elif kind == "focus":
            await self.focus()
        elif kind == "blur":
            await self.blur()

    async def end(self) -> None:
        """End the process: asked first, so that it saves and locks, then by force."""
        process, self._process = self._process, None
        if process is None:
            return
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError, ConnectionError, RuntimeError):
                await self._task
        unread = [
            asyncio.ensure_future(end.read()) for end in (process.stdout, process.stderr) if end
        ]
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
        _end_group(process.pid)
        await process.wait()
        await asyncio.gather(*unread, return_exceptions=True)

    async def _close(self) -> None:
        await self._socket.close()


def cells(said: object) -> int:
    """Return a number of cells that a terminal can have. ValueError or TypeError otherwise."""
    return min(max(int(str(said)), 1), _MOST_CELLS)


def first_size(query: Mapping[str, str]) -> tuple[int, int]:
    """Return the width and height in the address of a window, or the usual ones."""
    size = dict(_USUAL)
    for name, usual in _USUAL.items():
        with suppress(ValueError):
            size[name] = cells(query.get(name, usual))
    return size["width"], size["height"]


def _end_group(group: int) -> None:
    """End whatever the screens have started themselves, such as an editor."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)
