"""Changing a draft that a person writes by hand: their comments, order and spacing stay.

Whole tables move as lines of text; within a table tomlkit changes only the fields that differ.
The result is read back and compared. Where a file is laid out so that this cannot come out right,
it is written afresh with its comments at the top: no comment is lost either way, except those
inside a clause or a person that was taken out.
"""

from collections import Counter

from tomlkit.exceptions import TOMLKitError

from ..errors import DocumentError
from ..model import AgreementDocument
from .agreement_out import agreement_text
from .door import refuse_hostile
from .edit_tables import Edit
from .scan import Scan, scan
from .versions import read_draft
from .writing import checked_draft, same


def update_draft(data: bytes, document: AgreementDocument) -> bytes:
    """Return ``data`` changed so that it says ``document``; comments and order stay.

    Raises ``DocumentError`` when the draft cannot be read, or the document cannot be written.
    """
    before = read_draft(data).document
    if same(before, document):
        return data
    scanned = refuse_hostile(data)
    try:
        edit = Edit(scanned, before, document)
        text = edit.run()
        return checked_draft(text + _lost(scanned, text, edit.dropped), document)
    except (DocumentError, TOMLKitError, ValueError, LookupError):
        return checked_draft(f"{_comments(scanned)}\n{agreement_text(document)}", document)


def _lost(scanned: Scan, text: str, dropped: Counter[str]) -> str:
    """Return, as lines, the comments that an edit would lose without being meant to."""
    lost = Counter(words for _, words in scanned.comments)
    lost.subtract(dropped)
    lost.subtract(words for _, words in scan(text).comments)
    return "".join(f"# {words}\n" for words in (+lost).elements())


def _comments(scanned: Scan) -> str:
    """Return all comments as lines."""
    return "".join(f"# {words}\n" for _, words in scanned.comments)
