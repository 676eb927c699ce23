"""The tree of errors. Each class stands for one documented exit code of the command line."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from .problem import Problem


class HandfastError(Exception):
    """Something that a person should read: what happened, where, and what to do next.

    ``message`` is a whole sentence. ``next_step`` is a whole sentence or empty. ``where`` names a
    file or a place and is empty where there is none. Nothing private is ever put into any of them.
    """

    exit_code: ClassVar[int] = 4

    def __init__(self, message: str, *, next_step: str = "", where: str = "") -> None:
        self.message = message
        self.next_step = next_step
        self.where = where
        super().__init__(message)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message} {self.next_step}".strip()


class UsageError(HandfastError):
    """What was asked for is not there or not understood: an unknown person, name or option."""

    exit_code = 2


class DocumentError(HandfastError):
    """A document is not valid; ``problems`` names everything that is wrong with it, at once."""

    exit_code = 3

    def __init__(
        self,
        message: str,
        problems: "Sequence[Problem]" = (),
        *,
        next_step: str = "",
        where: str = "",
    ) -> None:
        super().__init__(message, next_step=next_step, where=where)
        self.problems = tuple(problems)


class RefusedError(HandfastError):
    """The engine says no, says why, and, where that ends by itself, ``until`` when (UTC)."""

    exit_code = 4

    def __init__(
        self, message: str, *, until: datetime | None = None, next_step: str = "", where: str = ""
    ) -> None:
        super().__init__(message, next_step=next_step, where=where)
        self.until = until


class PassphraseError(RefusedError):
    """A key did not open with the passphrase that was given."""


class StorageError(HandfastError):
    """The disk said no: full, read-only, missing or not ours. What was saved is still there."""

    exit_code = 4


class SignatureError(HandfastError):
    """A signature, a key or a digest does not hold.

    ``reason`` is one word for programs: ``armour``, ``bytes``, ``namespace``, ``key``,
    ``weak-key``, ``digest``, ``algorithm`` or ``untrusted``.
    """

    exit_code = 5

    def __init__(self, message: str, *, reason: str, next_step: str = "", where: str = "") -> None:
        super().__init__(message, next_step=next_step, where=where)
        self.reason = reason
