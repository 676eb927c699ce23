"""How an action or a ritual that somebody took on stands in a line, in a review or a repair."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .pages import day_words

if TYPE_CHECKING:
    from handfast.model import PersonId
    from handfast.review import TakenOn


def taken_on(item: "TakenOn", names: Mapping["PersonId", str]) -> str:
    """Return the line: its digest, whose it is, what it is, when, and what its owner said."""
    name = names.get(item.owner, item.owner)
    if item.every:
        at = f" at {item.at:%H:%M}" if item.at else ""
        when = f"{item.every.value} from {day_words(item.day)}{at}"
    elif item.done_by:
        when = f"by {day_words(item.done_by)}, looking back on {day_words(item.day)}"
    else:
        when = f"by {day_words(item.day)}"
    ended = f", {item.result.value.replace('-', ' ')}" if item.result else ""
    words = f" {item.words}" if item.words else ""
    return f"{item.digest[:8]} {name}: {item.text} ({when}{ended}).{words}"
