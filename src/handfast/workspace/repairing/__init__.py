"""Finding back to each other after a hurt: named in private, shared or not, and then step by step.

Each function loads when it is first asked for. A screen keeps what somebody writes with
``keep_hurt``, which needs no passphrase, shows where to turn with ``support_for``, shares with
``share``, and draws ``look`` and ``guide``. What is somebody's own (``own_place``) opens only with
their seat, and is part of no view that anybody else is shown.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .acting import (
        begin_pause,
        begin_ritual,
        forget_words,
        go_to,
        keep_words,
        mark_ritual,
        pause_for,
        share_words,
        skip,
        stop,
        take_action,
    )
    from .at_home import in_their_time
    from .danger import places, support_for, tells_of_danger, where_to_turn
    from .entries import find_course, own_course, pauses_due, repair_entries
    from .page import draft, guide, look, named_step
    from .sealed import (
        forget_hurt,
        keep_hurt,
        list_damaged,
        list_hurts,
        open_hurt,
        own_place,
    )
    from .sharing import all_courses, ends, lengthen, share
    from .words import (
        FIRST_RESPONSIBILITY,
        LOOK_AGAIN,
        end_of_day,
        moment_words,
        next_time,
        until_when,
    )

_HOMES = {
    "FIRST_RESPONSIBILITY": "words",
    "LOOK_AGAIN": "words",
    "all_courses": "sharing",
    "begin_pause": "acting",
    "begin_ritual": "acting",
    "draft": "page",
    "end_of_day": "words",
    "ends": "sharing",
    "find_course": "entries",
    "forget_hurt": "sealed",
    "forget_words": "acting",
    "go_to": "acting",
    "guide": "page",
    "in_their_time": "at_home",
    "keep_hurt": "sealed",
    "keep_words": "acting",
    "lengthen": "sharing",
    "list_damaged": "sealed",
    "list_hurts": "sealed",
    "look": "page",
    "mark_ritual": "acting",
    "moment_words": "words",
    "named_step": "page",
    "next_time": "words",
    "open_hurt": "sealed",
    "own_course": "entries",
    "own_place": "sealed",
    "pause_for": "acting",
    "pauses_due": "entries",
    "places": "danger",
    "repair_entries": "entries",
    "share": "sharing",
    "share_words": "acting",
    "skip": "acting",
    "stop": "acting",
    "support_for": "danger",
    "take_action": "acting",
    "tells_of_danger": "danger",
    "until_when": "words",
    "where_to_turn": "danger",
}

__all__ = [
    "FIRST_RESPONSIBILITY",
    "LOOK_AGAIN",
    "all_courses",
    "begin_pause",
    "begin_ritual",
    "draft",
    "end_of_day",
    "ends",
    "find_course",
    "forget_hurt",
    "forget_words",
    "go_to",
    "guide",
    "in_their_time",
    "keep_hurt",
    "keep_words",
    "lengthen",
    "list_damaged",
    "list_hurts",
    "look",
    "mark_ritual",
    "moment_words",
    "named_step",
    "next_time",
    "open_hurt",
    "own_course",
    "own_place",
    "pause_for",
    "pauses_due",
    "places",
    "repair_entries",
    "share",
    "share_words",
    "skip",
    "stop",
    "support_for",
    "take_action",
    "tells_of_danger",
    "until_when",
    "where_to_turn",
]


def __getattr__(name: str) -> object:
    """Load the function that is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
