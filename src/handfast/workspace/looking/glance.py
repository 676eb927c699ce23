"""What stands on a day, who is here, what is due, and what needs a look."""

from datetime import date
from typing import TYPE_CHECKING

from handfast.engine import Standing
from handfast.ledger import Watch, unwatched
from handfast.review import Due, due_items

from ..known import everybody
from ..views import Overview
from ..workspace import Workspace
from .stands import list_all

if TYPE_CHECKING:
    from handfast.review import TakenOn
    from handfast.review.steps import Step

    from ..views import RepairAtHome


def overview(ws: Workspace, *, on: date | None = None, watch: Watch = unwatched) -> Overview:
    """Return what stands today, or on a day, with everything that waits or needs a look.

    ``watch`` is told how far reading the folder is, and may end it by raising.
    """
    today = on or ws.clock.today()
    found = list_all(ws, on=today, watch=watch)
    said = tuple(map(ws.ledger.entry, found.repaired))
    steps: tuple[Step, ...] = (*found.reviewed, *said)
    due = due_items(found.standing, today, reviewed=steps)
    hurts: tuple[RepairAtHome, ...] = ()
    if found.repaired and today == ws.clock.today():
        from ..repairing import in_their_time, pauses_due

        now = ws.clock.now()
        due = (*pauses_due(said, now), *due)
        hurts = in_their_time(ws, said, found.records, found.standing)
    return Overview(
        today=today,
        people=everybody(ws),
        standing=found.standing,
        due=due,
        concerns=found.concerns,
        unconfirmed=found.unconfirmed,
        answered=found.answered,
        hurts=hurts,
        rituals=_rituals(found.standing, steps, today),
    )


def _rituals(stands: Standing, steps: "tuple[Step, ...]", today: date) -> "tuple[TakenOn, ...]":
    if not steps:
        return ()  # nothing more to load, for most who look
    from .rituals import rituals_on

    return rituals_on(stands, steps, today)


def due(ws: Workspace, *, on: date | None = None) -> tuple[Due, ...]:
    """Return what is due: reviews, lapses near, holds that end, pauses, proposals that wait."""
    return overview(ws, on=on).due
