"""Two people with fixed keys, a folder of theirs, and the means to write more agreements."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attrs import evolve, frozen

from handfast.documents import write_entry, write_version
from handfast.ledger import Ledger, create_folder, open_folder
from handfast.model import (
    AgreementDocument,
    Clause,
    Digest,
    JournalEntry,
    JournalKind,
    Person,
    PersonId,
    ReviewDays,
    Version,
)
from handfast.signing import UnlockedKey

ALEX, SAM = PersonId("alex"), PersonId("sam")
MOMENT = datetime(2026, 11, 23, 18, 4, tzinfo=UTC)
FOLDER_ID = "5c1e77d25c1e77d25c1e77d25c1e77d2"


def key_of(name: str) -> UnlockedKey:
    """Return the same key for the same name, every time."""
    return UnlockedKey(hashlib.sha256(name.encode()).digest())


@frozen
class World:
    """A folder, this machine's data, and both people's open keys."""

    folder: Path
    data: Path
    keys: dict[PersonId, UnlockedKey]

    def open(self, *, trusting: tuple[PersonId, ...] = (ALEX, SAM)) -> Ledger:
        """Open the folder on this machine, with these people's keys trusted."""
        ledger = open_folder(self.folder, self.data)
        for person in trusting:
            ledger.trust(person, self.keys[person].public)
        return ledger

    def elsewhere(self, name: str) -> "World":
        """Return the same folder as another machine sees it, which has no data yet."""
        return evolve(self, data=self.data.with_name(name))

    def document(self, title: str = "Running into exes", **fields: object) -> AgreementDocument:
        """Return the words of an agreement of both."""
        people = tuple(
            Person(person, person.title(), key.public.fingerprint)
            for person, key in self.keys.items()
            if person in (ALEX, SAM)
        )
        clause = Clause("tell-me-after", "We tell each other within a day.", binds=(ALEX, SAM))
        document = AgreementDocument(
            title=title,
            style="monogamous",
            people=people,
            clauses=(clause,),
            review=ReviewDays(date(2027, 2, 23), date(2027, 3, 23)),
            author=ALEX,
            written=MOMENT,
        )
        return evolve(document, **fields)

    def version(self, title: str = "Running into exes", **fields: object) -> Version:
        """Return a version of an agreement of both."""
        return write_version(self.document(title, **fields))

    def sign(self, person: PersonId, thing: Version | JournalEntry) -> bytes:
        """Return the person's signature over a version or a journal entry."""
        return self.keys[person].sign(thing.data)

    def entry(
        self, by: PersonId, kind: JournalKind, version: Digest | None = None, **fields: object
    ) -> JournalEntry:
        """Return a journal entry that still wants its signature."""
        key = self.keys[by].public.fingerprint
        return write_entry(JournalEntry(kind, by, key, MOMENT, version, **fields))

    def propose(
        self, ledger: Ledger, title: str = "Running into exes", **fields: object
    ) -> Version:
        """Add a version that Alex has signed."""
        version = self.version(title, **fields)
        ledger.add_version(version, self.sign(ALEX, version), ALEX)
        return version

    def agree(self, ledger: Ledger, title: str = "Running into exes", **fields: object) -> Version:
        """Add a version that both have signed."""
        version = self.propose(ledger, title, **fields)
        ledger.add_signature(version.digest, SAM, self.sign(SAM, version))
        return version

    def withdraw(self, ledger: Ledger, by: PersonId, version: Version) -> JournalEntry:
        """Add a withdrawal of the whole version."""
        entry = self.entry(by, JournalKind.WITHDRAWAL, version.digest)
        ledger.add_entry(entry, self.sign(by, entry))
        return entry

    def files(self) -> dict[str, bytes]:
        """Return every file of the folder with its bytes."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def strays(self) -> list[Path]:
        """Return every unfinished file, in the folder and in the data directory."""
        return [*self.folder.rglob(".handfast-tmp-*"), *self.data.rglob(".handfast-tmp-*")]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A new folder with the keys of Alex, Sam and a third person."""
    keys = {person: key_of(person) for person in (ALEX, SAM, PersonId("mo"))}
    folder, data = tmp_path / "ours", tmp_path / "data"
    create_folder(folder, data, folder_id=FOLDER_ID)
    return World(folder, data, keys)


@pytest.fixture
def ledger(world: World) -> Ledger:
    """The ledger of that folder, on a machine that trusts Alex and Sam."""
    return world.open()
