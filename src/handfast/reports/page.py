"""An agreement as a page, before it is Markdown, HTML or PDF: what stands on it, and where.

Every text here is plain: it is made visible and literal by whoever draws the page. A copy made for
one person leaves out what does not concern them, and says so in each place.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from attrs import frozen

from handfast.engine import VersionStanding
from handfast.model import AgreementDocument, Clause, PersonId, Version

from .clauses import clause_lines
from .concerning import Reader
from .unknown import comment_lines, field_lines
from .wording import day_words, moment_words, names, person_name

NO_PROOF = (
    "This page is a copy for reading; what was signed is the document itself. It is not a legal "
    "contract and not proof of consent: each of them can withdraw at any time, without a reason."
)


@frozen
class ClauseOnPage:
    """One clause: its number, its id with what became of it, its words, and the lines below."""

    number: int
    heading: str
    text: str
    lines: tuple[str, ...] = ()
    left_out: str = ""


@frozen
class Span:
    """A stretch of a sentence; ``code`` is something to be typed or compared sign by sign."""

    text: str
    code: bool = False


@frozen
class AgreementPage:
    """What stands on the page, from top to bottom; a part that is empty is not drawn."""

    title: str
    state: str
    days: str
    why: str
    people: tuple[str, ...]
    clauses: tuple[ClauseOnPage, ...]
    signatures: tuple[str, ...]
    notes: tuple[str, ...]
    fields: tuple[str, ...]
    comments: tuple[str, ...]
    verify: tuple[Span, ...]
    no_proof: str = NO_PROOF


def agreement_page(
    version: Version,
    standing: VersionStanding,
    *,
    signed_at: Mapping[PersonId, datetime | None] | None = None,
    reader: Reader | None = None,
) -> AgreementPage:
    """Return the page of one version as it stands, with who signed when.

    ``signed_at`` are the times that the signers claim; a person may have signed without one.
    ``reader`` is who the copy is for, where it is for one person only.
    """
    document = version.document
    inside = reader is None or reader.is_inside(document)
    return AgreementPage(
        title=document.title.strip() or "Untitled",
        state=str(standing.state).capitalize(),
        days=_days(document, standing),
        why=document.why.strip() if inside else "",
        people=tuple(_people(document, keys=inside)),
        clauses=tuple(
            _clause(number, document, clause, standing, reader)
            for number, clause in enumerate(document.clauses, start=1)
        ),
        signatures=tuple(_signatures(document, standing, signed_at or {})),
        notes=standing.notes,
        fields=tuple(field_lines(document)) if reader is None else (),
        comments=tuple(comment_lines(version)) if reader is None else (),
        verify=_verify(version) if reader is None else (Span(reader.note),),
    )


def _days(document: AgreementDocument, standing: VersionStanding) -> str:
    """Return its two days in words, and the time after a hurt where it settles one."""
    review = standing.terms.review
    ground = f" {document.ground.said}" if document.ground else ""
    due = " The review is due." if standing.review_due else ""
    return (
        f"Review on {day_words(review.on)}; "
        f"it lapses after {day_words(review.lapses)} unless it is renewed.{due}{ground}"
    )


def _people(document: AgreementDocument, *, keys: bool) -> Iterator[str]:
    """Yield the people, with their keys where these are wanted."""
    for person in document.people:
        key = f", key {person.key}" if person.key and keys else ""
        yield f"{person_name(document, person.id)} ({person.id}){key}"


def _clause(
    number: int,
    document: AgreementDocument,
    clause: Clause,
    standing: VersionStanding,
    reader: Reader | None,
) -> ClauseOnPage:
    """Return one clause with what became of it, or that it was left out."""
    if reader is not None and not reader.is_concerned(document, clause):
        return ClauseOnPage(number, "", "", left_out=reader.left_out)
    lines = tuple(
        clause_lines(document, clause, notes=reader is None or reader.is_inside(document))
    )
    return ClauseOnPage(number, f"{clause.id}{_fate(clause, standing)}", clause.text, lines)


def _fate(clause: Clause, standing: VersionStanding) -> str:
    """Return what happened to a clause since it was signed."""
    if clause.id in standing.withdrawn_clauses:
        return " (withdrawn)"
    return " (has ended)" if clause.id in standing.ended_holds else ""


def _signatures(
    document: AgreementDocument,
    standing: VersionStanding,
    signed_at: Mapping[PersonId, datetime | None],
) -> Iterator[str]:
    """Yield one line for each person: signed and when, not yet, or withdrawn."""
    for person in document.people:
        when = signed_at.get(person.id)
        if person.id in standing.signed_by:
            said = f"signed, by their own account on {moment_words(when)}" if when else "signed"
        else:
            said = "has not signed"
        if person.id in standing.withdrawn_by:
            said += "; has withdrawn"
        yield f"{person_name(document, person.id)}: {said}"


def _verify(version: Version) -> tuple[Span, ...]:
    """Return how to check all this without the program."""
    document = version.document
    signers = names(document, [person.id for person in document.people])
    return (
        Span(f"The document of {signers} is the file whose SHA-256 is "),
        Span(str(version.digest), code=True),
        Span(". Export it with "),
        Span("handfast export --format folder --output FOLDER", code=True),
        Span("; "),
        Span("VERIFY.txt", code=True),
        Span(" in that folder has the "),
        Span("ssh-keygen -Y verify", code=True),
        Span(" line for each signature."),
    )
