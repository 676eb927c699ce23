"""Who may come in: our host, our origin, and whoever brought the address first."""

import pytest
from multidict import CIMultiDict

from handfast.cli.serving.door import COOKIE, Door
from handfast.cli.serving.window import cells, first_size

HOST = "127.0.0.1:4321"
ORIGIN = f"http://{HOST}"


@pytest.fixture
def door():
    """A door that is open."""
    made = Door()
    made.open(4321)
    return made


def _headers(*pairs):
    return CIMultiDict([("Host", HOST), *pairs])


REFUSED = {
    "another-name": [("Host", "evil.example")],
    "another-port": [("Host", "127.0.0.1:80")],
    "localhost": [("Host", "localhost:4321")],
    "rebound": [("Host", "evil.example:4321")],
    "no-host": [],
    "two-hosts": [("Host", HOST), ("Host", "evil.example")],
    "another-origin": [("Host", HOST), ("Origin", "http://evil.example")],
    "no-origin-at-all": [("Host", HOST), ("Origin", "null")],
    "another-scheme": [("Host", HOST), ("Origin", f"https://{HOST}")],
    "another-server-here": [("Host", HOST), ("Origin", "http://127.0.0.1:8000")],
    "two-origins": [("Host", HOST), ("Origin", ORIGIN), ("Origin", "http://evil.example")],
}


@pytest.mark.parametrize("case", REFUSED)
def test_other_hosts_and_origins_are_refused(door, case):
    """What names another host or comes from another origin is refused, page and window alike."""
    headers = CIMultiDict(REFUSED[case])
    assert "another place" in door.refuses(headers)
    assert "another place" in door.refuses(headers, window=True)


def test_our_own_requests_pass(door):
    """A page may leave its origin out, as browsers do; a window may not."""
    assert door.refuses(_headers()) == ""
    assert door.refuses(_headers(("Origin", ORIGIN)), window=True) == ""
    assert "another place" in door.refuses(_headers(), window=True)


def test_nobody_comes_in_before_the_port_is_known():
    """Between listening and knowing the port everybody is refused, with an empty host too."""
    assert Door().refuses(CIMultiDict([("Host", "")]))


def test_the_usual_port_stands_in_no_address():
    """A browser leaves port 80 out, and so does the host that is expected."""
    door = Door()
    door.open(80)
    assert door.refuses(CIMultiDict([("Host", "127.0.0.1")])) == ""


def test_the_token_works_once(door):
    """The token of the address lets one in; the second time, and before it a wrong one, not."""
    token = door.address.rpartition("/")[2]
    assert "works once" in door.refuses_entry(token[:-1])
    assert "works once" in door.refuses_entry("ü\udce4")
    assert door.refuses_entry(token) == ""
    assert "works once" in door.refuses_entry(token)
    assert "works once" in door.refuses_entry("None")


def test_the_cookie_is_for_this_browser_and_this_path_only(door):
    """No script reads it, no other site sends it, and no other server here is sent it."""
    brought, *rest = door.cookie.split("; ")
    assert rest == [f"Path={door.room}", "HttpOnly", "SameSite=Strict"]
    assert door.refuses_inside(_headers(("Cookie", brought))) == ""
    assert door.refuses_inside(_headers(("Cookie", f"a=b; {brought}"))) == ""


@pytest.mark.parametrize("brought", ["", f"{COOKIE}=", f"{COOKIE}=guess", "=", "x=y", 'a="\\'])
def test_without_the_cookie_nothing_is_shown(door, brought):
    """No cookie, another one or a broken one: refused."""
    assert "not let in" in door.refuses_inside(_headers(("Cookie", brought)))
    assert "not let in" in door.refuses_inside(_headers())


def test_two_servers_share_nothing():
    """Each server has a path, a token and a cookie of its own."""
    one, other = Door(), Door()
    assert {one.room, one.cookie, one.address}.isdisjoint({other.room, other.cookie, other.address})


def test_a_size_is_one_that_a_terminal_can_have():
    """A browser may say any size; it becomes one that the screens can be drawn in."""
    assert first_size({"width": "100", "height": "0"}) == (100, 1)
    assert first_size({"width": "wide"}) == (80, 24)
    assert cells(10**9) == 1000
