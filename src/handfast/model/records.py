"""What the folder holds, reduced to what decides standing: a set that merges by union.

Its members are plain tuples: thousands of them are made and put into sets at each look.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from attrs import field, frozen

from .terms import Terms
from .words import Digest, PersonId


class Consent(NamedTuple):
    """A valid signature of ``person``'s trusted key ``key`` over the version with this digest."""

    person: PersonId
    key: str
    version: Digest


class Withdrawal(NamedTuple):
    """``by`` takes back their consent; an empty ``clauses`` means the whole version.

    ``written`` is when its writer says so, or None; only the time after a rupture looks at it.
    """

    by: PersonId
    key: str
    version: Digest
    clauses: frozenset[str] = frozenset()
    written: datetime | None = None


class Rupture(NamedTuple):
    """``by`` named a hurt at ``named`` (UTC); ``until`` asks for a longer time than usual."""

    by: PersonId
    key: str
    named: datetime
    until: datetime | None = None


class Lengthening(NamedTuple):
    """``by`` asked at ``written`` (UTC) that the time after a rupture last until ``until``."""

    by: PersonId
    key: str
    written: datetime
    until: datetime


class Said(NamedTuple):
    """``by`` said something at ``written`` (UTC, a claim), about this version where there is one.

    It decides one thing only: that a day which was over stays over when a clock goes back.
    """

    by: PersonId
    written: datetime
    version: Digest | None = None


@frozen
class Records:
    """Everything that standing depends on. Two sets merge by union, in any order."""

    versions: Mapping[Digest, Terms] = field(factory=dict, hash=False)
    consents: frozenset[Consent] = frozenset()
    withdrawals: frozenset[Withdrawal] = frozenset()
    ruptures: frozenset[Rupture] = frozenset()
    lengthened: frozenset[Lengthening] = frozenset()
    said: frozenset[Said] = frozenset()

    def merge(self, other: "Records") -> "Records":
        """Return the union of both."""
        return Records(
            versions={**self.versions, **other.versions},
            consents=self.consents | other.consents,
            withdrawals=self.withdrawals | other.withdrawals,
            ruptures=self.ruptures | other.ruptures,
            lengthened=self.lengthened | other.lengthened,
            said=self.said | other.said,
        )
