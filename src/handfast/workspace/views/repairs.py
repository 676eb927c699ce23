"""A repair as both surfaces draw it: what is shared, what a step asks, and what is one's own."""

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen

from handfast.model import Digest, PersonId, Question, Support
from handfast.repair import Course, Pause, Shared, Step
from handfast.review import TakenOn


@frozen
class HurtView:
    """A hurt that somebody keeps to themselves, under its name."""

    name: str
    written: datetime
    text: str = field(repr=False)


@frozen
class RepairAtHome:
    """A hurt as home tells of it: by whom, between whom, and when its time ends (UTC).

    ``people`` is empty where everybody may take part.
    """

    digest: Digest
    by: PersonId
    people: tuple[PersonId, ...]
    ends: datetime


@frozen
class StepView:
    """One step of a repair, with its questions for one side and where to find help with it.

    ``shared`` is what people shared at this step. ``failures`` name plugins that could not answer.
    """

    step: Step
    questions: tuple[Question, ...]
    support: tuple[Support, ...]
    shared: tuple[Shared, ...] = ()
    failures: tuple[str, ...] = ()


@frozen
class RepairView:
    """One repair as everybody here may see it; nobody's own place is part of it.

    ``ends`` is when the time ends in which only holds can be signed (UTC), None once it has.
    ``pause`` is on; ``over`` is a pause that is over. ``taken_on`` are actions and rituals.
    ``said`` are the sentences on how it stands; ``concerns`` are hurts dated ahead.
    """

    course: Course
    names: Mapping[PersonId, str]
    ends: datetime | None
    pause: Pause | None
    over: Pause | None
    taken_on: tuple[TakenOn, ...]
    said: tuple[str, ...]
    concerns: tuple[str, ...] = ()
