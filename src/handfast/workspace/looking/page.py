"""One version as a page: its words, its standing, who signed when, what was said about it."""

from collections.abc import Sequence
from datetime import date

from handfast.engine import VersionStanding, standing
from handfast.ledger import Loaded
from handfast.model import AgreementDocument, Digest, JournalEntry, JournalKind

from ..views import AgreementView, SignatureView
from ..workspace import Workspace
from .naming import names_in_doubt
from .references import find_standing
from .replacing import replaced_by


def show(ws: Workspace, reference: str, *, on: date | None = None) -> AgreementView:
    """Return the version that a reference names, with everything around it."""
    loaded = ws.load()
    today = on or ws.clock.today()
    stands = standing(loaded.records, today)
    agreement, found = find_standing(stands, reference)
    version = ws.ledger.version(found.digest)
    odd_names = names_in_doubt(found.terms.people, ws.local.names)
    entries = entries_about(ws, loaded, found.digest)
    return AgreementView(
        version=version,
        standing=found._replace(notes=(*found.notes, *odd_names)) if odd_names else found,
        agreement=agreement,
        entries=entries,
        signatures=signatures(version.document, found, entries),
        number=[v.digest for v in agreement.versions].index(found.digest) + 1,
        unconfirmed=any(item.version == found.digest for item in loaded.unconfirmed),
        replaces=replaced_by(loaded.records, found.terms, today),
    )


def signatures(
    document: AgreementDocument, found: VersionStanding, entries: Sequence[JournalEntry]
) -> tuple[SignatureView, ...]:
    """Return who signed, each with the time that their journal claims."""
    signed_at = {entry.by: entry.written for entry in entries if _is_signing(entry)}
    return tuple(
        SignatureView(person.id, person.name, person.key, signed_at.get(person.id))
        for person in document.people
        if person.id in found.signed_by
    )


def entries_about(ws: Workspace, loaded: Loaded, digest: Digest) -> tuple[JournalEntry, ...]:
    """Return the journal entries about one version, ordered by the times they claim."""
    facts = [fact for fact in loaded.entries if fact.version == digest]
    facts.sort(key=lambda fact: (fact.written, fact.digest))
    return tuple(ws.ledger.entry(fact.digest) for fact in facts)


def _is_signing(entry: JournalEntry) -> bool:
    return entry.kind is JournalKind.SIGNING
