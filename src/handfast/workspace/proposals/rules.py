"""What must hold before anybody signs: the checks of this machine, then the engine's rules."""

from collections.abc import Iterable, Sequence

from handfast.documents import write_entry
from handfast.engine import Refusal, may_sign, rupture_ends
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

from ..looking.comparing import compare
from ..reading import Checker, checker
from ..seat import Seat
from ..views import Difference
from ..workspace import Workspace


def checker_for(ws: Workspace, records: Records, document: AgreementDocument) -> Checker:
    """Load the checks, told whether a hurt that was named among these people is recent."""
    ids = [person.id for person in document.people]
    ends = rupture_ends(records, ids, ws.clock.now())
    return checker(ws, style=document.style, rupture_open=ends is not None)


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
            "If something here worries you, see: handfast support."
        )
    raise RefusedError(
        f"{place} is still open: {one_line(first.why)} [{first.code}]{more}", next_step=next_step
    )


def before_of(
    ws: Workspace, records: Records, document: AgreementDocument
) -> AgreementDocument | None:
    """Return the document that this one replaces or answers, if it is here."""
    for digest in document.supersedes:
        if digest in records.versions:
            return ws.ledger.version(digest).document
    return None


def changes_since(
    before: AgreementDocument | None, document: AgreementDocument
) -> Difference | None:
    """Return what changes, or None for a first version."""
    return None if before is None else compare(before, document)


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


def named(version: Version, seat: Seat) -> None:
    """Refuse when the version does not name the person who sits here."""
    if version.document.person(seat.person.id) is None:
        raise RefusedError(
            f"{visible(version.document.title)} does not name {seat.person.name}.",
            next_step="Only the people an agreement names can answer it, sign it or withdraw.",
        )


def same_digest(version: Version, shown: Digest | None) -> None:
    """Refuse when what is to be signed is not what was shown."""
    if shown is not None and shown != version.digest:
        raise RefusedError(
            "This is another text than the one that was shown.",
            next_step="Open it again, read it, and sign then.",
        )
