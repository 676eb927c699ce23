"""What must hold before anybody signs: the checks of this machine, then the engine's rules."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from handfast.documents import write_entry
from handfast.engine import Refusal, Standing, may_sign, rupture_ends, standing
from handfast.errors import RefusedError, UsageError
from handfast.model import (
    AgreementDocument,
    Digest,
    Finding,
    JournalEntry,
    Level,
    PersonId,
    Records,
    Version,
)
from handfast.text_hygiene import one_line, visible

from ..looking.before_a_hurt import last_rupture, words_at
from ..looking.comparing import compare
from ..looking.replacing import replaced_by, replaced_by_draft
from ..reading import Checker, checker
from ..seat import Seat
from ..views import DocumentReport, PersonView, Replaced
from ..workspace import Workspace


def checker_for(ws: Workspace, records: Records, document: AgreementDocument) -> Checker:
    """Load the checks, told whether a hurt that was named among these people is recent."""
    ids = [person.id for person in document.people]
    ends = rupture_ends(records, ids, ws.clock.now())
    named = last_rupture(records, ids, ws.clock.now())
    return checker(ws, style=document.style, rupture_open=ends is not None, last_rupture=named)


def engine_refusal(
    ws: Workspace, records: Records, checks: Checker, version: Version, person: PersonId
) -> Refusal | None:
    """Ask the engine whether this person may sign this version now."""
    return may_sign(
        records,
        version.terms(),
        person,
        ws.clock.now(),
        restricting=checks.restricting(version.document),
        today=ws.clock.today(),
    )


def another_key(version: Version, person: PersonView) -> Refusal | None:
    """Say that a version names a key for this person which is not theirs, if it does.

    Nothing signed with their own key would count in it, so they are told before they are asked.
    """
    named_as = version.document.person(person.id)
    if named_as is None or named_as.key == person.fingerprint:
        return None
    return Refusal(
        f"This version names another key for {visible(person.name)} than their own, so a signature "
        "of theirs would not count.",
        None,
        f"Ask {visible(version.document.author)} why, and for a version with the right key; or "
        "write one of your own.",
    )


def refuse(refusal: Refusal | None) -> None:
    """Raise a refusal of the engine, if there is one."""
    if refusal is not None:
        raise RefusedError(refusal.reason, until=refusal.until, next_step=refusal.next_step)


def refuse_findings(findings: Sequence[Finding], next_step: str) -> None:
    """Raise when findings stand in the way, naming the first and how many more there are."""
    if not findings:
        return
    first = next((f for f in findings if f.level is Level.STOP), findings[0])
    place = f"Clause {first.clause}" if first.clause else "The agreement as a whole"
    more = f" ({len(findings) - 1} more to look at.)" if len(findings) > 1 else ""
    if first.level is Level.STOP:
        next_step = (
            "It needs another wording before anybody signs it. "
            "If something here worries you, the support page says where to find help."
        )
    said = f"{one_line(first.title or first.name)}: {one_line(first.why)}{more}"
    raise RefusedError(f"{place} is still open. {said}", next_step=next_step)


def replaced(
    ws: Workspace, records: Records, document: AgreementDocument, version: Version | None
) -> tuple[Replaced, ...]:
    """Return all that a document replaces or would end, with what changes against each."""
    if version is None:
        found = replaced_by_draft(records, document.supersedes)
    else:
        found = replaced_by(records, version.terms(), ws.clock.today())
    return tuple(
        each
        if each.title is None
        else evolve(each, changes=compare(ws.ledger.version(each.digest).document, document))
        for each in found
    )


def read_against(
    ws: Workspace, checks: Checker, document: AgreementDocument, replaces: Sequence[Replaced]
) -> DocumentReport:
    """Read a document, with what it makes stricter against everything that it replaces.

    Where a hurt was named since, the words that stood then are looked at as well: what tightens a
    little with each version is seen as a whole.
    """
    direct = [each.digest for each in replaces if each.title is not None]
    records = ws.load().records
    earlier = words_at(records, direct, checks.context.last_rupture)
    stands = standing(records, ws.clock.today())
    here = [_as_it_stands(ws, stands, digest) for digest in (*direct, *earlier)]
    report = checks.document(document, before=here[0] if here else None)
    for before in here[1:]:
        more = checks.document(document, before=before)
        said = {_gist(finding) for finding in report.agreement}
        new = tuple(finding for finding in more.agreement if _gist(finding) not in said)
        report = evolve(report, agreement=(*report.agreement, *new))
    return report


def _as_it_stands(ws: Workspace, stands: Standing, digest: Digest) -> AgreementDocument:
    """Return the words of a version without the clauses that were withdrawn or have ended."""
    document = ws.ledger.version(digest).document
    found = stands.version(digest)
    gone = {*found.withdrawn_clauses, *found.ended_holds} if found else set()
    return evolve(document, clauses=tuple(one for one in document.clauses if one.id not in gone))


def _gist(finding: Finding) -> tuple[str, str | None, str]:
    """Return what a finding says, whatever it was compared with: code, clause, first sentence."""
    return finding.code, finding.clause, finding.why.partition(". ")[0].rstrip(".")


def say(ws: Workspace, seat: Seat, entry: JournalEntry) -> JournalEntry:
    """Write, sign and keep one journal entry of the person who sits here."""
    written = write_entry(entry)
    ws.ledger.add_entry(written, seat.key.sign(written.data))
    return written


def known_clauses(version: Version, clauses: Iterable[str]) -> None:
    """Refuse clauses that the version does not have, naming those it has."""
    known = [clause.id for clause in version.document.clauses]
    for clause in clauses:
        if clause not in known:
            raise UsageError(
                f"There is no clause {visible(clause)!r} in {visible(version.document.title)}.",
                next_step=f"Its clauses are: {', '.join(known)}.",
            )


def named(version: Version, person: PersonView) -> None:
    """Refuse when the version does not name the person."""
    if version.document.person(person.id) is None:
        raise RefusedError(
            f"{visible(version.document.title)} does not name {person.name}.",
            next_step="Only the people an agreement names can answer it, sign it or withdraw.",
        )


def same_digest(version: Version, shown: Digest | None) -> None:
    """Refuse when what is to be signed is not what was shown."""
    if shown is not None and shown != version.digest:
        raise RefusedError(
            "This is another text than the one that was shown.",
            next_step="Open it again, read it, and sign then.",
        )
