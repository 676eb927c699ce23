"""Documents: TOML files in, values out, and back, byte for byte the same.

Lives here: the door that refuses hostile files, reading and writing of versions, drafts, journal
entries and the folder's settings. May import: ``model`` and what stands below it, ``tomli``, and
``tomlkit`` for writing only. Whatever pulls one of these is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .digest import digest_of
from .limits import FORMAT, MAX_BYTES, MAX_CLAUSE_TEXT, MAX_CLAUSES

if TYPE_CHECKING:
    from .answer_file import read_review_answer
    from .door import read_toml, refuse_hostile
    from .draft_edit import update_draft
    from .entries import read_entry
    from .entry_out import write_entry
    from .scan import Path, Scan
    from .settings import FolderSettings, read_settings
    from .settings_out import write_settings
    from .versions import DraftReading, check_draft, check_version, read_draft, read_version
    from .writing import new_draft, write_version

_HOMES = {
    "Path": "scan",
    "Scan": "scan",
    "read_toml": "door",
    "refuse_hostile": "door",
    "DraftReading": "versions",
    "check_draft": "versions",
    "check_version": "versions",
    "read_draft": "versions",
    "read_version": "versions",
    "read_entry": "entries",
    "read_review_answer": "answer_file",
    "FolderSettings": "settings",
    "read_settings": "settings",
    "new_draft": "writing",
    "write_version": "writing",
    "update_draft": "draft_edit",
    "write_entry": "entry_out",
    "write_settings": "settings_out",
}

__all__ = [
    "FORMAT",
    "MAX_BYTES",
    "MAX_CLAUSES",
    "MAX_CLAUSE_TEXT",
    "DraftReading",
    "FolderSettings",
    "Path",
    "Scan",
    "check_draft",
    "check_version",
    "digest_of",
    "new_draft",
    "read_draft",
    "read_entry",
    "read_review_answer",
    "read_settings",
    "read_toml",
    "read_version",
    "refuse_hostile",
    "update_draft",
    "write_entry",
    "write_settings",
    "write_version",
]


def __getattr__(name: str) -> Any:
    """Load the module that holds ``name`` and return it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value
