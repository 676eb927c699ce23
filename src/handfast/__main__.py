"""The way in, above both surfaces: with a verb the command line, without one the screens."""

import gc
import sys
from pathlib import Path

_OBJECTS_BEFORE_A_COLLECTION = 200_000
"""A verb ends soon, and what it has made stays; looking through it every 700 finds nothing."""


def begin() -> None:
    """Let the collector look less often while the program loads; called before anything else."""
    gc.set_threshold(_OBJECTS_BEFORE_A_COLLECTION)


def main() -> None:
    """Run handfast with the arguments of this process and leave with its exit code."""
    begin()
    from handfast.cli import run

    code = run(open_screens=_open_screens)
    gc.freeze()  # the process ends here, and what is left need not be looked through once more
    sys.exit(code)


def _open_screens(folder: Path | None) -> int:
    """Open the screens, on a folder or on the welcome."""
    from handfast.cli.options import clock
    from handfast.tui import run

    return run(folder, clock=clock())


if __name__ == "__main__":
    main()
