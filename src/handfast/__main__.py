"""The way in, above both surfaces: with a verb the command line, without one the screens."""

import gc
import sys
from pathlib import Path

_OBJECTS_BEFORE_A_COLLECTION = 50_000
"""Loading a program makes objects that stay; looking through them every 700 finds nothing."""


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
