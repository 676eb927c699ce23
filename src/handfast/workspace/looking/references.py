"""From what a person types to the version they mean."""

import re
from datetime import date
from typing import Final

from handfast.engine import AgreementStanding, Standing, State, VersionStanding, standing
from handfast.errors import UsageError
from handfast.model import Version
from handfast.text_hygiene import slug, visible

from ..workspace import Workspace

_DIGEST: Final = re.compile(r"[0-9a-f]{4,64}")
_NUMBERED: Final = re.compile(r"(?P<name>.*)@(?P<number>\d{1,4})")
_ORDER: Final = (State.IN_FORCE, State.PROPOSED, State.COUNTERED)


def find(ws: Workspace, reference: str, *, on: date | None = None) -> Version:
    """Return the version that a reference names (see ``find_standing``), with its words."""
    stands = standing(ws.load().records, on or ws.clock.today())
    return ws.ledger.version(find_standing(stands, reference)[1].digest)


def find_standing(stands: Standing, reference: str) -> tuple[AgreementStanding, VersionStanding]:
    """Return the agreement and the version that a reference names.

    A reference is the start of a digest (four characters or more), or an agreement's title or a
    part of it, with ``@N`` for its N-th version. Without a number it means what is in force, else
    the newest proposal, else the newest version. UsageError if nothing or more than one thing fits.
    """
    wanted = reference.strip()
    if _DIGEST.fullmatch(wanted):
        hits = [
            (agreement, version)
            for agreement in stands.agreements
            for version in agreement.versions
            if version.digest.startswith(wanted)
        ]
        if len(hits) > 1:
            raise UsageError(
                f"More than one version begins with {wanted}.",
                next_step="Type more of its digest; see: handfast list --all --json.",
            )
        if hits:
            return hits[0]
    numbered = _NUMBERED.fullmatch(wanted)
    agreement = _by_title(stands, numbered["name"] if numbered else wanted, reference)
    if numbered is None:
        return agreement, newest(agreement)
    number = int(numbered["number"])
    if not 1 <= number <= len(agreement.versions):
        raise UsageError(
            f"{visible(agreement.title)!r} has no version {number}.",
            next_step=f"It has {len(agreement.versions)}; count from 1.",
        )
    return agreement, agreement.versions[number - 1]


def newest(agreement: AgreementStanding) -> VersionStanding:
    """Return what a plain name means: what is in force, else what is proposed, else the last."""
    for state in _ORDER:
        fitting = [version for version in agreement.versions if version.state is state]
        if fitting:
            return fitting[-1]
    return agreement.versions[-1]


def worth_showing(agreement: AgreementStanding) -> tuple[VersionStanding, ...]:
    """Return what a list shows of an agreement: all that stands or waits, else its newest state."""
    alive = tuple(v for v in agreement.versions if v.state in {State.IN_FORCE, State.PROPOSED})
    return alive or (newest(agreement),)


def _by_title(stands: Standing, name: str, reference: str) -> AgreementStanding:
    key, plain = slug(name), name.strip().casefold()
    agreements = stands.agreements
    for fitting in (
        [a for a in agreements if plain and a.title.casefold() == plain],
        [a for a in agreements if plain and f"{slug(a.title)}-{a.id[:4]}" == plain],
        [a for a in agreements if key and slug(a.title) == key],
        [a for a in agreements if key and key in slug(a.title, limit=200)],
    ):
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            names = ", ".join(f"{visible(a.title)} ({newest(a).digest[:8]})" for a in fitting)
            raise UsageError(
                f"More than one agreement fits {visible(reference)!r}.",
                next_step=f"Name one by the characters in brackets: {names}.",
            )
    known = ", ".join(visible(a.title) for a in agreements) or "none yet"
    raise UsageError(
        f"There is no agreement {visible(reference)!r} here.",
        next_step=f"The agreements: {known}.",
    )
