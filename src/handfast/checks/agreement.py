"""Checks of a whole agreement: who carries it, when it is looked at again, whom else it binds."""

from collections.abc import Iterator, Mapping, Sequence

from handfast.engine import hold_is_short
from handfast.model import (
    AgreementDocument,
    CheckContext,
    Clause,
    ClauseKind,
    Finding,
    PersonId,
)

from . import whole_rules as rules
from .alike import alike
from .balance import Carries, alone, balance, loads, names
from .lexicon import finder
from .loading import core_pack
from .matching import Places, match_rule
from .reading import Actor, Feature, Modality, Reading, read_clause
from .reading.plain import plain
from .restricting import clause_restricts, lasting

_NO_WAY_OUT = frozenset({"cannot-be-changed", "leaving-forbidden"})
_DUTIES = frozenset({Modality.MUST, Modality.MAY_NOT})
_Read = Sequence[tuple[Clause, Reading]]


def called(document: AgreementDocument, ids: Sequence[PersonId] | frozenset[PersonId]) -> str:
    """Return the names of these people, in the order of the agreement; empty for nobody."""
    return " and ".join(person.name for person in document.people if person.id in ids)


def _one_sided(carried: Sequence[Carries], read: _Read) -> Iterator[Finding]:
    """Say so where one person alone is asked at least two things more than anybody else.

    Where nothing restricts anybody, requests count as well: each may be kind, and still only one
    person gives.
    """
    asked = alone(carried)
    gentle = not any(clause_restricts(clause, reading) for clause, reading in read)
    if gentle:
        for clause, _ in read:
            if clause.kind is ClauseKind.REQUEST and len(clause.binds) == 1:
                person = clause.binds[0]
                asked[person] = (*asked.get(person, ()), clause.id)
    lengths = sorted(map(len, asked.values()), reverse=True)
    if len(carried) < 2 or lengths[0] - lengths[1] < 2:
        return
    check = rules.ONE_GIVES if gentle and not lengths[1] else rules.ONE_SIDED
    yield check.finding(why=f"{check.words.why} {_asked_alone(carried, asked)}")


def _asked_alone(carried: Sequence[Carries], asked: Mapping[PersonId, Sequence[str]]) -> str:
    """Say in words what is asked of each person alone."""
    return " ".join(
        f"Asked of {one.name} alone: {', '.join(asked[one.person]) or 'nothing'}."
        for one in carried
    )


def _permissions(carried: Sequence[Carries]) -> Iterator[Finding]:
    """Say so where some have to ask for permission, and others never."""
    asking = [one for one in carried if one.permissions]
    free = [one.name for one in carried if not one.permissions]
    if asking and free:
        where = "; ".join(f"{one.name} asks in {', '.join(one.permissions)}" for one in asking)
        why = f"{rules.ONE_ASKS.words.why} Here {where}; {' and '.join(free)} in no clause."
        yield rules.ONE_ASKS.finding(why=why)


def _no_way_out(reading: Reading, clause: Clause | None) -> Iterator[Finding]:
    """Say so where a sentence claims that the agreement cannot be changed or left."""
    pack = core_pack()
    places = Places.find(pack, reading)
    found = (match_rule(rule, reading, places) for rule in pack.rules if rule.name in _NO_WAY_OUT)
    first = next((one for one in found if one), None)
    if first:
        yield rules.NO_WAY_OUT.finding(first.seen.text, clause=clause.id if clause else None)


def _outsiders(document: AgreementDocument, reading: Reading, clause: Clause) -> Iterator[Finding]:
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
    if strangers or duty:
        quote = duty.seen.text if duty else ", ".join(strangers)
        yield rules.OUTSIDER_BOUND.finding(quote, clause=clause.id)


def _in_the_heat(
    document: AgreementDocument, read: _Read, context: CheckContext
) -> Iterator[Finding]:
    """Say so where a hurt is fresh and somebody would be restricted for longer than a hold may."""
    for clause, reading in read:
        short = clause.until is not None and hold_is_short(clause.until, context.today)
        if clause_restricts(clause, reading) and (lasting(clause) or not short):
            who = called(document, tuple(loads(clause, reading, document)) or clause.binds)
            whom = f" It would restrict {who}." if who else ""
            yield rules.IN_THE_HEAT.finding(
                clause.text, why=f"{rules.IN_THE_HEAT.words.why}{whom}", clause=clause.id
            )


def _no_end(document: AgreementDocument, read: _Read, context: CheckContext) -> Iterator[Finding]:
    """Say so where one person alone makes up for a hurt, and nothing says when it is enough.

    While a hurt is fresh, whatever is asked of one person for good counts, also in kind words;
    what restricts is said already by ``_in_the_heat``.
    """
    for clause, reading in read:
        asked = loads(clause, reading, document)
        if len(asked) != 1 or len(document.people) < 2 or clause.until is not None:
            continue
        found = _around(reading.plain)
        making_up = found.get("making-up") or _around(plain(clause.need)).get("making-up")
        fresh = context.rupture_open and not clause_restricts(clause, reading)
        if (making_up or fresh) and not (found.get("ending") or reading.has(Feature.REVIEW)):
            why = f"{rules.NO_END.words.why} It is asked of {called(document, tuple(asked))} alone."
            yield rules.NO_END.finding(clause.text, why=why, clause=clause.id)


def _around(flat: str) -> dict[str, list[tuple[int, int]]]:
    """Return where plain words speak of making up for a hurt, or of an end."""
    return finder("around").find(alike(flat, ()))


def check_agreement(document: AgreementDocument, context: CheckContext) -> tuple[Finding, ...]:
    """Return what there is to say about an agreement as a whole."""
    people = names(document)
    read = [(clause, read_clause(clause.text, people)) for clause in document.clauses]
    carried = balance(document, [reading for _, reading in read])
    found = [*_one_sided(carried, read), *_permissions(carried)]
    if document.review is None and any(
        clause_restricts(clause, reading) and lasting(clause) for clause, reading in read
    ):
        found.append(rules.NO_REVIEW.finding())
    for clause, reading in read:
        found += _no_way_out(reading, clause)
        found += _outsiders(document, reading, clause)
    if document.why.strip():
        found += _no_way_out(read_clause(document.why, people), None)
    if context.rupture_open:
        found += _in_the_heat(document, read, context)
    found += _no_end(document, read, context)
    if document.clauses and not any(
        clause.need.strip() or reading.need for clause, reading in read
    ):
        found.append(rules.NO_NEED.finding())
    if document.clauses and not any(clause.if_missed.strip() for clause in document.clauses):
        found.append(rules.NO_IF_MISSED.finding())
    return tuple(found)
