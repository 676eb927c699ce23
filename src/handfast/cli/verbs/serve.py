"""handfast serve: the screens in a browser of this machine."""

import asyncio
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handfast.errors import UsageError

from .. import options, output

if TYPE_CHECKING:
    from ..serving.door import Door

_SAID = (
    "The screens are open for one browser on this machine. No other machine can reach them, and",
    "nothing is sent anywhere. The address works once: whoever opens it first is let in, so do",
    "not pass it on. Closing the window locks what is private.",
    "Some keys belong to the browser (ctrl+n, ctrl+t, ctrl+w); ctrl+p offers every action by name.",
    "Ctrl-C ends it, with every window.",
)


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="PORT",
    help="The port on 127.0.0.1 (default: 0, a free one).",
)
@click.option("--open", "open_", is_flag=True, help="Open your browser on the address, too.")
@options.looking_options
def command(port: int, open_: bool, folder: str | None, json_: bool) -> None:
    """Show the screens in a browser of this machine, until Ctrl-C.

    It listens on 127.0.0.1 and nowhere else.
    """
    try:
        from ..serving.house import serve
    except ImportError:
        raise UsageError(
            "What shows the screens in a browser is not installed.",
            next_step="Install it with: pip install 'handfast[browser]'",
        ) from None
    opened = options.screens_folder(folder or options.named_folder(None))
    if opened is not None:
        options.workspace(str(opened))  # what cannot be opened is said here, not in the browser
    with ExitStack() as until_the_end:

        def ready(door: "Door") -> None:
            if json_:
                output.as_json({"address": door.address})
            else:
                output.data(door.address)
            for line in _SAID:
                output.note(line)
            sys.stdout.flush()
            if open_:
                from ..serving.browser import open_browser

                open_browser(door.address, until_the_end)

        asyncio.run(serve(_screens(opened), port, ready, asyncio.Event()))
    output.note("Closed. Every window has ended, and what was private in it is locked.")


def _screens(folder: Path | None) -> list[str]:
    """Return how to start the screens; ``-P``, so that no file of this folder is run instead."""
    named = [] if folder is None else ["--folder", str(folder.absolute())]
    return [sys.executable, "-P", "-m", "handfast", *named]
