"""What a browser gets: three small pages and the headers that keep everything on this machine."""

from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .door import Door

OURS: Final = {"page.css": "text/css", "page.js": "text/javascript"}
"""Our own files beside the terminal's, and their kinds."""

_PLAIN: Final = Template(
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Notes</title>'
    '<link rel="icon" href="data:,">$more</head>'
    '<body style="max-width:34em;margin:4em auto;padding:0 1em;font:1.1em/1.6 sans-serif">'
    "<p>$sentence</p></body></html>"
)


def headers(door: "Door") -> dict[str, str]:
    """Return what every answer says: nothing from elsewhere, nothing kept, nothing passed on."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data:; font-src 'self'; connect-src ws://{door.host}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def own_file(name: str) -> str:
    """Return one of our own files."""
    return files(__package__).joinpath(name).read_text("utf-8")


def screens(door: "Door") -> str:
    """Return the page that the screens are drawn on."""
    socket = f"ws://{door.host}{door.room}window"
    return Template(own_file("page.html")).substitute(room=escape(door.room), socket=escape(socket))


def let_in(door: "Door") -> str:
    """Return the page that goes on to the screens by itself.

    A redirect would not do: a browser that came here from elsewhere leaves a strict cookie out.
    """
    more = f'<meta http-equiv="refresh" content="0; url={escape(door.room)}">'
    return _PLAIN.substitute(more=more, sentence="Opening …")


def refused(sentence: str) -> str:
    """Return a page that says why nothing is shown."""
    return _PLAIN.substitute(more="", sentence=escape(sentence))
