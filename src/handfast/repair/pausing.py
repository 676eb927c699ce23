"""A pause with room to breathe: how it is counted down, in words and not in alarms.

Twenty minutes is about as long as a body needs to calm down after being flooded; a day is as long
as a talk can wait without feeling left alone. Source of both bounds:
https://counselingatl.com/blog/flooded-with-emotions-learn-to-take-effective-breaks
"""

from datetime import datetime, timedelta
from typing import Final

SHORTEST: Final = timedelta(minutes=20)
LONGEST: Final = timedelta(days=1)

BREATH_IN: Final = 4
BREATH_OUT: Final = 6
"""Seconds of one slow breath; the way out is the longer one."""

AT_THE_END: Final = (
    "The time that was agreed is over. Come back if you are ready, and say so kindly if you need"
    " a little longer."
)


def breath(seconds: int) -> str:
    """Return what to do with one's breath this many seconds (0 or more) into a pause."""
    return "breathe in" if seconds % (BREATH_IN + BREATH_OUT) < BREATH_IN else "breathe out"


def left(back: datetime, now: datetime) -> timedelta:
    """Return how much of a pause is left, in whole seconds; nothing once it is over."""
    seconds = (back - now).total_seconds()
    return timedelta(seconds=max(0, int(-(-seconds // 1))))


def left_words(back: datetime, now: datetime) -> str:
    """Return what is left of a pause: "17:05", or "3:17:05" where it takes hours."""
    seconds = int(left(back, now).total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
