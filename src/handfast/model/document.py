"""What one agreement document says, as values.

``extra`` holds fields that this program does not know; they are kept and shown, never dropped.
"""

from collections.abc import Mapping
from datetime import date, datetime

from attrs import field, frozen

from .terms import Person, ReviewDays, Terms
from .words import ClauseKind, Digest, Notice, PersonId


@frozen
class TalkedThrough:
    """A note that the people have talked about the finding with this code."""

    check: str
    note: str


@frozen
class Clause:
    """One clause. ``binds`` holds the ids of the people it binds; ``until`` is for holds only."""

    id: str
    text: str
    kind: ClauseKind = ClauseKind.PRACTICE
    binds: tuple[PersonId, ...] = ()
    need: str = ""
    notice: Notice | None = None
    if_missed: str = ""
    until: date | None = None
    talked_through: tuple[TalkedThrough, ...] = ()
    extra: Mapping[str, object] = field(factory=dict, hash=False)


@frozen
class Ground:
    """What a ground agreement settles about making agreements.

    ``hours_after_rupture`` is how long (in hours, 72 or more) no lasting restriction can be signed.
    """

    hours_after_rupture: int = 72

    @property
    def said(self) -> str:
        """What it settles, in words: it stands in the document, so it is shown wherever that is."""
        hours = self.hours_after_rupture
        return f"After a hurt is named, nothing lasting is signed for {hours} hours."


@frozen
class AgreementDocument:
    """The words of one version, or of a draft, where ``review``, keys and times may be missing."""

    title: str
    style: str = ""
    kind: str = "agreement"
    people: tuple[Person, ...] = ()
    clauses: tuple[Clause, ...] = ()
    review: ReviewDays | None = None
    why: str = ""
    supersedes: tuple[Digest, ...] = ()
    author: PersonId = PersonId("")
    written: datetime | None = None
    ground: Ground | None = None
    extra: Mapping[str, object] = field(factory=dict, hash=False)

    def clause(self, clause_id: str) -> Clause | None:
        """Return the clause with this id, or None."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)

    def person(self, person_id: str) -> Person | None:
        """Return the person with this id, or None."""
        return next((person for person in self.people if person.id == person_id), None)


@frozen
class Version:
    """One immutable document: its digest, what it says, and the exact bytes that are signed.

    ``comments`` are (line, text) of TOML comments in the file: no part of the agreement, but shown.
    """

    digest: Digest
    document: AgreementDocument
    data: bytes = field(repr=False)
    comments: tuple[tuple[int, str], ...] = ()

    def terms(self) -> Terms:
        """Return the part of this version that decides what stands."""
        words = self.document
        if words.review is None:
            raise ValueError("a version always has review days; a draft has no terms")
        return Terms(
            digest=self.digest,
            title=words.title,
            style=words.style,
            kind=words.kind,
            supersedes=words.supersedes,
            people=words.people,
            review=words.review,
            clauses=tuple((clause.id, clause.until) for clause in words.clauses),
            author=words.author,
            written=words.written,
            hours_after_rupture=words.ground.hours_after_rupture if words.ground else None,
        )
