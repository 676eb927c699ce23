"""Invitations: a file that says whose key this is, and words to compare it aloud.

An invitation is an OpenSSH public key line under a few lines of comment, so ssh-keygen reads it
too. It holds nothing secret. The words are made from the key where it is read, never taken from
the file: whoever could exchange the key on its way could exchange the words as well.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from handfast.errors import SignatureError, StorageError, UsageError
from handfast.signing import PublicKey
from handfast.signing.spoken import spoken
from handfast.text_hygiene import visible

from .known import find
from .named_file import named_path, read_named
from .people import MAX_NAME, meet_person
from .views import PersonView
from .workspace import Workspace

__all__ = [
    "Invitation",
    "accept",
    "find_one",
    "read",
    "spoken_lines",
    "text_of",
    "words_of",
    "write",
]

_MOST_BYTES: Final = 8192
_MARK: Final = "# name: "
_ASK_AGAIN: Final = "Ask for it again, and copy it whole."


@frozen
class Invitation:
    """Somebody's public key. ``name`` is what they call themselves; ``words`` are read aloud."""

    name: str
    key: PublicKey
    words: tuple[str, ...]


def words_of(ws: Workspace, person_id: str) -> tuple[str, ...]:
    """Return the words of a person's key, to read aloud to somebody whom they invite."""
    person = find(ws, person_id)
    return spoken(ws.ledger.trusted()[person.id])


def text_of(ws: Workspace, person_id: str) -> str:
    """Return a person's invitation as text."""
    person = find(ws, person_id)
    key = ws.ledger.trusted()[person.id]
    return (
        "# An invitation to make agreements together with handfast. It holds nothing secret.\n"
        "# Before you trust it, let its sender read twelve words to you, face to face or by\n"
        "# telephone: handfast shows you which they must be.\n"
        f"{_MARK}{visible(person.name)}\n"
        f"{key.line} {person.id}\n"
    )


def write(ws: Workspace, person_id: str, name: str) -> Path:
    """Write a person's invitation to a new file. UsageError where something is there already."""
    path = named_path(name)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text_of(ws, person_id))
    except FileExistsError:
        raise UsageError(
            "There is a file of this name already.",
            where=str(path),
            next_step="Choose another name; nothing was changed.",
        ) from None
    except OSError:
        raise StorageError(
            "The invitation cannot be written there.",
            where=str(path),
            next_step="Check the folder, its rights and the space on the disk.",
        ) from None
    return path


def find_one(given: str) -> Invitation:
    """Return the invitation that somebody pasted, or that lies in the file of this name.

    UsageError where there is neither; SignatureError where the key in it is not sound.
    """
    return read(given if "ssh-ed25519 " in given else _in_file(named_path(given.strip())))


def read(text: str) -> Invitation:
    """Return the invitation that this text is. SignatureError where it holds no sound key."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    named = next((line.removeprefix(_MARK) for line in lines if line.startswith(_MARK)), "")
    keys = [line for line in lines if not line.startswith("#")]
    if len(keys) != 1:
        raise SignatureError("This is no invitation.", reason="key", next_step=_ASK_AGAIN)
    key = PublicKey.from_line(keys[0])
    comment = keys[0].split(maxsplit=2)[2:]
    return Invitation((named or " ".join(comment))[:MAX_NAME].strip(), key, spoken(key))


def accept(ws: Workspace, invitation: Invitation, name: str) -> PersonView:
    """Trust the key of an invitation as this person's, once its words were compared aloud."""
    return meet_person(ws, name, invitation.key.line, fingerprint=invitation.key.fingerprint)


def spoken_lines(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words four to a line, as one reads them aloud."""
    return tuple("  ".join(words[at : at + 4]) for at in range(0, len(words), 4))


def _in_file(path: Path) -> str:
    try:
        return read_named(path, _MOST_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        raise UsageError(
            "There is no invitation here.",
            where=str(path),
            next_step="Give the name of the file, or paste the line that begins with ssh-ed25519.",
        ) from None
