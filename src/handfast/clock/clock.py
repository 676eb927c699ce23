"""Two clocks with one face."""

from datetime import UTC, date, datetime
from typing import NamedTuple, Protocol


class Clock(Protocol):
    """What time it is, as an aware moment in UTC (whole seconds), and which day it is here."""

    def now(self) -> datetime:
        """Return this moment in UTC, in whole seconds."""
        ...

    def today(self) -> date:
        """Return the day it is where the person sits."""
        ...


class SystemClock:
    """The machine's own clock and time zone."""

    def now(self) -> datetime:
        """Return this moment in UTC, in whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)

    def today(self) -> date:
        """Return the local day."""
        return datetime.now().astimezone().date()


class FixedClock(NamedTuple):
    """A clock that stands still at ``moment`` (an aware datetime)."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment in UTC, in whole seconds."""
        return self.moment.astimezone(UTC).replace(microsecond=0)

    def today(self) -> date:
        """Return the day of the moment, in the moment's own time zone."""
        return self.moment.date()
