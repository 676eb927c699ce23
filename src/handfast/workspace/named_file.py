"""A place that somebody named; a file there is read without waiting for what never comes."""

import os
import stat
from pathlib import Path
from typing import Final

from handfast.ledger import OWN_FILES, default_data_root, named_path

__all__ = ["is_ours", "named_path", "read_named"]

_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)


def is_ours(path: Path, folder: Path) -> bool:
    """Say whether handfast keeps its own there: among agreements, keys, or what stands by them.

    Anything else beside them, in the agreements ``folder`` itself, is the person's own choice.
    """
    place, folder = path.resolve(), folder.resolve()
    if folder in place.parent.parents or default_data_root().resolve() in place.parents:
        return True
    return place.parent == folder and place.name in OWN_FILES


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
