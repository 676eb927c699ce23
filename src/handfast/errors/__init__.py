"""The errors of handfast: one tree of sentences, each with a next step.

Lives here: every exception that may reach a person, and ``Problem``, one fault of a document.
May import: the standard library only, so that every layer can raise these.
"""

from typing import TYPE_CHECKING

from .tree import (
    DocumentError,
    HandfastError,
    PassphraseError,
    RefusedError,
    SignatureError,
    StorageError,
    UsageError,
)

if TYPE_CHECKING:
    from .problem import Problem

__all__ = [
    "DocumentError",
    "HandfastError",
    "PassphraseError",
    "Problem",
    "RefusedError",
    "SignatureError",
    "StorageError",
    "UsageError",
]


def __getattr__(name: str) -> object:
    """Load ``Problem`` when there is one."""
    if name != "Problem":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import problem

    globals()[name] = problem.Problem
    return problem.Problem
