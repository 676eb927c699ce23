"""What the ledger tells each time: what it believes, and by name everything that it does not."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from handfast.model import Records

if TYPE_CHECKING:
    from .details import Missing, Unconfirmed
    from .entry_facts import EntryFacts

Watch: TypeAlias = Callable[[int, int], None]
"""Told how many files are done, and of how many: 0 where that is not known yet. It may raise to
end the work: whatever was written and remembered until then holds."""


def unwatched(done: int, of: int) -> None:
    """Watch nothing."""
    del done, of


class SetAside(NamedTuple):
    """A file that is not believed (or a trouble of that kind): where, why, and a word for programs.

    ``code`` is a ``SignatureError`` reason, or one of ``changed``, ``document``, ``file``,
    ``name``, ``folder``, ``trust``, ``memory``, ``document-missing`` and ``signature-missing``.
    """

    path: str
    reason: str
    code: str


class Loaded(NamedTuple):
    """All that the folder and this machine's memory hold together.

    ``waiting`` names files whose other half has not arrived; they are not errors.
    """

    records: Records = Records()
    set_aside: tuple[SetAside, ...] = ()
    missing: "tuple[Missing, ...]" = ()
    unconfirmed: "tuple[Unconfirmed, ...]" = ()
    entries: "tuple[EntryFacts, ...]" = ()
    waiting: tuple[SetAside, ...] = ()
