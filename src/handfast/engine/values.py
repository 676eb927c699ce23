"""What the engine answers with: the standing of versions and agreements."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from attrs import field, frozen

from ..model import Digest, PersonId, Terms


class State(StrEnum):
    """Where one version stands. The words are those of the design, ready to be shown."""

    IN_FORCE = "in force"
    PROPOSED = "proposed"
    COUNTERED = "countered"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    UNSIGNED = "unsigned"


class VersionStanding(NamedTuple):
    """Where one version stands on one day.

    People are listed in the order in which the version names them. ``waiting_for`` is filled only
    while the version is proposed. ``withdrawn_by`` are those who took back the whole;
    ``withdrawn_clauses`` are clauses that somebody took back. ``notes`` are sentences about what
    does not count here, and why. ``stays_ended``: something of it is over although this machine's
    clock shows an earlier day, because what is here was written after it.
    """

    digest: Digest
    terms: Terms
    state: State
    signed_by: tuple[PersonId, ...] = ()
    waiting_for: tuple[PersonId, ...] = ()
    withdrawn_by: tuple[PersonId, ...] = ()
    withdrawn_clauses: frozenset[str] = frozenset()
    ended_holds: frozenset[str] = frozenset()
    review_due: bool = False
    notes: tuple[str, ...] = ()
    stays_ended: bool = False

    @property
    def complete(self) -> bool:
        """Say whether everybody whom the version names has signed it."""
        return len(self.signed_by) == len(self.terms.people) >= 2


class AgreementStanding(NamedTuple):
    """One line of versions, in the order of what supersedes what, and what stands of it.

    ``id`` is the digest of its first version.
    """

    id: Digest
    versions: tuple[VersionStanding, ...]
    in_force: tuple[Digest, ...]
    proposals: tuple[Digest, ...]

    @property
    def current(self) -> VersionStanding:
        """Return the newest in force, else the newest proposal, else the newest ever complete.

        Where nobody but its writer ever signed any, that is the newest. A complete version comes
        after those that it supersedes; so the newest complete one is no superseded one.
        """
        for digests in (self.in_force, self.proposals):
            if digests:
                return next(each for each in self.versions if each.digest == digests[-1])
        done = [version for version in self.versions if version.complete]
        return (done or self.versions)[-1]

    @property
    def title(self) -> str:
        """Return the title of the current version."""
        return self.current.terms.title


def _index(standing: "Standing") -> dict[Digest, tuple[AgreementStanding, VersionStanding]]:
    return {each.digest: (line, each) for line in standing.agreements for each in line.versions}


@frozen
class Standing:
    """What stands on ``today``: every agreement, ordered by title and then by identity."""

    today: date
    agreements: tuple[AgreementStanding, ...]
    _found: Mapping[Digest, tuple[AgreementStanding, VersionStanding]] = field(
        init=False, eq=False, repr=False
    )

    @_found.default
    def _find_all(self) -> dict[Digest, tuple[AgreementStanding, VersionStanding]]:
        return _index(self)

    def version(self, digest: Digest) -> VersionStanding | None:
        """Return where the version with this digest stands, or None when it is not here."""
        found = self._found.get(digest)
        return found[1] if found else None

    def agreement_of(self, digest: Digest) -> AgreementStanding | None:
        """Return the agreement that this version belongs to, or None when it is not here."""
        found = self._found.get(digest)
        return found[0] if found else None
