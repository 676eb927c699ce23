"""Reminding: whether a day is near, telling so without a private word, and doing it by itself.

Nobody's key is needed, and nothing that anybody wrote is shown.
"""

from .installing import SYSTEMS, Written, install, plan, remove, this_system
from .notifying import notify
from .telling import is_near, sentence

__all__ = [
    "SYSTEMS",
    "Written",
    "install",
    "is_near",
    "notify",
    "plan",
    "remove",
    "sentence",
    "this_system",
]
