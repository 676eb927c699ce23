"""Coming back to an agreement: opening a review, answering alone, talking, and leaving it.

Each function loads when it is first asked for. A screen draws ``look``; what somebody writes is
kept with ``keep`` while they write, sealed in with ``answer``, and opened with ``open_answers``
whenever they sit down, once everybody's is in.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answering import answer, begin, keep, kept, open_answers, waits_to_open
    from .entries import review_entries
    from .page import look
    from .together import (
        agree_agenda,
        draft_from_round,
        finish,
        look_back,
        name_agenda,
        present,
        take_on,
    )
    from .words import does_not_open

_HOMES = {
    "agree_agenda": "together",
    "answer": "answering",
    "begin": "answering",
    "does_not_open": "words",
    "draft_from_round": "together",
    "finish": "together",
    "keep": "answering",
    "kept": "answering",
    "look": "page",
    "look_back": "together",
    "name_agenda": "together",
    "open_answers": "answering",
    "present": "together",
    "review_entries": "entries",
    "take_on": "together",
    "waits_to_open": "answering",
}

__all__ = [
    "agree_agenda",
    "answer",
    "begin",
    "does_not_open",
    "draft_from_round",
    "finish",
    "keep",
    "kept",
    "look",
    "look_back",
    "name_agenda",
    "open_answers",
    "present",
    "review_entries",
    "take_on",
    "waits_to_open",
]


def __getattr__(name: str) -> object:
    """Load the function that is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
