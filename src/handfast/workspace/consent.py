"""The private consent check: three questions before one signs, for the signer alone.

What is answered is sealed to its writer and kept in this machine's own data, never in the shared
folder. Nobody else can tell an answer from reading on: every time somebody has looked at a text
and leaves it, one sealed file of the same name and size takes the place of the one before, with
their answers in it or with none.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from typing import Final

from attrs import frozen

from handfast.errors import RefusedError, SignatureError
from handfast.ledger.private import PrivateShelf
from handfast.signing import seal

from .known import find
from .seat import Seat
from .workspace import Workspace

FREE: Final = "free"
UNDERSTOOD: Final = "understood"
NEXT_MONTH: Final = "next-month"
QUESTIONS: Final[Mapping[str, str]] = {
    FREE: "Could you say no to this without being afraid of what happens then?",
    UNDERSTOOD: "Do you understand it well enough to say it in your own words?",
    NEXT_MONTH: "Would you still want it next month?",
}
"""The three questions, by id, in the order in which they are asked."""

NOT_NOW: Final = (
    "Nothing was signed, and nobody is told: for everybody else you are still reading.",
    "You may ask about a clause, suggest other words, or leave it. You owe nobody a reason.",
    "If saying no frightens you, there are people who help, and who believe you.",
)
"""What is said after any answer but three times yes: the same words, whichever it was."""

PADDING: Final = 4096
"""Every kept check is padded to this many bytes before it is sealed."""
_PREFIX: Final = "reading-"
_FOLDER: Final = "reading"


class Answer(StrEnum):
    """What somebody can say to one of the questions."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


@frozen
class ConsentCheck:
    """The answers of one sitting, by question id; ``written`` (UTC) once it has been kept."""

    answers: Mapping[str, Answer]
    written: datetime | None = None

    @property
    def calm(self) -> bool:
        """Whether every question was answered with yes."""
        return all(self.answers.get(question) is Answer.YES for question in QUESTIONS)


def keep(ws: Workspace, person_id: str, digest: str, check: ConsentCheck | None) -> None:
    """Keep what one sitting with a version left, sealed to who sat there. Needs no passphrase.

    Call it once, when somebody leaves the text, whatever they answered: with None where they
    answered nothing, so that leaving looks the same.
    """
    person = find(ws, person_id)
    said = {
        "handfast": 1,
        "kind": "consent-check",
        "version": digest,
        "written": ws.clock.now().isoformat(),
        "answers": {name: str(answer) for name, answer in (check.answers if check else {}).items()},
    }
    data = json.dumps(said, indent=1).encode().ljust(PADDING)
    key = ws.ledger.trusted()[person.id]
    _shelf(ws).put(person.id, _name(digest), seal(data, [key]))


def last_check(ws: Workspace, seat: Seat, digest: str) -> ConsentCheck | None:
    """Return what this person answered when they last looked at a version; None if nothing."""
    shelf, person = _shelf(ws), seat.person.id
    if not any(file.name == _name(digest) for file in shelf.list(person)):
        return None
    with suppress(ValueError, KeyError, TypeError, AttributeError, SignatureError):
        said = json.loads(seat.key.open(shelf.get(person, _name(digest))))
        answers = {name: Answer(answer) for name, answer in said["answers"].items()}
        if answers:
            return ConsentCheck(answers, datetime.fromisoformat(said["written"]))
    return None


def refuse_for_now(check: ConsentCheck | None) -> None:
    """Raise RefusedError where a question was answered with anything but yes."""
    if check is not None and not check.calm:
        raise RefusedError(NOT_NOW[0], next_step=" ".join(NOT_NOW[1:]))


def _shelf(ws: Workspace) -> PrivateShelf:
    data = ws.ledger.place.data
    return PrivateShelf(data, data / _FOLDER)


def _name(digest: str) -> str:
    return f"{_PREFIX}{digest[:32]}"
