"""What today tells of repairs: a hurt whose time lasts, rituals of the day, and the way in."""

from typing import TYPE_CHECKING, Final

from textual.widgets.option_list import Option

from .. import text, wording

if TYPE_CHECKING:
    from datetime import datetime

    from handfast.workspace import Due
    from handfast.workspace.views import Overview, PersonView

_LEADS_TO: Final = {"review": "review", "round": "review", "action": "action"}
"""What is due and leads to a review; everything else that is due leads to its agreement."""
_ASK: Final = "Did something hurt? It can be named here, for yourself first: h."


def repair_options(
    overview: "Overview", person: "PersonView | None", now: "datetime | None"
) -> list[Option]:
    """Return a pause, hurts whose time lasts, and the rituals of the day."""
    known = {str(one.id): one.name for one in overview.people}
    made = [
        text.option(wording.due(item, overview.today, known, now), id=f"pause:{item.repair}:{at}")
        for at, item in enumerate(overview.due)
        if item.moment is not None
    ]
    for hurt in overview.hurts:
        if hurt.people and (person is None or person.id not in hurt.people):
            continue
        who = "You" if person is not None and person.id == hurt.by else known.get(hurt.by, hurt.by)
        until = f"{wording.clock_time(hurt.ends)} on {wording.day(hurt.ends.astimezone())}"
        said = text.words(f"{who} named a hurt. Only holds until {until}.")
        made.append(text.option(said, margin=("○ ", text.WAITING), id=f"repair:{hurt.digest}"))
    for ritual in overview.rituals:
        at = f", {ritual.at:%H:%M}" if ritual.at else ""
        said = text.words(text.brief(f"“{ritual.text}”", 70), (at, text.QUIET))
        of_a_review = f"ritual:{ritual.version}:{ritual.digest}"
        where = f"taken:{ritual.repair}:{ritual.digest}" if ritual.repair else of_a_review
        made.append(text.option(said, margin=("↻ ", text.GOOD), id=where))
    return made


def id_of(item: "Due", number: int) -> str:
    """Return where what is due leads: to a review, an agreement, or what a repair took on."""
    if item.repair is None:
        return f"{_LEADS_TO.get(item.kind.value, 'due')}:{item.version}:{number}"
    return f"taken:{item.repair}:{number}"


def after_a_hurt(overview: "Overview") -> list[Option]:
    """Return the way in after a hurt, where there is anybody to find back to."""
    if len(overview.people) < 2:
        return []
    return [text.option((_ASK, text.QUIET), margin="  ", id="repair:")]
