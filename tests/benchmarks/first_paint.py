"""Two programs that end at their first frame: handfast at home, and an app without any widget.

Run as ``python first_paint.py`` for the empty one, with a folder for ours.
"""

import os
import sys
from pathlib import Path

from textual.app import App


def _leave(_: App[object]) -> None:
    """End at once: Textual sends Ready when the first frame has been displayed."""
    os._exit(0)


def empty() -> App[object]:
    """Return an app without widgets."""
    return App()


def home(folder: Path) -> App[object]:
    """Return handfast, opened on a folder, begun in the way that its command begins."""
    from handfast.__main__ import begin

    begin()
    from handfast.tui.app import HandfastApp
    from handfast.workspace import Workspace

    return HandfastApp(Workspace.open(folder))


if __name__ == "__main__":
    app = home(Path(sys.argv[1])) if len(sys.argv) > 1 else empty()
    type(app).on_ready = _leave  # type: ignore[attr-defined]
    app.run(headless=True)
    sys.exit(1)
