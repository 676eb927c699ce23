"""What the home screen says of what belongs to no agreement."""

from datetime import date, datetime

from attrs import evolve

from handfast.engine import Standing
from handfast.review import Due, DueKind
from handfast.tui.widgets.today import today_options
from handfast.workspace.views import Overview, PersonView, RepairAtHome

DAY = date(2026, 11, 23)
PEOPLE = tuple(PersonView(who, who.title(), "SHA256:x", key_here=True) for who in ("alex", "sam"))


def test_a_pause_is_shown_first_and_leads_to_its_screen():
    """It stands above all else, with its time to return, and opens the pause."""
    back = datetime(2026, 11, 23, 18, 24).astimezone()
    pause = Due(DueKind.PAUSE, "", "", "A pause", DAY, ("sam",), repair="d" * 64, moment=back)
    shown = Overview(DAY, PEOPLE, Standing(DAY, ()), (pause,), ())

    option, *_ = today_options(shown, None, 0)
    assert (option.id, option.disabled) == (f"pause:{'d' * 64}:0", False)


def test_a_hurt_between_others_is_told_to_nobody_else():
    """A hurt that names its people is told to these; one that names nobody is told to all."""
    ends = datetime(2026, 11, 26, 18, 4).astimezone()
    between = RepairAtHome("d" * 64, "alex", ("alex", "kim"), ends)
    shown = Overview(DAY, PEOPLE, Standing(DAY, ()), (), (), hurts=(between,))
    alex, sam = PEOPLE

    assert "You named a hurt" in str(today_options(shown, alex, 0)[0].prompt)
    for other in (sam, None):
        assert not [
            o for o in today_options(shown, other, 0) if (o.id or "").startswith("repair:d")
        ]
    everybody = evolve(shown, hurts=(evolve(between, people=()),))
    assert "Alex named a hurt" in str(today_options(everybody, sam, 0)[0].prompt)


def test_the_way_in_after_a_hurt_waits_for_the_second_person():
    """With two people here, today ends with the way to name a hurt."""
    shown = Overview(DAY, PEOPLE, Standing(DAY, ()), (), ())

    assert today_options(shown, None, 0)[-1].id == "repair:"
    alone = evolve(shown, people=PEOPLE[:1])
    assert "repair:" not in [option.id for option in today_options(alone, None, 0)]
