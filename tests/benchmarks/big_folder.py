"""A folder of many two-signed versions of four kilobytes, with fixed keys and a fixed clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from handfast.clock import FixedClock
from handfast.documents import write_version
from handfast.ledger import Ledger, create_folder
from handfast.model import (
    AgreementDocument,
    Clause,
    Digest,
    Person,
    PersonId,
    ReviewDays,
    Version,
)
from handfast.signing import Secret, UnlockedKey, make_key, unlock

NOW = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
CLOCK = FixedClock(NOW)
PER_LINE = 10
SENTENCE = (
    "If one of us changes a plan that the other one counted on, we say so on the same day, "
    "we say why, and we find another evening together before the week is over, "
    "without keeping an account of it."
)


@dataclass(frozen=True)
class BigFolder:
    """Where the folder lies, where its machine remembers things, and how much is in it."""

    folder: Path
    data_root: Path
    versions: int
    signatures: int
    largest: int

    def files(self) -> list[Path]:
        """Return the documents and signatures, as a program that only hashes would read them."""
        return sorted(path for path in self.folder.rglob("*") if path.suffix in {".toml", ".sig"})


def _keys() -> dict[PersonId, UnlockedKey]:
    keys = {}
    for number, name in enumerate(("alex", "sam"), 1):
        passphrase = Secret(f"the passphrase of {name}")
        pem = make_key(passphrase, name, seed=bytes([number]) * 32)
        keys[PersonId(name)] = unlock(pem, passphrase)
    return keys


def _document(line: int, number: int, before: Digest | None, people: tuple[Person, ...]) -> Version:
    clauses = tuple(
        Clause(id=f"part-{part}", text=f"{SENTENCE} ({line}.{number}.{part})", binds=_ids(people))
        for part in range(1, 13)
    )
    return write_version(
        AgreementDocument(
            title=f"Evenings, part {line}",
            style="monogamous",
            people=people,
            clauses=clauses,
            review=ReviewDays(NOW.date() + timedelta(days=90), NOW.date() + timedelta(days=118)),
            why="We want to know where we stand.",
            supersedes=(before,) if before else (),
            author=people[0].id,
            written=NOW + timedelta(minutes=number),
        )
    )


def _ids(people: tuple[Person, ...]) -> tuple[PersonId, ...]:
    return tuple(person.id for person in people)


def build(place: Path, versions: int = 1000, per_line: int = PER_LINE) -> BigFolder:
    """Make the folder: lines of ten versions, or of as many as asked, each signed by both."""
    folder, data_root = place / "our-agreements", place / "data"
    ledger = create_folder(folder, data_root)
    keys = _keys()
    for person_id, key in keys.items():
        ledger.trust(person_id, key.public)
    people = tuple(
        Person(id=person_id, name=person_id.title(), key=key.public.fingerprint)
        for person_id, key in keys.items()
    )
    largest = 0
    for line in range(versions // per_line):
        before: Digest | None = None
        for number in range(per_line):
            version = _document(line, number, before, people)
            _sign(ledger, version, keys)
            before, largest = version.digest, max(largest, len(version.data))
    return BigFolder(folder, data_root, versions, versions * len(keys), largest)


def _sign(ledger: Ledger, version: Version, keys: dict[PersonId, UnlockedKey]) -> None:
    (first, key), *others = keys.items()
    ledger.add_version(version, key.sign(version.data), first)
    for person_id, other in others:
        ledger.add_signature(version.digest, person_id, other.sign(version.data))
