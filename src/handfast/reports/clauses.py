"""What a page says about one clause beneath its words."""

from collections.abc import Iterator

from handfast.model import AgreementDocument, Clause

from .wording import NOTICE_WORDS, day_words, names


def clause_lines(
    document: AgreementDocument, clause: Clause, *, notes: bool = True
) -> Iterator[str]:
    """Yield one line for each thing that the clause says besides its text.

    ``notes`` says whether what the two have talked through belongs on the page.
    """
    yield f"A {clause.kind} for {names(document, clause.binds)}"
    if clause.need.strip():
        yield f"The need under it: {clause.need}"
    if clause.notice is not None:
        yield f"Telling: {NOTICE_WORDS[clause.notice]}"
    if clause.if_missed.strip():
        yield f"If it is missed: {clause.if_missed}"
    if clause.until is not None:
        yield f"Ends by itself after {day_words(clause.until)}"
    if notes:
        for note in clause.talked_through:
            yield f"Talked through ({note.check}): {note.note}"
