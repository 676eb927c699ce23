"""The way in, above both surfaces: with a verb the command line, without one the screens."""

import sys
from pathlib import Path


def main() -> None:
    """Run handfast with the arguments of this process and leave with its exit code."""
    from handfast.cli import run

    sys.exit(run(open_screens=_open_screens))


def _open_screens(folder: Path | None) -> int:
    """Open the screens, on a folder or on the welcome."""
    from handfast.cli.options import clock
    from handfast.tui import run

    return run(folder, clock=clock())


if __name__ == "__main__":
    main()
