"""The hurts that were shared, the acts of their repairs, and finding the repair that is meant."""

from collections.abc import Iterable
from datetime import datetime

from handfast.errors import RefusedError, UsageError
from handfast.ledger import Loaded
from handfast.model import (
    Digest,
    JournalEntry,
    JournalKind,
    LookedBack,
    PersonId,
    RepairAct,
    RepairWords,
)
from handfast.repair import Course, courses
from handfast.review import Due, DueKind, TakenOn
from handfast.text_hygiene import visible

from ..looking.stands import REPAIRS
from ..proposals.rules import say
from ..seat import Seat
from ..workspace import Workspace

_PAUSED = "A pause"


def repair_entries(ws: Workspace, loaded: Loaded) -> tuple[JournalEntry, ...]:
    """Return every hurt that was shared and every act of its repair that is believed here."""
    return tuple(ws.ledger.entry(each.digest) for each in loaded.entries if each.kind in REPAIRS)


def find_course(reference: str | None, entries: Iterable[JournalEntry]) -> Course:
    """Return the repair whose hurt's digest begins like this, or else the one named last."""
    known = courses(entries)
    wanted = (reference or "").strip().lower()
    fits = [each for each in known if each.digest.startswith(wanted)]
    if not known:
        raise RefusedError(
            "No hurt was shared here, so there is no repair yet.",
            next_step="Name one for yourself first: handfast rupture name",
        )
    if not fits:
        raise UsageError(
            f"No repair begins with {visible(wanted)!r}.",
            next_step="See them all: handfast rupture list",
        )
    if wanted and len(fits) > 1:
        raise UsageError(
            "More than one repair begins like this.", next_step="Give more of its digest."
        )
    return fits[-1]


def own_course(ws: Workspace, seat: Seat, reference: str | None) -> Course:
    """Return the repair meant, or refuse where it is between other people."""
    course = find_course(reference, repair_entries(ws, ws.load()))
    if not course.names(seat.person.id):
        raise RefusedError(
            "This repair is between other people.",
            next_step="If you were hurt too, name it for yourself: handfast rupture name",
        )
    return course


def act(
    ws: Workspace, seat: Seat, words: RepairWords, *, until: datetime | None = None
) -> JournalEntry:
    """Write, sign and keep one act of the person who sits here."""
    entry = JournalEntry(
        kind=JournalKind.REPAIR_STEP,
        by=seat.person.id,
        key=seat.person.fingerprint,
        written=ws.clock.now(),
        until=until,
        repair=words,
    )
    return say(ws, seat, entry)


def look_back_on(
    ws: Workspace, seat: Seat, item: TakenOn, result: LookedBack, text: str
) -> JournalEntry:
    """Look back on what the person who sits here took on in a repair."""
    about = item.repair or Digest("")
    words = RepairWords(
        RepairAct.LOOKED_BACK, about, item=item.digest, result=result, text=text.strip()
    )
    return act(ws, seat, words)


def pauses_due(entries: Iterable[JournalEntry], now: datetime) -> tuple[Due, ...]:
    """Return the pauses that are on, and for a day those that are over, each with its return."""
    found = []
    for course in courses(entries):
        pause = course.pause(now) or course.pause_over(now)
        if pause is None or (now - pause.back).days >= 1:
            continue
        people: tuple[PersonId, ...] = course.people or (course.by,)
        found.append(
            Due(
                DueKind.PAUSE,
                Digest(""),
                Digest(""),
                _PAUSED,
                pause.back.astimezone().date(),
                people,
                repair=course.digest,
                moment=pause.back,
            )
        )
    return tuple(found)
