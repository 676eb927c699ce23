"""Where each record lies, and where a new one belongs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handfast.errors import UsageError
from handfast.model import Digest, Terms

from .facts import VERSION, DocumentRow, SignatureRow, terms_of
from .names import DOCUMENT, agreement_folder, entry_stem, version_stem
from .scan import AGREEMENTS, JOURNAL

if TYPE_CHECKING:
    from handfast.model import JournalEntry


class Shelf:
    """The believed documents and signatures, each with the path where it lies or belongs."""

    def __init__(
        self,
        documents: dict[str, DocumentRow] | None = None,
        signatures: dict[str, SignatureRow] | None = None,
        versions: dict[Digest, Terms] | None = None,
    ) -> None:
        self.documents = documents or {}
        self.signatures = signatures or {}
        self.versions = versions or {}

    def take_in(self, row: DocumentRow, signature: SignatureRow) -> None:
        """Note what has just been added."""
        self.documents[row.digest] = row
        self.signatures[signature.digest] = signature
        if row.kind == VERSION:
            self.versions[Digest(row.digest)] = terms_of(row.digest, row.facts, {})

    def known(self, digest: str) -> DocumentRow:
        """Return the row of a document, or raise ``UsageError``."""
        row = self.documents.get(digest)
        if row is None:
            raise UsageError(
                "There is no such document here.",
                next_step="Look at the list of what is there.",
                where=digest[:12],
            )
        return row

    def path_of(self, digest: str) -> str | None:
        """Return where a document lies or belongs, if it is known."""
        row = self.documents.get(digest)
        return row.path if row else None

    def for_version(self, terms: Terms) -> str:
        """Return where a version belongs: with what it replaces, else in a folder of its own."""
        known = self.path_of(terms.digest)
        if known:
            return known
        folder = agreement_folder(terms.title, terms.digest)
        for before in terms.supersedes:
            place, _, _ = (self.path_of(before) or "").rpartition("/")
            if place.startswith(f"{AGREEMENTS}/"):
                folder = place
                break
        number = number_of(terms, self.versions)
        return f"{folder}/{version_stem(number, terms.digest)}{DOCUMENT}"

    def for_entry(self, entry: "JournalEntry") -> str:
        """Return where a journal entry belongs."""
        return self.path_of(entry.digest) or f"{JOURNAL}/{entry_stem(entry)}{DOCUMENT}"


def number_of(terms: Terms, versions: Mapping[Digest, Terms]) -> int:
    """Return a version's number in its line: one more than the longest line that it replaces."""
    number, ahead = 0, {terms.digest: terms}
    while ahead:
        number += 1
        before = {digest for one in ahead.values() for digest in one.supersedes}
        ahead = {digest: versions[digest] for digest in before if digest in versions}
    return number
