"""The right days are in the calendar, and those that do not stand any more are taken out."""

from collections.abc import Callable
from datetime import date

import pytest

from handfast.calendar.days import CalendarDay, DayKind, calendar_days
from handfast.engine import Standing, State, VersionStanding
from handfast.model import Digest

Version = Callable[..., VersionStanding]
Stands = Callable[..., Standing]


def shown(days: tuple[CalendarDay, ...]) -> list[tuple[str, str, bool]]:
    """Return what the days say, without their identity."""
    return [(day.day.isoformat(), day.kind.value, day.cancelled) for day in days]


def test_days_of_what_is_in_force(version: Version, standing: Stands) -> None:
    """The review day, the last day, and each day on which a hold ends, in their order."""
    holds = {"pause": date(2026, 12, 7), "break": date(2026, 12, 7), "rest": date(2026, 12, 1)}
    assert shown(calendar_days(standing(version(holds=holds)))) == [
        ("2026-12-01", "hold-ends", False),
        ("2026-12-07", "hold-ends", False),
        ("2027-02-23", "review", False),
        ("2027-03-23", "last-day", False),
    ]


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.SUPERSEDED, State.LAPSED])
def test_what_stood_once_is_cancelled(version: Version, standing: Stands, state: State) -> None:
    """Days ahead of what was in force and is no longer are cancelled; days gone by are left."""
    gone = version(state=state, on=date(2026, 11, 1), holds={"pause": date(2026, 11, 23)})
    assert shown(calendar_days(standing(gone))) == [
        ("2026-11-23", "hold-ends", True),
        ("2027-03-23", "last-day", True),
    ]


def test_review_days_gone_by_stay(version: Version, standing: Stands) -> None:
    """A review that is due is still in the calendar on its day."""
    due = version(on=date(2026, 11, 1))
    assert shown(calendar_days(standing(due)))[0] == ("2026-11-01", "review", False)


@pytest.mark.parametrize("state", [State.PROPOSED, State.WITHDRAWN, State.COUNTERED])
def test_what_never_stood_has_no_days(version: Version, standing: Stands, state: State) -> None:
    """A proposal has no day in anybody's calendar, whatever became of it."""
    assert calendar_days(standing(version(state=state, signed=("sam",)))) == ()


def test_a_withdrawn_hold(version: Version, standing: Stands) -> None:
    """A hold's day is cancelled once every hold that ends on it was withdrawn, not before."""
    holds = {"pause": date(2026, 12, 7), "break": date(2026, 12, 7)}
    for withdrawn, cancelled in (({"pause"}, False), ({"pause", "break"}, True)):
        stands = standing(version(holds=holds, withdrawn=frozenset(withdrawn)))
        assert shown(calendar_days(stands))[0] == ("2026-12-07", "hold-ends", cancelled)


def test_identities() -> None:
    """Each kind, version and day has its own identity, the same for ever, cancelled or not."""
    one, two = Digest("1" * 64), Digest("2" * 64)
    days = [
        CalendarDay(kind, digest, day, cancelled=False)
        for kind in DayKind
        for digest in (one, two)
        for day in (date(2027, 2, 23), date(2027, 2, 24))
    ]
    assert len({day.uid for day in days}) == len(days) == 20
    assert CalendarDay(DayKind.REVIEW, one, date(2027, 2, 23), cancelled=True).uid == days[0].uid
    assert days[0].uid == "b5ec5659e5ec1324097eca4f84c9914c@handfast"
    assert not any(digest[:8] in day.uid for day in days for digest in (one, two))
