"""People, versions and records in few words, for the tests of the pure layers."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import reduce
from hashlib import sha256

from handfast.model import (
    Consent,
    Digest,
    Lengthening,
    Person,
    PersonId,
    Records,
    ReviewDays,
    Rupture,
    Terms,
    Withdrawal,
)

TODAY = date(2026, 12, 1)
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
ON = date(2027, 2, 23)
LAPSES = date(2027, 3, 23)
PAIR = ("alex", "sam")
THREE = ("alex", "sam", "kim")


def ids(*names):
    """Return person ids."""
    return tuple(PersonId(name) for name in names)


def key_of(name):
    """Return the fingerprint of the one key that this person has in these tests."""
    return f"SHA256:{name}"


def terms(name, *supersedes, people=PAIR, clauses=("talk",), holds=(), keys=None, **more):
    """Return the terms of a version called ``name`` that supersedes the given ones."""
    people = [Person(PersonId(p), p.title(), (keys or {}).get(p, key_of(p))) for p in people]
    more = {"on": ON, "lapses": LAPSES} | more
    return Terms(
        digest=Digest(sha256(name.encode()).hexdigest()),
        title=name,
        style="monogamous",
        supersedes=tuple(earlier.digest for earlier in supersedes),
        people=tuple(people),
        review=ReviewDays(more.pop("on"), more.pop("lapses")),
        clauses=(*((clause, None) for clause in clauses), *holds),
        **more,
    )


def here(*versions):
    """Return records that hold these versions, with nobody's consent."""
    return Records(versions={version.digest: version for version in versions})


def consents(version, *people, key=None):
    """Return the consents of these people to one version, without the version itself."""
    given = (Consent(PersonId(p), key or key_of(p), version.digest) for p in people)
    return Records(consents=frozenset(given))


def signed(version, *people):
    """Return a version with the consents of these people, or of everybody whom it names."""
    people = people or [person.id for person in version.people]
    return here(version).merge(consents(version, *people))


def withdrawn(version, by, *clauses, key=None, written=None):
    """Return a withdrawal, without the version itself."""
    taken = Withdrawal(PersonId(by), key or key_of(by), version.digest, frozenset(clauses), written)
    return Records(withdrawals=frozenset([taken]))


def hurt(by, named, until=None, key=None):
    """Return a rupture that this person named."""
    return Records(ruptures=frozenset([Rupture(PersonId(by), key or key_of(by), named, until)]))


def longer(by, written, until, key=None):
    """Return that this person asked for a longer time after a rupture."""
    asked = Lengthening(PersonId(by), key or key_of(by), written, until)
    return Records(lengthened=frozenset([asked]))


def together(*parts: Records) -> Records:
    """Return the union of these records."""
    return reduce(Records.merge, parts, Records())


def pieces(records: Records) -> list[Records]:
    """Return the records cut into the smallest parts there are."""
    return [
        *(Records(versions={digest: each}) for digest, each in records.versions.items()),
        *(Records(consents=frozenset([each])) for each in records.consents),
        *(Records(withdrawals=frozenset([each])) for each in records.withdrawals),
        *(Records(ruptures=frozenset([each])) for each in records.ruptures),
        *(Records(lengthened=frozenset([each])) for each in records.lengthened),
        *(Records(said=frozenset([each])) for each in records.said),
    ]


def digests(*versions: Terms) -> tuple[Digest, ...]:
    """Return the digests of these versions."""
    return tuple(version.digest for version in versions)


def in_digest_order(versions: Iterable[Terms]) -> list[Terms]:
    """Return these versions in the order of their digests."""
    return sorted(versions, key=lambda version: version.digest)
