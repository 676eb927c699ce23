"""What a page says about one clause beneath its words."""

from collections.abc import Iterator

from handfast.model import AgreementDocument, Clause

from .literal import literal
from .wording import NOTICE_WORDS, day_words, names


def clause_lines(document: AgreementDocument, clause: Clause) -> Iterator[str]:
    """Yield one line for each thing that the clause says besides its text."""
    yield f"- A {clause.kind} for {names(document, clause.binds)}"
    if clause.need.strip():
        yield f"- The need under it: {literal(clause.need)}"
    if clause.notice is not None:
        yield f"- Telling: {NOTICE_WORDS[clause.notice]}"
    if clause.if_missed.strip():
        yield f"- If it is missed: {literal(clause.if_missed)}"
    if clause.until is not None:
        yield f"- Ends by itself after {day_words(clause.until)}"
    for note in clause.talked_through:
        yield f"- Talked through ({literal(note.check)}): {literal(note.note)}"
