"""Looking: what stands, one agreement, its history, what differs, and whether everything holds.

The functions load when they are first asked for, so that a quick list needs no comparing of words.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .arriving import mark
    from .comparing import compare, difference
    from .glance import due, overview
    from .happenings import history
    from .line import timeline
    from .page import show
    from .references import find, find_for, find_standing
    from .rounds import conversation
    from .searching import fits, texts
    from .stands import list_all, worth_showing
    from .verifying import verify

_HOMES = {
    "compare": "comparing",
    "conversation": "rounds",
    "difference": "comparing",
    "due": "glance",
    "find": "references",
    "find_for": "references",
    "find_standing": "references",
    "fits": "searching",
    "history": "happenings",
    "list_all": "stands",
    "mark": "arriving",
    "overview": "glance",
    "show": "page",
    "texts": "searching",
    "timeline": "line",
    "verify": "verifying",
    "worth_showing": "stands",
}

__all__ = [
    "compare",
    "conversation",
    "difference",
    "due",
    "find",
    "find_for",
    "find_standing",
    "fits",
    "history",
    "list_all",
    "mark",
    "overview",
    "show",
    "texts",
    "timeline",
    "verify",
    "worth_showing",
]


def __getattr__(name: str) -> object:
    """Load the function that is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
