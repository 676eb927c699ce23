"""What stands: the rules of handfast, as one pure function of the records and of a day.

There is no clock here and there are no files. The same set of records gives the same answer in
any order, however it was split and merged, on every machine.

1.  Signed. A version is signed by a person when a consent says so whose key is the one that the
    version names for them. Records hold only consents that were verified with keys trusted on
    this machine. A consent is (person, key, digest), never a file. One key under two names counts
    for nobody.
2.  Complete. A version is complete when everybody whom it names has signed it, and it names at
    least two people. Silence is never consent.
3.  Withdrawn. A version is withdrawn as soon as anybody whom it names takes back the whole of it,
    before or after anybody signs. Nothing undoes that. A withdrawn clause leaves the rest
    standing, even when no clause is left; then a note says so.
4.  Superseded. A version is superseded when a complete one names it in ``supersedes``, directly or
    through others, even if that one is withdrawn or lapses. This holds along valid edges only: the
    version that supersedes names two people or more, names everybody whom the versions name that
    it supersedes, and all of those are here. Otherwise it supersedes nothing, and a note says why.
5.  Lapsed. A version lapses when today is past ``review.lapses``, also one that was never
    complete: it cannot be signed any more. A hold ends when today is past its ``until``. What has
    ended stays ended when a clock is set back, as far as ``passing`` can tell; a note says so.
6.  In force. A version is in force when it is complete and neither withdrawn, superseded nor
    lapsed. Its review is due from ``review.on`` on.
7.  Countered. A proposal that was never complete is countered while a version that supersedes it
    is signed by somebody, and that one is neither withdrawn nor lapsed. If that one goes, the
    proposal waits again.
8.  Proposed. A version that somebody signed and somebody else has not is proposed and waits for
    them; one that nobody signed is unsigned. A yes never survives an edit: a changed text has
    another digest.
9.  Two in force. Versions in force that supersede the same one and not each other are all shown,
    with a note. Nothing here chooses; a version that supersedes them all settles it.

Of several states the first in this order is said: withdrawn, superseded, lapsed; then in force for
a complete version; then countered, proposed, unsigned. So withdrawn is final, superseded gives way
only to withdrawn, and no later record makes either undone.

An agreement is a connected line of versions over valid edges. Its versions are ordered by how many
supersessions lie below them, then by digest; the first of them gives it its identity. Times are
claims: they order nothing. One that cannot be right by more than a day gets a note.

Who may sign (siblings, the time after a rupture) is decided in ``signing_rules``.
"""

from collections.abc import Mapping
from datetime import date

from ..model import Digest, Records, Terms
from .facts import Facts, weigh
from .graph import forks, lines, reach
from .passing import Passing
from .remarks import clock_went_back, remarks
from .values import AgreementStanding, Standing, State, VersionStanding


def standing(records: Records, today: date) -> Standing:
    """Return what stands on this day."""
    facts = weigh(records)
    passing = Passing(records, facts, today)
    states = _states(facts, passing)
    in_force = [digest for digest, state in states.items() if state is State.IN_FORCE]
    side_by_side = {
        digest: group for group in forks(in_force, facts.edges.valid) for digest in group
    }
    agreements = [
        _agreement([_version(digest, facts, states, side_by_side, passing) for digest in line])
        for line in lines(facts.versions, facts.edges.valid)
    ]
    agreements.sort(key=lambda agreement: (agreement.title.casefold(), agreement.id))
    return Standing(today, tuple(agreements))


def lapsed(terms: Terms, passing: Passing) -> bool:
    """Say whether the version's last day is over."""
    return passing.over(terms, terms.review.lapses)


def _states(facts: Facts, passing: Passing) -> dict[Digest, State]:
    gone = {digest for digest, terms in facts.versions.items() if lapsed(terms, passing)}
    live = {
        digest
        for digest, people in facts.signed_by.items()
        if people and digest not in facts.withdrawn_by and digest not in gone
    }
    answered = reach(live, facts.edges.valid)
    return {digest: _state(digest, facts, answered, gone) for digest in facts.versions}


def _state(digest: Digest, facts: Facts, answered: set[Digest], gone: set[Digest]) -> State:
    if digest in facts.withdrawn_by:
        return State.WITHDRAWN
    if digest in facts.superseded:
        return State.SUPERSEDED
    if digest in gone:
        return State.LAPSED
    if digest in facts.complete:
        return State.IN_FORCE
    if not facts.signed_by[digest]:
        return State.UNSIGNED
    return State.COUNTERED if digest in answered else State.PROPOSED


def _version(
    digest: Digest,
    facts: Facts,
    states: Mapping[Digest, State],
    side_by_side: Mapping[Digest, list[Digest]],
    passing: Passing,
) -> VersionStanding:
    terms = facts.versions[digest]
    state = states[digest]
    signed_by = facts.signed_by[digest]
    today = passing.today
    holds = [(clause, until) for clause, until in terms.clauses if until]
    ended = frozenset([clause for clause, until in holds if passing.over(terms, until)])
    days = [terms.review.lapses, *[until for _, until in holds]]
    stays = [day for day in days if passing.stays_over(terms, day)]
    notes = remarks(digest, facts, side_by_side.get(digest, ()), ended, today)
    if stays:
        notes = (*notes, clock_went_back(today, passing.newest))
    return VersionStanding(
        digest=digest,
        terms=terms,
        state=state,
        signed_by=signed_by,
        waiting_for=tuple(person.id for person in terms.people if person.id not in signed_by)
        if state is State.PROPOSED
        else (),
        withdrawn_by=facts.withdrawn_by.get(digest, ()),
        withdrawn_clauses=facts.withdrawn_clauses.get(digest, frozenset()),
        ended_holds=ended,
        review_due=state is State.IN_FORCE and today >= terms.review.on,
        notes=notes,
        stays_ended=bool(stays),
    )


def _agreement(versions: list[VersionStanding]) -> AgreementStanding:
    def having(state: State) -> tuple[Digest, ...]:
        return tuple(version.digest for version in versions if version.state is state)

    return AgreementStanding(
        id=versions[0].digest,
        versions=tuple(versions),
        in_force=having(State.IN_FORCE),
        proposals=having(State.PROPOSED),
    )
