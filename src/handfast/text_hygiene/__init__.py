"""Text hygiene: what a foreign text may hold, and how any text is made visible and literal.

Lives here: finding characters that hide, reorder or act; showing them; plain names for people,
files and folders. May import: the standard library only.
What only a faulty text needs is loaded when one is met.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .faults import faults
from .names import PERSON_ID, person_id, slug
from .shown import cells, one_line, visible

if TYPE_CHECKING:
    from .fault import Fault
    from .wording import describe

_HOMES = {"Fault": "fault", "describe": "wording"}

__all__ = [
    "PERSON_ID",
    "Fault",
    "cells",
    "describe",
    "faults",
    "one_line",
    "person_id",
    "slug",
    "visible",
]


def __getattr__(name: str) -> object:
    """Load what only a faulty text needs, when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
