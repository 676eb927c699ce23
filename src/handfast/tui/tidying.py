"""Tidying a draft: no empty clauses when its writer is done, and notes that find their words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handfast.model import AgreementDocument, Clause, TalkedThrough


def tidied(document: "AgreementDocument") -> "AgreementDocument":
    """Return a draft without empty clauses."""
    from handfast.workspace import editing

    for clause in document.clauses:
        if not clause.text.strip():
            document = editing.remove_clause(document, clause.id)
    return document


class Notes:
    """Remembers what was talked through about which words: they may be changed and come back."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[TalkedThrough, ...]] = {}

    def after(self, clause: "Clause", words: str) -> "tuple[TalkedThrough, ...]":
        """Return the notes that hold for the new words of a clause, and remember its own."""
        if clause.talked_through:
            self._kept[clause.id, clause.text] = clause.talked_through
        return self._kept.get((clause.id, words), ())
