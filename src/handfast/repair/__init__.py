"""Repair: the way back to one another after a hurt, as pure rules and plain words.

Lives here: the seven steps, what everybody's acts come to, pauses, rituals to begin with, which
ruptures are open and until when, and how long a hold may be.
May import: ``engine`` and the packages below it, and attrs.
"""

from ..engine import HOLD_DAYS, hold_is_short, holds_allowed_until
from .course import Course, Pause, Shared, courses
from .journey import Repair, open_repairs
from .pausing import AT_THE_END, LONGEST, SHORTEST, breath, left, left_words
from .rituals import RITUALS, RitualIdea
from .steps import LETTING_GO, SEEK_SUPPORT, STEPS, Step, next_step, step

__all__ = [
    "AT_THE_END",
    "HOLD_DAYS",
    "LETTING_GO",
    "LONGEST",
    "RITUALS",
    "SEEK_SUPPORT",
    "SHORTEST",
    "STEPS",
    "Course",
    "Pause",
    "Repair",
    "RitualIdea",
    "Shared",
    "Step",
    "breath",
    "courses",
    "hold_is_short",
    "holds_allowed_until",
    "left",
    "left_words",
    "next_step",
    "open_repairs",
    "step",
]
