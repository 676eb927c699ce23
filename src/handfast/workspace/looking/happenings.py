"""What happened in one agreement's line, as sentences in order."""

from collections.abc import Mapping
from typing import Final

from handfast.engine import VersionStanding, standing
from handfast.model import Digest, JournalEntry, JournalKind, ReplyKind, RoundStep, short
from handfast.text_hygiene import visible

from ..views import Happening
from ..workspace import Workspace
from .page import entries_about
from .references import find_standing

_REPLIES: Final = {
    ReplyKind.AGREE: "agreed to",
    ReplyKind.QUESTION: "asked about",
    ReplyKind.SUGGESTION: "suggested another wording for",
    ReplyKind.DECLINE: "said not this to",
}
_STEPS: Final = {
    RoundStep.OPEN: "opened a review",
    RoundStep.COMMIT: "sealed an answer to the review",
    RoundStep.SEEN: "saw that every answer was in",
    RoundStep.ANSWER: "opened their answer to the review",
    RoundStep.AGENDA: "named an agenda",
    RoundStep.ACTION: "took something on",
    RoundStep.RITUAL: "began a ritual",
    RoundStep.LOOKED_BACK: "looked back on what they took on",
    RoundStep.FINISH: "left the review",
}


def history(ws: Workspace, reference: str) -> tuple[Happening, ...]:
    """Return every step of the line a reference belongs to: versions in order, then what was said.

    The order of versions is what they replace; times are what each person's file claims.
    """
    loaded = ws.load()
    stands = standing(loaded.records, ws.clock.today())
    agreement, _ = find_standing(stands, reference)
    happenings: list[Happening] = []
    numbers = {each.digest: number for number, each in enumerate(agreement.versions, start=1)}
    for version in agreement.versions:
        happenings.append(_written(version, numbers))
        entries = entries_about(ws, loaded, version.digest)
        claimed = {entry.by for entry in entries if entry.kind is JournalKind.SIGNING}
        happenings += [
            Happening(None, _name(version, person), "signed", version.digest)
            for person in version.signed_by
            if person not in claimed
        ]
        happenings += [_said(version, entry) for entry in entries]
    return tuple(happenings)


def _written(version: VersionStanding, numbers: Mapping[Digest, int]) -> Happening:
    terms = version.terms
    what = f"wrote version {numbers[version.digest]}"
    if terms.supersedes:
        before = (
            f"version {numbers[each]}" if each in numbers else short(each)
            for each in terms.supersedes
        )
        what += f", which answers or replaces {' and '.join(before)}"
    return Happening(terms.written, _name(version, terms.author), what, version.digest)


def _said(version: VersionStanding, entry: JournalEntry) -> Happening:
    return Happening(entry.written, _name(version, entry.by), _what(entry), version.digest)


def _what(entry: JournalEntry) -> str:
    if entry.kind is JournalKind.SIGNING:
        return "signed"
    if entry.kind is JournalKind.WITHDRAWAL:
        clauses = ", ".join(entry.clauses)
        return f"withdrew from {clauses}" if clauses else "withdrew"
    if entry.kind is JournalKind.ANSWER:
        return "; ".join(
            f"{_REPLIES[reply.kind]} {reply.clause or 'the whole'}"
            + (f": {visible(reply.text)}" if reply.text else "")
            for reply in entry.replies
        )
    if entry.review is not None:
        return _STEPS[entry.review.step]
    return f"wrote: {entry.kind.value}"


def _name(version: VersionStanding, person_id: str) -> str:
    for person in version.terms.people:
        if person.id == person_id:
            return visible(person.name)
    return visible(person_id)
