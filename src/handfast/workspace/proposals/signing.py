"""Signing: the reader's own checks first, then the engine's rules, then the key."""

from collections.abc import Mapping

from handfast.documents import write_entry
from handfast.engine import VersionStanding, standing
from handfast.model import (
    Digest,
    JournalEntry,
    JournalKind,
    Level,
    Moment,
    OwnWords,
)

from ..known import find as find_person
from ..looking.references import find_standing
from ..seat import Seat
from ..views import SigningView
from ..workspace import Workspace
from .rules import (
    checker_for,
    engine_refusal,
    known_clauses,
    named,
    read_against,
    refuse,
    refuse_findings,
    replaced,
    same_digest,
)


def before_signing(ws: Workspace, person_id: str, reference: str) -> SigningView:
    """Show a version as this person would sign it, read by this machine's own checks."""
    person = find_person(ws, person_id)
    records = ws.load().records
    _, found = find_standing(standing(records, ws.clock.today()), reference)
    version = ws.ledger.version(found.digest)
    checks = checker_for(ws, records, version.document)
    replaces = replaced(ws, records, version.document, version)
    return SigningView(
        version=version,
        standing=found,
        report=read_against(ws, checks, version.document, replaces),
        refusal=engine_refusal(ws, records, checks, version, person.id),
        questions=checks.questions(Moment.SIGNING, version.document),
        replaces=replaces,
    )


def sign(
    ws: Workspace,
    seat: Seat,
    reference: str,
    *,
    digest: Digest | None = None,
    own_words: Mapping[str, str] | None = None,
) -> VersionStanding:
    """Sign exactly the bytes of a version, and return how it stands then.

    ``digest`` is the version that was shown; another one is refused. ``own_words`` are clauses in
    the signer's own words, by clause id. RefusedError while the engine or a finding stands against.
    """
    view = before_signing(ws, seat.person.id, reference)
    version = view.version
    same_digest(version, digest)
    named(version, seat.person)
    refuse(view.refusal)
    refuse_findings(
        [f for f in view.report.open_findings(version.document) if f.level is not Level.ASK],
        "Answer it with a wording of your own.",
    )
    known_clauses(version, own_words or ())
    me = seat.person
    entry = write_entry(
        JournalEntry(
            kind=JournalKind.SIGNING,
            by=me.id,
            key=me.fingerprint,
            written=ws.clock.now(),
            version=version.digest,
            own_words=tuple(OwnWords(clause, text) for clause, text in (own_words or {}).items()),
        )
    )
    ws.ledger.add_signature(version.digest, me.id, seat.key.sign(version.data))
    ws.ledger.add_entry(entry, seat.key.sign(entry.data))
    return find_standing(standing(ws.load().records, ws.clock.today()), version.digest)[1]
