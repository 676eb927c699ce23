"""Reading a hurt that somebody shared, and one act of a repair, within a journal entry."""

import re
from datetime import datetime, timedelta

from ..model import (
    REPAIR_MOMENTS,
    Cadence,
    Digest,
    HurtWords,
    Letting,
    LookedBack,
    Moment,
    PersonId,
    RepairAct,
    RepairWords,
    RitualMark,
    Side,
    StepWords,
)
from ..text_hygiene import PERSON_ID
from .agreements import DIGEST_WORDS, PERSON_WORDS
from .fields import Fields
from .limits import (
    DIGEST,
    LONGEST_PAUSE,
    MAX_CLAUSE_TEXT,
    MAX_LINE,
    SHORTEST_PAUSE,
)
from .shapes import Shape, fits, names_of

SHAPES = {
    RepairAct.SAY: Shape(frozenset({"step", "text"}), frozenset({"side", "letting"})),
    RepairAct.PAUSE: Shape(frozenset({"back"})),
    RepairAct.LENGTHEN: Shape(frozenset({"until"})),
    RepairAct.ACTION: Shape(frozenset({"text", "day"}), frozenset({"done_by"})),
    RepairAct.RITUAL: Shape(frozenset({"text", "day", "every"}), frozenset({"at"})),
    RepairAct.LOOKED_BACK: Shape(frozenset({"item", "result"}), frozenset({"text"})),
    RepairAct.STOP: Shape(may=frozenset({"text"})),
    RepairAct.PLACE: Shape(may=frozenset({"step", "side", "skipped", "stopped", "notes", "marks"})),
}
"""The fields of each act besides ``act`` and ``about``."""

_STEP = re.compile(rf"\A(?:{'|'.join(REPAIR_MOMENTS)})\Z")
_LINES = frozenset({RepairAct.ACTION, RepairAct.RITUAL, RepairAct.LOOKED_BACK})
_STEP_WORDS = f"one of {', '.join(REPAIR_MOMENTS)}"


def read_hurt(top: Fields) -> HurtWords | None:
    """Read what a rupture says; None where it says nothing but that there is one."""
    if not (top.has("text") or top.has("people")):
        return None
    text = top.text("text", MAX_CLAUSE_TEXT)
    people = tuple(PersonId(each) for each in top.texts("people", PERSON_ID, PERSON_WORDS))
    return HurtWords(text, people)


def read_repair(top: Fields, written: datetime | None) -> RepairWords | None:
    """Read one act from the fields of its entry; None where its kind cannot be told."""
    if not top.has("act"):
        top.lacks("act", "It does not say what was done in the repair. Add act.")
    act = top.word("act", RepairAct)
    if act is not None:
        fits(top, SHAPES[act], names_of(SHAPES), f"The act {act} of a repair")
    needed = "It does not say which hurt it is about. Add about."
    about = top.shaped("about", DIGEST, DIGEST_WORDS, needed=needed)
    limit = MAX_LINE if act in _LINES else MAX_CLAUSE_TEXT
    needs_text = act is not None and "text" in SHAPES[act].needs and top.has("text")
    found = RepairWords(
        act=act or RepairAct.SAY,
        about=Digest(about),
        step=_step(top),
        text=top.text(
            "text", limit, lines=act not in _LINES, needed="text is empty." if needs_text else ""
        ),
        side=top.word("side", Side),
        letting=top.word("letting", Letting),
        back=_back(top, written),
        day=top.day("day"),
        done_by=top.day("done_by"),
        at=top.minute("at"),
        every=top.word("every", Cadence),
        item=Digest(top.shaped("item", DIGEST, DIGEST_WORDS)) or None,
        result=top.word("result", LookedBack),
        skipped=tuple(Moment(each) for each in top.texts("skipped", _STEP, _STEP_WORDS)),
        stopped=bool(top.take("stopped", bool, "true or false")),
        notes=tuple(_note(each) for each in top.tables("notes", "Note {}: ")),
        marks=tuple(
            mark for each in top.tables("marks", "Mark {}: ") if (mark := _mark(each)) is not None
        ),
    )
    if found.done_by and found.day and found.done_by > found.day:
        top.wrong("done_by", "done_by should not lie after day, on which you look back.")
    return found if act is not None else None


def _step(top: Fields, *, needed: str = "") -> Moment | None:
    """Take one of the seven steps."""
    said = top.shaped("step", _STEP, _STEP_WORDS, needed=needed)
    return Moment(said) if said else None


def _back(top: Fields, written: datetime | None) -> datetime | None:
    """Take the moment at which a pause ends: at least 20 minutes from now, at most a day."""
    back = top.moment("back")
    if back and written and not SHORTEST_PAUSE <= back - written <= LONGEST_PAUSE:
        minutes = SHORTEST_PAUSE // timedelta(minutes=1)
        top.wrong("back", f"A pause takes at least {minutes} minutes, and at most a day.")
    return back


def _note(fields: Fields) -> StepWords:
    """Read what somebody keeps to themselves at one step."""
    note = StepWords(
        step=_step(fields, needed="its step is missing.") or Moment.ACKNOWLEDGE,
        text=fields.text("text", MAX_CLAUSE_TEXT, needed="its text is missing."),
        letting=fields.word("letting", Letting),
    )
    fields.refuse_rest()
    return note


def _mark(fields: Fields) -> RitualMark | None:
    """Read whether a ritual was done on one day."""
    ritual = fields.shaped("ritual", DIGEST, DIGEST_WORDS, needed="its ritual is missing.")
    day = fields.day("day", needed="its day is missing.")
    done = bool(fields.take("done", bool, "true or false"))
    fields.refuse_rest()
    return RitualMark(Digest(ritual), day, done) if day else None
