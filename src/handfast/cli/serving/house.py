"""The server: it listens on the loopback address, and hands each window to the screens."""

import asyncio
import errno
import logging
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from aiohttp import WSMsgType, web

from handfast.errors import StorageError, UsageError

from . import pages
from .door import LOOPBACK, Door
from .window import PATIENCE, Window, first_size

MOST_WINDOWS: Final = 8
"""Each window is a process; more of them at a time are refused."""
_LONGEST: Final = 1 << 20
"""The longest message of a browser, in bytes: a paste."""
_HEARTBEAT: Final = 15.0
"""Seconds between two looks at whether the browser is still there."""

SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class House:
    """What is served: the door, the pages, and the windows that are open now."""

    def __init__(self, door: Door, command: Sequence[str], statics: Path) -> None:
        self.door, self.command = door, command
        self.windows: set[Window] = set()
        self.app = web.Application(middlewares=[self._guard], client_max_size=_LONGEST)
        room = door.room
        self.app.router.add_get("/enter/{token}", self._enter)
        self.app.router.add_get(room, self._screens)
        self.app.router.add_get(f"{room}window", self._window)
        for name in pages.OURS:
            self.app.router.add_get(f"{room}{name}", self._own_file)
        self.app.router.add_static(f"{room}static", statics)

    async def end(self) -> None:
        """Close every window, and end its process."""
        await asyncio.gather(*(window.end() for window in [*self.windows]))

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Look at every request before anything answers it, and dress every answer."""
        entering = request.path.startswith("/enter/")
        window = request.path == f"{self.door.room}window"
        why = self.door.refuses(request.headers, window=window)
        if not why and not entering:
            why = self.door.refuses_inside(request.headers)
        if why:
            return self._page(pages.refused(why), status=403)
        try:
            answer = await handler(request)
        except web.HTTPException as found_none:
            return self._page(pages.refused("There is nothing here."), status=found_none.status)
        if not answer.prepared:
            answer.headers.update(pages.headers(self.door))
        return answer

    def _page(self, html: str, *, status: int = 200) -> web.Response:
        return web.Response(
            text=html, content_type="text/html", status=status, headers=pages.headers(self.door)
        )

    async def _enter(self, request: web.Request) -> web.StreamResponse:
        if why := self.door.refuses_entry(request.match_info["token"]):
            return self._page(pages.refused(why), status=403)
        answer = self._page(pages.let_in(self.door))
        answer.headers["Set-Cookie"] = self.door.cookie
        return answer

    async def _screens(self, _request: web.Request) -> web.StreamResponse:
        return self._page(pages.screens(self.door))

    async def _own_file(self, request: web.Request) -> web.StreamResponse:
        name = request.path.removeprefix(self.door.room)
        return web.Response(text=pages.own_file(name), content_type=pages.OURS[name])

    async def _window(self, request: web.Request) -> web.StreamResponse:
        """Open a window: a process with the screens, until the browser or the screens end it."""
        if len(self.windows) >= MOST_WINDOWS:
            return self._page(pages.refused("Too many windows are open. Close one."), status=403)
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=_LONGEST)
        await socket.prepare(request)
        window = Window(self.command, socket)
        self.windows.add(window)
        try:
            await window.start(*first_size(request.query))
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    with suppress(ValueError, TypeError, KeyError, IndexError, AttributeError):
                        await window.hear(message.data)
        finally:
            await window.end()
            self.windows.discard(window)
        return socket


async def serve(
    command: Sequence[str], port: int, ready: Callable[[Door], None], stop: asyncio.Event
) -> None:
    """Serve the screens that ``command`` opens until ``stop`` is set; then end every window.

    ``port`` 0 chooses a free one; ``ready`` is told the door once it is open. UsageError where the
    port is taken, StorageError where the system lets nothing listen at all.
    """
    for name in ("aiohttp", "textual-serve"):  # their records would show requests and locals
        logging.getLogger(name).setLevel(logging.CRITICAL)
    door = Door()
    with as_file(files("textual_serve").joinpath("static")) as statics:
        house = House(door, command, statics)
        runner = web.AppRunner(house.app, access_log=None, shutdown_timeout=PATIENCE)
        await runner.setup()
        try:
            await _listen(runner, port)
            door.open(runner.addresses[0][1])
            _stop_when_told(stop)
            ready(door)
            await stop.wait()
        finally:
            await house.end()
            await runner.cleanup()


async def _listen(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"Another program uses the port {port}.",
                next_step="Leave --port out, and a free one is chosen.",
            ) from None
        raise StorageError(
            f"This machine does not let handfast listen on {LOOPBACK}, port {port}.",
            next_step="Leave --port out, or open the screens here: handfast",
        ) from None


def _stop_when_told(stop: asyncio.Event) -> None:
    """Set ``stop`` on Ctrl-C, and when the machine or the terminal ends this program."""
    loop = asyncio.get_running_loop()
    numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
    with suppress(NotImplementedError):  # Windows: Ctrl-C ends the loop from outside
        for number in numbers:
            loop.add_signal_handler(number, stop.set)
