"""What a verified record says, in the few words that decide standing, as memory keeps it.

A fact is a function of a record's bytes alone: who is trusted is asked anew each time. Reading
facts back takes no parser and no cryptography, which is what makes an unchanged folder fast.
"""

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from handfast.model import Digest, JournalKind, Person, PersonId, ReviewDays, Terms

if TYPE_CHECKING:
    from handfast.model import JournalEntry, RoundWords, Version

    from .entry_facts import EntryFacts

VERSION, ENTRY = "version", "entry"
People = dict[tuple[tuple[str, ...], ...], tuple[Person, ...]]
_read = json.JSONDecoder().raw_decode


class DocumentRow(NamedTuple):
    """A valid document: its digest, kind, where it belongs, whether a copy is kept, its facts."""

    digest: str
    kind: str
    path: str
    kept: int
    facts: str


class SignatureRow(NamedTuple):
    """A signature that holds: its own digest, what it covers, the key, where it belongs."""

    digest: str
    document: str
    key: str
    path: str
    kept: int


class Refusal(NamedTuple):
    """Why bytes were refused: on their own account, or as a signature ``about`` a document."""

    digest: str
    about: str
    code: str
    reason: str


class EntryRecord(NamedTuple):
    """A journal entry as far as standing depends on it."""

    facts: "EntryFacts"
    key: str
    clauses: tuple[str, ...] = ()
    until: datetime | None = None


def of_version(version: "Version") -> str:
    """Return the facts of a version."""
    terms = version.terms()
    return _packed(
        [
            terms.title,
            terms.style,
            terms.kind,
            terms.supersedes,
            [(person.id, person.name, person.key) for person in terms.people],
            terms.review.on.isoformat(),
            terms.review.lapses.isoformat(),
            [(clause, until.isoformat()) if until else clause for clause, until in terms.clauses],
            terms.author,
            terms.written and terms.written.isoformat(),
            terms.hours_after_rupture,
        ]
    )


def of_entry(entry: "JournalEntry") -> str:
    """Return the facts of a journal entry; a step of a review round adds its own."""
    said: list[object] = [
        entry.kind,
        entry.by,
        entry.key,
        entry.written.isoformat(),
        entry.version,
        entry.clauses,
        entry.until and entry.until.isoformat(),
    ]
    if entry.review is not None:
        from . import round_facts

        said.append(round_facts.packed(entry.review))
    return _packed(said)


def terms_of(digest: str, facts: str, people: People) -> Terms:
    """Return the terms of a version from its facts; ``people`` is shared between versions."""
    said = _unpacked(facts)
    title, style, kind, supersedes, named, on, lapses, clauses, author, written, hours = said
    return Terms(
        digest=Digest(digest),
        title=title,
        style=style,
        supersedes=tuple(supersedes),
        people=_people(tuple(map(tuple, named)), people),
        review=ReviewDays(date.fromisoformat(on), date.fromisoformat(lapses)),
        clauses=tuple([(one, None) if type(one) is str else _hold(*one) for one in clauses]),
        kind=kind,
        author=author,
        written=_moment(written),
        hours_after_rupture=hours,
    )


def entry_of(digest: str, facts: str) -> EntryRecord:
    """Return a journal entry's record from its facts."""
    from .entry_facts import EntryFacts

    said = _unpacked(facts)
    kind, by, key, written, version, clauses, until, *step = said
    return EntryRecord(
        facts=EntryFacts(
            digest=Digest(digest),
            kind=JournalKind(kind),
            by=by,
            written=datetime.fromisoformat(written),
            version=version,
            review=_step(*step),
        ),
        key=key,
        clauses=tuple(clauses),
        until=_moment(until),
    )


def _step(facts: list[Any] | None = None) -> "RoundWords | None":
    """Return the step of a review round that the facts tell of, if they do."""
    if facts is None:
        return None
    from . import round_facts

    return round_facts.unpacked(facts)


def named_keys(row: DocumentRow) -> dict[PersonId, str]:
    """Return whose signatures a document asks for, each with the key that it names."""
    said = _unpacked(row.facts)
    if row.kind == ENTRY:
        return {said[1]: said[2]}
    return {PersonId(person): key for person, _, key in said[4]}


def _hold(clause: str, until: str | None) -> tuple[str, date | None]:
    """Return the id and the last day of a hold; a lasting clause is said by its id alone."""
    return clause, date.fromisoformat(until) if until else None


def _people(said: tuple[tuple[str, ...], ...], people: People) -> tuple[Person, ...]:
    """Return the one value for people who are named alike in many versions."""
    known = people.get(said)
    if known is None:
        known = tuple([Person(PersonId(id_), name, key) for id_, name, key in said])
        people[said] = known
    return known


def _moment(said: str | None) -> datetime | None:
    """Return a moment that may be missing."""
    return datetime.fromisoformat(said) if said else None


def _unpacked(facts: str) -> list[Any]:
    """Return what the text of facts says."""
    said, end = _read(facts)
    if end != len(facts) or not isinstance(said, list):
        raise ValueError("these are not facts")
    return said


def _packed(said: list[object]) -> str:
    """Return facts as text of one line."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
