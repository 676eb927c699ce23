"""Whether everything holds: each document and signature read and checked afresh."""

from handfast.ledger import Watch, unwatched

from ..views import Fault, VerifyReport
from ..workspace import Workspace
from .claims import claims, wrong_key


def verify(ws: Workspace, watch: Watch = unwatched) -> VerifyReport:
    """Check every file of the folder anew, trusting nothing that was remembered as checked.

    ``watch`` is told how far it is, and may end it by raising.
    """
    checked = ws.ledger.verify(watch)
    remembered = ws.load()
    signed = claims(ws, remembered)
    named = {item.path for item in checked.set_aside}
    beside = (item for item in remembered.set_aside if item.path not in named)
    return VerifyReport(
        checked=checked.checked,
        faults=tuple(Fault(item.path, item.code, item.reason) for item in checked.set_aside)
        # What lies beside the records: the folder's settings, this machine's keys and its memory.
        + tuple(Fault(item.path, item.code, item.reason) for item in beside)
        + tuple(
            Fault(
                item.name,
                "missing",
                "This was here before and is gone from the folder; this machine kept a copy.",
            )
            for item in remembered.missing
        )
        + tuple(
            Fault(
                f"signature of {person}",
                "untrusted",
                f"This machine does not know the key {key}, so what it signed does not count.",
            )
            for person, key in signed.unmet
        )
        + tuple(
            Fault(f"signature of {claim[0]}", "untrusted", wrong_key(ws, claim))
            for claim in signed.wrong
        ),
    )
