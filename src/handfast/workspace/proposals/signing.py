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
    Verdict,
)

from .. import consent
from ..known import find as find_person
from ..looking.naming import names_in_doubt
from ..looking.references import find_standing, find_waiting
from ..repairing.at_signing import before_a_quick_yes, dated_ahead
from ..seat import Seat
from ..views import DocumentReport, SigningView
from ..workspace import Workspace
from .rules import (
    another_key,
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
    loaded = ws.load()
    records = loaded.records
    found = find_waiting(standing(records, ws.clock.today()), reference, person)
    version = ws.ledger.version(found.digest)
    checks = checker_for(ws, records, version.document)
    replaces = replaced(ws, records, version.document, version)
    report = read_against(ws, checks, version.document, replaces)
    odd_names = names_in_doubt(found.terms.people, ws.local.names)
    told = (*odd_names, *dated_ahead(ws, records, version))
    return SigningView(
        version=version,
        standing=found._replace(notes=(*found.notes, *told)) if told else found,
        report=report,
        refusal=engine_refusal(ws, records, checks, version, person.id)
        or another_key(version, person),
        questions=(
            *checks.questions(Moment.SIGNING, version.document),
            *before_a_quick_yes(ws, loaded, checks, version, person.id),
        ),
        replaces=replaces,
        weighty=weighty(report),
    )


def must_be_signable(view: SigningView) -> None:
    """Raise what keeps a version from being signed: the engine's no, or what is open in it."""
    refuse(view.refusal)
    refuse_findings(
        [f for f in view.report.open_findings(view.version.document) if f.level is not Level.ASK],
        "Answer it with a wording of your own.",
    )


def weighty(report: DocumentReport) -> tuple[str, ...]:
    """Return the ids of the clauses that a signer had better say in words of their own.

    Those are the clauses that restrict somebody, that read as made from fear, or that a check looks
    at closely, talked through or not.
    """
    return tuple(
        clause.id
        for clause in report.clauses
        if clause.restricts
        or clause.verdict is Verdict.FEAR
        or any(finding.level in {Level.WARN, Level.STOP} for finding in clause.findings)
    )


def sign(
    ws: Workspace,
    seat: Seat,
    reference: str,
    *,
    digest: Digest | None = None,
    own_words: Mapping[str, str] | None = None,
    check: consent.ConsentCheck | None = None,
) -> VersionStanding:
    """Sign exactly the bytes of a version, and return how it stands then.

    ``digest`` is the version that was shown; another one is refused. ``own_words`` are clauses in
    the signer's own words, by clause id; empty ones are left out. RefusedError while the engine, a
    finding, or an answer of the private ``check`` stands against it.
    """
    consent.refuse_for_now(check)
    view = before_signing(ws, seat.person.id, reference)
    version = view.version
    same_digest(version, digest)
    named(version, seat.person)
    must_be_signable(view)
    known_clauses(version, own_words or ())
    me = seat.person
    entry = write_entry(
        JournalEntry(
            kind=JournalKind.SIGNING,
            by=me.id,
            key=me.fingerprint,
            written=ws.clock.now(),
            version=version.digest,
            own_words=tuple(
                OwnWords(clause, text.strip())
                for clause, text in (own_words or {}).items()
                if text.strip()
            ),
        )
    )
    ws.ledger.add_signature(version.digest, me.id, seat.key.sign(version.data))
    ws.ledger.add_entry(entry, seat.key.sign(entry.data))
    return find_standing(standing(ws.load().records, ws.clock.today()), version.digest)[1]
