"""What the home screen says of what belongs to no agreement."""

from datetime import date, datetime

from handfast.engine import Standing
from handfast.review import Due, DueKind
from handfast.tui.widgets.today import today_options
from handfast.workspace.views import Overview, PersonView

DAY = date(2026, 11, 23)
PEOPLE = tuple(PersonView(who, who.title(), "SHA256:x", key_here=True) for who in ("alex", "sam"))


def test_a_pause_is_shown_and_leads_to_no_agreement():
    """It stands among what is due, with its time to return, and opens nothing."""
    back = datetime(2026, 11, 23, 18, 24).astimezone()
    pause = Due(DueKind.PAUSE, "", "", "A pause", DAY, ("sam",), repair="d" * 64, moment=back)
    shown = Overview(DAY, PEOPLE, Standing(DAY, ()), (pause,), ())

    (option,) = today_options(shown, None, 0)
    assert (option.id, option.disabled) == (None, True)
