"""Review: coming back to what was agreed. Pure: the standing, the entries and the day are given.

Lives here: ``due_items`` for reminders, the arithmetic of review days, and the rounds: each answers
alone, nobody sees an answer before everybody's is in, then both talk and leave with something.
May import: ``engine`` and the packages below it, and python-dateutil. The rounds load when they are
first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .days import next_review
from .due import RECENT_DAYS, SOON_DAYS, Due, DueKind, due_items

if TYPE_CHECKING:
    from .current import can_be_reviewed, current_round, new_reasons, reasons
    from .due_rounds import open_ones
    from .near import NEAR_DAYS, is_time_to_tell
    from .promises import TakenOn, taken_on
    from .radar import RADAR, RadarPart
    from .round_rules import Agenda, Round, Stage, by_version, rounds

_HOMES = {
    "Agenda": "round_rules",
    "NEAR_DAYS": "near",
    "RADAR": "radar",
    "RadarPart": "radar",
    "Round": "round_rules",
    "Stage": "round_rules",
    "TakenOn": "promises",
    "by_version": "round_rules",
    "can_be_reviewed": "current",
    "current_round": "current",
    "is_time_to_tell": "near",
    "new_reasons": "current",
    "open_ones": "due_rounds",
    "reasons": "current",
    "rounds": "round_rules",
    "taken_on": "promises",
}

__all__ = [
    "NEAR_DAYS",
    "RADAR",
    "RECENT_DAYS",
    "SOON_DAYS",
    "Agenda",
    "Due",
    "DueKind",
    "RadarPart",
    "Round",
    "Stage",
    "TakenOn",
    "by_version",
    "can_be_reviewed",
    "current_round",
    "due_items",
    "is_time_to_tell",
    "new_reasons",
    "next_review",
    "open_ones",
    "reasons",
    "rounds",
    "taken_on",
]


def __getattr__(name: str) -> object:
    """Load the module that a public name lives in, when the name is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found
