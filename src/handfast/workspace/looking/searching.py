"""The words of each agreement, for finding one by what it says."""

from collections.abc import Mapping

from handfast.engine import Standing
from handfast.text_hygiene import visible

from ..workspace import Workspace


def texts(ws: Workspace, stands: Standing) -> Mapping[str, str]:
    """Return, by agreement id, all words of what is current in it, folded for ``fits``."""
    found: dict[str, str] = {}
    for agreement in stands.agreements:
        current = agreement.current
        document = ws.ledger.version(current.digest).document
        words = [agreement.title, document.title, document.why, current.state.value]
        words += [person.name for person in document.people]
        words += [said for clause in document.clauses for said in (clause.text, clause.need)]
        found[agreement.id] = visible("\n".join(words)).casefold()
    return found


def fits(text: str, words: str) -> bool:
    """Return whether every one of these words stands in a folded text, whole or in part."""
    return all(word in text for word in visible(words).casefold().split())
