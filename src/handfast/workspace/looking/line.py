"""The whole line of an agreement, for looking back: every version with what belongs to it."""

from handfast.engine import standing

from ..views import Timeline, TimelineVersion
from ..workspace import Workspace
from .page import entries_about, signatures
from .references import find_standing


def timeline(ws: Workspace, reference: str) -> Timeline:
    """Return every version of the line that a reference belongs to, in the order of the line."""
    loaded = ws.load()
    agreement, found = find_standing(standing(loaded.records, ws.clock.today()), reference)
    unknown = {item.version for item in loaded.unconfirmed}
    versions: list[TimelineVersion] = []
    for number, each in enumerate(agreement.versions, start=1):
        version = ws.ledger.version(each.digest)
        entries = entries_about(ws, loaded, each.digest)
        versions.append(
            TimelineVersion(
                number=number,
                version=version,
                standing=each,
                signatures=signatures(version.document, each, entries),
                entries=entries,
                unconfirmed=each.digest in unknown,
            )
        )
    return Timeline(agreement.title, found.digest, tuple(versions))
