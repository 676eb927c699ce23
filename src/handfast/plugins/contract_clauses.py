"""The part of the contract test that is about starting clauses."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from handfast.errors import DocumentError
from handfast.model import (
    AgreementDocument,
    Clause,
    ClauseKind,
    Person,
    PersonId,
    ReviewDays,
    StartingClause,
    Verdict,
)

if TYPE_CHECKING:
    from handfast.checks import RulePack

TODAY: Final = date(2026, 11, 23)
PEOPLE: Final = tuple(
    Person(PersonId(name.lower()), name, f"SHA256:{name[0] * 43}") for name in ("Alex", "Sam")
)
SHORT: Final = StartingClause("", "We eat together on Fridays.")


def agreement_with(style: str, starting: Sequence[StartingClause]) -> AgreementDocument:
    """Return an agreement of two people that holds these clauses, or a short one without any."""
    clauses = enumerate(starting or (SHORT,), 1)
    return AgreementDocument(
        title="A contract test",
        style=style,
        people=PEOPLE,
        clauses=tuple(_clause(number, clause) for number, clause in clauses),
        review=ReviewDays(TODAY + timedelta(90), TODAY + timedelta(118)),
        author=PEOPLE[0].id,
        written=datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC),
    )


def starting_clause_faults(
    starting: Sequence[StartingClause],
    topics: Collection[str],
    packs: "Sequence[RulePack]",
    agreement: AgreementDocument,
) -> Iterator[str]:
    """Tell which starting clauses stand under no topic, cannot be written, or draw findings."""
    from handfast.checks import check_clause, read_clause, verdict
    from handfast.documents import read_version, write_version

    names = [person.name for person in agreement.people]
    for clause in starting:
        if clause.topic not in topics:
            yield f"A starting clause stands under the topic {clause.topic}, which is not there."
        reading = read_clause(clause.text, names)
        findings = check_clause(reading, packs, document=agreement, clause=_clause(1, clause))
        if verdict(reading, findings) is Verdict.FEAR:
            yield f"A starting clause reads like a rule made from fear: {clause.text}"
        for finding in findings:
            yield f"The rule {finding.code} notices something in a starting clause: {clause.text}"
    try:
        read_version(write_version(agreement).data)
    except DocumentError as error:
        problems = " ".join(str(problem) for problem in error.problems)
        yield f"The starting clauses do not make a valid agreement. {error.message} {problems}"


def _clause(number: int, starting: StartingClause) -> Clause:
    hold = starting.kind is ClauseKind.HOLD
    return Clause(
        id=f"clause-{number}",
        text=starting.text,
        kind=starting.kind,
        binds=tuple(person.id for person in PEOPLE),
        need=starting.need,
        notice=starting.notice,
        if_missed=starting.if_missed,
        until=TODAY + timedelta(7) if hold else None,
    )
