"""Two clocks with one face."""

from datetime import UTC, datetime, timedelta, timezone

from handfast.clock import FixedClock, SystemClock


def test_the_systems_clock_tells_whole_seconds_in_utc_and_the_local_day():
    """Now is aware and in UTC; today is the day of the machine's own time zone."""
    before = datetime.now().astimezone().date()
    clock = SystemClock()
    now = clock.now()
    assert now.tzinfo is UTC
    assert now.microsecond == 0
    assert before <= clock.today() <= datetime.now().astimezone().date()


def test_a_fixed_clock_stands_still_in_its_own_time_zone():
    """Late in the evening east of Greenwich, UTC still has the day before."""
    moment = datetime(2026, 11, 24, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    clock = FixedClock(moment)
    assert clock.now() == datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    assert clock.today().isoformat() == "2026-11-24"
