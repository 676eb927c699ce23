"""Examining what is new: is it a valid document, does the signature hold, or why not.

Nothing here knows whom this machine trusts. What comes out depends on the bytes alone, so it holds
for good and is remembered. The heavy libraries are loaded only when there is something new.
"""

from collections.abc import Callable, Container, Mapping
from hashlib import sha256
from pathlib import Path

from attrs import Factory, define, field

from handfast.errors import DocumentError, SignatureError
from handfast.model import JournalKind

from .examined import Examined
from .facts import (
    ENTRY,
    VERSION,
    DocumentRow,
    Refusal,
    SignatureRow,
    named_keys,
    of_entry,
    of_version,
)
from .names import carries, hints
from .reading import MAX_DOCUMENT, MAX_SIGNATURE
from .scan import JOURNAL, Scan
from .values import SetAside, Watch, unwatched


@define(eq=False, repr=False)
class Examiner:
    """Examines one scan of ``folder`` against what is known already.

    ``copy`` gives the kept bytes of a document that the folder lacks; ``watch`` is told how many
    files are examined, of how many that are new. What it raises ends the examining, and what was
    found until then stands in ``result``.
    """

    folder: Path
    found: Scan
    documents: Mapping[str, DocumentRow]
    signatures: Mapping[str, SignatureRow]
    refusals: Mapping[tuple[str, str], Refusal]
    copy: Callable[[str], bytes | None]
    result: Examined = Factory(Examined)
    watch: Watch = unwatched
    _last: tuple[str, bytes] = field(default=("", b""), init=False)
    _keys: dict[str, frozenset[str]] = field(factory=dict, init=False)

    def examine(self) -> Examined:
        """Return what is new."""
        documents = _new(self.found.documents, self.documents)
        new = _new(self.found.signatures, self.signatures)
        many = len(documents) + len(new)
        for done, (digest, path) in enumerate(documents.items()):
            self.watch(done, many)
            self._document(digest, path)
        if new:
            known = [*self.documents.values(), *self.result.documents.values()]
            by_hint: dict[str, list[DocumentRow]] = {}
            for row in known:
                by_hint.setdefault(row.digest[:8], []).append(row)
            for done, (digest, path) in enumerate(new.items(), start=len(documents)):
                self.watch(done, many)
                self._signature(digest, path, by_hint)
        return self.result

    def _document(self, digest: str, path: str) -> None:
        """Take a new document in, or set it aside."""
        paths = [one for one in self.found.paths(digest, path) if _can_be_kept(one)]
        path = next((one for one in paths if carries(one, digest)), path)
        if not _can_be_kept(path) or not carries(path, digest):
            self.result.set_aside.append(_strange(path))
        elif refusal := self.refusals.get((digest, "")):
            self.result.refuse(path, refusal, new=False)
        elif (data := self._again(path, digest, MAX_DOCUMENT)) is not None:
            try:
                self.result.documents[digest] = read_document(digest, path, data)
            except DocumentError as error:
                problems = " ".join(str(problem) for problem in error.problems[:1])
                reason = f"{error.message} {problems}".strip()
                self.result.refuse(path, Refusal(digest, "", "document", reason))

    def _signature(self, digest: str, path: str, by_hint: Mapping[str, list[DocumentRow]]) -> None:
        """Find the document that a new signature covers, or say why it covers none."""
        paths = [one for one in self.found.paths(digest, path) if _can_be_kept(one)]
        if not paths:
            self.result.set_aside.append(_strange(path))
            return
        named = {hint: one for one in reversed(paths) for hint in hints(one)}
        candidates = [(row, named[hint]) for hint in sorted(named) for row in by_hint.get(hint, ())]
        if not candidates:
            reason = "Its document is not here yet."
            self.result.waiting.append(SetAside(paths[0], reason, "document-missing"))
        refusals = []
        for row, at in candidates:
            refusal = self.refusals.get((digest, row.digest))
            new = refusal is None
            refusal = refusal or self._verify(digest, at, row)
            if refusal is None:
                return
            refusals.append((at, refusal, new))
        for at, refusal, new in refusals:
            self.result.refuse(at, refusal, new=new)

    def _verify(self, digest: str, path: str, row: DocumentRow) -> Refusal | None:
        """Verify one signature over one document; return why it does not hold, if so."""
        from handfast.signing import verify

        armour = self._again(path, digest, MAX_SIGNATURE)
        data = self._document_bytes(row)
        if armour is None or data is None:
            return None
        try:
            key = verify(armour, data).fingerprint
        except SignatureError as error:
            return Refusal(digest, row.digest, error.reason, error.message)
        if key not in self._named_keys(row):
            reason = "It is signed with another key than the document names."
            return Refusal(digest, row.digest, "key", reason)
        self.result.signatures[digest] = SignatureRow(digest, row.digest, key, path, 0)
        return None

    def _named_keys(self, row: DocumentRow) -> frozenset[str]:
        """Return the keys that a document names, found out once for all its signatures."""
        if row.digest not in self._keys:
            self._keys[row.digest] = frozenset(named_keys(row).values())
        return self._keys[row.digest]

    def _document_bytes(self, row: DocumentRow) -> bytes | None:
        """Return the bytes of a known document, from the folder or from memory."""
        if self._last[0] != row.digest:
            path = self.found.documents.get(row.digest)
            data = self._again(path, row.digest, MAX_DOCUMENT) if path else self.copy(row.digest)
            if data is None:
                return None
            self._last = row.digest, data
        return self._last[1]

    def _again(self, path: str, digest: str, limit: int) -> bytes | None:
        """Read a file once more; None if it has changed since, which the next time will tell."""
        return self.found.again(f"{self.folder}/{path}", digest, limit)


def _new(found: Mapping[str, str], known: Container[str]) -> dict[str, str]:
    """Return the files whose bytes are not known yet."""
    return {digest: path for digest, path in found.items() if digest not in known}


def read_document(digest: str, path: str, data: bytes) -> DocumentRow:
    """Return the row of a document, or raise ``DocumentError``; its bytes decide, not its name.

    The path says only which kind is tried first. So a copy in a strange place changes nothing
    about what is taken in or refused, nor about the words of a refusal.
    """
    if sha256(data).hexdigest() != digest:
        raise SignatureError(
            "These bytes are not the document that the digest stands for.",
            reason="digest",
            next_step="Take the document from where it was written.",
            where=path,
        )
    likely = ENTRY if path.startswith(f"{JOURNAL}/") else VERSION
    try:
        return _read_as(likely, digest, path, data)
    except DocumentError:
        kind = _own_kind(data)
        if kind == likely:
            raise
        return _read_as(kind, digest, path, data)


def _read_as(kind: str, digest: str, path: str, data: bytes) -> DocumentRow:
    """Return the row of a document of this kind, or raise ``DocumentError``."""
    from handfast.documents import read_entry, read_version

    if kind == ENTRY:
        return DocumentRow(digest, ENTRY, path, 0, of_entry(read_entry(data, where=path)))
    return DocumentRow(digest, VERSION, path, 0, of_version(read_version(data, where=path)))


def _own_kind(data: bytes) -> str:
    """Return what a document says it is; whatever is not a journal entry is held for a version."""
    from handfast.documents import read_toml

    try:
        said = read_toml(data).get("kind")
    except DocumentError:
        return VERSION
    return ENTRY if said in tuple(JournalKind) else VERSION


def _can_be_kept(path: str) -> bool:
    """Return whether a path is plain enough to be remembered and written again."""
    return path.isprintable()


def _strange(path: str) -> SetAside:
    """Return the word on a file whose name and content do not belong together."""
    if not _can_be_kept(path):
        return SetAside(path, "Its name holds characters that no record's name has.", "name")
    reason = (
        "It is not the document that its name stands for: it was changed, or it is still being "
        "copied."
    )
    return SetAside(path, reason, "digest")
