"""A program in a pseudo-terminal, for tests that look at every byte that it writes there."""

import os
import pty
import select
import subprocess
import termios
import threading
from collections.abc import Mapping, Sequence
from types import TracebackType


class InATerminal:
    """Runs a program; ``written`` is all that it wrote so far. Killed after ``longest`` seconds."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 100,
        lines: int = 30,
        environment: Mapping[str, str] | None = None,
        by_itself: bool = False,
        longest: float = 60.0,
    ) -> None:
        self.written = b""
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (lines, columns))
        size = {
            "COLUMNS": str(columns),
            "LINES": str(lines),
        }  # whoever runs the tests may have set them
        self.program = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=os.environ | {"TERM": "xterm-256color"} | size | dict(environment or {}),
            close_fds=True,
            start_new_session=by_itself,
        )
        os.close(theirs)
        self._too_long = threading.Timer(longest, self.program.kill)
        self._too_long.start()

    def __enter__(self) -> "InATerminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.hang_up()
        self.program.wait(timeout=60)
        self._too_long.cancel()

    def hang_up(self) -> None:
        """Close the terminal, as somebody closes its window."""
        if self._ours >= 0:
            os.close(self._ours)
        self._ours = -1

    def still(self, seconds: float) -> bool:
        """Say whether the program writes nothing for so long."""
        return not select.select([self._ours], [], [], seconds)[0]

    def read(self) -> bool:
        """Wait until the program writes more; False once it has ended."""
        try:
            more = os.read(self._ours, 65536)
        except OSError:
            return False
        self.written += more
        return bool(more)

    def press(self, keys: bytes) -> None:
        """Type these keys."""
        os.write(self._ours, keys)

    def shown(self, since: int = 0) -> str:
        """Return what was written, from that byte on, as text."""
        return self.written[since:].decode("utf-8", "replace")
