"""The errors of handfast: one tree of sentences, each with a next step.

Lives here: every exception that may reach a person, and ``Problem``, one fault of a document.
May import: the standard library only, so that every layer can raise these.
"""

from .problem import Problem
from .tree import (
    DocumentError,
    HandfastError,
    PassphraseError,
    RefusedError,
    SignatureError,
    StorageError,
    UsageError,
)

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
