"""What everybody's acts come to, whatever order they arrived in.

1. A repair is about one hurt that somebody shared. Its people are whoever named it and those whom
   they named with it; where they named nobody, everybody who is here may take part.
2. Only what these people do counts, and only about a hurt that is here.
3. Of several pauses of one person the last counts, by the times that they claim. A pause is on
   until its moment of return has come; of two people's pauses the longer one.
4. Words of forgiving count only from whoever named the hurt. Nobody asks for them, and nothing is
   said where there are none.
5. Somebody's own place among the steps is no act: it is sealed to them, and counts for nobody here.
"""

from collections.abc import Iterable
from datetime import datetime

from attrs import field, frozen

from ..model import (
    Digest,
    JournalEntry,
    JournalKind,
    Letting,
    Moment,
    PersonId,
    RepairAct,
    Side,
)


@frozen
class Shared:
    """Words that somebody shared at one step."""

    by: PersonId
    written: datetime
    step: Moment
    text: str
    side: Side | None = None
    letting: Letting | None = None


@frozen
class Pause:
    """A pause that ``by`` began, and the moment (UTC) to come back."""

    by: PersonId
    began: datetime
    back: datetime


@frozen
class Course:
    """One repair: the hurt, its people, and what they did; nothing of it is counted.

    ``people`` is empty where everybody may take part. ``pauses`` holds each person's last one.
    ``stopped`` are those who said that they stop here; they may go on at any time.
    """

    digest: Digest
    by: PersonId
    named: datetime
    text: str = ""
    people: tuple[PersonId, ...] = ()
    said: tuple[Shared, ...] = ()
    pauses: tuple[Pause, ...] = ()
    stopped: tuple[tuple[PersonId, str], ...] = field(default=())
    last: datetime | None = None

    def names(self, person: PersonId) -> bool:
        """Say whether somebody takes part in this repair."""
        return not self.people or person in self.people

    def pause(self, now: datetime) -> Pause | None:
        """Return the pause that is on, the one that lasts longest."""
        going = [each for each in self.pauses if each.began <= now < each.back]
        return max(going, key=lambda each: (each.back, each.by), default=None)

    def pause_over(self, now: datetime) -> Pause | None:
        """Return the last pause that is over and that nobody has come back from yet."""
        over = [each for each in self.pauses if each.back <= now]
        last = max(over, key=lambda each: (each.back, each.by), default=None)
        if last is None or self.pause(now) or (self.last and self.last >= last.back):
            return None
        return last

    def answered(self) -> tuple[Shared, ...]:
        """Return the acknowledgement and offers that came from somebody else than named it."""
        first = {Moment.ACKNOWLEDGE, Moment.REPAIR}
        return tuple(each for each in self.said if each.by != self.by and each.step in first)


def courses(entries: Iterable[JournalEntry]) -> tuple[Course, ...]:
    """Return every repair that these entries tell of, the one that was named last at the end."""
    known = sorted({each.digest: each for each in entries}.values(), key=_order)
    acts: dict[Digest, list[JournalEntry]] = {}
    for entry in known:
        if entry.repair is not None and entry.repair.act is not RepairAct.PLACE:
            acts.setdefault(entry.repair.about, []).append(entry)
    return tuple(
        _course(entry, acts.get(entry.digest, ()))
        for entry in known
        if entry.kind is JournalKind.RUPTURE
    )


def _order(entry: JournalEntry) -> tuple[object, ...]:
    return (entry.written, entry.digest)


def _course(hurt: JournalEntry, acts: Iterable[JournalEntry]) -> Course:
    words = hurt.hurt
    named = words.people if words else ()
    people = tuple(dict.fromkeys((hurt.by, *named))) if named else ()
    theirs = [each for each in acts if not people or each.by in people]
    stopped: dict[PersonId, str] = {}
    for entry in theirs:
        if entry.repair and entry.repair.act is RepairAct.STOP:
            stopped[entry.by] = entry.repair.text
        else:
            stopped.pop(entry.by, None)
    return Course(
        digest=hurt.digest,
        by=hurt.by,
        named=hurt.written,
        text=words.text if words else "",
        people=people,
        said=tuple(shared for each in theirs if (shared := _shared(each, hurt.by))),
        pauses=tuple({each.by: each for each in map(_pause, theirs) if each}.values()),
        stopped=tuple(stopped.items()),
        last=max((each.written for each in theirs), default=None),
    )


def _shared(entry: JournalEntry, hurt: PersonId) -> Shared | None:
    words = entry.repair
    if words is None or words.act is not RepairAct.SAY or words.step is None:
        return None
    if (words.step is Moment.FORGIVE or words.letting) and entry.by != hurt:
        return None
    return Shared(entry.by, entry.written, words.step, words.text, words.side, words.letting)


def _pause(entry: JournalEntry) -> Pause | None:
    words = entry.repair
    if words is None or words.act is not RepairAct.PAUSE or words.back is None:
        return None
    return Pause(entry.by, entry.written, words.back)
