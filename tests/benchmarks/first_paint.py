"""Programs that end at their first frame: handfast at home, an app without any widget, harlequin.

Run as ``python first_paint.py`` for the empty one, with a folder for ours, and with ``harlequin``
for that one, begun as its command begins it without arguments (on a database in memory).
With ``filled`` before a folder, ours ends at the first frame on which its agreements stand, and
prints how much memory it has held until then, in mebibytes.
"""

import os
import sys
from pathlib import Path

from textual.app import App


def _leave(_: App[object]) -> None:
    """End at once: Textual sends Ready when the first frame has been displayed."""
    os._exit(0)


def _leave_filled(app: App[object]) -> None:
    """Wait until what was read of the folder is on the screen; print the memory held, and end."""

    def look() -> None:
        if getattr(app.screen, "overview", None) is not None:
            app.call_after_refresh(_tell_memory)

    app.set_interval(0.002, look)


def _tell_memory() -> None:
    """Print the greatest memory that this process has held so far, and end.

    Linux counts what its parent held at the fork among ``ru_maxrss``, so it is asked elsewhere.
    """
    import resource

    if sys.platform == "linux":
        told = Path("/proc/self/status").read_text("utf-8").split("VmHWM:")[1]
        print(int(told.split()[0]) / 1024, flush=True)
    else:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(most / 1024**2 if sys.platform == "darwin" else most / 1024, flush=True)
    os._exit(0)


def empty() -> App[object]:
    """Return an app without widgets."""
    return App()


def home(folder: Path) -> App[object]:
    """Return handfast, opened on a folder, begun in the way that its command begins."""
    from handfast.__main__ import begin

    begin()
    from handfast.tui.app import HandfastApp
    from handfast.tui.pacing import keep_typing_quick
    from handfast.workspace import Workspace

    app = HandfastApp(Workspace.open(folder))
    keep_typing_quick()
    return app


def harlequin() -> None:
    """Begin harlequin in the way that its command begins; it never returns."""
    from harlequin import Harlequin  # type: ignore[import-not-found]
    from harlequin.cli import harlequin as command  # type: ignore[import-not-found]

    Harlequin.on_ready = _leave
    run = Harlequin.run
    Harlequin.run = lambda app: run(app, headless=True)
    sys.argv = ["harlequin"]
    command()


if __name__ == "__main__":
    given = sys.argv[1:]
    if given == ["harlequin"]:
        harlequin()
    filled = given[:1] == ["filled"]
    app = home(Path(given[-1])) if given else empty()
    type(app).on_ready = _leave_filled if filled else _leave  # type: ignore[attr-defined]
    app.run(headless=True)
    sys.exit(1)
