"""What is served: pages from here only, one process per window, and none left at the end."""

import asyncio
import json
import os
import sys
from importlib.resources import files
from pathlib import Path

import aiohttp
import pytest

from handfast.cli.serving import browser, house, window
from handfast.cli.serving.house import House, serve
from handfast.errors import StorageError, UsageError

ECHO = """
import os, sys
def packet(kind, payload):
    os.write(1, kind + len(payload).to_bytes(4, "big") + payload)
os.write(1, b"__GANGLION__\\n")
packet(b"D", b"ready")
packet(b"M", b'{"type": "open_url", "url": "https://evil.example", "new_tab": true}')
packet(b"P", b"anything")
while head := sys.stdin.buffer.read(5):
    payload = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if payload == b"leave":
        packet(b"M", b'{"type": "exit"}')
    elif payload == b"fall":
        sys.exit(1)
    else:
        packet(b"D", head[:1] + payload)
"""
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + ECHO


class Inside:
    """A browser that was let in."""

    def __init__(self, session, door) -> None:
        self.session, self.door = session, door
        self.origin = door.origin

    async def get(self, path: str, **headers: str):
        """Ask for something, with the cookie."""
        return await self.session.get(self.origin + path, headers=headers)

    def open(self, query: str = "?width=90&height=30", **headers: str):
        """Open a window."""
        given = {"Origin": self.origin} | headers
        return self.session.ws_connect(f"{self.origin}{self.door.room}window{query}", headers=given)


@pytest.fixture
async def inside():
    """Serve a small program in this process, and let a browser in; end it with the test."""
    started, tasks = [], []

    async def begin(program: str = ECHO) -> Inside:
        opened: asyncio.Future = asyncio.get_running_loop().create_future()
        stop = asyncio.Event()
        command = [sys.executable, "-c", program]
        tasks.append((stop, asyncio.ensure_future(serve(command, 0, opened.set_result, stop))))
        door = await opened
        jar = aiohttp.CookieJar(unsafe=True)
        session = aiohttp.ClientSession(cookie_jar=jar)
        started.append(session)
        return Inside(session, door)

    async def let_in(program: str = ECHO) -> Inside:
        made = await begin(program)
        answer = await made.session.get(made.door.address)
        assert answer.status == 200
        return made

    let_in.outside = begin
    yield let_in
    for stop, task in tasks:
        stop.set()
        await task
    for session in started:
        await session.close()


async def _drawn(socket) -> bytes:
    return (await asyncio.wait_for(socket.receive(), 20)).data


async def test_nothing_is_shown_to_whoever_was_not_let_in(inside):
    """Before the address was used, every path is refused; it works once, for one browser."""
    made = await inside.outside()
    room = made.door.room
    for path in (room, "/", "/favicon.ico", f"{room}static/js/textual.js", f"{room}page.js"):
        assert (await made.get(path)).status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await made.open()
    assert (await made.session.get(made.door.address)).status == 200
    assert (await made.get(room)).status == 200
    again = await made.session.get(made.door.address)
    assert again.status == 403
    assert "works once" in await again.text()


async def test_other_hosts_and_origins_get_nothing(inside):
    """With the cookie too: a rebound name and another site's page are refused, window included."""
    made = await inside()
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
        answer = await made.get(made.door.room, **headers)
        assert answer.status == 403
        assert "terminal" not in await answer.text()
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await made.open(**headers)


async def test_every_answer_keeps_the_browser_on_this_machine(inside):
    """Each answer forbids what lies elsewhere, and nothing that is served names another host."""
    made = await inside()
    room = made.door.room
    paths = (room, f"{room}page.js", f"{room}page.css", f"{room}static/js/textual.js")
    for path in (*paths, f"{room}nothing", "/nothing"):
        answer = await made.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        assert f"connect-src ws://{made.door.host};" in policy
        assert "http" not in policy
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
    page = await (await made.get(room)).text()
    assert page.count("http") == 0
    assert page.count("//") == page.count(f"ws://{made.door.host}")
    assert (await made.get(f"{room}static/")).status == 403


async def test_keys_and_sizes_reach_the_screens(inside):
    """What is typed goes to the process; what a browser could not mean is let be."""
    made = await inside()
    async with made.open() as socket:
        assert await _drawn(socket) == b"ready"
        for odd in (
            "",
            "[]",
            "3",
            '["stdin"]',
            '["stdin", 3]',
            '["resize", {"width": "x"}]',
            "nul",
        ):
            await socket.send_str(odd)
        await socket.send_bytes(b"no text")
        await socket.send_json(["stdin", "ü"])
        assert await _drawn(socket) == b"D\xc3\xbc"
        await socket.send_json(["resize", {"width": 10**6, "height": 30}])
        size = json.loads((await _drawn(socket))[1:])
        assert size == {"type": "resize", "width": 1000, "height": 30}
        for kind in ("focus", "blur"):
            await socket.send_json([kind])
            assert json.loads((await _drawn(socket))[1:]) == {"type": kind}
        await socket.send_json(["ping", "7"])
        assert json.loads(await _drawn(socket)) == ["pong", "7"]


@pytest.mark.parametrize("last", ["leave", "fall"])
async def test_the_window_closes_with_the_screens(inside, last):
    """When the screens end, in order or by accident, the browser is told."""
    made = await inside()
    async with made.open() as socket:
        await _drawn(socket)
        await socket.send_json(["stdin", last])
        closing = await asyncio.wait_for(socket.receive(), 20)
        assert closing.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED}


@pytest.mark.parametrize("program", [ECHO, STUBBORN], ids=["willing", "stubborn"])
async def test_no_process_outlives_its_window(inside, program, monkeypatch):
    """A closed tab ends its process, even one that does not want to; so does the end of all."""
    monkeypatch.setattr(window, "PATIENCE", 0.2)
    ended = asyncio.Queue()
    slowly = window.Window.end

    async def end(self):
        process = self._process
        await slowly(self)
        if process is not None:
            ended.put_nowait(process.returncode)

    monkeypatch.setattr(window.Window, "end", end)
    made = await inside(program)
    async with made.open() as socket:
        await _drawn(socket)
    code = await asyncio.wait_for(ended.get(), 20)
    assert code == (-9 if program is STUBBORN else -15)


async def test_the_screens_end_when_their_server_is_gone(served):
    """A server that is killed leaves no screens behind, with or without somebody's key open."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        page = await (await session.get(served.address)).text()
        room = page.partition("url=")[2].partition('"')[0]
        address = f"{served.origin}{room}window"
        async with session.ws_connect(address, headers={"Origin": served.origin}) as socket:
            assert b"\x1b" in await _drawn(socket)
            (child,) = served.children()
            watched = os.pidfd_open(child)
            gone = asyncio.Event()
            asyncio.get_running_loop().add_reader(watched, gone.set)
            served.process.kill()
            await asyncio.wait_for(gone.wait(), 20)
            asyncio.get_running_loop().remove_reader(watched)
            os.close(watched)


async def test_more_windows_than_one_needs_are_refused(inside, monkeypatch):
    """Each window is a process, so their number has an end."""
    monkeypatch.setattr(house, "MOST_WINDOWS", 1)
    made = await inside()
    async with made.open() as socket:
        await _drawn(socket)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await made.open()


async def test_a_port_that_is_taken_is_said(inside):
    """A port that another program uses is a sentence with a next step."""
    made = await inside()
    port = int(made.door.host.partition(":")[2])
    with pytest.raises(UsageError, match=f"uses the port {port}"):
        await serve(["true"], port, lambda _: None, asyncio.Event())


async def test_a_machine_that_lets_nothing_listen_is_said(monkeypatch):
    """Where the system refuses, the screens in the terminal are named."""

    async def start(_site):
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(house.web.TCPSite, "start", start)
    with pytest.raises(StorageError, match="does not let handfast listen"):
        await serve(["true"], 0, lambda _: None, asyncio.Event())


def test_the_browser_is_opened_without_showing_the_address(monkeypatch, capsys):
    """What stands on the browser's command line is a private file, gone at the end."""
    from contextlib import ExitStack

    opened = []
    monkeypatch.setattr(browser.webbrowser, "open", lambda url: opened.append(url) or False)
    with ExitStack() as until:
        browser.open_browser("http://127.0.0.1:1/enter/secret", until)
        (address,) = opened
        page = Path(address.removeprefix("file://"))
        assert "secret" not in address
        assert "/enter/secret" in page.read_text("utf-8")
        assert page.parent.stat().st_mode & 0o077 == 0
    assert not page.exists()
    assert "Open the address yourself" in capsys.readouterr().err


def test_the_terminal_in_the_browser_is_the_one_that_was_looked_at():
    """Our page stands around textual-serve's script: what it needs from the page is pinned here."""
    script = files("textual_serve").joinpath("static/js/textual.js").read_text("utf-8")
    for needed in ("sessionWebsocketUrl", "-first-byte", "-closed", "textual-terminal", '"stdin"'):
        assert needed in script
    assert hasattr(window.AppService, "_open_app_process")
    assert House.end
