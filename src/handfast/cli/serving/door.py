"""The door: who may see the screens in a browser, decided from the request alone.

Any page that somebody has open can send requests to this machine, under our address (it is on the
loopback) or under a name of its own that points here (DNS rebinding). So each request must name
our own host and, where it says where it comes from, our own origin; and it must bring the cookie
that the one-time address was exchanged for. A cookie of 127.0.0.1 goes to every port of it: this
one is bound to a path that nobody else knows, so no other server on this machine is ever sent it.
"""

import hmac
from collections.abc import Sequence
from secrets import token_urlsafe
from typing import Final, Protocol

LOOPBACK: Final = "127.0.0.1"
"""The only address that is ever listened on."""
COOKIE: Final = "handfast"

_UNSAID: Final = 80
"""The port that a browser leaves out of every address."""
_OTHER_PLACE: Final = "This came from another place than the address that handfast shows."
_NO_COOKIE: Final = "This browser was not let in. Open the address that the terminal shows."
_USED: Final = (
    "This address was used already; it works once. Go on in the window that it opened. "
    "If that was not you, press Ctrl-C in the terminal now, and start handfast serve again."
)


class Headers(Protocol):
    """The headers of a request; a name may come more than once."""

    def getall(self, key: str, default: Sequence[str], /) -> Sequence[str]:
        """Return every value of one header."""
        ...


class Door:
    """The door of one server; nobody comes in before ``open`` has said where it listens."""

    def __init__(self) -> None:
        self.host = ""
        self.room = f"/{token_urlsafe(16)}/"
        """The path under which everything lies, and to which the cookie is bound."""
        self._token: str | None = token_urlsafe(32)
        self._cookie = token_urlsafe(32)

    def open(self, port: int) -> None:
        """Let in, on this port, whoever brings the token."""
        self.host = LOOPBACK if port == _UNSAID else f"{LOOPBACK}:{port}"

    @property
    def origin(self) -> str:
        """What a browser calls a page of ours."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """The address that works once."""
        return f"{self.origin}/enter/{self._token}"

    @property
    def cookie(self) -> str:
        """What a browser brings that was let in, as a ``Set-Cookie`` header says it."""
        return f"{COOKIE}={self._cookie}; Path={self.room}; HttpOnly; SameSite=Strict"

    def refuses(self, headers: Headers, *, window: bool = False) -> str:
        """Say why a request is refused before anything else is looked at, or nothing.

        A ``window`` (a websocket) must say where it comes from; browsers always do.
        """
        origins = headers.getall("Origin", ())
        if not self.host or list(headers.getall("Host", ())) != [self.host]:
            return _OTHER_PLACE
        if (origins or window) and list(origins) != [self.origin]:
            return _OTHER_PLACE
        return ""

    def refuses_entry(self, token: str) -> str:
        """Take the token of the address, once; say why it is refused, or nothing."""
        if self._token is None or not _same(token, self._token):
            return _USED
        self._token = None
        return ""

    def refuses_inside(self, headers: Headers) -> str:
        """Say why a request without our cookie is refused, or nothing."""
        brought = ";".join(headers.getall("Cookie", ())).split(";")
        ours = f"{COOKIE}={self._cookie}"
        return "" if any(_same(one.strip(), ours) for one in brought) else _NO_COOKIE


def _same(left: str, right: str) -> bool:
    """Compare without saying by the time it takes how much of it was right."""
    return hmac.compare_digest(left.encode("utf-8", "replace"), right.encode("utf-8"))
