"""What was said to a clause, round by round, in the voice of each: signed and sent, so it stays."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from .. import text, wording
from ..voices import UNKNOWN, Voice, voices
from .comparison import redline
from .page import Block, barred, heading

if TYPE_CHECKING:
    from handfast.workspace.views import Conversation, Turn

_VERB: Final = {
    **wording.REPLY,
    "agree": "is fine with this",
    "decline": "says: not this",
    "wrote": "wrote it",
    "reworded": "reworded it",
    "own words": "says it in their own words",
    "withdrew": "withdrew",
}


def conversation_page(said: "Conversation", clause: str) -> list[Block]:
    """Return the turns about one clause, or about the whole where it is empty.

    A clause that one version wrote, and that nobody answered, is no conversation yet.
    """
    turns, everybody = said.about(clause), voices(said.people)
    if not turns or (len(turns) == 1 and turns[0].kind == "wrote"):
        return []
    made = [heading("What was said")]
    for number, turn in enumerate(turns):
        made += _turn(turn, everybody, gap=int(number > 0))
    return made


def _turn(turn: "Turn", everybody: Mapping[str, Voice], gap: int) -> list[Block]:
    voice = everybody.get(turn.by, UNKNOWN)
    bar = (f"{voice.mark} ", voice.style)
    when = f" · {wording.day(turn.when)}" if turn.when else ""
    about = (f"  version {turn.version}{when}", text.QUIET)
    verb = _VERB.get(turn.kind, turn.kind)
    name = text.words((turn.name, f"bold {voice.style}"), (f" {verb}", voice.style))
    made = [barred(name, about, bar=bar, gap=gap)]
    if turn.words:
        made.append(barred(redline(turn.words), bar=bar))
    elif turn.text:
        made.append(barred(turn.text, bar=bar))
    return made
