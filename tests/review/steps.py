"""Steps of rounds in few words, for the tests of the rules."""

from datetime import UTC, datetime
from hashlib import sha256

from handfast.model import (
    Because,
    Choice,
    ClauseAnswer,
    Digest,
    JournalEntry,
    JournalKind,
    Outcome,
    PersonId,
    RoundStep,
    RoundWords,
)

from ..engine.agreements import key_of

NOW = datetime(2027, 2, 23, 9, 0, tzinfo=UTC)


def digest_of(*words):
    """Return the digest of these words, as a document's would be."""
    return Digest(sha256("\n".join(map(str, words)).encode()).hexdigest())


def step(version, by, kind, number=1, *, digest=None, written=NOW, **fields):
    """Return one step of somebody, with a digest of its own."""
    words = RoundWords(RoundStep(kind), number, **fields)
    return JournalEntry(
        kind=JournalKind.REVIEW_ANSWER,
        by=PersonId(by),
        key=key_of(by),
        written=written,
        version=version.digest,
        review=words,
        digest=digest or digest_of(version.digest, by, words, written),
    )


def opening(version, by, number=1, because=Because.ASKED, **more):
    """Return the opening of a round."""
    return step(version, by, "open", number, because=because, **more)


def answer(version, by, number=1, salt="a", choice=Choice.KEEP):
    """Return the document of an answer; its digest is what its writer commits to."""
    answers = (ClauseAnswer("talk", choice),)
    return step(version, by, "answer", number, salt=salt * 64, answers=answers)


def commit(version, by, number=1, salt="a", **more):
    """Return the commitment to the answer with this salt."""
    wanted = answer(version, by, number, salt).digest
    return step(version, by, "commit", number, commitment=wanted, **more)


def seen(version, by, *others, number=1):
    """Return that somebody saw these commitments of others."""
    digests = tuple(each.review.commitment for each in others)
    return step(version, by, "seen", number, seen=digests)


def left(version, by, number=1, outcome=Outcome.STAYS):
    """Return that somebody left the round."""
    return step(version, by, "finish", number, outcome=outcome)
