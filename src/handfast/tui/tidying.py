"""Tidying a draft when its writer is done: no empty clauses."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handfast.model import AgreementDocument


def tidied(document: "AgreementDocument") -> "AgreementDocument":
    """Return a draft without empty clauses."""
    from handfast.workspace import editing

    for clause in document.clauses:
        if not clause.text.strip():
            document = editing.remove_clause(document, clause.id)
    return document
