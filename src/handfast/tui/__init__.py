"""The screens: the same agreements as on the command line, for two people at a keyboard.

Lives here: the app, its screens, dialogs and widgets, the action table, the themes, the one way to
call the workspace in the background, and the one door through which text reaches the screen.
May import: ``workspace`` (and the model's values, errors, clock and text hygiene). Never ``cli``.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handfast.clock import Clock

__all__ = ["run"]


def run(folder: Path | None, *, clock: "Clock | None" = None, data_root: Path | None = None) -> int:
    """Open the screens on a folder, or on the welcome where there is none; return the exit code.

    UsageError where there is no terminal to open them in.
    """
    from handfast.errors import UsageError

    from ._textual_workarounds import NEUTRAL_TITLE, WIPE, terminal_is_here

    if not terminal_is_here():
        raise UsageError(
            "There is no terminal here to open the screens in.",
            next_step="Open a terminal, or use the verbs: handfast --help.",
        )
    from .app import HandfastApp
    from .pacing import keep_typing_quick

    workspace = None
    if folder is not None:
        from handfast.workspace import Workspace

        workspace = Workspace.open(folder, clock=clock, data_root=data_root)
    app = HandfastApp(workspace, clock=clock, data_root=data_root)
    keep_typing_quick()
    app.run()
    if app.left_at_once and sys.stdout.isatty():
        os.write(sys.stdout.fileno(), (WIPE + NEUTRAL_TITLE).encode())
    return app.return_code or 0
