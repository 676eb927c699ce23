"""What leaves the program on purpose: a calendar, a page, a folder for OpenSSH."""

from datetime import date
from pathlib import Path

from handfast.calendar import review_calendar
from handfast.engine import standing
from handfast.errors import UsageError
from handfast.exchange import ExportedVersion, write_openssh_folder
from handfast.reports import PageKind, Reader, agreement_page, write_page
from handfast.review import taken_on

from .looking.page import show
from .looking.references import find_standing
from .repairing import repair_entries
from .workspace import Workspace

__all__ = ["PageKind", "Workspace", "calendar", "openssh_folder", "page"]


def calendar(ws: Workspace, *, on: date | None = None) -> bytes:
    """Return the days of what is in force, and of what people took on, as iCalendar."""
    loaded = ws.load()
    stands = standing(loaded.records, on or ws.clock.today())
    rounds = (entry for entry in loaded.entries if entry.review)
    items = taken_on((*rounds, *repair_entries(ws, loaded)))
    return review_calendar(stands, now=ws.clock.now(), taken_on=items)


def page(
    ws: Workspace, reference: str, kind: PageKind = PageKind.MARKDOWN, *, reader: str | None = None
) -> bytes:
    """Return an agreement as a page to read or print, in Markdown, HTML or PDF.

    ``reader`` is the id or name of one person; what does not concern them is left out. Raises
    ``UsageError`` where nothing in it concerns them, or where the PDF cannot be made.
    """
    view = show(ws, reference)
    only = None if reader is None else Reader(reader.strip())
    if only is not None and not only.is_anywhere(view.version.document):
        people = ", ".join(person.name for person in view.version.document.people)
        raise UsageError(
            f"Nothing in this agreement binds or names {only.name or 'nobody'}.",
            next_step=f"It is between {people}. Name one of them, or somebody its clauses name.",
        )
    laid_out = agreement_page(
        view.version,
        view.standing,
        signed_at={signature.person: signature.signed_at for signature in view.signatures},
        reader=only,
    )
    return write_page(laid_out, kind)


def openssh_folder(ws: Workspace, target: Path, reference: str | None = None) -> tuple[Path, ...]:
    """Write documents, signatures and keys so that OpenSSH can verify them; return the files."""
    stands = standing(ws.load().records, ws.clock.today())
    versions = (
        [version for agreement in stands.agreements for version in agreement.versions]
        if reference is None
        else [find_standing(stands, reference)[1]]
    )
    if not versions:
        raise UsageError("There is nothing to export yet.", next_step="Propose something first.")
    exported = [
        ExportedVersion(
            version=ws.ledger.version(version.digest),
            signatures=ws.ledger.signatures(version.digest),
            withdrawn_by=version.withdrawn_by,
            withdrawn_clauses=version.withdrawn_clauses,
        )
        for version in versions
    ]
    return write_openssh_folder(target, exported, ws.ledger.trusted())
