"""A review as its readers see it: how far it is, answers side by side, what comes next."""

from collections.abc import Iterator

from handfast.model import ClauseAnswer, Digest, Moment, PersonId
from handfast.review import Round, Stage, TakenOn, taken_on

from ..known import everybody
from ..reading import checker
from ..repairing.entries import repair_entries
from ..views.reviews import ReviewView, SideBySide
from ..workspace import Workspace
from .answering import waits_to_open
from .entries import Place
from .sealed import has_kept
from .words import what_to_say


def look(ws: Workspace, reference: str) -> ReviewView:
    """Return the review of the version that a reference names. Nobody's key is needed."""
    place = Place(ws, reference)
    found = place.round
    people = {person.id: person.name for person in place.version.document.people}
    here = [person.id for person in everybody(ws) if person.key_here and person.id in people]
    document = place.version.document
    kept = [
        person
        for person in here
        if found and person in found.waiting_for and _keeps(ws, person, found)
    ]
    return ReviewView(
        version=place.version,
        standing=place.found,
        agreement=place.agreement,
        round=found,
        earlier=tuple(each for each in place.rounds if found is None or each != found),
        clauses=tuple(_side_by_side(place, found)) if found and found.all_in else (),
        taken_on=tuple(_of_line(place)),
        questions=checker(ws, style=document.style).questions(Moment.REVIEW, document),
        names=people,
        mine={person: _can(ws, person, found) for person in here},
        kept=tuple(kept),
        said=what_to_say(place.found, found, people, place.today),
    )


def _keeps(ws: Workspace, person: PersonId, found: Round) -> bool:
    return has_kept(ws, person, found.version, found.number)


def _can(ws: Workspace, person: PersonId, found: Round | None) -> str:
    """Say in a word what somebody can do in the round now."""
    if found is None or found.stage is Stage.FINISHED:
        return "begin"
    if person in found.waiting_for and person not in found.answered_twice:
        return "answer"
    if waits_to_open(ws, person, found):
        return "open"
    return "talk" if found.all_in else "wait"


def _side_by_side(place: Place, found: Round) -> Iterator[SideBySide]:
    for clause in place.version.document.clauses:
        yield SideBySide(
            clause.id,
            clause.text,
            tuple((person, _answer(found, person, clause.id)) for person in found.people),
        )


def _answer(found: Round, person: PersonId, clause: str) -> ClauseAnswer | None:
    words = found.answers.get(person)
    return next((each for each in words.answers if each.clause == clause), None) if words else None


def _of_line(place: Place) -> Iterator[TakenOn]:
    """Yield what was taken on in this version's line: what is open, and what ended in this one.

    What its people took on in a repair and is open is among it, so that they look back on it here.
    """
    line: set[Digest] = {version.digest for version in place.agreement.versions}
    people = {person.id for person in place.found.terms.people}
    for item in taken_on((*place.entries, *repair_entries(place.ws, place.loaded))):
        if item.repair is not None and item.owner in people and item.result is None:
            yield item
        if item.version in line and (item.result is None or item.version == place.version.digest):
            yield item
