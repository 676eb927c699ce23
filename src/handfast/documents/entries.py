"""Reading journal entries: what one person says, and which fields each kind has."""

from ..model import Digest, JournalEntry, JournalKind, OwnWords, PersonId, Reply, ReplyKind
from ..text_hygiene import PERSON_ID
from .agreements import DIGEST_WORDS, KEY_WORDS, PERSON_WORDS
from .digest import digest_of
from .door import open_door, refusal
from .fields import Fields, Report
from .limits import CLAUSE_ID, DIGEST, FINGERPRINT, MAX_CLAUSE_TEXT, MAX_HOURS
from .repair_words import read_hurt, read_repair
from .round_words import read_round
from .shapes import Shape, fits
from .stamp import format_problem, from_newer

SHAPES = {
    JournalKind.SIGNING: Shape(frozenset({"version"}), frozenset({"own_words"})),
    JournalKind.WITHDRAWAL: Shape(frozenset({"version"}), frozenset({"clauses"})),
    JournalKind.ANSWER: Shape(frozenset({"version", "replies"})),
    JournalKind.REVIEW_ANSWER: Shape(frozenset({"version"})),
    JournalKind.RUPTURE: Shape(may=frozenset({"version", "until"})),
    JournalKind.REPAIR_STEP: Shape(may=frozenset({"until"})),
    JournalKind.KEY_CHANGE: Shape(may=frozenset({"version"})),
}
"""The fields of each kind besides those that every entry has."""

_OPTIONAL = ("version", "clauses", "replies", "own_words", "until")
_NEEDS_WORDS = {ReplyKind.QUESTION, ReplyKind.SUGGESTION}


def read_entry(data: bytes, *, where: str = "") -> JournalEntry:
    """Return the journal entry that these bytes are; raise ``DocumentError`` with every problem."""
    opened = open_door(data)
    if opened.scan is None or opened.values is None:
        raise refusal(opened.problems, where, "journal entry")
    report = Report(opened.scan)
    report.problems.extend(opened.problems)
    stamp = format_problem(opened.values, opened.scan)
    if stamp is not None:
        report.problems.append(stamp)
    if from_newer(opened.values):
        raise refusal(report.problems, where, "journal entry")
    entry = _entry(Fields(report, opened.values), data)
    if entry is None or report.problems or report.missing:
        raise refusal([*report.problems, *report.missing], where, "journal entry")
    return entry


def _entry(top: Fields, data: bytes) -> JournalEntry | None:
    """Read the fields of an entry; None where its kind or time cannot be told."""
    top.take("handfast", int, "a number")
    if not top.has("kind"):
        top.lacks("kind", "It does not say what kind of entry it is. Add kind.")
    kind = top.word("kind", JournalKind)
    by = top.shaped("by", PERSON_ID, PERSON_WORDS, needed="It does not say who speaks. Add by.")
    key = top.shaped("key", FINGERPRINT, KEY_WORDS, needed="The fingerprint of the key is missing.")
    written = top.moment("written", needed="It does not say when it was written.")
    if kind is not None:
        fits(top, SHAPES[kind], _OPTIONAL, f"An entry of the kind {kind}")
    version = top.shaped("version", DIGEST, DIGEST_WORDS)
    clauses = top.texts("clauses", CLAUSE_ID, "a clause's id")
    replies = tuple(_reply(reply) for reply in top.tables("replies", "Reply {}: "))
    own_words = tuple(_own_words(words) for words in top.tables("own_words", "Own words {}: "))
    review = read_round(top) if kind is JournalKind.REVIEW_ANSWER else None
    hurt = read_hurt(top) if kind is JournalKind.RUPTURE else None
    repair = read_repair(top, written) if kind is JournalKind.REPAIR_STEP else None
    until = top.moment("until")
    if kind is None or written is None:
        return None
    if until is not None and not 0 < (until - written).total_seconds() <= MAX_HOURS * 3600:
        top.wrong("until", "until should lie after the entry was written, at most a year later.")
    return JournalEntry(
        kind=kind,
        by=PersonId(by),
        key=key,
        written=written,
        version=Digest(version) if version else None,
        clauses=clauses,
        replies=replies,
        own_words=own_words,
        until=until,
        review=review,
        hurt=hurt,
        repair=repair,
        extra=top.rest(),
        digest=digest_of(data),
        data=data,
    )


def _reply(fields: Fields) -> Reply:
    """Read one answer to one clause or to the whole."""
    if not fields.has("kind"):
        fields.lacks("kind", "its kind is missing.")
    kind = fields.word("kind", ReplyKind) or ReplyKind.AGREE
    clause = fields.shaped("clause", CLAUSE_ID, "a clause's id")
    needed = f"a {kind} needs a text." if kind in _NEEDS_WORDS else ""
    text = fields.text("text", MAX_CLAUSE_TEXT, needed=needed)
    fields.refuse_rest()
    return Reply(kind, clause, text)


def _own_words(fields: Fields) -> OwnWords:
    """Read one clause in the signer's own words."""
    clause = fields.shaped("clause", CLAUSE_ID, "a clause's id", needed="its clause is missing.")
    text = fields.text("text", MAX_CLAUSE_TEXT, needed="its text is missing.")
    fields.refuse_rest()
    return OwnWords(clause, text)
