"""The clock: the only place that asks what time it is. Everything else is told.

Lives here: ``Clock``, the system's clock, and a fixed one for tests and the example couple.
May import: the standard library only.
"""

from .clock import Clock, FixedClock, SystemClock

__all__ = ["Clock", "FixedClock", "SystemClock"]
