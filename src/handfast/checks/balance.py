"""Who carries what in an agreement: duties, restrictions, permission to ask for. No score, no rank.

Whom a clause asks something of is read in its text and in what stands beside it:

- A person whom the text names carries what it says of them. "We", "both" and "each" are everybody
  whom the clause binds; "I", "you" and sentences without a person are those whom it binds.
- On the rung ``permission``, in the text or in the field, they ask for permission. What keeps them
  from something is a restriction, what they must or will do a duty.
- Where the rung is ``none``, people are told that they are free: that is no duty.
- A request asks nothing that cannot be refused, unless its words leave no choice. A boundary is its
  maker's own; where it tells somebody else what to do, they carry it.

Three lists of clause ids, in the order of the agreement: that is all. People stand in the order of
the agreement too, and nothing is counted or compared here.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from attrs import frozen

from handfast.model import AgreementDocument, Clause, ClauseKind, Notice, PersonId

from .reading import Actor, Bound, Modality, Reading, Statement, read_clause
from .restricting import settling


class Load(StrEnum):
    """What a clause asks of somebody, from the heaviest to the lightest."""

    PERMISSION = "permission"
    RESTRICTION = "restriction"
    DUTY = "duty"


_LOADS = {
    Modality.MAY_NOT: Load.RESTRICTION,
    Modality.WILL_NOT: Load.RESTRICTION,
    Modality.DOES_NOT: Load.RESTRICTION,
    Modality.MUST: Load.DUTY,
    Modality.WILL: Load.DUTY,
    Modality.OFFERS: Load.DUTY,
    Modality.DOES: Load.DUTY,
}
_NO_CHOICE = frozenset({Modality.MAY_NOT, Modality.MUST})
_HEAVIEST = {load: place for place, load in enumerate(Load)}


@frozen
class Carries:
    """What one person carries, as ids of clauses; ``permissions`` are those to ask for."""

    person: PersonId
    name: str
    duties: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """Everything that this person carries."""
        return (*self.permissions, *self.restrictions, *self.duties)

    @property
    def sentence(self) -> str:
        """The same in words, for people."""
        parts = {
            "duties in": self.duties,
            "restrictions in": self.restrictions,
            "asks permission in": self.permissions,
        }
        said = [f"{words} {', '.join(clauses)}" for words, clauses in parts.items() if clauses]
        return f"{self.name}: {'; '.join(said) or 'nothing is asked'}."


def loads(clause: Clause, reading: Reading, document: AgreementDocument) -> dict[PersonId, Load]:
    """Return what a clause asks of each person, where it asks something of them."""
    people = tuple(person.id for person in document.people)
    bound = tuple(one for one in people if one in clause.binds)
    found: dict[PersonId, Load] = {}
    spoken = False
    for one in settling(reading):
        spoken = spoken or one.actor not in {Actor.IT, Actor.UNSAID, Actor.OUTSIDER}
        load = _LOADS.get(one.modality)
        if load is not None and _asks(clause, one):
            for person in _whom(one, clause, bound, document):
                found[person] = min(load, found.get(person, load), key=_HEAVIEST.__getitem__)
    own = clause.kind in {ClauseKind.BOUNDARY, ClauseKind.REQUEST}
    if not found and not spoken and not own:
        found = dict.fromkeys(bound, Load.DUTY)
    rungs = {clause.notice, reading.notice}
    if Notice.PERMISSION in rungs:
        return dict.fromkeys(found or (() if own else bound), Load.PERMISSION)
    if Notice.NONE in rungs:
        return {person: load for person, load in found.items() if load is not Load.DUTY}
    return found


def _asks(clause: Clause, one: Statement) -> bool:
    """Return whether a statement asks something that its kind of clause does not leave free."""
    if clause.kind is ClauseKind.REQUEST:
        return one.modality in _NO_CHOICE
    return True


def _whom(
    one: Statement, clause: Clause, bound: Sequence[PersonId], document: AgreementDocument
) -> Iterable[PersonId]:
    """Return whom a statement asks something of."""
    people = tuple(person.id for person in document.people)
    boundary = clause.kind is ClauseKind.BOUNDARY
    named = {
        name.lower(): person.id for person in document.people for name in (person.id, person.name)
    }
    if one.who.lower() in named:
        person = named[one.who.lower()]
        return () if boundary and person in bound else (person,)
    if one.bound is Bound.OUTSIDER or one.actor is Actor.OUTSIDER:
        return ()
    if boundary:
        return [other for other in people if other not in bound] if one.actor is Actor.YOU else ()
    return bound or (people if one.bound is Bound.BOTH else ())


def balance(
    document: AgreementDocument, readings: Sequence[Reading] | None = None
) -> tuple[Carries, ...]:
    """Return what each person of an agreement carries, in the order in which it names them.

    ``readings`` are those of its clauses, where somebody has read them already.
    """
    called = names(document)
    read = readings or [read_clause(clause.text, called) for clause in document.clauses]
    asked = [
        (clause.id, loads(clause, reading, document))
        for clause, reading in zip(document.clauses, read, strict=True)
    ]
    return tuple(
        Carries(
            person=person.id,
            name=person.name,
            duties=_of(asked, person.id, Load.DUTY),
            restrictions=_of(asked, person.id, Load.RESTRICTION),
            permissions=_of(asked, person.id, Load.PERMISSION),
        )
        for person in document.people
    )


def _of(
    asked: Iterable[tuple[str, dict[PersonId, Load]]], person: PersonId, load: Load
) -> tuple[str, ...]:
    return tuple(clause for clause, loaded in asked if loaded.get(person) is load)


def names(document: AgreementDocument) -> tuple[str, ...]:
    """Return what the people of an agreement are called in its clauses."""
    both = [name for person in document.people for name in (person.name, person.id)]
    return tuple(dict.fromkeys(both))


def alone(carried: Sequence[Carries]) -> dict[PersonId, tuple[str, ...]]:
    """Return for each person the clauses that ask something of this person and nobody else."""
    return {
        one.person: tuple(
            clause
            for clause in one.clauses
            if not any(clause in other.clauses for other in carried if other is not one)
        )
        for one in carried
    }
