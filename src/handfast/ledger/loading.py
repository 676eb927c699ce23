"""Loading: what the folder holds now, joined with all that this machine has ever believed.

1. Recall what is remembered. 2. Read and hash every file. 3. Examine only what is new.
4. Put together what it means, given whom this machine trusts. 5. Remember. 6. Heal the folder.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from handfast.errors import StorageError

from .assemble import NOT_FACTS, Assembled, Decoded, assemble, decode
from .durable import sweep
from .examined import Examined
from .facts import DocumentRow, SignatureRow
from .local import local_troubles
from .memory import Memory, Remembered
from .place import NOT_HERE, Place
from .reading import MAX_DOCUMENT
from .scan import Scan, scan
from .shelf import Shelf
from .trust import Trust, fingerprints
from .values import Loaded, SetAside, Watch, unwatched

if TYPE_CHECKING:
    from .details import Missing, Verified

Row = TypeVar("Row", DocumentRow, SignatureRow)
_NOTHING = Remembered({}, {}, {})
_STRANGER = (
    "It has the id of a folder that this machine knows and holds none of its records, so nothing "
    "was written into it."
)
_GONE = (
    "The folder is not there, so what this machine remembers is used. A withdrawal counts here all "
    "the same, and is written into the folder once it is back."
)
_REFUSED_BEFORE = (
    "It holds, and yet this machine had refused it until now, so it did not count here: {reason} "
    "From now on it counts."
)


class Outcome(NamedTuple):
    """What was loaded, where it lies, and whether the folder is the one that is remembered."""

    loaded: Loaded
    shelf: Shelf
    same: bool


def load(
    place: Place,
    *,
    at_home: bool,
    troubles: Iterable[SetAside] = (),
    watch: Watch = unwatched,
) -> Outcome:
    """Load a folder. ``at_home`` says that this folder was seen at this very place before.

    ``troubles`` are those that opening it has met already. ``watch`` is told how far it is.
    """
    memory, troubles = Memory(place.memory), [*troubles, *local_troubles(place.data)]
    if not place.folder.is_dir() and place.folder != place.data / NOT_HERE:
        troubles.append(SetAside(str(place.folder), _GONE, "folder"))
    if at_home and not place.memory.exists():
        reason = "What this machine remembered of the folder is gone; it begins anew from it."
        troubles.append(SetAside(str(place.memory), reason, "memory"))
    try:
        remembered, trouble = memory.recall()
    except StorageError as error:
        remembered, trouble = _NOTHING, error.message
    known = remembered.documents.keys() | remembered.signatures.keys()
    found = scan(place.folder, known, watch)
    sweep(place.folder)
    believed = _believed(remembered, found)
    try:
        decoded = decode(believed.documents.values())
    except NOT_FACTS:
        trouble = _begun_anew(memory)
        believed, decoded = _NOTHING, Decoded()
    if trouble:
        troubles.append(SetAside(str(place.memory), trouble, "memory"))
    loading = _Loading(place, memory, found, believed, decoded, troubles, watch)
    return loading.outcome(at_home=at_home)


def verify_afresh(place: Place, watch: Watch = unwatched) -> "Verified":
    """Read and verify every file of the folder, with nothing taken from memory.

    ``watch`` is told how far it is.
    """
    from .details import Verified

    found, new = scan(place.folder, watch=watch), Examined()
    _examine(place, found, _NOTHING, Memory(place.memory), new, watch)
    decoded = decode(new.documents.values())
    result = assemble(decoded, new.signatures.values(), {})
    wronged = _wrongly_refused(new, Memory(place.memory))
    return Verified(
        checked=found.read,
        set_aside=_sorted([*found.set_aside, *new.set_aside, *wronged]),
        waiting=_sorted([*new.waiting, *result.waiting]),
    )


def _wrongly_refused(new: Examined, memory: Memory) -> list[SetAside]:
    """Name what holds and yet is refused by this machine's memory, which then forgets that."""
    try:
        remembered, trouble = memory.recall()
        if trouble:
            return [SetAside(str(memory.path), trouble, "memory")]
        refusals = remembered.refusals
        holds = {(row.digest, ""): row.path for row in new.documents.values()}
        holds |= {(row.digest, row.document): row.path for row in new.signatures.values()}
        wrong = [refusal for about, refusal in refusals.items() if about in holds]
        if wrong:
            memory.forget(wrong)
    except StorageError as error:
        return [SetAside(str(memory.path), error.message, "memory")]
    return [
        SetAside(holds[one[:2]], _REFUSED_BEFORE.format(reason=one.reason), "memory")
        for one in wrong
    ]


class _Loading(NamedTuple):
    """One load, after memory was recalled and the folder read."""

    place: Place
    memory: Memory
    found: Scan
    believed: Remembered
    decoded: Decoded
    troubles: list[SetAside]
    watch: Watch

    def outcome(self, *, at_home: bool) -> Outcome:
        """Examine, put together, remember and heal."""
        known, found = self.believed, self.found
        new = self._examined()
        fresh = decode(new.documents.values())
        self.decoded.versions.update(fresh.versions)
        self.decoded.entries.update(fresh.entries)
        documents = _where(known.documents | new.documents, found.documents, found)
        signatures = _where(known.signatures | new.signatures, found.signatures, found)
        keys, untrusted = Trust(self.place.trusted).keys()
        result = assemble(self.decoded, signatures.values(), fingerprints(keys))
        self._remember(new, result, documents)
        missing, same = self._heal(at_home=at_home)
        stranger = () if same else (SetAside(str(self.place.folder), _STRANGER, "folder"),)
        strange = [*found.set_aside, *new.set_aside, *untrusted, *self.troubles, *stranger]
        loaded = Loaded(
            records=result.records(),
            set_aside=_sorted(strange),
            missing=missing,
            unconfirmed=tuple(
                sorted(result.unconfirmed, key=lambda one: (one.version, one.person, one.key))
            ),
            entries=result.entries(),
            waiting=_sorted([*new.waiting, *result.waiting]),
        )
        return Outcome(loaded, Shelf(documents, signatures, result.versions), same)

    def _examined(self) -> Examined:
        """Examine what is new. Where it is stopped, the next load goes on from there."""
        new = Examined()
        try:
            _examine(self.place, self.found, self.believed, self.memory, new, self.watch)
        except BaseException:
            with suppress(StorageError):
                self.memory.remember(
                    new.documents.values(), new.signatures.values(), (), new.refusals
                )
            raise
        return new

    def _heal(self, *, at_home: bool) -> "tuple[tuple[Missing, ...], bool]":
        """Write back what is lost, if this is the folder it was lost from; say if it is."""
        kept = [row for row in self.believed.documents.values() if row.kept]
        lost = [row for row in kept if row.digest not in self.found.documents]
        unsigned = [
            row
            for row in self.believed.signatures.values()
            if row.kept and row.digest not in self.found.signatures
        ]
        same = at_home or not kept or len(lost) < len(kept)
        if not (lost or unsigned) or not self.place.folder.is_dir():
            return (), same
        from .heal import heal

        return heal(self.place, self.memory, lost, unsigned, allowed=same), same

    def _remember(
        self, new: Examined, result: Assembled, documents: dict[str, DocumentRow]
    ) -> None:
        """Keep new facts, and copies of what has become trusted; a failure is told, not raised."""
        copies: list[tuple[str, bytes]] = []
        kept_documents = [
            documents[digest]._replace(kept=1)
            for digest in result.to_keep()
            if not documents[digest].kept and self._copied(self.found.documents, digest, copies)
        ]
        kept_signatures = [
            row._replace(kept=1)
            for row in result.trusted_signatures
            if not row.kept and self._copied(self.found.signatures, row.digest, copies)
        ]
        if not (copies or new.documents or new.signatures or new.refusals):
            return
        try:
            self.memory.remember(
                [*new.documents.values(), *kept_documents],
                [*new.signatures.values(), *kept_signatures],
                copies,
                new.refusals,
            )
        except StorageError as error:
            self.troubles.append(SetAside(str(self.place.memory), error.message, "memory"))

    def _copied(self, paths: dict[str, str], digest: str, copies: list[tuple[str, bytes]]) -> bool:
        """Read a file for keeping; False if it has changed meanwhile."""
        data = self.found.again(f"{self.place.folder}/{paths.get(digest)}", digest, MAX_DOCUMENT)
        if data is None:
            return False
        copies.append((digest, data))
        return True


def _examine(
    place: Place, found: Scan, known: Remembered, memory: Memory, into: Examined, watch: Watch
) -> None:
    """Examine what is new in the folder, if there is anything, and put it ``into`` the rest."""
    if found.documents.keys() <= known.documents.keys() and (
        found.signatures.keys() <= known.signatures.keys()
    ):
        return
    from .examine import Examiner

    Examiner(place.folder, found, *known, memory.copy, into, watch).examine()


def _begun_anew(memory: Memory) -> str:
    """Put a senseless memory aside and return the sentence about it, or about why it stays."""
    try:
        return memory.begin_anew()
    except StorageError as error:
        return error.message


def _believed(remembered: Remembered, found: Scan) -> Remembered:
    """Leave out what is neither kept by this machine nor in the folder."""
    documents: dict[str, DocumentRow] = {
        digest: row
        for digest, row in remembered.documents.items()
        if row.kept or digest in found.documents
    }
    signatures: dict[str, SignatureRow] = {
        digest: row
        for digest, row in remembered.signatures.items()
        if row.kept or digest in found.signatures
    }
    return Remembered(documents, signatures, remembered.refusals)


def _where(rows: dict[str, Row], paths: Mapping[str, str], found: Scan) -> dict[str, Row]:
    """Return the rows with the paths where their files are now; somebody may have moved them."""
    for digest, row in rows.items():
        path = paths.get(digest, row.path)
        if path != row.path and row.path not in found.copies.get(digest, ()):
            rows[digest] = row._replace(path=path)
    return rows


def _sorted(files: list[SetAside]) -> tuple[SetAside, ...]:
    """Return files in the order of their names, each once."""
    return tuple(sorted(set(files), key=lambda one: (one.path, one.code, one.reason)))
