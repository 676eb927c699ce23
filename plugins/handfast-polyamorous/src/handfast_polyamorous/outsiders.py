"""Noticing that a clause speaks of somebody by name who is no person of the agreement."""

from collections.abc import Iterator, Sequence
from typing import Final

from handfast.plugins import AgreementDocument, Finding, Level, Reading, Signal, read_clause

PLACE_WORDS: Final = frozenset({"in", "at", "near", "around", "on", "via", "over"})
"""What stands before the name of a place, a day or a program rather than of a person."""
NOT_PEOPLE: Final = frozenset(
    {"he", "she", "they", "it", "we", "you", "everybody", "everyone", "nobody", "somebody"}
    | {"whoever", "partner", "partners", "metamours", "christmas", "easter", "passover", "pride"}
    | {"ramadan", "eid", "diwali", "hanukkah", "thanksgiving", "halloween", "facebook", "google"}
    | {"instagram", "whatsapp", "signal", "telegram", "tinder", "feeld", "okcupid"}
)
"""Words with a capital that are nobody's name: pronouns, feasts, programs."""

WORDING: Final = (
    "When something we agree touches somebody else, each of us tells our own partner about it "
    "and listens to what they think."
)


def people_not_asked(agreement: AgreementDocument) -> Sequence[Finding]:
    """Return one finding for each name, at the clause where it stands first."""
    people = [known for person in agreement.people for known in (person.name, str(person.id))]
    known = {word.lower() for name in people for word in (name, *name.split())}
    findings: dict[str, Finding] = {}
    for clause in agreement.clauses:
        for name in _names(read_clause(clause.text, people)):
            if name.lower() not in known:
                findings.setdefault(name.lower(), _finding(clause.id, name))
    return tuple(findings.values())


def _names(reading: Reading) -> Iterator[str]:
    """Give the names of people in a clause, also one at its beginning when it does something."""
    for name in reading.names:
        before = reading.text[: reading.text.index(name)].split()
        place = bool(before) and before[-1].lower() in PLACE_WORDS
        if not place and name.lower() not in NOT_PEOPLE:
            yield name
    for statement in reading.statements[:1]:
        first = statement.seen.text.split(" ")[0]
        named = first[:1].isupper() and first.lower() == statement.who
        if named and statement.seen.start == 0 and first.lower() not in NOT_PEOPLE:
            yield first


def _finding(clause: str, name: str) -> Finding:
    return Finding(
        code="PO201",
        name="somebody-not-asked",
        level=Level.ASK,
        why=f"{name} stands in this agreement and is not asked to sign it.",
        ask=f"Does {name} know about this, and what would {name} say to it?",
        source="https://www.coffeewithrajendra.com/2021/10/rules-and-agreements.html",
        signal=Signal.THIRD_PARTY,
        quote=name,
        wordings=(WORDING,),
        clause=clause,
    )
