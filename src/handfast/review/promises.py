"""What people took on in a round: action points and rituals, each by the one who will do it.

Nobody can take something on for somebody else: whoever signs the entry is its owner. It stays open
until its owner looks back on it. Nothing is counted, and nothing is said about what was let go.
"""

from collections.abc import Iterable
from datetime import date, time

from attrs import frozen

from ..model import Cadence, Digest, LookedBack, PersonId, RoundStep
from .steps import Step


@frozen
class TakenOn:
    """One action point, or one ritual where ``every`` says how often it comes.

    ``day`` is when to look back on an action, or the first day of a ritual; ``at`` a local time.
    ``result`` is None while it is open; ``words`` is what its owner said, looking back.
    """

    digest: Digest
    version: Digest
    round: int
    owner: PersonId
    text: str
    day: date
    every: Cadence | None = None
    at: time | None = None
    result: LookedBack | None = None
    words: str = ""


def taken_on(entries: Iterable[Step]) -> tuple[TakenOn, ...]:
    """Return everything that was taken on, the earliest day first.

    Of several looks back the last counts, by the times that they claim.
    """
    known = sorted({each.digest: each for each in entries}.values(), key=_order)
    looked = {
        (entry.review.about, entry.by): entry.review
        for entry in known
        if entry.review and entry.review.step is RoundStep.LOOKED_BACK
    }
    found = []
    for entry in known:
        words = entry.review
        if words is None or words.day is None or entry.version is None:
            continue
        back = looked.get((entry.digest, entry.by))
        found.append(
            TakenOn(
                digest=entry.digest,
                version=entry.version,
                round=words.round,
                owner=entry.by,
                text=words.text,
                day=words.day,
                every=words.every,
                at=words.at,
                result=back.result if back else None,
                words=back.text if back else "",
            )
        )
    return tuple(sorted(found, key=lambda each: (each.day, each.digest)))


def _order(entry: Step) -> tuple[object, ...]:
    return (entry.written, entry.digest)
