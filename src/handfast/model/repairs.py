"""What one person says after a hurt: the hurt itself, and each step towards one another.

A shared hurt is a journal entry of the kind ``rupture``, and a repair is everything that is said
about it afterwards, in entries of the kind ``repair-step``; ``handfast.repair`` says what they come
to. The same values are kept sealed for what somebody keeps to themselves.
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from attrs import frozen

from .rounds import Cadence, LookedBack
from .styles import Moment, Side
from .words import Digest, PersonId

REPAIR_MOMENTS: Final = (
    Moment.ACKNOWLEDGE,
    Moment.UNDERSTAND,
    Moment.REPAIR,
    Moment.SAFETY,
    Moment.NEW_AGREEMENTS,
    Moment.FORGIVE,
    Moment.INTEGRATE,
)
"""The seven steps, in the order in which they are offered."""


class RepairAct(StrEnum):
    """What somebody does in a repair. ``place`` is only ever kept sealed, for its writer alone."""

    SAY = "say"
    PAUSE = "pause"
    LENGTHEN = "lengthen"
    ACTION = "action"
    RITUAL = "ritual"
    LOOKED_BACK = "looked-back"
    STOP = "stop"
    PLACE = "place"


class Letting(StrEnum):
    """Three ways of letting go of a hurt; nobody has to come to any of them."""

    UNDERSTANDING = "understanding"
    ACCEPTANCE = "acceptance"
    RELEASE = "release"


@frozen
class HurtWords:
    """A hurt in its writer's words, and the people with whom it is to be mended."""

    text: str = ""
    people: tuple[PersonId, ...] = ()


@frozen
class StepWords:
    """What somebody keeps to themselves at one step."""

    step: Moment
    text: str
    letting: Letting | None = None


@frozen
class RitualMark:
    """Whether a ritual was done on its last day that was marked. No earlier day is kept."""

    ritual: Digest
    day: date
    done: bool


@frozen
class RepairWords:
    """One act in a repair. Which fields are used depends on ``act``.

    ``about`` is the digest of the hurt. ``back`` is when a pause ends (UTC). ``day`` is when to
    look back, or a ritual's first day; ``done_by`` when an action is to be done; ``at`` a local
    time; ``item`` what is looked back on. ``skipped``, ``stopped``, ``notes`` and ``marks`` belong
    to somebody's own place, which nobody else can open.
    """

    act: RepairAct
    about: Digest
    step: Moment | None = None
    text: str = ""
    side: Side | None = None
    letting: Letting | None = None
    back: datetime | None = None
    day: date | None = None
    done_by: date | None = None
    at: time | None = None
    every: Cadence | None = None
    item: Digest | None = None
    result: LookedBack | None = None
    skipped: tuple[Moment, ...] = ()
    stopped: bool = False
    notes: tuple[StepWords, ...] = ()
    marks: tuple[RitualMark, ...] = ()
