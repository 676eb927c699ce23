"""What stands on a day, and what about the folder needs a look: all that a list shows."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from handfast.engine import AgreementStanding, Standing, State, VersionStanding, standing
from handfast.engine.edges import supersessions
from handfast.engine.graph import forks
from handfast.ledger import Loaded, Watch, unwatched
from handfast.model import Digest, JournalKind, PersonId, Records
from handfast.text_hygiene import one_line

from ..workspace import Workspace
from .claims import Claims, claims, wrong_key
from .naming import other_names

if TYPE_CHECKING:
    from handfast.ledger import EntryFacts
ALIVE: Final = (State.IN_FORCE, State.PROPOSED)
"""The states of a version that people live by or have to answer."""

REPAIRS: Final = frozenset({JournalKind.RUPTURE, JournalKind.REPAIR_STEP})
"""The kinds of entries that make up repairs."""


class Stands(NamedTuple):
    """What stands, what needs a look, what unknown keys have signed, and who answered what.

    ``reviewed`` are the entries that are steps of review rounds, ``repaired`` the hurts that were
    shared and the acts of their repairs; ``records`` are what all of it follows from.
    """

    standing: Standing
    concerns: tuple[str, ...]
    unconfirmed: frozenset[Digest]
    answered: frozenset[tuple[PersonId, Digest]]
    reviewed: "tuple[EntryFacts, ...]" = ()
    repaired: tuple[Digest, ...] = ()
    records: Records = Records()


def list_all(ws: Workspace, *, on: date | None = None, watch: Watch = unwatched) -> Stands:
    """Return what stands today, or on a day, and what needs a look.

    ``watch`` is told how far reading the folder is, and may end it by raising.
    """
    loaded = ws.load(watch)
    found = standing(loaded.records, on or ws.clock.today())
    concerns = (
        *_side_by_side(found, loaded),
        *_clock_went_back(found),
        *hurts_ahead(ws, loaded.records),
        *_concerns(ws, loaded),
        *other_names(found.agreements, ws.local.names),
    )
    answered = (e for e in loaded.entries if e.kind is JournalKind.ANSWER)
    return Stands(
        found,
        concerns,
        frozenset(item.version for item in loaded.unconfirmed),
        frozenset((entry.by, entry.version) for entry in answered if entry.version),
        tuple(entry for entry in loaded.entries if entry.review),
        tuple(e.digest for e in loaded.entries if e.kind in REPAIRS),
        loaded.records,
    )


def worth_showing(agreement: AgreementStanding) -> tuple[VersionStanding, ...]:
    """Return what a list shows of an agreement: what stands, waits or lapsed, else its newest."""
    shown = tuple(
        version
        for version in agreement.versions
        if version.state in ALIVE or (version.state is State.LAPSED and version.complete)
    )
    return shown or (agreement.current,)


def _side_by_side(stands: Standing, loaded: Loaded) -> Iterator[str]:
    """Say which versions in force replace the same one and not each other."""
    several = [line for line in stands.agreements if len(line.in_force) > 1]
    if several:
        edges = supersessions(loaded.records.versions, {}).valid
        for group in forks([digest for line in several for digest in line.in_force], edges):
            titles = dict.fromkeys(one_line(loaded.records.versions[each].title) for each in group)
            yield (
                f"{', '.join(titles)}: in force in {len(group)} versions side by side. A new "
                "version that replaces them all settles it."
            )


def _clock_went_back(stands: Standing) -> Iterator[str]:
    """Say once that this machine's clock shows a day before what was written here."""
    notes = (
        version.notes[-1]
        for agreement in stands.agreements
        for version in agreement.versions
        if version.stays_ended
    )
    yield from dict.fromkeys(notes)


def hurts_ahead(
    ws: Workspace, records: Records, people: Collection[PersonId] | None = None
) -> Iterator[str]:
    """Say which hurts carry a date that lies ahead, and what that means for signing.

    ``people`` are those who may have named them; None: anybody.
    """
    if not records.ruptures:
        return
    from handfast.engine import ruptures_ahead

    for hurt in ruptures_ahead(records, ws.clock.now(), people):
        name = one_line(ws.local.names.get(hurt.by, hurt.by))
        yield (
            f"{name} named a hurt with the date {hurt.named.date().isoformat()}, which lies ahead. "
            "Until then it holds back no signature. If a clock was wrong, name it again on a "
            "machine with the right date, and give yourselves the time all the same."
        )


def _concerns(ws: Workspace, loaded: Loaded) -> tuple[str, ...]:
    """Say in sentences what about the folder needs a look."""
    sentences = [
        f"{one_line(item.path)} is set aside: {one_line(item.reason)}" for item in loaded.set_aside
    ]
    sentences += [
        f"{one_line(item.name)} was here before and is missing from the folder. "
        "This machine kept its own copy and goes by that."
        for item in loaded.missing
    ]
    signed = claims(ws, loaded)
    sentences += [wrong_key(ws, claim) for claim in signed.wrong]
    return (*sentences, *_unknown_keys(signed))


def _unknown_keys(signed: Claims) -> Iterator[str]:
    """Say which keys this machine does not know, once per key."""
    for (person, key), many in signed.unmet.items():
        said = "A signature" if many == 1 else f"{many} signatures"
        do, them = ("does", "it") if many == 1 else ("do", "them")
        yield (
            f"{said} of {one_line(person)} {do} not count yet: this machine does not know the "
            f"key that made {them} ({key}). Read it to each other and compare; then this person's "
            "public key can be brought in on the command line."
        )
