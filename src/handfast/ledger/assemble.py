"""From verified facts to records: a pure function of the facts and of whom this machine trusts."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from handfast.model import (
    Consent,
    Digest,
    JournalKind,
    Lengthening,
    PersonId,
    Records,
    Rupture,
    Said,
    Terms,
    Withdrawal,
)

from .facts import VERSION, DocumentRow, EntryRecord, People, SignatureRow, entry_of, terms_of
from .values import SetAside

if TYPE_CHECKING:
    from .details import Unconfirmed
    from .entry_facts import EntryFacts

_OTHER_KEY = "This machine trusts another key for them."
_NO_KEY = "This machine has not been told that this key is theirs."


NOT_FACTS = (ValueError, TypeError, LookupError)
"""What reading facts back raises when they are damaged."""


class Decoded:
    """Documents as values, by digest; entries with the path of their file."""

    def __init__(self) -> None:
        self.versions: dict[Digest, Terms] = {}
        self.entries: dict[str, tuple[EntryRecord, str]] = {}


class Assembled:
    """The records, and by digest what makes them believed: signatures and documents to keep."""

    def __init__(self, versions: dict[Digest, Terms]) -> None:
        self.versions = versions
        self.consents: set[Consent] = set()
        self.spoken: dict[Digest, EntryRecord] = {}
        self.unconfirmed: dict[Unconfirmed, None] = {}
        self.waiting: list[SetAside] = []
        self.trusted_signatures: list[SignatureRow] = []

    def records(self) -> Records:
        """Return what standing depends on."""
        withdrawals, ruptures, lengthened = set(), set(), set()
        for entry in self.spoken.values():
            facts = entry.facts
            if facts.kind is JournalKind.WITHDRAWAL and facts.version:
                taken_back = frozenset(entry.clauses)
                withdrawals.add(
                    Withdrawal(facts.by, entry.key, facts.version, taken_back, facts.written)
                )
            elif facts.kind is JournalKind.RUPTURE:
                ruptures.add(Rupture(facts.by, entry.key, facts.written, entry.until))
            elif facts.kind is JournalKind.REPAIR_STEP and entry.until:
                lengthened.add(Lengthening(facts.by, entry.key, facts.written, entry.until))
        said = {
            Said(entry.facts.by, entry.facts.written, entry.facts.version)
            for entry in self.spoken.values()
        }
        return Records(
            versions=self.versions,
            consents=frozenset(self.consents),
            withdrawals=frozenset(withdrawals),
            ruptures=frozenset(ruptures),
            lengthened=frozenset(lengthened),
            said=frozenset(said),
        )

    def entries(self) -> "tuple[EntryFacts, ...]":
        """Return the outsides of all entries, in an order that does not depend on the folder."""
        facts = (entry.facts for entry in self.spoken.values())
        return tuple(sorted(facts, key=lambda entry: (entry.written, entry.digest)))

    def to_keep(self) -> set[str]:
        """Return the digests of the documents that this machine must never forget.

        Those are the ones with a trusted signature, and all that they replace: without these a
        version would no longer supersede what it did.
        """
        keep: set[str] = set()
        ahead: list[str] = [row.document for row in self.trusted_signatures]
        while ahead:
            digest = Digest(ahead.pop())
            if digest not in keep:
                keep.add(digest)
                if digest in self.versions:
                    before = self.versions[digest].supersedes
                    ahead += [known for known in before if known in self.versions]
        return keep


def decode(documents: Iterable[DocumentRow]) -> Decoded:
    """Read facts back into values; facts that are not ours raise one of ``NOT_FACTS``."""
    decoded = Decoded()
    people: People = {}
    for row in documents:
        if row.kind == VERSION:
            decoded.versions[Digest(row.digest)] = terms_of(row.digest, row.facts, people)
        else:
            decoded.entries[row.digest] = entry_of(row.digest, row.facts), row.path
    return decoded


def assemble(
    documents: Decoded, signatures: Iterable[SignatureRow], trusted: Mapping[PersonId, str]
) -> Assembled:
    """Put together what these facts mean to a machine that trusts these fingerprints."""
    result = Assembled(documents.versions)
    for signature in signatures:
        terms = documents.versions.get(Digest(signature.document))
        if terms is not None:
            _consent(result, signature, terms, trusted)
        elif (entry := documents.entries.get(signature.document)) is not None:
            _speech(result, signature, entry[0], trusted)
        else:
            reason = "Its document is not here yet."
            result.waiting.append(SetAside(signature.path, reason, "document-missing"))
    said = {unconfirmed.version for unconfirmed in result.unconfirmed}
    for digest, (_, path) in documents.entries.items():
        if digest not in result.spoken and digest not in said:
            reason = "Its signature is not here yet."
            result.waiting.append(SetAside(path, reason, "signature-missing"))
    return result


def _consent(
    result: Assembled, signature: SignatureRow, terms: Terms, trusted: Mapping[PersonId, str]
) -> None:
    """Count a signature over a version for each person whom the version names with its key."""
    for person in terms.people:
        if person.key != signature.key:
            continue
        if trusted.get(person.id) == signature.key:
            result.consents.add(Consent(person.id, signature.key, terms.digest))
            result.trusted_signatures.append(signature)
        else:
            _doubt(result, person.id, signature, trusted)


def _speech(
    result: Assembled, signature: SignatureRow, entry: EntryRecord, trusted: Mapping[PersonId, str]
) -> None:
    """Take an entry as said, if its signature is by the trusted key of who says it."""
    if trusted.get(entry.facts.by) == signature.key:
        result.spoken[entry.facts.digest] = entry
        result.trusted_signatures.append(signature)
    else:
        _doubt(result, entry.facts.by, signature, trusted)


def _doubt(
    result: Assembled, person: PersonId, signature: SignatureRow, trusted: Mapping[PersonId, str]
) -> None:
    """Name a signature that holds, by a key that this machine does not trust as that person's."""
    from .details import Unconfirmed

    reason = _OTHER_KEY if person in trusted else _NO_KEY
    doubt = Unconfirmed(person, signature.key, Digest(signature.document), reason)
    result.unconfirmed[doubt] = None
