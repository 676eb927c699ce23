"""Proposing: from a private draft to a version that its writer has signed."""

from datetime import date

from attrs import evolve

from handfast.documents import write_version
from handfast.engine import Standing, State, standing
from handfast.errors import DocumentError, Problem, RefusedError
from handfast.model import (
    AgreementDocument,
    Clause,
    Digest,
    JournalEntry,
    JournalKind,
    Person,
    PersonId,
    Records,
    ReplyKind,
    Version,
)
from handfast.text_hygiene import visible

from .. import drafts
from ..editing import name_clauses
from ..known import find as find_person
from ..looking.page import entries_about
from ..looking.references import find_standing, find_waiting
from ..reading import Checker
from ..seat import Seat
from ..views import PersonView, Preview
from ..workspace import Workspace
from .rules import (
    checker_for,
    engine_refusal,
    named,
    read_against,
    refuse,
    refuse_findings,
    replaced,
    say,
)


def preview(ws: Workspace, seat: Seat, draft_name: str, *, why: str | None = None) -> Preview:
    """Show a draft as it would be proposed now, and what is still open."""
    records = ws.load().records
    document = _with_why(drafts.open_draft(ws, seat, draft_name).document, why)
    return _preview(ws, seat.person.id, records, document)[0]


def propose(
    ws: Workspace,
    seat: Seat,
    draft_name: str,
    *,
    why: str | None = None,
    shown: AgreementDocument | None = None,
) -> Version:
    """Sign a draft and put it before the others. The draft is gone afterwards.

    ``shown`` is the text of the preview that was read; another one is refused.
    DocumentError if something is missing, RefusedError if findings are open or the engine says no.
    """
    records = ws.load().records
    draft = drafts.open_draft(ws, seat, draft_name)
    version = _propose(ws, seat, records, _with_why(draft.document, why), shown)
    drafts.delete(ws, seat.person.id, draft.name)
    return version


def counter(ws: Workspace, seat: Seat, reference: str) -> str:
    """Start a draft that answers a version, with the wordings I suggested; return its name."""
    loaded = ws.load()
    stands = standing(loaded.records, ws.clock.today())
    found = find_waiting(stands, reference, seat.person)
    version = ws.ledger.version(found.digest)
    named(version, seat.person)
    mine = {
        reply.clause: reply.text
        for entry in entries_about(ws, loaded, found.digest)
        if entry.by == seat.person.id
        for reply in entry.replies
        if reply.kind is ReplyKind.SUGGESTION and reply.text
    }
    document = _following(version, version.document.clauses, mine)
    return drafts.new_draft(ws, seat.person.id, document)


def preview_renewal(
    ws: Workspace, person_id: str, reference: str, *, on: date | None = None
) -> Preview:
    """Show what ``renew`` would sign now: the clauses that are left, and the new review day."""
    records = ws.load().records
    person = find_person(ws, person_id)
    document = _renewal(ws, records, person, reference, on)
    return _preview(ws, person.id, records, document)[0]


def renew(
    ws: Workspace,
    seat: Seat,
    reference: str,
    *,
    on: date | None = None,
    why: str | None = None,
    shown: AgreementDocument | None = None,
) -> Version:
    """Propose the same clauses with a new review day, signed by me; it waits for the others.

    Clauses that somebody withdrew and holds that have ended are left out: they were not renewed.
    """
    records = ws.load().records
    document = _renewal(ws, records, seat.person, reference, on)
    return _propose(ws, seat, records, _with_why(document, why), shown)


def _renewal(
    ws: Workspace, records: Records, person: PersonView, reference: str, on: date | None
) -> AgreementDocument:
    """Return what renewing a version would propose."""
    today = ws.clock.today()
    stands = standing(records, today)
    _, found = find_standing(stands, reference)
    version = ws.ledger.version(found.digest)
    named(version, person)
    if not found.complete or found.state is State.SUPERSEDED:
        raise RefusedError(
            "Only what has been in force can be renewed.",
            next_step="Answer it with a version of your own, or begin a new draft.",
        )
    gone = found.withdrawn_clauses | found.ended_holds
    kept = tuple(clause for clause in version.document.clauses if clause.id not in gone)
    if not kept:
        raise RefusedError(
            "No clause is left to renew: each one was withdrawn or has ended.",
            next_step="Begin a new draft.",
        )
    document = _following(version, kept, {})
    _renewed_once(ws, stands, person, document)
    style = checker_for(ws, records, document).style(document.style)
    review = drafts.review_days(today, style)
    if on is not None:
        review = drafts.review_on(on, style.grace_days)
    return evolve(document, review=review)


def _renewed_once(
    ws: Workspace, stands: Standing, person: PersonView, document: AgreementDocument
) -> None:
    """Refuse to renew what waits for this person as a renewal of the same clauses.

    Each would have signed one of two, and neither could sign that of the other.
    """
    for each in (version for agreement in stands.agreements for version in agreement.versions):
        if each.state is State.PROPOSED and person.id in each.waiting_for:
            other = ws.ledger.version(each.digest).document
            if (other.supersedes, other.clauses) == (document.supersedes, document.clauses):
                by = ", ".join(p.name for p in other.people if p.id in each.signed_by)
                raise RefusedError(
                    f"{visible(by)} proposed to renew this already, in {each.digest[:8]}, and it "
                    "waits for you.",
                    next_step="Sign that one, or answer it with a version of your own.",
                )


def _with_why(document: AgreementDocument, why: str | None) -> AgreementDocument:
    return document if why is None else evolve(document, why=why)


def _following(
    version: Version, clauses: tuple[Clause, ...], wordings: dict[str, str]
) -> AgreementDocument:
    """Return a document that supersedes a version, with some wordings replaced."""
    return evolve(
        version.document,
        clauses=tuple(
            evolve(clause, text=wordings[clause.id], talked_through=())
            if clause.id in wordings
            else clause
            for clause in clauses
        ),
        supersedes=(Digest(version.digest),),
        author=PersonId(""),
        written=None,
    )


def _preview(
    ws: Workspace, person: PersonId, records: Records, draft: AgreementDocument
) -> tuple[Preview, Version | None]:
    checks = checker_for(ws, records, draft)
    document = _complete(ws, checks, draft, person)
    version, missing = _try_to_write(document)
    if version is not None:  # what is said about the draft names its clauses as the draft does
        version, missing = _try_to_write(name_clauses(document, _kept(ws, records, document)))
    replaces = replaced(ws, records, document, version)
    report = read_against(ws, checks, document, replaces)
    refusal = engine_refusal(ws, records, checks, version, person) if version else None
    preview = Preview(
        document=document,
        text=version.document if version else document,
        report=report,
        open_findings=report.open_findings(document),
        missing=missing,
        refusal=refusal,
        replaces=replaces,
    )
    return preview, version


def _kept(ws: Workspace, records: Records, document: AgreementDocument) -> list[str]:
    """Return the ids of the clauses that the first version it replaces has."""
    for digest in document.supersedes:
        if digest in records.versions:
            return [clause.id for clause in ws.ledger.version(digest).document.clauses]
    return []


def must_be_ready(found: Preview) -> None:
    """Raise what keeps a draft from being proposed: what is missing, refused, or still open."""
    if found.missing:
        raise DocumentError(
            "This draft is not complete yet.",
            found.missing,
            next_step="Mend what is listed and propose it again.",
        )
    refuse(found.refusal)
    refuse_findings(
        found.open_findings,
        "Reword it in the draft, or note there that you have talked it through.",
    )


def _propose(
    ws: Workspace,
    seat: Seat,
    records: Records,
    draft: AgreementDocument,
    shown: AgreementDocument | None,
) -> Version:
    found, version = _preview(ws, seat.person.id, records, draft)
    must_be_ready(found)
    assert version is not None  # noqa: S101 - a draft that lacks nothing could be written
    if shown is not None and evolve(shown, written=None) != evolve(found.text, written=None):
        raise RefusedError(
            "The text is no longer the one that was shown, so nothing was signed.",
            next_step="Read it as it is now; if you did not change it, somebody else did.",
        )
    me = seat.person
    ws.ledger.add_version(version, seat.key.sign(version.data), me.id)
    say(
        ws,
        seat,
        JournalEntry(
            kind=JournalKind.SIGNING,
            by=me.id,
            key=me.fingerprint,
            written=ws.clock.now(),
            version=version.digest,
        ),
    )
    return version


def _complete(
    ws: Workspace, checks: Checker, draft: AgreementDocument, author: PersonId
) -> AgreementDocument:
    """Fill in what the program knows: keys, author, the moment, and the style's review days."""
    trusted = ws.ledger.trusted()
    names = ws.local.names
    people = tuple(
        Person(
            id=person.id,
            name=person.name or names.get(person.id, person.id),
            key=trusted[person.id].fingerprint if person.id in trusted else "",
            extra=person.extra,
        )
        for person in draft.people
    )
    everybody = tuple(person.id for person in people)
    return evolve(
        draft,
        people=people,
        clauses=tuple(evolve(c, binds=c.binds or everybody) for c in draft.clauses),
        review=draft.review or drafts.review_days(ws.clock.today(), checks.style(draft.style)),
        author=author,
        written=ws.clock.now(),
    )


def _try_to_write(document: AgreementDocument) -> tuple[Version | None, tuple[Problem, ...]]:
    try:
        return write_version(document), ()
    except DocumentError as error:
        return None, error.problems or (Problem(str(error)),)
