"""A file that somebody named: read without waiting for what never comes."""

import os
import stat
from pathlib import Path
from typing import Final

_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)


def read_named(path: Path, most: int) -> bytes:
    """Return what a file holds, up to ``most`` bytes. OSError where it cannot be read.

    A pipe is read while somebody writes into it; one into which nobody does cannot be read. Devices
    and links are read like any other file: whoever names one means it.
    """
    with open(path, "rb", buffering=0, opener=_opened_at_once) as file:
        data = b""
        if _AT_ONCE:
            if stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
                begun = file.read(most)
                if begun == b"":
                    raise BrokenPipeError(f"Nobody writes into {path}.")
                data = begun or b""
            os.set_blocking(file.fileno(), True)
        while len(data) < most and (more := file.read(most - len(data))):
            data += more
    return data


def _opened_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)
