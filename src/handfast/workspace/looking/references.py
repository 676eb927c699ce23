"""From what a person types to the version they mean."""

import re
from datetime import date
from typing import Final

from handfast.engine import AgreementStanding, Standing, State, VersionStanding, standing
from handfast.errors import UsageError
from handfast.model import PersonId, Version
from handfast.text_hygiene import slug, visible

from ..workspace import Workspace

_DIGEST: Final = re.compile(r"[0-9a-f]{4,64}")
_NUMBERED: Final = re.compile(r"(?P<name>.*)@(?P<number>\d{1,4})")
_WHOLE: Final = 64
_Hit = tuple[AgreementStanding, VersionStanding]
_ORDER: Final = (State.IN_FORCE, State.PROPOSED, State.COUNTERED)


def find(ws: Workspace, reference: str, *, on: date | None = None) -> Version:
    """Return the version that a reference names (see ``find_standing``), with its words."""
    stands = standing(ws.load().records, on or ws.clock.today())
    return ws.ledger.version(find_standing(stands, reference)[1].digest)


def find_standing(stands: Standing, reference: str) -> _Hit:
    """Return the agreement and the version that a reference names.

    A reference is the start of a digest (four characters or more), or the title, or a part of it,
    of an agreement or of a version that stands or waits, with ``@N`` for its N-th version. Without
    a number it means what is in force, else the newest proposal, else the newest version.
    UsageError if nothing or more than one thing fits: nobody takes a title or a digest away from
    another agreement by choosing theirs alike. A whole digest always means its version.
    """
    wanted = reference.strip()
    hits = _by_digest(stands, wanted)
    if hits and len(wanted) == _WHOLE:
        return hits[0]
    if len(hits) > 1:
        raise UsageError(
            f"More than one version begins with {wanted}.",
            next_step="Type more of its digest; see: handfast list --all --json.",
        )
    hits += _by_title(stands, wanted)
    hits += _by_number(stands, wanted, alone=not hits)
    if not hits:
        raise _nothing(stands, reference)
    if len({version.digest for _, version in hits}) > 1:
        raise _several(hits, reference)
    return hits[0]


def find_waiting(stands: Standing, reference: str, person: PersonId) -> VersionStanding:
    """Return what a reference means to somebody who is about to answer or sign.

    As ``find_standing``, but a title means the version of its agreement that waits for this person
    where there is one: what is in force has their name under it already. UsageError if more than
    one waits. A digest and a number always mean their version.
    """
    agreement, found = find_standing(stands, reference)
    wanted = reference.strip()
    if found.digest.startswith(wanted) or _NUMBERED.fullmatch(wanted):
        return found
    waiting = [version for version in agreement.versions if person in version.waiting_for]
    if person in found.waiting_for or not waiting:
        return found
    if len(waiting) > 1:
        raise _several([(agreement, version) for version in waiting], reference)
    return waiting[0]


def _by_digest(stands: Standing, wanted: str) -> list[_Hit]:
    if not _DIGEST.fullmatch(wanted):
        return []
    return [
        (agreement, version)
        for agreement in stands.agreements
        for version in agreement.versions
        if version.digest.startswith(wanted)
    ]


def _by_number(stands: Standing, wanted: str, *, alone: bool) -> list[_Hit]:
    """Return the N-th version of the agreement before the @; ``alone``: nothing else fits."""
    numbered = _NUMBERED.fullmatch(wanted)
    if numbered is None:
        return []
    lines = {agreement.id: agreement for agreement, _ in _by_title(stands, numbered["name"])}
    number = int(numbered["number"])
    found = [
        (line, line.versions[number - 1])
        for line in lines.values()
        if 1 <= number <= len(line.versions)
    ]
    if alone and len(lines) == 1 and not found:
        (line,) = lines.values()
        raise UsageError(
            f"{visible(line.title)!r} has no version {number}.",
            next_step=f"It has {len(line.versions)}; count from 1.",
        )
    if len(lines) > 1:
        raise _several([(line, newest(line)) for line in lines.values()], wanted)
    return found


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


def _by_title(stands: Standing, name: str) -> list[_Hit]:
    """Return what a title fits best: the whole title, a folder's name, then a part of a title.

    A title that two agreements share gives both. One line of versions gives what is in force.
    """
    key, plain = slug(name), name.strip().casefold()
    titled = [hit for agreement in stands.agreements for hit in _titles(agreement)]
    for fitting in (
        [(a, v) for title, a, v in titled if plain and title.casefold() == plain],
        [(a, v) for title, a, v in titled if plain and f"{slug(title)}-{a.id[:4]}" == plain],
        [(a, v) for title, a, v in titled if key and slug(title) == key],
        [(a, v) for title, a, v in titled if key and key in slug(title, limit=200)],
    ):
        if fitting:
            return _one_of_each_line(fitting)
    return []


def _titles(agreement: AgreementStanding) -> list[tuple[str, AgreementStanding, VersionStanding]]:
    """Return the titles that an agreement and what is alive of it go by, with what each names."""
    named = {agreement.title: newest(agreement)}
    for state in _ORDER[:2]:
        alive = [version for version in agreement.versions if version.state is state]
        for version in reversed(alive):
            named.setdefault(version.terms.title, version)
    return [(title, agreement, version) for title, version in named.items()]


def _one_of_each_line(hits: list[_Hit]) -> list[_Hit]:
    """Leave out the proposals of a line where something in force fits; two in force both stay."""
    standing = {agreement.id for agreement, version in hits if version.state is State.IN_FORCE}
    kept: dict[str, _Hit] = {}
    for agreement, version in hits:
        if version.state is State.IN_FORCE or agreement.id not in standing:
            kept[version.digest] = (agreement, version)
    return list(kept.values())


def _several(hits: list[_Hit], reference: str) -> UsageError:
    names = ", ".join(dict.fromkeys(f"{visible(v.terms.title)} ({v.digest[:8]})" for _, v in hits))
    return UsageError(
        f"More than one agreement fits {visible(reference)!r}.",
        next_step=f"Name one by the characters in brackets, or by its whole digest: {names}.",
    )


def _nothing(stands: Standing, reference: str) -> UsageError:
    titles = [title for agreement in stands.agreements for title, *_ in _titles(agreement)]
    known = ", ".join(visible(title) for title in titles) or "none yet"
    return UsageError(
        f"There is no agreement {visible(reference)!r} here.",
        next_step=f"The agreements: {known}.",
    )
