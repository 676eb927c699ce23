"""What people took on, in a round or in a repair: actions and rituals, each by who will do it.

Nobody can take something on for somebody else: whoever signs the entry is its owner. It stays open
until its owner looks back on it. Nothing is counted, and nothing is said about what was let go.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time

from attrs import evolve, frozen

from ..model import (
    Cadence,
    Digest,
    JournalEntry,
    JournalKind,
    LookedBack,
    PersonId,
    RepairAct,
    RoundStep,
)
from .steps import Step


@frozen
class TakenOn:
    """One action point, or one ritual where ``every`` says how often it comes.

    It belongs to a round of a version, or to the ``repair`` of a hurt (then ``version`` is None).
    ``day`` is when to look back on an action, or the first day of a ritual; ``at`` a local time;
    ``done_by`` the day by which an action is to be done, where its owner named one.
    ``result`` is None while it is open; ``words`` is what its owner said, looking back.
    """

    digest: Digest
    version: Digest | None
    round: int
    owner: PersonId
    text: str
    day: date
    every: Cadence | None = None
    at: time | None = None
    result: LookedBack | None = None
    words: str = ""
    repair: Digest | None = None
    done_by: date | None = None


def taken_on(entries: Iterable[Step]) -> tuple[TakenOn, ...]:
    """Return everything that was taken on, the earliest day first.

    ``entries`` are the steps of rounds, and as whole journal entries the hurts that were shared and
    the acts of repairs. Of several looks back the last counts, by the times that they claim.
    """
    known = sorted({each.digest: each for each in entries}.values(), key=_order)
    looked = {about: (result, text) for entry in known for about, result, text in _looked(entry)}
    hurts = {
        each.digest: each
        for each in known
        if isinstance(each, JournalEntry) and each.kind is JournalKind.RUPTURE
    }
    found = []
    for entry in known:
        item = _of_round(entry) or _of_repair(entry, hurts)
        if item is not None:
            result, words = looked.get((entry.digest, entry.by), (None, ""))
            found.append(evolve(item, result=result, words=words))
    return tuple(sorted(found, key=lambda each: (each.day, each.digest)))


def _looked(
    entry: Step,
) -> Iterator[tuple[tuple[Digest | None, PersonId], LookedBack | None, str]]:
    """Yield what was looked back on and by whom, with what came of it."""
    if entry.review and entry.review.step is RoundStep.LOOKED_BACK:
        yield (entry.review.about, entry.by), entry.review.result, entry.review.text
    words = entry.repair if isinstance(entry, JournalEntry) else None
    if words is not None and words.act is RepairAct.LOOKED_BACK:
        yield (words.item, entry.by), words.result, words.text


def _of_round(entry: Step) -> TakenOn | None:
    """Return what an entry of a round takes on."""
    words = entry.review
    if words is None or words.day is None or entry.version is None:
        return None
    return TakenOn(
        digest=entry.digest,
        version=entry.version,
        round=words.round,
        owner=entry.by,
        text=words.text,
        day=words.day,
        every=words.every,
        at=words.at,
    )


def _of_repair(entry: Step, hurts: Mapping[Digest, JournalEntry]) -> TakenOn | None:
    """Return what an act of a repair takes on, by one of its people, where its hurt is here."""
    words = entry.repair if isinstance(entry, JournalEntry) else None
    hurt = hurts.get(words.about) if words else None
    if words is None or words.day is None or hurt is None:
        return None
    people = hurt.hurt.people if hurt.hurt else ()
    if people and entry.by not in {hurt.by, *people}:
        return None
    return TakenOn(
        digest=entry.digest,
        version=None,
        round=0,
        owner=entry.by,
        text=words.text,
        day=words.day,
        every=words.every,
        at=words.at,
        repair=words.about,
        done_by=words.done_by,
    )


def _order(entry: Step) -> tuple[object, ...]:
    return (entry.written, entry.digest)
