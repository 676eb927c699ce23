"""A served folder, and a real browser: headless Chromium, driven by its own DevTools protocol."""

import asyncio
import base64
import contextlib
import itertools
import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 30
A_MOMENT = 0.15
KEYS = {
    "enter": ("Enter", "Enter", 13, "\r"),
    "escape": ("Escape", "Escape", 27, ""),
    "tab": ("Tab", "Tab", 9, ""),
    "down": ("ArrowDown", "ArrowDown", 40, ""),
    "up": ("ArrowUp", "ArrowUp", 38, ""),
    "f3": ("F3", "F3", 114, ""),
    "f9": ("F9", "F9", 120, ""),
}
CONTROL = re.compile(r"\x1b\[[0-9;:?<>=]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")


class Chromium:
    """One page of a headless Chromium; it remembers every request and all that was drawn."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._numbers = socket, itertools.count(1)
        self._waiting: dict[int, asyncio.Future] = {}
        self._session: str | None = None
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.drawn = ""
        self.closed = 0
        self._since = 0
        self._news = asyncio.Event()
        self._listening = asyncio.ensure_future(self._listen())

    async def _listen(self) -> None:
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._waiting.pop(said["id"]).set_result(said)
            else:
                self._happened(said["method"], said["params"])

    def _happened(self, name: str, what: dict) -> None:
        if name == "Network.requestWillBeSent":
            self.requests.append(what["request"]["url"])
        elif name == "Network.webSocketCreated":
            self.requests.append(what["url"])
        elif name == "Network.webSocketClosed":
            self.closed += 1
        elif name == "Network.webSocketFrameReceived" and what["response"]["opcode"] == 2:
            frame = base64.b64decode(what["response"]["payloadData"]).decode("utf-8", "replace")
            self.drawn += CONTROL.sub("", frame)
        elif name == "Log.entryAdded":
            self.complaints.append(what["entry"]["text"])
        elif name == "Runtime.exceptionThrown":
            self.complaints.append(str(what["exceptionDetails"]))
        self._news.set()

    async def call(self, method: str, **parameters) -> dict:
        """Ask the browser for something, and return what it answers."""
        number = next(self._numbers)
        asked = {"id": number, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json(asked)
        answer = await asyncio.wait_for(self._waiting[number], PATIENCE)
        assert "error" not in answer, answer
        return answer["result"]

    async def new_page(self, width: int, height: int) -> None:
        """Open an empty page of this size."""
        target = await self.call("Target.createTarget", url="about:blank")
        attached = await self.call("Target.attachToTarget", flatten=True, **target)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    async def go(self, address: str) -> None:
        """Open an address."""
        await self.call("Page.navigate", url=address)

    async def value(self, script: str) -> object:
        """Return what a script of the page says."""
        answer = await self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    async def until(self, holds) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self._news.clear()
                await self._news.wait()

    async def sees(self, words: str) -> None:
        """Wait until these words have been drawn since the last ones that were waited for."""
        try:
            await self.until(lambda: words in self.drawn[self._since :])
        except TimeoutError:
            raise AssertionError(
                f"{words!r} never came: {self.drawn[self._since :][-4000:]}"
            ) from None
        self._since = self.drawn.index(words, self._since) + len(words)

    async def fills(self, *fields: str, secret: bool = False) -> None:
        """Type a text into each field of a form, and go on when the screen has followed."""
        for words in fields:
            await self.type(words)
            await self.sees("•" * len(words) if secret else words)
            await self.quiet()
            before = len(self.drawn)
            await self.press("enter")
            await self.until(lambda before=before: len(self.drawn) > before)
            await self.quiet()

    async def quiet(self) -> None:
        """Wait until nothing more happens for a moment."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._news.clear()
                await asyncio.wait_for(self._news.wait(), A_MOMENT)

    async def type(self, words: str) -> None:
        """Type a text."""
        for letter in words:
            what = {"key": letter, "text": letter}
            await self.call("Input.dispatchKeyEvent", **what, type="keyDown")
            await self.call("Input.dispatchKeyEvent", key=letter, type="keyUp")

    async def press(self, *names: str) -> None:
        """Press keys."""
        for name in names:
            letter = name.removeprefix("ctrl+")
            key, code, number, text = KEYS.get(
                letter, (letter, f"Key{letter.upper()}", ord(letter.upper()[0]), letter)
            )
            held = 2 if name.startswith("ctrl+") else 0
            what = {"key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": held}
            down = {"type": "rawKeyDown"} if held or not text else {"type": "keyDown", "text": text}
            await self.call("Input.dispatchKeyEvent", **what, **down)
            await self.call("Input.dispatchKeyEvent", **what, type="keyUp")

    async def picture(self) -> bytes:
        """Return the page as it looks now, as PNG."""
        shot = await self.call("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])


@pytest.fixture
async def chromium(tmp_path):
    """Start Chromium with a profile of its own."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "Chromium is missing. Install the package chromium, then run this test again."
    command = (
        *(found, "--headless=new", "--remote-debugging-port=0", "--no-first-run"),
        *("--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"),
        *(f"--user-data-dir={tmp_path / 'chromium'}", "about:blank"),
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
    )
    process = await asyncio.create_subprocess_exec(
        *command, stderr=asyncio.subprocess.PIPE, start_new_session=True
    )
    try:
        address = ""
        async with asyncio.timeout(PATIENCE):
            while not address.startswith("ws://"):
                line = (await process.stderr.readline()).decode("utf-8", "replace")
                assert line, "Chromium ended before it began"
                address = line.partition("DevTools listening on ")[2].strip()
        async with aiohttp.ClientSession() as session:
            async with session.ws_connect(address, max_msg_size=0) as socket:
                page = Chromium(socket)
                await page.new_page(1000, 680)
                yield page
            await page._listening
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.stderr.read()
        await process.wait()


class Served:
    """``handfast serve`` in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process, address: str, home: Path) -> None:
        self.process, self.address, self.home = process, address, home
        parts = urlsplit(address)
        self.origin = f"{parts.scheme}://{parts.netloc}"

    def children(self) -> list[int]:
        """Return the processes that it has started and that are still there."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in listed.read_text().split()]

    async def ends(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit code, and all that it said."""
        self.process.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            _, said = await self.process.communicate()
        return self.process.returncode, said.decode()


@pytest.fixture
async def served(tmp_path):
    """Serve the screens for somebody whose home is empty; they open on the welcome."""
    home = tmp_path / "home"
    home.mkdir()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "handfast", "serve"),
        cwd=home,
        env={**os.environ, "HOME": str(home), "HANDFAST_DATA_DIR": str(home / "data")},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            address = (await process.stdout.readline()).decode().strip()
        yield Served(process, address, home)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()
