"""Versions, keys and signatures for the tests of exchange."""

import hashlib
import shutil

import pytest
from attrs import frozen

from handfast.exchange import ExportedVersion
from handfast.model import AgreementDocument, Digest, PersonId, Version
from handfast.signing import PublicKey, UnlockedKey

collect_ignore_glob = [] if shutil.which("ssh-keygen") else ["test_*_openssh.py"]


@frozen
class Signed:
    """A signature file and whose it is."""

    person: PersonId
    armour: bytes


@pytest.fixture
def keys() -> dict[PersonId, UnlockedKey]:
    """The open keys of Alex and Sam."""
    return {PersonId("alex"): UnlockedKey(bytes(32)), PersonId("sam"): UnlockedKey(b"s" * 32)}


@pytest.fixture
def publics(keys: dict[PersonId, UnlockedKey]) -> dict[PersonId, PublicKey]:
    """The keys that this machine trusts."""
    return {person: key.public for person, key in keys.items()}


@pytest.fixture
def exported(keys: dict[PersonId, UnlockedKey]) -> list[ExportedVersion]:
    """One version that both signed, one that only Sam signed, and one that nobody signed."""
    made = []
    for title, signers in (
        ("Running into exes", ("alex", "sam")),
        ("Running into exes", ("sam",)),
        ("Zeit für uns; $(touch /tmp/x) `id` && \u202e", ()),
    ):
        data = f"title = {title!r} for {signers}\n".encode()
        version = Version(
            digest=Digest(hashlib.sha256(data).hexdigest()),
            document=AgreementDocument(title=title),
            data=data,
        )
        signatures = [Signed(PersonId(who), keys[PersonId(who)].sign(data)) for who in signers]
        made.append(ExportedVersion(version, signatures))
    return made
