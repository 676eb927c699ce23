"""What leaves the program on purpose: a calendar, a page, a folder for OpenSSH."""

from datetime import date
from pathlib import Path

from handfast.calendar import review_calendar
from handfast.engine import standing
from handfast.errors import UsageError
from handfast.exchange import ExportedVersion, write_openssh_folder
from handfast.reports import agreement_markdown

from .looking.page import show
from .looking.references import find_standing
from .workspace import Workspace


def calendar(ws: Workspace, *, on: date | None = None) -> bytes:
    """Return the review days, lapse days and ends of holds of what is in force, as iCalendar."""
    stands = standing(ws.load().records, on or ws.clock.today())
    return review_calendar(stands, now=ws.clock.now())


def markdown(ws: Workspace, reference: str) -> str:
    """Return an agreement as a Markdown page."""
    view = show(ws, reference)
    return agreement_markdown(
        view.version,
        view.standing,
        signed_at={signature.person: signature.signed_at for signature in view.signatures},
    )


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
        )
        for version in versions
    ]
    return write_openssh_folder(target, exported, ws.ledger.trusted())
