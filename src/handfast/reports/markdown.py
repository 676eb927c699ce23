"""An agreement as a Markdown page: for reading, printing, or putting into a drawer."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from handfast.engine import VersionStanding
from handfast.model import AgreementDocument, Clause, PersonId, Version

from .clauses import clause_lines
from .literal import literal, quoted
from .unknown import unknown_lines
from .wording import day_words, moment_words, names, person_name

_NO_PROOF = (
    "This page is a copy for reading; what was signed is the document itself. It is not a legal "
    "contract and not proof of consent: each of them can withdraw at any time, without a reason."
)


def agreement_markdown(
    version: Version,
    standing: VersionStanding,
    *,
    signed_at: Mapping[PersonId, datetime | None] | None = None,
) -> str:
    """Return the page of one version as it stands, with who signed when.

    ``signed_at`` are the times that the signers claim; a person may have signed without one.
    """
    document = version.document
    blocks = [
        f"# {literal(document.title) or 'Untitled'}",
        _summary(standing),
        *_why(document),
        _people(document),
        "## What we agreed",
        *_clauses(document, standing),
        "## Signed by",
        _signatures(document, standing, signed_at or {}),
        *_notes(standing),
        *unknown_lines(version),
        "## How to verify",
        *_verify(version),
    ]
    return "\n\n".join(blocks) + "\n"


def _summary(standing: VersionStanding) -> str:
    """Return where it stands and its two days."""
    review = standing.terms.review
    due = " The review is due." if standing.review_due else ""
    state = str(standing.state).capitalize()
    return (
        f"**{state}.** Review on {day_words(review.on)}; "
        f"it lapses after {day_words(review.lapses)} unless it is renewed.{due}"
    )


def _why(document: AgreementDocument) -> Iterator[str]:
    """Yield why it was written, where somebody said so."""
    if document.why.strip():
        yield f"## Why\n\n{quoted(document.why)}"


def _people(document: AgreementDocument) -> str:
    """Return the people with their keys."""
    lines = [
        f"- {person_name(document, person.id)} ({literal(person.id)})"
        + (f", key {literal(person.key)}" if person.key else "")
        for person in document.people
    ]
    return "\n".join(["## Between", "", *lines])


def _clauses(document: AgreementDocument, standing: VersionStanding) -> Iterator[str]:
    """Yield the clauses in their order, each with what became of it."""
    for number, clause in enumerate(document.clauses, start=1):
        yield "\n".join(
            [
                f"### {number}. {literal(clause.id)}{_fate(clause, standing)}",
                "",
                quoted(clause.text),
                "",
                *clause_lines(document, clause),
            ]
        )


def _fate(clause: Clause, standing: VersionStanding) -> str:
    """Return what happened to a clause since it was signed."""
    if clause.id in standing.withdrawn_clauses:
        return " (withdrawn)"
    return " (has ended)" if clause.id in standing.ended_holds else ""


def _signatures(
    document: AgreementDocument,
    standing: VersionStanding,
    signed_at: Mapping[PersonId, datetime | None],
) -> str:
    """Return one line for each person: signed and when, not yet, or withdrawn."""
    lines = []
    for person in document.people:
        when = signed_at.get(person.id)
        if person.id in standing.signed_by:
            said = f"signed, by their own account on {moment_words(when)}" if when else "signed"
        else:
            said = "has not signed"
        if person.id in standing.withdrawn_by:
            said += "; has withdrawn"
        lines.append(f"- {person_name(document, person.id)}: {said}")
    return "\n".join(lines)


def _notes(standing: VersionStanding) -> Iterator[str]:
    """Yield what does not count here and why."""
    if standing.notes:
        yield "\n".join(["## To know", "", *(f"- {literal(note)}" for note in standing.notes)])


def _verify(version: Version) -> Iterator[str]:
    """Yield how to check all this without the program, and what it is not."""
    signers = names(version.document, [person.id for person in version.document.people])
    yield (
        f"The document of {signers} is the file whose SHA-256 is `{version.digest}`. "
        "Export it with `handfast export --format folder --output FOLDER`; `VERIFY.txt` in "
        "that folder has the `ssh-keygen -Y verify` line for each signature."
    )
    yield f"*{_NO_PROOF}*"
