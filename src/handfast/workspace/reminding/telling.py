"""Whether a day is near, and the one neutral sentence about it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from handfast.engine import standing
from handfast.review import NEAR_DAYS, Due, DueKind, due_items, is_time_to_tell

from ..workspace import Workspace

_OF_TWO: Final = "A date you two set is near."
_OF_MORE: Final = "A date you set together is near."


def is_near(ws: Workspace, *, on: date | None = None, sparing: bool = False) -> tuple[Due, ...]:
    """Return what has a day that is due, or comes within a week, and is not over.

    ``sparing``: only what is to be told on this very day.
    """
    today, loaded = on or ws.clock.today(), ws.load()
    found = due_items(
        standing(loaded.records, today),
        today,
        reviewed=[entry for entry in loaded.entries if entry.review],
        ahead=NEAR_DAYS,
    )
    dated = (item for item in found if item.day and item.kind is not DueKind.LAPSED)
    return tuple(item for item in dated if not sparing or is_time_to_tell(item, today))


def sentence(items: Sequence[Due]) -> str:
    """Return what is told: neither a title nor a name, nor how much there is."""
    return _OF_TWO if all(len(item.people) <= 2 for item in items) else _OF_MORE
