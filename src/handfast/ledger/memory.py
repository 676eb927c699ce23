"""What this machine remembers of a folder: the facts, and its own copies of what it believed.

It lies outside the folder, so whoever rewrites the folder cannot make this machine believe less.
Each use opens the file anew: nothing is held open between uses, between threads or across a fork.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from handfast import __version__
from handfast.errors import StorageError

from .facts import DocumentRow, Refusal, SignatureRow

_SHAPE = 1
_CIRCUMSTANCES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_NOMEM,
    }
)
_PATIENCE = 20.0
_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS documents
    (digest TEXT PRIMARY KEY, kind TEXT, path TEXT, kept INTEGER, facts TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS signatures
    (digest TEXT, document TEXT, key TEXT, path TEXT, kept INTEGER, PRIMARY KEY (digest, document))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refusals
    (digest TEXT, about TEXT, code TEXT, reason TEXT, program TEXT, PRIMARY KEY (digest, about))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies (digest TEXT PRIMARY KEY, bytes BLOB);
PRAGMA user_version = 1;
COMMIT;
"""


class Remembered(NamedTuple):
    """All rows of memory, by the digest of the record's bytes."""

    documents: dict[str, DocumentRow]
    signatures: dict[str, SignatureRow]
    refusals: dict[tuple[str, str], Refusal]


class Memory:
    """The file ``memory.sqlite`` of one folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def recall(self) -> tuple[Remembered, str]:
        """Return everything remembered, and a sentence when the memory had to be begun anew.

        A damaged file is kept beside the new one under another name. Raises ``StorageError``
        where the file cannot be used at all.
        """
        try:
            return self._recall(), ""
        except (sqlite3.Error, OSError) as error:
            if isinstance(error, OSError) or _is_circumstance(error):
                raise self._unusable(error) from error
            return Remembered({}, {}, {}), self.begin_anew()

    def begin_anew(self) -> str:
        """Put a damaged file aside, so that the next use starts afresh; return a sentence on it."""
        aside = self._put_aside()
        return (
            "What this machine remembered of the folder was damaged. It was put aside as "
            f"{aside.name} and begun anew from the folder; whether something is missing "
            "there cannot be told."
        )

    def remember(
        self,
        documents: Iterable[DocumentRow] = (),
        signatures: Iterable[SignatureRow] = (),
        copies: Iterable[tuple[str, bytes]] = (),
        refusals: Sequence[Refusal] = (),
    ) -> None:
        """Keep all of these, or none; what was kept before is never forgotten."""
        try:
            with self._open() as connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(
                    "INSERT INTO documents VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET kept = max(kept, excluded.kept)",
                    documents,
                )
                connection.executemany(
                    "INSERT INTO signatures VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET kept = max(kept, excluded.kept)",
                    signatures,
                )
                connection.executemany("INSERT OR IGNORE INTO copies VALUES (?, ?)", copies)
                connection.executemany(
                    "INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?, ?)",
                    [(*refusal, __version__) for refusal in refusals],
                )
                connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def forget(self, refusals: Iterable[Refusal]) -> None:
        """Forget refusals that do not hold, so that these bytes are examined again."""
        try:
            with self._open() as connection:
                connection.executemany(
                    "DELETE FROM refusals WHERE digest = ? AND about = ?",
                    [refusal[:2] for refusal in refusals],
                )
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def copy(self, digest: str) -> bytes | None:
        """Return the kept bytes with this digest, if they are there and still the same."""
        try:
            with self._open() as connection:
                row = connection.execute(
                    "SELECT bytes FROM copies WHERE digest = ?", (digest,)
                ).fetchone()
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error
        data = bytes(row[0]) if row else b""
        return data if sha256(data).hexdigest() == digest else None

    def _recall(self) -> Remembered:
        """Read all rows, in four plain queries."""
        with self._open() as connection:
            documents = connection.execute("SELECT digest, kind, path, kept, facts FROM documents")
            known = {row[0]: DocumentRow._make(row) for row in documents}
            rows = connection.execute("SELECT digest, document, key, path, kept FROM signatures")
            signatures = {row[0]: SignatureRow._make(row) for row in rows}
            rows = connection.execute(
                "SELECT digest, about, code, reason FROM refusals WHERE program = ?", (__version__,)
            )
            refusals = {(row[0], row[1]): Refusal._make(row) for row in rows}
        return Remembered(known, signatures, refusals)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one use, with its tables made if it is new."""
        if not self.path.exists():
            with suppress(FileExistsError):
                self.path.touch(mode=0o600, exist_ok=False)
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        with closing(
            sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
        ) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            shape = connection.execute("PRAGMA user_version").fetchone()[0]
            if shape == 0:
                connection.executescript(_TABLES)
            elif shape != _SHAPE:
                raise OSError("it was written by another release of handfast")
            yield connection

    def _put_aside(self) -> Path:
        """Move a damaged file away, with the journal that belongs to it."""
        aside = next(
            place
            for number in range(1, 10_000)
            if not (place := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists()
        )
        try:
            self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
            self.path.replace(aside)
        except OSError as error:
            raise self._unusable(error) from error
        return aside

    def _unusable(self, error: Exception) -> StorageError:
        """Return the error for a memory that cannot be read or written."""
        return StorageError(
            f"What this machine remembers of the folder cannot be used: {error}.",
            next_step="Look at the disk and at who owns this file.",
            where=str(self.path),
        )


def _is_circumstance(error: sqlite3.Error) -> bool:
    """Return whether the disk or another program is in the way, rather than damage."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _CIRCUMSTANCES
