"""What stands on a day, what is due, and what needs a look."""

from datetime import date

from handfast.engine import Standing, standing
from handfast.ledger import Loaded
from handfast.review import Due, due_items
from handfast.text_hygiene import one_line

from ..known import everybody
from ..views import Overview
from ..workspace import Workspace


def overview(ws: Workspace, *, on: date | None = None) -> Overview:
    """Return what stands today, or on a day, with everything that waits or needs a look."""
    today = on or ws.clock.today()
    loaded = ws.load()
    stands = standing(loaded.records, today)
    return Overview(
        today=today,
        people=everybody(ws),
        standing=stands,
        due=due_items(stands, today),
        concerns=(*_side_by_side(stands), *_concerns(loaded)),
    )


def due(ws: Workspace, *, on: date | None = None) -> tuple[Due, ...]:
    """Return what is due: reviews, lapses near, holds that end, proposals that wait."""
    return overview(ws, on=on).due


def _side_by_side(stands: Standing) -> tuple[str, ...]:
    """Say which agreements have more than one version in force."""
    return tuple(
        f"{one_line(agreement.title)} is in force in {len(agreement.in_force)} versions side by "
        "side. A new version that replaces them all settles it."
        for agreement in stands.agreements
        if len(agreement.in_force) > 1
    )


def _concerns(loaded: Loaded) -> tuple[str, ...]:
    """Say in sentences what about the folder needs a look."""
    sentences = [
        f"{one_line(item.path)} is set aside: {one_line(item.reason)}" for item in loaded.set_aside
    ]
    sentences += [
        f"{one_line(item.name)} was here before and is missing from the folder. "
        "This machine kept its own copy and goes by that."
        for item in loaded.missing
    ]
    sentences += [
        f"A signature of {one_line(item.person)} does not count yet: this machine does not know "
        f"their key ({item.key}). Compare it with them, then add it: handfast person bring."
        for item in loaded.unconfirmed
    ]
    return tuple(sentences)
