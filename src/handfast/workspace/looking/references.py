"""From what a person types to the version they mean."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import frozen

from handfast.engine import AgreementStanding, Standing, State, VersionStanding, standing
from handfast.engine.edges import supersessions
from handfast.engine.graph import reach, turned
from handfast.errors import UsageError
from handfast.model import Digest
from handfast.text_hygiene import visible

from ..workspace import Workspace
from .fitting import Fit, Name
from .stands import ALIVE

if TYPE_CHECKING:
    from handfast.model import Version

    from ..views import PersonView

_DIGEST: Final = re.compile(r"[0-9a-f]{4,64}")
_NUMBERED: Final = re.compile(r"(?P<name>.*)@(?P<number>\d{1,4})", re.DOTALL)
_WHOLE: Final = 64
_SHORT: Final = 8


@frozen
class Match:
    """What a reference matched, and how: by ``name``, for a number that before the @."""

    agreement: AgreementStanding
    version: VersionStanding
    fit: Fit
    name: Name

    def title_fits(self, version: VersionStanding) -> bool:
        """Say whether the title of a version fits the name as well as what was matched."""
        fit = self.name.fit(version.terms.title, self.agreement.id)
        return fit is not None and (self.fit is Fit.NUMBER or fit <= self.fit)


def find(ws: Workspace, reference: str, *, on: date | None = None) -> "Version":
    """Return the version that a reference names (see ``match``), with its words."""
    stands = standing(ws.load().records, on or ws.clock.today())
    return ws.ledger.version(match(stands, reference).version.digest)


def find_for(ws: Workspace, reference: str, person: "PersonView") -> "Version":
    """Return what a reference means to somebody who answers or signs (see ``find_waiting``)."""
    stands = standing(ws.load().records, ws.clock.today())
    return ws.ledger.version(find_waiting(stands, reference, person).digest)


def find_standing(stands: Standing, reference: str) -> tuple[AgreementStanding, VersionStanding]:
    """Return the agreement and the version that a reference names (see ``match``)."""
    found = match(stands, reference)
    return found.agreement, found.version


def match(stands: Standing, reference: str) -> Match:
    """Return what a reference names, and how it came to mean that.

    A reference is the start of a digest (four characters or more), or the title, or a part of it,
    of an agreement or of a version that stands, waits or once stood, with ``@N`` for its N-th
    version. Without a number it means what is in force, else the newest proposal, else the newest
    that was ever in force. UsageError if nothing or more than one thing fits: nobody takes a title
    or a digest away from another agreement by choosing theirs alike. A whole digest always means
    its version.
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
    hits += _by_title(stands, Name(wanted))
    hits += _by_number(stands, wanted, alone=not hits)
    if not hits:
        raise _nothing(stands, reference)
    if len({hit.version.digest for hit in hits}) > 1:
        raise _several(hits, reference)
    return hits[0]


def find_waiting(stands: Standing, reference: str, person: "PersonView") -> VersionStanding:
    """Return what a reference means to somebody who is about to answer or sign.

    As ``match``, but a title that means what is in force means the version after it that has this
    title too and waits for this person and their key, where there is one: what is in force has
    their name under it already. UsageError if more than one proposal has the title. A digest means
    its version; so does a number, where the title before it is that of its version.
    """
    found = match(stands, reference)
    if _certain(found, reference):
        return found.version
    if found.version.state is State.IN_FORCE:
        after = _after(found)
        waiting = _also(
            found, lambda v: person.id in v.waiting_for and _names(v, person) and v.digest in after
        )
        if len(waiting) > 1:
            raise _several_versions(found, waiting, "waits for you")
        return waiting[0] if waiting else found.version
    alike = _also(found, lambda v: _names(v, person))
    if found.version.state is State.PROPOSED and alike:
        raise _several_versions(found, [found.version, *alike], "waits")
    return found.version


def find_consented(stands: Standing, reference: str, person: "PersonView") -> VersionStanding:
    """Return what a reference means to somebody who takes their consent back.

    As ``match``. UsageError if a title fits more than one version that stands or waits with their
    signature, such as what is in force and a renewal of it: they mean one, and this cannot tell
    which. A proposal of others stands in nobody's way.
    """
    found = match(stands, reference)
    if _certain(found, reference):
        return found.version
    in_force = found.version.state is State.IN_FORCE
    mine = _also(found, lambda v: _names(v, person) and (person.id in v.signed_by or not in_force))
    if found.version.state in ALIVE and mine:
        raise _several_versions(found, [found.version, *mine], "can be withdrawn from")
    return found.version


def _certain(found: Match, reference: str) -> bool:
    """Say whether a reference leaves no doubt which version it means.

    A line of versions can come to hold another agreement, and new versions move its numbers. So a
    number is certain only with the title of its own version.
    """
    if found.fit is Fit.NUMBER and not found.title_fits(found.version):
        title, digest = visible(found.version.terms.title), found.version.digest[:8]
        raise UsageError(
            f"{visible(reference)!r} means a version with another title, {title!r} ({digest}).",
            next_step=f"If you mean that one, name it by its digest: {digest}.",
        )
    return found.fit in {Fit.DIGEST, Fit.NUMBER}


def _also(found: Match, wanted: Callable[[VersionStanding], bool]) -> list[VersionStanding]:
    """Return the other versions of the line that are alive, fit as well and are wanted."""
    return [
        version
        for version in found.agreement.versions
        if version.digest != found.version.digest
        and version.state in ALIVE
        and found.title_fits(version)
        and wanted(version)
    ]


def _after(found: Match) -> set[Digest]:
    """Return what supersedes, directly or through others, what is in force with this title."""
    beside = _also(found, lambda v: v.state is State.IN_FORCE)
    earlier = [version.digest for version in (found.version, *beside)]
    versions = {version.digest: version.terms for version in found.agreement.versions}
    return reach(earlier, turned(supersessions(versions, {}).valid))


def _names(version: VersionStanding, person: "PersonView") -> bool:
    """Say whether a version names this person with the key that they have here."""
    return any(
        each.id == person.id and each.key == person.fingerprint for each in version.terms.people
    )


def _by_digest(stands: Standing, wanted: str) -> list[Match]:
    if not _DIGEST.fullmatch(wanted):
        return []
    return [
        Match(agreement, version, Fit.DIGEST, Name(wanted))
        for agreement in stands.agreements
        for version in agreement.versions
        if version.digest.startswith(wanted)
    ]


def _by_number(stands: Standing, wanted: str, *, alone: bool) -> list[Match]:
    """Return the N-th version of the agreement before the @; ``alone``: nothing else fits."""
    numbered = _NUMBERED.fullmatch(wanted)
    if numbered is None:
        return []
    name = Name(numbered["name"])
    lines = {hit.agreement.id: hit.agreement for hit in _by_title(stands, name)}
    number = int(numbered["number"])
    found = [
        Match(line, line.versions[number - 1], Fit.NUMBER, name)
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
        named = [Match(line, line.current, Fit.NUMBER, name) for line in lines.values()]
        raise _several(named, wanted)
    return found


def _by_title(stands: Standing, name: Name) -> list[Match]:
    """Return what a name fits best: the whole title, a folder's name, its words, then a part.

    A title that two agreements share gives both. One line of versions gives what is in force.
    """
    hits = [
        Match(agreement, version, fit, name)
        for agreement in stands.agreements
        for title, version in _titles(agreement).items()
        if (fit := name.fit(title, agreement.id)) is not None
    ]
    best = min((hit.fit for hit in hits), default=None)
    return _one_of_each_line([hit for hit in hits if hit.fit is best])


def _titles(agreement: AgreementStanding) -> dict[str, VersionStanding]:
    """Return the titles that an agreement goes by, each with the version that it names.

    Those are the titles of what is in force, else proposed, else once was in force, and was not
    replaced: what lapsed is found by its own title, whatever was proposed after it.
    """
    last = agreement.current
    named = {last.terms.title: last}
    replaced = _replaced(agreement)
    for fitting in (
        lambda v: v.state is State.IN_FORCE,
        lambda v: v.state is State.PROPOSED,
        lambda v: v.complete and v.digest not in replaced,
    ):
        for version in filter(fitting, reversed(agreement.versions)):
            named.setdefault(version.terms.title, version)
    return named


def _replaced(agreement: AgreementStanding) -> set[Digest]:
    """Return what a version that everybody signed has replaced, withdrawn or not."""
    done = [version for version in agreement.versions if version.complete]
    if all(version.state in {State.IN_FORCE, State.SUPERSEDED} for version in done):
        return {version.digest for version in done if version.state is State.SUPERSEDED}
    versions = {version.digest: version.terms for version in agreement.versions}
    return reach([version.digest for version in done], supersessions(versions, {}).valid)


def _one_of_each_line(hits: list[Match]) -> list[Match]:
    """Leave out of each line what is less alive than the rest; two in force both stay."""
    rank: dict[str, int] = {}
    for hit in hits:
        rank[hit.agreement.id] = min(_rank(hit), rank.get(hit.agreement.id, len(ALIVE)))
    kept = {hit.version.digest: hit for hit in hits if _rank(hit) == rank[hit.agreement.id]}
    return list(kept.values())


def _rank(hit: Match) -> int:
    return ALIVE.index(hit.version.state) if hit.version.state in ALIVE else len(ALIVE)


def _several(hits: list[Match], reference: str) -> UsageError:
    """Return the refusal to choose between what a reference fits."""
    if len({hit.agreement.id for hit in hits}) == 1:
        return _several_versions(
            hits[0], [hit.version for hit in hits], f"fits {visible(reference)!r}"
        )
    return UsageError(
        f"More than one agreement fits {visible(reference)!r}.",
        next_step=_name_one((hit.version for hit in hits), beyond=reference.strip()),
    )


def _several_versions(found: Match, versions: Iterable[VersionStanding], what: str) -> UsageError:
    """Return the refusal to choose between versions of one agreement."""
    return UsageError(
        f"More than one version of {visible(found.version.terms.title)!r} {what}.",
        next_step=_name_one(versions),
    )


def _name_one(versions: Iterable[VersionStanding], *, beyond: str = "") -> str:
    """Name versions, each with more of its digest than was typed, so that typing that is enough.

    Somebody may have chosen the start of a digest as a title.
    """
    length = len(beyond) + _SHORT if _DIGEST.fullmatch(beyond) else _SHORT
    names = ", ".join(dict.fromkeys(_called(version, length) for version in versions))
    return f"Name one by the characters in brackets, or by its whole digest: {names}."


def _called(version: VersionStanding, length: int) -> str:
    return f"{visible(version.terms.title)} ({version.digest[:length]})"


def _nothing(stands: Standing, reference: str) -> UsageError:
    titles = [title for agreement in stands.agreements for title in _titles(agreement)]
    known = ", ".join(visible(title) for title in titles) or "none yet"
    return UsageError(
        f"There is no agreement {visible(reference)!r} here.",
        next_step=f"The agreements: {known}.",
    )
