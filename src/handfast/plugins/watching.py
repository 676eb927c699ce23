"""Seeing whether a plugin under test writes files, without keeping it from anything."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from handfast.text_hygiene import one_line

WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_open_lists: Final[list[list[str]]] = []


@contextmanager
def watching_writes() -> Iterator[list[str]]:
    """Give a list that fills with the paths that Python code opens for writing meanwhile.

    What Python itself writes when it compiles a module is left out, and so is a number that stands
    for what is open already, such as a pipe: opening that was seen with its path, if it had one.
    """
    _install()
    paths: list[str] = []
    _open_lists.append(paths)
    try:
        yield paths
    finally:
        _open_lists.remove(paths)


@cache
def _install() -> None:
    """Install the audit hook, once: Python has no way to take one out again."""
    sys.addaudithook(_note)


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event != "open" or not _open_lists:
        return
    path, _mode, flags = arguments
    written = isinstance(flags, int) and bool(flags & WRITING)
    if written and not isinstance(path, int) and "__pycache__" not in str(path):
        for paths in _open_lists:
            paths.append(one_line(str(path), 200))
