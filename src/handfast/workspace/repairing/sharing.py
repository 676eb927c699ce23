"""Sharing a hurt: only when its writer says so, and only the words that they choose."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from attrs import evolve

from handfast.engine import Standing, standing
from handfast.errors import UsageError
from handfast.model import (
    HurtWords,
    JournalEntry,
    JournalKind,
    Moment,
    PersonId,
    Records,
    RepairAct,
    RepairWords,
    StepWords,
)
from handfast.repair import Course, courses, open_repairs

from ..known import everybody, find
from ..proposals.rules import say
from ..seat import Seat
from ..workspace import Workspace
from .entries import act, own_course, repair_entries
from .sealed import forget_hurt, open_hurt, own_place, save_place

MOST: Final = timedelta(hours=8760)


def share(
    ws: Workspace,
    seat: Seat,
    name: str,
    *,
    text: str | None = None,
    with_: Sequence[str] = (),
    until: datetime | None = None,
) -> Course:
    """Share a hurt and open its repair; return it.

    ``text`` is what the others will read, the kept words if None; an empty one shares only that
    there is a hurt. Words that stay unshared move to one's own place in the repair. ``with_`` are
    the people to mend it with, everybody here if nobody is named; ``until`` asks for a longer time.
    """
    kept = open_hurt(ws, seat, name)
    people = tuple(dict.fromkeys(find(ws, each).id for each in with_)) if with_ else ()
    shared = (kept.text if text is None else text).strip()
    entry = say(
        ws,
        seat,
        JournalEntry(
            kind=JournalKind.RUPTURE,
            by=seat.person.id,
            key=seat.person.fingerprint,
            written=ws.clock.now(),
            until=_bounded(ws, until),
            hurt=HurtWords(shared, people) if shared or people else None,
        ),
    )
    if kept.text != shared:
        own = own_place(ws, seat, entry.digest)
        note = StepWords(Moment.ACKNOWLEDGE, kept.text)
        save_place(ws, seat, evolve(own, notes=(*own.notes, note)))
    forget_hurt(ws, seat.person.id, kept.name)
    (course,) = courses([entry])
    return course


def lengthen(ws: Workspace, seat: Seat, reference: str | None, until: datetime) -> datetime:
    """Make the time longer in which only holds can be signed; return when it ends now (UTC).

    Any of its people may; nobody can make it shorter, so an earlier moment is refused.
    """
    course = own_course(ws, seat, reference)
    before = ends(ws, course)
    asked = _bounded(ws, until)
    if before is None:
        raise UsageError(
            "This time is over; it cannot be made longer.",
            next_step="If it hurts still, you can name it again: handfast rupture name",
        )
    if asked is None or asked <= before:
        raise UsageError(
            "This would not make the time longer, and nobody alone can make it shorter.",
            next_step="Name a later day.",
        )
    act(ws, seat, RepairWords(RepairAct.LENGTHEN, course.digest), until=asked)
    return ends(ws, course) or before


def ends(ws: Workspace, course: Course) -> datetime | None:
    """Return when the time of a hurt ends in which only holds can be signed; None once it has."""
    records = ws.load().records
    return ends_in(ws, records, standing(records, ws.clock.today()), course)


def ends_in(ws: Workspace, records: Records, stands: Standing, course: Course) -> datetime | None:
    """Return when the time of a hurt ends, by what was read already; None once it has."""
    people = _people(ws, stands, course)
    found = open_repairs(records, ws.clock.now(), people)
    mine = [each.ends for each in found if (each.by, each.named) == (course.by, course.named)]
    return max(mine, default=None)


def _people(ws: Workspace, stands: Standing, course: Course) -> set[PersonId]:
    """Return the people of a repair; where it names none, those who agreed something with them.

    Where nothing was agreed yet it is everybody here: they may begin with a repair.
    """
    if course.people:
        return set(course.people)
    people = {course.by}
    for agreement in stands.agreements:
        for version in agreement.versions:
            named = {person.id for person in version.terms.people}
            if course.by in named:
                people |= named
    return people if len(people) > 1 else people | {each.id for each in everybody(ws)}


def _bounded(ws: Workspace, until: datetime | None) -> datetime | None:
    """Return a moment at which a longer time may end, a year from now at most; or refuse."""
    if until is None:
        return None
    if until <= ws.clock.now():
        raise UsageError("That moment is over.", next_step="Name a day that lies ahead.")
    if until - ws.clock.now() > MOST:
        raise UsageError("That is more than a year ahead.", next_step="Name an earlier day.")
    return until


def all_courses(ws: Workspace) -> tuple[Course, ...]:
    """Return every repair here, the one that was named last at the end."""
    return courses(repair_entries(ws, ws.load()))
