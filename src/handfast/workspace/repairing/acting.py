"""What somebody does in a repair: words, a pause, an action, a ritual, stopping for now."""

from datetime import date, datetime, time, timedelta

from attrs import evolve

from handfast.errors import RefusedError, UsageError
from handfast.model import (
    Cadence,
    Digest,
    Letting,
    Moment,
    RepairAct,
    RepairWords,
    RitualMark,
    Side,
    StepWords,
)
from handfast.repair import LONGEST, SHORTEST, Pause
from handfast.review import TakenOn, taken_on

from ..seat import Seat
from ..workspace import Workspace
from .entries import act, own_course, repair_entries
from .sealed import own_place, save_place


def keep_words(
    ws: Workspace,
    seat: Seat,
    reference: str | None,
    step: Moment,
    text: str,
    *,
    letting: Letting | None = None,
) -> None:
    """Keep words at one step for the person who sits here alone. Nobody learns that there are any.

    Words about one way of letting go take the place of older ones about the same.
    """
    course = own_course(ws, seat, reference)
    place = own_place(ws, seat, course.digest)
    note = StepWords(step, _said(text), letting)
    others = tuple(each for each in place.notes if letting is None or each.letting is not letting)
    save_place(ws, seat, evolve(place, notes=(*others, note)))


def forget_words(ws: Workspace, seat: Seat, reference: str | None, note: StepWords) -> None:
    """Delete words that the person who sits here kept at a step, for good."""
    course = own_course(ws, seat, reference)
    place = own_place(ws, seat, course.digest)
    save_place(ws, seat, evolve(place, notes=tuple(each for each in place.notes if each != note)))


def share_words(
    ws: Workspace,
    seat: Seat,
    reference: str | None,
    step: Moment,
    text: str,
    *,
    side: Side | None = None,
    letting: Letting | None = None,
) -> Digest:
    """Share words at one step, signed. At forgiving, only whoever named the hurt shares any."""
    course = own_course(ws, seat, reference)
    if (step is Moment.FORGIVE or letting) and seat.person.id != course.by:
        raise RefusedError(
            "Forgiving belongs to whoever was hurt; nobody asks for it, and nobody answers for it.",
            next_step="Keep your words for yourself. If you were hurt too: handfast rupture name",
        )
    words = RepairWords(
        RepairAct.SAY, course.digest, step=step, text=_said(text), side=side, letting=letting
    )
    return act(ws, seat, words).digest


def go_to(ws: Workspace, seat: Seat, reference: str | None, step: Moment) -> RepairWords:
    """Go to a step, forwards or back. Where somebody is, is theirs alone."""
    place = _place(ws, seat, reference)
    skipped = tuple(each for each in place.skipped if each is not step)
    return _saved(ws, seat, evolve(place, step=step, skipped=skipped, stopped=False))


def skip(ws: Workspace, seat: Seat, reference: str | None, step: Moment) -> RepairWords:
    """Leave a step out for now; one can go to it at any time."""
    place = _place(ws, seat, reference)
    return _saved(ws, seat, evolve(place, skipped=tuple(dict.fromkeys((*place.skipped, step)))))


def stop(
    ws: Workspace, seat: Seat, reference: str | None, *, tell: bool = False, text: str = ""
) -> RepairWords:
    """Stop here for now, told to the others only if wanted. One may go on at any time."""
    course = own_course(ws, seat, reference)
    if tell:
        act(ws, seat, RepairWords(RepairAct.STOP, course.digest, text=text.strip()))
    return _saved(ws, seat, evolve(own_place(ws, seat, course.digest), stopped=True))


def begin_pause(ws: Workspace, seat: Seat, reference: str | None, back: datetime) -> Pause:
    """Begin a pause with a time to return: at least 20 minutes from now, and at most a day."""
    course = own_course(ws, seat, reference)
    now = ws.clock.now()
    if not SHORTEST <= back - now <= LONGEST:
        raise UsageError(
            "A pause takes at least 20 minutes, so that bodies can settle, and at most a day, so "
            "that nobody waits alone.",
            next_step="Choose another time to return.",
        )
    entry = act(ws, seat, RepairWords(RepairAct.PAUSE, course.digest, back=back))
    return Pause(seat.person.id, entry.written, back)


def pause_for(ws: Workspace, seat: Seat, reference: str | None, minutes: int) -> Pause:
    """Begin a pause of so many minutes, 20 to 1440."""
    return begin_pause(ws, seat, reference, ws.clock.now() + timedelta(minutes=minutes))


def take_action(
    ws: Workspace,
    seat: Seat,
    reference: str | None,
    text: str,
    day: date,
    *,
    done_by: date | None = None,
) -> Digest:
    """Take an action on oneself: what I will do, by when, and the day we look back."""
    if done_by is not None and done_by > day:
        raise UsageError(
            "The day to look back lies before the day by which it is done.",
            next_step="Look back on that day or later.",
        )
    about = own_course(ws, seat, reference).digest
    words = RepairWords(RepairAct.ACTION, about, text=_said(text), day=day, done_by=done_by)
    return act(ws, seat, words).digest


def begin_ritual(
    ws: Workspace,
    seat: Seat,
    reference: str | None,
    text: str,
    first: date,
    every: Cadence,
    *,
    at: time | None = None,
) -> Digest:
    """Begin a ritual of reconnection, from a first day on, so often, at a local time if given."""
    about = own_course(ws, seat, reference).digest
    words = RepairWords(RepairAct.RITUAL, about, text=_said(text), day=first, every=every, at=at)
    return act(ws, seat, words).digest


def mark_ritual(ws: Workspace, seat: Seat, started: str, *, done: bool) -> TakenOn:
    """Mark a ritual as done today or not today, for oneself alone.

    Only the last day that was marked is kept, so there is nothing to count.
    """
    items = [each for each in taken_on(repair_entries(ws, ws.load())) if each.every]
    fits = [each for each in items if started and each.digest.startswith(started.lower())]
    if len(fits) != 1 or fits[0].repair is None:
        raise UsageError(
            "More than one ritual begins like this." if fits else "There is no such ritual.",
            next_step="See them: handfast repair show",
        )
    (item,) = fits
    place = _place(ws, seat, item.repair)
    mark = RitualMark(item.digest, ws.clock.today(), done)
    others = tuple(each for each in place.marks if each.ritual != item.digest)
    save_place(ws, seat, evolve(place, marks=(*others, mark)))
    return item


def _place(ws: Workspace, seat: Seat, reference: str | None) -> RepairWords:
    return own_place(ws, seat, own_course(ws, seat, reference).digest)


def _saved(ws: Workspace, seat: Seat, place: RepairWords) -> RepairWords:
    save_place(ws, seat, place)
    return place


def _said(text: str) -> str:
    if not text.strip():
        raise UsageError("There are no words yet.", next_step="Write them, in your own way.")
    return text.strip()
