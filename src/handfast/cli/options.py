"""The options that verbs share, and what they mean: the folder, who speaks, the passphrase."""

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import click

from handfast.clock import Clock, FixedClock
from handfast.documents import MAX_BYTES
from handfast.errors import StorageError, UsageError

if TYPE_CHECKING:
    from handfast.workspace import Seat, Secret, Workspace
    from handfast.workspace.views import PersonView

type_date: Final = click.DateTime(formats=["%Y-%m-%d"])

FOLDER_VARIABLE: Final = "HANDFAST_FOLDER"
NOW_VARIABLE: Final = "HANDFAST_NOW"
PERSON_VARIABLE: Final = "HANDFAST_AS"

_LONGEST_LINE: Final = 4096
_MOST_READ: Final = MAX_BYTES + 1

_Decorated = Callable[..., Any]

folder_option = click.option(
    "--folder", type=click.Path(), help="The folder of your agreements (default: this one)."
)
person_option = click.option("--as", "person", metavar="PERSON", help="Who you are here.")
json_option = click.option("--json", "json_", is_flag=True, help="Print JSON for programs.")
on_option = click.option("--on", type=type_date, metavar="DATE", help="As it stands on this day.")
passphrase_option = click.option(
    "--passphrase-file",
    metavar="FILE",
    help="Read the passphrase from the first line of a file; - for standard input.",
)
yes_option = click.option("--yes", is_flag=True, help="Do not ask once more.")


anybody_option = click.option(
    "--as",
    "person",
    metavar="PERSON",
    expose_value=False,
    help="Who you are; the same for anybody.",
)


def looking_options(function: _Decorated) -> _Decorated:
    """Add what every verb takes that needs nobody's key."""
    return folder_option(anybody_option(json_option(function)))


def signing_options(function: _Decorated) -> _Decorated:
    """Add what every verb needs that uses a person's key."""
    return folder_option(person_option(passphrase_option(json_option(function))))


def clock() -> Clock | None:
    """Return the clock that HANDFAST_NOW sets (for tests and demonstrations), or None."""
    moment = os.environ.get(NOW_VARIABLE)
    if not moment:
        return None
    try:
        parsed = datetime.fromisoformat(moment)
        fixed = FixedClock(parsed if parsed.tzinfo else parsed.astimezone())
        fixed.now()
    except (ValueError, OverflowError):  # at the ends of the calendar UTC may have no such day
        raise UsageError(
            f"{NOW_VARIABLE} is not a moment.",
            next_step="Write it like 2026-11-23T18:04:00+00:00, or leave it out.",
        ) from None
    return fixed


def folder_path(folder: str | None) -> Path:
    """Return the folder meant: the option, the group's option, HANDFAST_FOLDER, or this one."""
    named = named_folder(folder) or os.environ.get(FOLDER_VARIABLE)
    return path_of(named) if named else Path()


def path_of(name: str) -> Path:
    """Return the place that the person wrote. UsageError where there can be none."""
    from handfast.workspace.named_file import named_path

    return named_path(name)


def named_folder(folder: str | None) -> str | None:
    """Return the folder that the verb's option names, or else the one before the verb."""
    return folder or _shared().get("folder")


def screens_folder(folder: str | None) -> Path | None:
    """Return the folder that the screens open on, or None for the welcome."""
    from handfast.workspace import Workspace

    path = folder_path(folder)
    named = bool(folder or os.environ.get(FOLDER_VARIABLE))
    return path if named or Workspace.is_folder(path) else None


def workspace(folder: str | None) -> "Workspace":
    """Open the folder meant."""
    from handfast.workspace import Workspace

    return Workspace.open(path_of(str(folder_path(folder))), clock=clock())


def optional_workspace(folder: str | None) -> "Workspace | None":
    """Open the folder meant if there is one; reading and checking work without."""
    from handfast.workspace import Workspace

    path = folder_path(folder)
    return workspace(folder) if named_folder(folder) or Workspace.is_folder(path) else None


def speaker(ws: "Workspace", person: str | None) -> "PersonView":
    """Return who speaks: --as, HANDFAST_AS, or the only person whose key is here."""
    from handfast.workspace import people

    wanted = person or _shared().get("person") or os.environ.get(PERSON_VARIABLE)
    if wanted:
        return people.find(ws, wanted)
    here = [somebody for somebody in people.everybody(ws) if somebody.key_here]
    if len(here) == 1:
        return here[0]
    if not here:
        raise UsageError(
            "Nobody has a key on this machine yet.", next_step="Make one: handfast person make NAME"
        )
    names = " or ".join(f"--as {somebody.id}" for somebody in here)
    raise UsageError("More than one person is here.", next_step=f"Say who you are: {names}.")


def seat(ws: "Workspace", person: str | None, passphrase_file: str | None) -> "Seat":
    """Let the person who speaks sit down: their key, unlocked with their passphrase."""
    from handfast.workspace import people

    who = speaker(ws, person)
    return people.unlock_seat(
        ws, who.id, passphrase(passphrase_file, f"{who.name}'s passphrase", twice=False)
    )


def passphrase(passphrase_file: str | None, question: str, *, twice: bool) -> "Secret":
    """Return a passphrase from a file, standard input or the terminal."""
    from handfast.workspace import Secret

    from .output import ask_hidden

    if passphrase_file is None:
        if not somebody_is_there():
            raise UsageError(
                "A passphrase is needed, and nobody is at the keyboard.",
                next_step="Give it with --passphrase-file FILE (or - for standard input).",
            )
        return Secret(ask_hidden(question, twice=twice))
    if passphrase_file == "-":  # noqa: S105 - a file name
        line = standard_input().readline()  # not a byte more: a text may follow it
    else:
        try:
            with path_of(passphrase_file).open("rb") as file:
                line = file.readline(_LONGEST_LINE)
        except OSError:
            raise UsageError(
                "The passphrase file cannot be read.",
                where=passphrase_file,
                next_step="Check its name and who may read it.",
            ) from None
    return Secret(line.rstrip(b"\r\n"))


def on_day(on: datetime | None) -> date | None:
    """Return the day that --on names."""
    return on.date() if on else None


def must_confirm(question: str, *, yes: bool) -> bool:
    """Ask once more before something that others will see; scripts say --yes."""
    from .output import confirm

    must_be_able_to_ask(yes=yes)
    return yes or confirm(question)


def must_be_able_to_ask(*, yes: bool) -> None:
    """Refuse to go on towards a question where nobody is there to be asked."""
    if not (yes or somebody_is_there()):
        raise UsageError("This asks once more before it happens.", next_step="Add --yes.")


def somebody_is_there() -> bool:
    """Tell whether a person sits at this terminal and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_bytes(path: str, what: str) -> bytes:
    """Read a file the person named, or standard input for ``-``. UsageError if that fails.

    No more is read than shows that a file is too large, however large it is.
    """
    if path == "-":
        return standard_input().read(_MOST_READ)
    from handfast.workspace.named_file import read_named

    try:
        return read_named(path_of(path), _MOST_READ)
    except (OSError, ValueError):
        raise UsageError(
            f"The {what} cannot be read.", where=path, next_step="Check its name."
        ) from None


def standard_input() -> BinaryIO:
    """Return standard input. UsageError where it was closed before handfast began."""
    if sys.stdin is None:
        raise UsageError(
            "Standard input is closed, and something was to be read from it.",
            next_step="Give it a file or a pipe, or name a file in place of -.",
        )
    return sys.stdin.buffer


def write_bytes(name: str, content: bytes, *, folder: Path) -> None:
    """Write a file the person named. StorageError if that fails.

    UsageError where it would stand among the files of the agreements folder, ``folder``, or among
    the keys of this machine.
    """
    from handfast.workspace.named_file import is_ours

    path = path_of(name)
    if is_ours(path, folder):
        raise UsageError(
            "Your agreements or keys themselves are kept there, so nothing else is written over "
            "them.",
            where=name,
            next_step="Name a file in another folder.",
        )
    try:
        path.write_bytes(content)
    except OSError:
        raise StorageError(
            "The file cannot be written.",
            where=name,
            next_step="Check the folder, its rights and the space on the disk.",
        ) from None


def _shared() -> dict[str, Any]:
    ctx = click.get_current_context(silent=True)
    found = ctx.find_root().obj if ctx else None
    return found if isinstance(found, dict) else {}
