"""The names of files: made for people to read, and never believed.

A record is what its bytes are. Its name carries the first characters of its digest, so that a
changed file is noticed without opening anything else, and a signature finds its document.
"""

import re
from typing import TYPE_CHECKING

from handfast.errors import UsageError
from handfast.model import Digest, short
from handfast.text_hygiene import PERSON_ID, slug

if TYPE_CHECKING:
    from handfast.model import JournalEntry

TEMPORARY = ".handfast-tmp-"
"""What the names of our unfinished files begin with."""

DOCUMENT, SIGNATURE = ".toml", ".sig"
_PRIVATE = re.compile(r"\A[a-z0-9-]{1,64}\Z")
_HINT = re.compile(r"[0-9a-f]{8,64}")
HIDING = ".~#"
"""What the names of hidden and backup files begin with, whatever their endings."""

_LEFT_BY_PROGRAMS = re.compile(
    rf"\A[{HIDING}]|[~#]\Z|\.(?:swp|swo|tmp|temp|bak|orig|part|partial|crdownload)\Z"
    r"|\A(?:thumbs\.db|desktop\.ini)\Z",
    re.IGNORECASE,
)


def agreement_folder(title: str, first: Digest) -> str:
    """Return the folder for an agreement, from the title and digest of its first version."""
    return f"agreements/{slug(title)}-{first[:4]}"


def version_stem(number: int, digest: Digest) -> str:
    """Return what a version's file and its signatures are called, without the endings."""
    return f"{number:02d}-{short(digest)}"


def entry_stem(entry: "JournalEntry") -> str:
    """Return what a journal entry and its signature are called, without the endings."""
    return f"{entry.written:%Y-%m-%d}-{entry.by}-{entry.kind}-{short(entry.digest)}"


def lengthened(stem: str, digest: str, length: int) -> str:
    """Return a stem that carries ``length`` characters of its digest, for a name that is taken."""
    at = stem.rfind(digest[:8])
    return f"{stem[:at]}{digest[:length]}" if at >= 0 else f"{stem}-{digest[:length]}"


def carries(name: str, digest: str) -> bool:
    """Return whether a file's name carries the first characters of this digest."""
    return digest[:8] in name.rpartition("/")[2]


def hints(name: str) -> set[str]:
    """Return the beginnings of digests that a file's name may be speaking of."""
    return {found[:8] for found in _HINT.findall(name.rpartition("/")[2])}


def left_by_programs(name: str) -> bool:
    """Return whether a name is that of a hidden, backup or half-copied file of some program."""
    return _LEFT_BY_PROGRAMS.search(name) is not None


def checked_person(person: str) -> str:
    """Return a person's id if it is one; it becomes part of paths, so anything else is refused."""
    if not PERSON_ID.match(person):
        raise UsageError(
            "This is not a person's id.",
            next_step="Use 1 to 32 of the characters a-z, 0-9 and hyphen.",
        )
    return person


def checked_private(name: str) -> str:
    """Return the name of a private file if it is one, or raise ``UsageError``."""
    if not _PRIVATE.match(name):
        raise UsageError(
            "This is not the name of a private file.",
            next_step="Use 1 to 64 of the characters a-z, 0-9 and hyphen.",
        )
    return name
