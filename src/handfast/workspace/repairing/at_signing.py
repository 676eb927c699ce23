"""A question in private for whoever is about to say yes quickly after a hurt.

"Whatever you need", said at once and to be done with it, is rarely a yes that lasts. So whoever
signs what limits them, within a day of its writing and without having asked or suggested anything,
not long after somebody else named a hurt, is asked whether they would want it without the hurt.
Only they see the question, nothing keeps the answer, and it refuses nothing.
"""

from datetime import timedelta
from typing import Final

from attrs import evolve

from handfast.ledger import Loaded
from handfast.model import JournalKind, Moment, PersonId, Question, Records, Side, Version

from ..looking.stands import hurts_ahead
from ..reading import Checker
from ..workspace import Workspace

LONG_AFTER: Final = timedelta(days=90)
"""How long after a hurt a quick yes is still asked about."""

QUICK: Final = timedelta(days=1)


def before_a_quick_yes(
    ws: Workspace, loaded: Loaded, checks: Checker, version: Version, person: PersonId
) -> tuple[Question, ...]:
    """Return what to ask this person, in private, before they sign this version."""
    document, now = version.document, ws.clock.now()
    others = {each.id for each in document.people} - {person}
    fresh = any(
        hurt.by in others and timedelta() <= now - hurt.named <= LONG_AFTER
        for hurt in loaded.records.ruptures
    )
    mine = document.author == person
    quick = document.written is not None and now - document.written < QUICK
    if not fresh or mine or not quick or _shaped(loaded, version, person):
        return ()
    limits = checks.restricting(document)
    if not any(each.id in limits and person in each.binds for each in document.clauses):
        return ()
    context = evolve(checks.context, style=document.style)
    asked = checks.host.questions(Moment.NEW_AGREEMENTS, document, context).values
    return tuple(each for each in asked if each.side is Side.CAUSED)


def dated_ahead(ws: Workspace, records: Records, version: Version) -> tuple[str, ...]:
    """Say which hurts of these people carry a date that lies ahead, and so hold nothing back."""
    return tuple(hurts_ahead(ws, records, [each.id for each in version.document.people]))


def _shaped(loaded: Loaded, version: Version, person: PersonId) -> bool:
    """Say whether this person answered the version, or wrote one that it answers or replaces."""
    answered = any(
        each.kind is JournalKind.ANSWER and each.by == person and each.version == version.digest
        for each in loaded.entries
    )
    before = (loaded.records.versions.get(each) for each in version.document.supersedes)
    return answered or any(terms is not None and terms.author == person for terms in before)
