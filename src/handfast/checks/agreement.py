"""Checks of a whole agreement: who carries it, when it is looked at again, whom else it binds."""

from collections import Counter

from handfast.model import AgreementDocument, CheckContext, Clause, ClauseKind, Finding, PersonId

from . import whole_rules as rules
from .loading import core_pack
from .matching import Places, match_rule
from .reading import Actor, Modality, Reading, read_clause
from .restricting import restricts

_NO_WAY_OUT = frozenset({"cannot-be-changed", "leaving-forbidden"})
_DUTIES = frozenset({Modality.MUST, Modality.MAY_NOT})


def names(document: AgreementDocument) -> tuple[str, ...]:
    """Return what the people of an agreement are called in its clauses."""
    both = [name for person in document.people for name in (person.name, person.id)]
    return tuple(dict.fromkeys(both))


def _one_sided(document: AgreementDocument) -> list[Finding]:
    """Say so where one person is bound by at least two clauses more than anybody else."""
    people = [person.id for person in document.people]
    duties = Counter(dict.fromkeys(people, 0))
    for clause in document.clauses:
        own = clause.kind in {ClauseKind.BOUNDARY, ClauseKind.REQUEST}
        bound = set(clause.binds) & set(people)
        if not own and len(bound) < len(people):
            duties.update(bound)
    if len(people) < 2:
        return []
    (most, many), (_, next_many) = duties.most_common(2)
    if many < 2 or many - next_many < 2:
        return []
    name = _name(document, most)
    why = (
        f"{name} carries {many} duties here that are {name}'s alone; "
        f"nobody else carries more than {next_many}."
    )
    return [rules.ONE_SIDED.finding(why=why)]


def _name(document: AgreementDocument, person_id: PersonId) -> str:
    """Return what somebody is called."""
    person = document.person(person_id)
    return person.name if person else person_id


def lasting(clause: Clause) -> bool:
    """Return whether a clause is no hold that ends by itself."""
    return not (clause.kind is ClauseKind.HOLD and clause.until is not None)


def _no_way_out(reading: Reading, clause: Clause) -> list[Finding]:
    """Say so where a sentence claims that the agreement cannot be changed or left."""
    pack = core_pack()
    places = Places.find(pack, reading)
    found = (match_rule(rule, reading, places) for rule in pack.rules if rule.name in _NO_WAY_OUT)
    first = next((one for one in found if one), None)
    return [rules.NO_WAY_OUT.finding(first.seen.text, clause=clause.id)] if first else []


def _outsiders(document: AgreementDocument, reading: Reading, clause: Clause) -> list[Finding]:
    """Say so where somebody who does not sign is given a duty."""
    signing = {person.id for person in document.people}
    strangers = [one for one in clause.binds if one not in signing]
    duty = next(
        (
            one
            for one in reading.in_force()
            if one.actor is Actor.OUTSIDER and one.modality in _DUTIES
        ),
        None,
    )
    if not strangers and duty is None:
        return []
    quote = duty.seen.text if duty else ", ".join(strangers)
    return [rules.OUTSIDER_BOUND.finding(quote, clause=clause.id)]


def check_agreement(document: AgreementDocument, context: CheckContext) -> tuple[Finding, ...]:
    """Return what there is to say about an agreement as a whole."""
    called = names(document)
    read = [(clause, read_clause(clause.text, called)) for clause in document.clauses]
    found = _one_sided(document)
    restricting = [clause for clause, reading in read if restricts(reading) and lasting(clause)]
    if restricting and document.review is None:
        found.append(rules.NO_REVIEW.finding())
    for clause, reading in read:
        found += _no_way_out(reading, clause)
        found += _outsiders(document, reading, clause)
    if context.rupture_open:
        found += [rules.IN_THE_HEAT.finding(one.text, clause=one.id) for one in restricting]
    if document.clauses and not any(
        clause.need.strip() or reading.need for clause, reading in read
    ):
        found.append(rules.NO_NEED.finding())
    if document.clauses and not any(clause.if_missed.strip() for clause in document.clauses):
        found.append(rules.NO_IF_MISSED.finding())
    return tuple(found)
