"""Repair: the way back to one another after a hurt, as pure rules and plain words.

Lives here: the seven steps, which ruptures are open and until when, and how long a hold may be.
May import: ``engine`` and the packages below it, and attrs.
"""

from ..engine import HOLD_DAYS, hold_is_short, holds_allowed_until
from .journey import Repair, open_repairs
from .steps import SEEK_SUPPORT, STEPS, Step, next_step, step

__all__ = [
    "HOLD_DAYS",
    "SEEK_SUPPORT",
    "STEPS",
    "Repair",
    "Step",
    "hold_is_short",
    "holds_allowed_until",
    "next_step",
    "open_repairs",
    "step",
]
