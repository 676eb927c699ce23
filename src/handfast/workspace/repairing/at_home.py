"""What home tells of repairs: the hurts whose time is not over."""

from collections.abc import Collection

from handfast.engine import Standing
from handfast.model import JournalEntry, Records
from handfast.repair import courses

from ..views import RepairAtHome
from ..workspace import Workspace
from .sharing import ends_in


def in_their_time(
    ws: Workspace, entries: Collection[JournalEntry], records: Records, stands: Standing
) -> tuple[RepairAtHome, ...]:
    """Return the hurts that were shared and whose time, in which only holds can be signed, lasts.

    ``entries`` are the hurts and the acts of their repairs. Afterwards a repair goes on without
    being told of: nobody is reminded that it hurts.
    """
    return tuple(
        RepairAtHome(course.digest, course.by, course.people, ends)
        for course in courses(entries)
        if (ends := ends_in(ws, records, stands, course)) is not None
    )
