"""The steps of review rounds that the ledger holds, and finding the version and round meant."""

from handfast.engine import Standing, VersionStanding, standing
from handfast.errors import RefusedError
from handfast.ledger import Loaded
from handfast.model import JournalEntry, JournalKind, RoundWords, Version
from handfast.review import Round, can_be_reviewed, current_round, rounds

from ..looking.references import find_standing
from ..proposals.rules import named, say
from ..seat import Seat
from ..workspace import Workspace


class Place:
    """A version that is reviewed: how it stands, its words, and every step of every review."""

    def __init__(self, ws: Workspace, reference: str) -> None:
        loaded = ws.load()
        self.ws, self.loaded = ws, loaded
        self.today = ws.clock.today()
        self.stands: Standing = standing(loaded.records, self.today)
        self.agreement, self.found = find_standing(self.stands, reference)
        self.version: Version = ws.ledger.version(self.found.digest)
        self.entries = review_entries(ws, loaded)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds that somebody began, the first one first."""
        return rounds(self.found.terms, self.entries)

    @property
    def round(self) -> Round | None:
        """The round that is open, else the one that is due, else the last."""
        return current_round(self.found, self.entries, self.today)

    def begun(self) -> Round:
        """Return the present round, or raise ``RefusedError`` where nobody has begun one."""
        found = self.round
        if found is None or not found.begun:
            raise RefusedError(
                "There is no review of this yet.",
                next_step="Begin one: handfast review open AGREEMENT",
            )
        return found


def place_of(ws: Workspace, seat: Seat, reference: str) -> Place:
    """Return the place of somebody whom the version names; refuse what nobody can review."""
    place = Place(ws, reference)
    named(place.version, seat.person)
    must_be_reviewed(place.found)
    return place


def must_be_reviewed(stands: VersionStanding) -> None:
    """Refuse what was never agreed by everybody, and what something newer has replaced."""
    if not can_be_reviewed(stands):
        raise RefusedError(
            "Only what everybody signed, and what nothing newer has replaced, is reviewed.",
            next_step="See what stands now: handfast list",
        )


def review_entries(ws: Workspace, loaded: Loaded) -> tuple[JournalEntry, ...]:
    """Return every step of every review that is believed here."""
    facts = (each for each in loaded.entries if each.kind is JournalKind.REVIEW_ANSWER)
    return tuple(ws.ledger.entry(each.digest) for each in facts)


def step_of(ws: Workspace, seat: Seat, version: Version, words: RoundWords) -> JournalEntry:
    """Return the entry of one step, not written yet."""
    return JournalEntry(
        kind=JournalKind.REVIEW_ANSWER,
        by=seat.person.id,
        key=seat.person.fingerprint,
        written=ws.clock.now(),
        version=version.digest,
        review=words,
    )


def take_step(ws: Workspace, seat: Seat, version: Version, words: RoundWords) -> JournalEntry:
    """Write, sign and keep one step of the person who sits here."""
    return say(ws, seat, step_of(ws, seat, version, words))
