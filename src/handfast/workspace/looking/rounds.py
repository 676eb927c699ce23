"""The rounds of an agreement as a conversation: what each version said, and what was answered."""

from collections.abc import Iterator

from handfast.model import JournalEntry, JournalKind, PersonId, ReplyKind

from ..views import Conversation, Timeline, TimelineVersion, Turn, WordChange
from ..workspace import Workspace
from .comparing import words_between
from .line import timeline


def conversation(ws: Workspace, reference: str) -> Conversation:
    """Return what was said up to the version that a reference names, clause by clause."""
    line = timeline(ws, reference)
    chosen = line.of(line.chosen)
    assert chosen is not None  # noqa: S101 - a line has the version that led to it
    here = [one for one in line.versions if one.number <= chosen.number]
    people = [person.id for one in here for person in one.version.document.people]
    turns: dict[str, list[Turn]] = {}
    for one in here:
        for clause, turn in (*_written(line, one), *_answered(one)):
            turns.setdefault(clause, []).append(turn)
    return Conversation(
        people=tuple(dict.fromkeys(people)),
        turns={clause: tuple(said) for clause, said in turns.items()},
    )


def _written(line: Timeline, one: TimelineVersion) -> Iterator[tuple[str, Turn]]:
    """Yield the clauses that a version brought, or gave other words than the one before it."""
    before, document = line.before(one), one.version.document
    for clause in document.clauses:
        was = before.version.document.clause(clause.id) if before else None
        if was is not None and was.text == clause.text:
            continue
        yield (
            clause.id,
            Turn(
                by=document.author,
                name=_name(one, document.author),
                kind="wrote" if was is None else "reworded",
                version=one.number,
                when=document.written,
                text=clause.text,
                words=words_between(was.text, clause.text) if was else (),
            ),
        )


def _answered(one: TimelineVersion) -> Iterator[tuple[str, Turn]]:
    """Yield what was said to a version, in the order of the times that the files claim."""
    document = one.version.document
    for entry in one.entries:
        for reply in entry.replies:
            clause = document.clause(reply.clause)
            suggests = clause is not None and reply.kind is ReplyKind.SUGGESTION
            words = words_between(clause.text, reply.text) if clause and suggests else ()
            yield reply.clause, _turn(one, entry, reply.kind.value, reply.text, words)
        for own in entry.own_words:
            yield own.clause, _turn(one, entry, "own words", own.text)
        if entry.kind is JournalKind.WITHDRAWAL:
            for gone in entry.clauses or ("",):
                yield gone, _turn(one, entry, "withdrew")


def _turn(
    one: TimelineVersion,
    entry: JournalEntry,
    kind: str,
    text: str = "",
    words: tuple[WordChange, ...] = (),
) -> Turn:
    return Turn(entry.by, _name(one, entry.by), kind, one.number, entry.written, text, words)


def _name(one: TimelineVersion, person_id: PersonId) -> str:
    """Return what this version calls somebody."""
    person = one.version.document.person(person_id)
    return person.name if person and person.name else person_id
