"""Opens a browser on the address that works once, without showing it to others on this machine."""

import tempfile
import webbrowser
from contextlib import ExitStack
from html import escape
from pathlib import Path

from ..output import note


def open_browser(address: str, until: ExitStack) -> None:
    """Open a browser by a page that only its owner can read, deleted at the end of ``until``.

    The address itself would stand on the browser's command line, which everybody here can see.
    """
    folder = until.enter_context(tempfile.TemporaryDirectory(prefix="handfast-"))
    page = Path(folder) / "open.html"
    page.write_text(
        f'<!DOCTYPE html><title>Notes</title><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0; url={escape(address)}">',
        encoding="utf-8",
    )
    if not webbrowser.open(page.as_uri()):
        note("No browser could be opened here. Open the address yourself.")
