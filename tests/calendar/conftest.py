"""Agreements in every state, for the tests of the calendar."""

from collections.abc import Callable
from datetime import date

import pytest

from handfast.engine import AgreementStanding, Standing, State, VersionStanding
from handfast.model import Digest, Person, PersonId, ReviewDays, Terms

TODAY = date(2026, 11, 23)


@pytest.fixture
def version() -> Callable[..., VersionStanding]:
    """Return a maker of one version as it stands."""

    def make(
        number: int = 1,
        state: State = State.IN_FORCE,
        *,
        on: date = date(2027, 2, 23),
        lapses: date = date(2027, 3, 23),
        holds: dict[str, date] | None = None,
        withdrawn: frozenset[str] = frozenset(),
        signed: tuple[str, ...] = ("alex", "sam"),
    ) -> VersionStanding:
        digest = Digest(f"{number:064x}")
        people = tuple(Person(PersonId(who), who.title()) for who in ("alex", "sam"))
        clauses = (("tell-me-after", None), *(holds or {}).items())
        terms = Terms(digest, "Running into exes", "", (), people, ReviewDays(on, lapses), clauses)
        return VersionStanding(
            digest,
            terms,
            state,
            signed_by=tuple(PersonId(who) for who in signed),
            withdrawn_clauses=withdrawn,
        )

    return make


@pytest.fixture
def standing() -> Callable[..., Standing]:
    """Return a maker of a standing with each version as an agreement of its own."""

    def make(*versions: VersionStanding, today: date = TODAY) -> Standing:
        lines = tuple(AgreementStanding(each.digest, (each,), (), ()) for each in versions)
        return Standing(today, lines)

    return make
