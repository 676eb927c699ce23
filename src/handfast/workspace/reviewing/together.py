"""What follows the answers: an agenda, what each takes on, looking back, and how people leave."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from attrs import evolve

from handfast.errors import RefusedError, UsageError
from handfast.model import (
    Cadence,
    Choice,
    Clause,
    Digest,
    LookedBack,
    Outcome,
    PersonId,
    RoundStep,
    RoundWords,
)
from handfast.review import Round, TakenOn, taken_on

from .. import drafts
from ..proposals.rules import checker_for, named
from ..repairing.entries import look_back_on, repair_entries
from ..seat import Seat
from ..workspace import Workspace
from .entries import Place, place_of, review_entries, take_step

Answers = Mapping[PersonId, RoundWords]


def name_agenda(ws: Workspace, seat: Seat, reference: str, items: Sequence[str]) -> Round:
    """Name the points to talk about. They are agreed once everybody has named the same."""
    place = place_of(ws, seat, reference)
    found = _together(place)
    chosen = tuple(dict.fromkeys(item.strip() for item in items if item.strip()))
    if not chosen:
        raise UsageError("The agenda is empty.", next_step="Name at least one point.")
    take_step(ws, seat, place.version, RoundWords(RoundStep.AGENDA, found.number, agenda=chosen))
    return Place(ws, place.version.digest).begun()


def agree_agenda(ws: Workspace, seat: Seat, reference: str) -> Round:
    """Name the same points as the others did, the newest of theirs."""
    found = _together(place_of(ws, seat, reference))
    others = [each for each in found.agendas if set(each.named_by) - {seat.person.id}]
    if not others:
        raise RefusedError(
            "Nobody else has named an agenda yet.",
            next_step="Name points of your own: handfast review agenda AGREEMENT --point TEXT",
        )
    return name_agenda(ws, seat, reference, others[-1].items)


def take_on(
    ws: Workspace,
    seat: Seat,
    reference: str,
    text: str,
    day: date,
    *,
    every: Cadence | None = None,
    at: time | None = None,
) -> Digest:
    """Take something on oneself: an action with its day, or a ritual with its cadence.

    Whoever sits here is its owner; nobody takes anything on for somebody else.
    """
    place = place_of(ws, seat, reference)
    found = place.begun()
    if not text.strip():
        raise UsageError("It does not say what you will do.", next_step="Write it in one line.")
    step = RoundStep.ACTION if every is None else RoundStep.RITUAL
    words = RoundWords(step, found.number, text=text.strip(), day=day, every=every, at=at)
    return take_step(ws, seat, place.version, words).digest


def look_back(
    ws: Workspace, seat: Seat, started: str, result: LookedBack, text: str = ""
) -> TakenOn:
    """Look back on something one took on, in a review or in a repair: done, or let go.

    No reason is needed.
    """
    loaded = ws.load()
    items = taken_on((*review_entries(ws, loaded), *repair_entries(ws, loaded)))
    fits = [each for each in items if started and each.digest.startswith(started.lower())]
    mine = [each for each in fits if each.owner == seat.person.id]
    if len(mine) != 1:
        raise _no_such(fits, mine)
    (item,) = mine
    if item.version is not None:
        words = RoundWords(
            RoundStep.LOOKED_BACK, item.round, about=item.digest, result=result, text=text.strip()
        )
        take_step(ws, seat, ws.ledger.version(item.version), words)
    else:
        look_back_on(ws, seat, item, result, text)
    return evolve(item, result=result, words=text.strip())


def present(ws: Workspace, seat: Seat, reference: str) -> Round:
    """Return the round that somebody began, or refuse: there is nothing to leave yet."""
    place = Place(ws, reference)
    named(place.version, seat.person)
    return place.begun()


def finish(ws: Workspace, seat: Seat, reference: str, outcome: Outcome) -> Round:
    """Say how one leaves the present round. It binds nobody: a new one can begin at any time."""
    found = present(ws, seat, reference)
    place = Place(ws, found.version)
    words = RoundWords(RoundStep.FINISH, found.number, outcome=outcome)
    take_step(ws, seat, place.version, words)
    return Place(ws, place.version.digest).rounds[found.number - 1]


def draft_from_round(ws: Workspace, seat: Seat, reference: str) -> str:
    """Start a private draft from what the round says should change; return its name.

    Clauses that everybody would let go of are left out. Where somebody wrote another wording it is
    taken: mine if I wrote one. It is a place to begin, and nothing in it is agreed.
    """
    place = place_of(ws, seat, reference)
    answers = _together(place).answers
    mine = seat.person.id
    words = place.version.document
    gone = place.found.withdrawn_clauses | place.found.ended_holds
    clauses = tuple(
        _as_wished(clause, mine, answers)
        for clause in words.clauses
        if clause.id not in gone and not _everybody_lets_go(clause, place, answers)
    )
    checks = checker_for(ws, ws.load().records, words)
    document = evolve(
        words,
        clauses=clauses,
        supersedes=(place.version.digest,),
        author=PersonId(""),
        written=None,
        review=drafts.review_days(place.today, checks.style(words.style)),
    )
    return drafts.new_draft(ws, mine, document)


def _together(place: Place) -> Round:
    """Return the present round if everybody's answer is in, or refuse."""
    found = place.begun()
    if not found.all_in:
        raise RefusedError(
            "Not everybody's answer is in yet.",
            next_step="Talk about what to talk about once all are in; there is no hurry.",
        )
    return found


def _no_such(fits: Sequence[TakenOn], mine: Sequence[TakenOn]) -> UsageError:
    if fits and not mine:
        return UsageError(
            "Somebody else took this on, and only they look back on it.",
            next_step="Ask them how it is.",
        )
    return UsageError(
        "More than one thing begins like this." if mine else "There is nothing of this kind.",
        next_step="See it with handfast review show AGREEMENT, or handfast repair show",
    )


def _everybody_lets_go(clause: Clause, place: Place, answers: Answers) -> bool:
    chosen = [_choice(clause.id, words) for words in answers.values()]
    everybody = len(chosen) == len(place.found.terms.people)
    return everybody and all(choice is Choice.LET_GO for choice in chosen)


def _as_wished(clause: Clause, mine: PersonId, answers: Answers) -> Clause:
    """Return a clause in the wording that I, or else somebody, would write instead."""
    for person in sorted(answers, key=lambda each: each != mine):
        for answer in answers[person].answers:
            if answer.clause == clause.id and answer.wording.strip():
                return evolve(clause, text=answer.wording, talked_through=())
    return clause


def _choice(clause: str, words: RoundWords) -> Choice | None:
    return next((each.choice for each in words.answers if each.clause == clause), None)
