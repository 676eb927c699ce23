"""What stands on a day, at a glance."""

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from handfast.engine import Standing, State, VersionStanding
from handfast.model import Digest, PersonId
from handfast.review import Due

from .people import PersonView

if TYPE_CHECKING:
    from handfast.review import TakenOn

    from .repairs import RepairAtHome


@frozen
class Overview:
    """What stands today, who is here, what is due, and what needs a look.

    ``unconfirmed`` are versions signed with keys that this machine does not know yet;
    ``answered`` is who has sent an answer to which version. ``hurts`` were shared and their time
    lasts; ``rituals`` come today.
    """

    today: date
    people: tuple[PersonView, ...]
    standing: Standing
    due: tuple[Due, ...]
    concerns: tuple[str, ...]
    unconfirmed: frozenset[Digest] = frozenset()
    answered: frozenset[tuple[PersonId, Digest]] = frozenset()
    hurts: "tuple[RepairAtHome, ...]" = ()
    rituals: "tuple[TakenOn, ...]" = ()

    def waiting_for(self, person_id: str) -> tuple[VersionStanding, ...]:
        """Return the proposals that wait for this person's answer."""
        return tuple(
            version
            for version in self._versions()
            if version.state is State.PROPOSED and person_id in version.waiting_for
        )

    def answered_to(
        self, person_id: str
    ) -> dict[Digest, tuple[VersionStanding, tuple[PersonId, ...]]]:
        """Return the proposals that this person signed and others answered without signing."""
        found = {}
        for version in self._versions():
            who = tuple(p for p in version.waiting_for if (p, version.digest) in self.answered)
            if version.state is State.PROPOSED and person_id in version.signed_by and who:
                found[version.digest] = version, who
        return found

    def in_force(self) -> tuple[VersionStanding, ...]:
        """Return what is in force."""
        return tuple(v for v in self._versions() if v.state is State.IN_FORCE)

    def _versions(self) -> tuple[VersionStanding, ...]:
        return tuple(v for agreement in self.standing.agreements for v in agreement.versions)
