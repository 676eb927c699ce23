"""handfast serve: what it says, what it starts, and what it does not start at all."""

import sys

import pytest

from handfast.cli.serving import browser, house
from handfast.cli.serving.door import Door


@pytest.fixture
def serving(monkeypatch):
    """Stand where the server would be: it tells that it is ready, and ends at once."""
    calls = []

    async def serve(command, port, ready, stop):
        door = Door()
        door.open(port or 4321)
        calls.append((command, door, stop))
        ready(door)

    monkeypatch.setattr(house, "serve", serve)
    return calls


def test_it_shows_the_address_and_says_plainly_what_it_does(cli, serving):
    """The address is all there is on standard output; the rest is said beside it."""
    cli("init")
    result = cli("serve", "--port", "5000")
    ((command, door, stop),) = serving
    assert result.out == f"{door.address}\n"
    assert door.address.startswith("http://127.0.0.1:5000/enter/")
    for sentence in ("No other machine can reach them", "works once", "Ctrl-C ends it", "Closed."):
        assert sentence in result.err
    assert command == [sys.executable, "-P", "-m", "handfast", "--folder", str(cli.folder)]
    assert not stop.is_set()


def test_it_opens_on_the_welcome_where_there_is_no_folder(cli, serving, monkeypatch, tmp_path):
    """Without a folder the screens begin at the welcome; with --json the address is a value."""
    monkeypatch.delenv("HANDFAST_FOLDER")
    monkeypatch.chdir(tmp_path)
    assert cli("serve", "--json").json["address"] == serving[0][1].address
    assert serving[0][0][-2:] == ["-m", "handfast"]


def test_a_folder_that_cannot_be_opened_is_said_here(cli, serving, tmp_path):
    """A wrong --folder is a sentence in the terminal, and nothing is served."""
    result = cli("serve", "--folder", tmp_path / "nowhere", expect=2)
    assert "nowhere" in result.err
    assert not serving


def test_a_browser_opens_only_where_it_is_asked_for(cli, serving, monkeypatch):
    """Without --open no browser is started."""
    cli("init")
    opened = []
    monkeypatch.setattr(browser.webbrowser, "open", lambda url: opened.append(url) or True)
    cli("serve")
    assert not opened
    cli("serve", "--open")
    assert len(opened) == 1


def test_what_is_not_installed_is_said(cli, monkeypatch):
    """Without the extra, a sentence says how to get it."""
    monkeypatch.setitem(sys.modules, "handfast.cli.serving.house", None)
    assert "pip install 'handfast[browser]'" in cli("serve", expect=2).err
