"""The rounds of one version: what everybody's steps come to, whatever order they arrived in.

1.  A round is of one version and has a number. It exists once somebody whom the version names has
    opened it or sealed an answer in it, and the round before it exists too. So two who begin at
    once begin the same round.
2.  Commit. A commitment is the digest of somebody's whole answer, salted; the answer itself stays
    sealed to them. Nobody is bound to an answer, and silence is never one.
3.  A person's commitment counts if it is their only one in the round, or if it is the only one that
    somebody else's program says it has seen. Otherwise none of theirs counts, and a note says so:
    nobody sends two and chooses later.
4.  All are in when the commitment of everybody counts whom the version names.
5.  Reveal. From then on an answer counts whose document has the digest that its writer committed
    to. Any other document of theirs, late or changed, does not count, and a note says so.
6.  Before all are in, no answer is part of a round, not even one that somebody laid open by hand.
7.  An agenda is agreed when everybody named the same points.
8.  A round is finished when anybody says how they leave it; a new one can begin at any time after.
    A round in which somebody never opens their answer keeps nobody: it can be left, or begun anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from attrs import field, frozen

from ..model import (
    Because,
    Digest,
    Outcome,
    PersonId,
    RoundStep,
    RoundWords,
    Terms,
)
from .steps import Step


class Stage(StrEnum):
    """How far a round has come."""

    OPEN = "open"
    OPENING = "opening"
    TOGETHER = "together"
    FINISHED = "finished"


@frozen
class Agenda:
    """Points to talk about, and who named exactly these."""

    items: tuple[str, ...]
    named_by: tuple[PersonId, ...]


@frozen
class Round:
    """One round. People stand in the order in which the version names them.

    ``commitments`` are the digests that count, by person. ``answers`` is empty before all are in,
    and then grows as each person's program opens theirs. ``notes`` are sentences on what does not
    count. ``begun`` is False for a round that a day or a withdrawal opens and nobody has entered.
    """

    version: Digest
    number: int
    people: tuple[PersonId, ...]
    because: tuple[Because, ...] = ()
    opened_by: tuple[PersonId, ...] = ()
    commitments: Mapping[PersonId, Digest] = field(factory=dict, hash=False)
    answers: Mapping[PersonId, RoundWords] = field(factory=dict, hash=False)
    agendas: tuple[Agenda, ...] = ()
    finished: tuple[tuple[PersonId, Outcome], ...] = ()
    notes: tuple[str, ...] = ()
    answered_twice: tuple[PersonId, ...] = ()
    begun: bool = True

    @property
    def waiting_for(self) -> tuple[PersonId, ...]:
        """Those whose commitment is not there yet."""
        return tuple(person for person in self.people if person not in self.commitments)

    @property
    def unopened(self) -> tuple[PersonId, ...]:
        """Those whose answer is in and not opened yet."""
        return tuple(person for person in self.commitments if person not in self.answers)

    @property
    def all_in(self) -> bool:
        """Whether everybody has committed, so that answers may be opened."""
        return not self.waiting_for

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.finished:
            return Stage.FINISHED
        if not self.all_in:
            return Stage.OPEN
        return Stage.OPENING if self.unopened else Stage.TOGETHER

    @property
    def agreed_agenda(self) -> Agenda | None:
        """The points that everybody named, the newest of several."""
        agreed = [each for each in self.agendas if len(each.named_by) == len(self.people)]
        return agreed[-1] if agreed else None

    @property
    def may_begin_another(self) -> bool:
        """Whether a new round can begin: nobody is kept by one that does not go on."""
        return self.stage is not Stage.OPEN or bool(self.answered_twice)


def rounds(terms: Terms, entries: Iterable[Step]) -> tuple[Round, ...]:
    """Return the rounds of this version, the first one first."""
    people = tuple(person.id for person in terms.people)
    steps: dict[int, list[Step]] = {}
    for entry in sorted({each.digest: each for each in entries}.values(), key=_order):
        if entry.version == terms.digest and entry.by in people and entry.review is not None:
            steps.setdefault(entry.review.round, []).append(entry)
    found: list[Round] = []
    while any(_begins(entry) for entry in steps.get(len(found) + 1, ())):
        found.append(_round(terms, people, len(found) + 1, steps[len(found) + 1]))
    return tuple(found)


def by_version(entries: Iterable[Step]) -> dict[Digest, list[Step]]:
    """Return the entries of each version, so that many versions are looked at in one go."""
    found: dict[Digest, list[Step]] = {}
    for entry in entries:
        if entry.version:
            found.setdefault(entry.version, []).append(entry)
    return found


def _begins(entry: Step) -> bool:
    return entry.review is not None and entry.review.step in {RoundStep.OPEN, RoundStep.COMMIT}


def _order(entry: Step) -> tuple[object, ...]:
    return (entry.written, entry.digest)


def _round(
    terms: Terms, people: tuple[PersonId, ...], number: int, entries: Sequence[Step]
) -> Round:
    given = _commitments(entries)
    counted = {person: _counted(person, given, entries) for person in people}
    commitments = {person: digest for person, digest in counted.items() if digest}
    documents = _of(entries, RoundStep.ANSWER)
    all_in = len(commitments) == len(people)
    names = {person.id: person.name or person.id for person in terms.people}
    twice = tuple(person for person in people if person in given and person not in commitments)
    notes = [_TWICE.format(name=names[person]) for person in twice]
    late = {each.by for each, _ in documents if each.digest != commitments.get(each.by)}
    notes += [_LATE.format(name=names[each]) for each in people if each in late & {*commitments}]
    opened = _of(entries, RoundStep.OPEN)
    return Round(
        version=terms.digest,
        number=number,
        people=people,
        because=tuple(dict.fromkeys(words.because for _, words in opened if words.because)),
        opened_by=tuple(dict.fromkeys(entry.by for entry, _ in opened)),
        commitments=commitments,
        answers={
            person: words
            for person in people
            for entry, words in documents
            if all_in and entry.by == person and entry.digest == commitments[person]
        },
        agendas=_agendas(people, entries),
        finished=tuple(
            dict.fromkeys(
                (entry.by, words.outcome)
                for entry, words in _of(entries, RoundStep.FINISH)
                if words.outcome
            )
        ),
        notes=tuple(notes),
        answered_twice=twice,
    )


_TWICE = (
    "{name} has sealed two different answers in this round, perhaps on two machines, so neither"
    " counts. Begin another round to answer once more."
)
_LATE = (
    "A document by {name} is not the answer that they had sealed, so it does not count. What they"
    " had sealed stays as it is."
)


def _of(entries: Iterable[Step], step: RoundStep) -> list[tuple[Step, RoundWords]]:
    return [
        (entry, entry.review) for entry in entries if entry.review and entry.review.step is step
    ]


def _commitments(entries: Sequence[Step]) -> dict[PersonId, set[Digest]]:
    given: dict[PersonId, set[Digest]] = {}
    commits = _of(entries, RoundStep.COMMIT)
    for by, digest in [(each.by, words.commitment) for each, words in commits if words.commitment]:
        given.setdefault(by, set()).add(digest)
    return given


def _counted(
    person: PersonId, given: Mapping[PersonId, set[Digest]], entries: Sequence[Step]
) -> Digest | None:
    """Return the one commitment of a person that counts, or None."""
    mine = given.get(person, set())
    if len(mine) > 1:
        seen = {
            digest
            for entry, words in _of(entries, RoundStep.SEEN)
            if entry.by != person
            for digest in words.seen
        }
        mine = mine & seen
    return next(iter(mine)) if len(mine) == 1 else None


def _agendas(people: tuple[PersonId, ...], entries: Sequence[Step]) -> tuple[Agenda, ...]:
    named: dict[tuple[str, ...], set[PersonId]] = {}
    for entry, words in _of(entries, RoundStep.AGENDA):
        named.setdefault(words.agenda, set()).add(entry.by)
    return tuple(
        Agenda(items, tuple(person for person in people if person in by))
        for items, by in named.items()
    )
