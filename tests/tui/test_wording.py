"""How the screens say days and people."""

from datetime import UTC, date, datetime

import pytest

from handfast.model import Digest
from handfast.review import Due, DueKind
from handfast.tui import theme, wording

DAY = date(2026, 11, 23)
DISTANCES = {
    "today": DAY,
    "tomorrow": date(2026, 11, 24),
    "yesterday": date(2026, 11, 22),
    "in 9 days": date(2026, 12, 2),
    "13 days ago": date(2026, 11, 10),
}


@pytest.mark.parametrize(("said", "day"), DISTANCES.items(), ids=DISTANCES)
def test_distances_are_said_in_words(said, day):
    """A day is near or far in plain words."""
    assert said == wording.distance(day, DAY)


def test_days_and_moments_need_no_locale():
    """Days read the same on every machine."""
    assert wording.weekday(DAY) == "Monday 23 November 2026"
    assert (
        wording.moment(datetime(2026, 11, 23, 18, 4, tzinfo=UTC)) == "23 November 2026, 18:04 UTC"
    )


def test_a_pause_is_said_with_its_time_to_return():
    """A pause that is due says by the clock of this machine when it ends."""
    back = datetime(2026, 11, 23, 18, 24).astimezone()
    pause = Due(DueKind.PAUSE, "", "", "A pause", DAY, ("sam",), repair="d" * 64, moment=back)

    assert wording.due(pause, DAY, {}).plain == "◌ A pause, until 18:24."


def test_names_are_joined_as_people_say_them():
    """One, two, three names, and nobody."""
    assert wording.names(["Alex"]) == "Alex"
    assert wording.names(["Alex", "Sam"]) == "Alex and Sam"
    assert wording.names(["Alex", "Kim", "Sam"]) == "Alex, Kim and Sam"
    assert wording.names([]) == "nobody"


@pytest.mark.parametrize(
    ("ground", "light"), [("0;15", True), ("15;0", False), ("", False), ("0;default;7", True)]
)
def test_a_light_terminal_is_believed(ground, light):
    """COLORFGBG chooses the theme to begin with."""
    assert light is theme.terminal_is_light({"COLORFGBG": ground})


@pytest.mark.parametrize("house", theme.HOUSE_THEMES, ids=lambda t: t.name)
def test_every_text_colour_is_legible(house):
    """Each colour that carries words has a contrast of 4.5 or more on the grounds it stands on."""
    from textual.color import Color

    grounds = [Color.parse(ground) for ground in (house.background, house.surface)]
    for name in ("quiet", "heading", "good", "waiting", "care", "stop"):
        colour = Color.parse(house.variables[name])
        assert all(_contrast(colour, ground) >= 4.5 for ground in grounds), name
    for name in ("added", "removed"):
        ground = Color.parse(house.variables[f"{name}-ground"])
        assert _contrast(Color.parse(house.variables[name]), ground) >= 4.5, name


def _contrast(one, other):
    """The contrast ratio of two colours, as the web's accessibility guidelines define it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2027-02-23", date(2027, 2, 23)),
        (" 23 February 2027 ", date(2027, 2, 23)),
        ("3 sept 2027", date(2027, 9, 3)),
        ("3. MAR 2027", date(2027, 3, 3)),
        ("30 February 2027", None),
        ("3 ma 2027", None),
        ("next spring", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(written, means):
    """In figures or with the month in words; what is no day is none."""
    assert wording.day_from(written) == means


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2027, 6, 21), "lapsed yesterday, as you had agreed."),
        (date(2027, 6, 20), "has lapsed, as you had agreed."),
        (date(2027, 3, 7), "has lapsed, as you had agreed."),
    ],
)
def test_what_has_lapsed_never_lapses_ahead(today, said):
    """Where a clock was set back the last day lies ahead; the sentence names no distance then."""
    item = Due(DueKind.LAPSED, Digest("a"), Digest("b"), "Exes", date(2027, 6, 20), ())
    assert f"Exes {said}" in wording.due(item, today, {}).plain
