"""The workspace: every use case, and the one door for both surfaces.

Lives here: opening folders, people, drafts, reading, proposing, signing, withdrawing, looking,
exporting. Nothing here prints, draws or asks; it takes values and returns values or raises
``handfast.errors``. May import: every layer below, never ``cli`` or ``tui``.

Modules load when they are first used, so that a quick question (``handfast list``) stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handfast.engine import (
        AgreementStanding,
        Refusal,
        Standing,
        State,
        VersionStanding,
    )
    from handfast.ledger import Watch
    from handfast.review import Due, DueKind
    from handfast.signing import Secret

    from . import (
        consent,
        drafts,
        editing,
        example,
        exporting,
        fears,
        ground,
        invitations,
        looking,
        people,
        plugin_switch,
        proposals,
        reading,
        reminding,
        repairing,
        reviewing,
        rewording,
    )
    from .seat import Seat
    from .workspace import Workspace

_MODULES = frozenset(
    {
        "consent",
        "drafts",
        "editing",
        "example",
        "exporting",
        "fears",
        "ground",
        "invitations",
        "looking",
        "people",
        "plugin_switch",
        "proposals",
        "reading",
        "reminding",
        "repairing",
        "reviewing",
        "rewording",
        "views",
    }
)
_NAMES = {
    "AgreementStanding": "handfast.engine",
    "Due": "handfast.review",
    "DueKind": "handfast.review",
    "Refusal": "handfast.engine",
    "Seat": "handfast.workspace.seat",
    "Secret": "handfast.signing",
    "Standing": "handfast.engine",
    "State": "handfast.engine",
    "VersionStanding": "handfast.engine",
    "Watch": "handfast.ledger",
    "Workspace": "handfast.workspace.workspace",
}

__all__ = [
    "AgreementStanding",
    "Due",
    "DueKind",
    "Refusal",
    "Seat",
    "Secret",
    "Standing",
    "State",
    "VersionStanding",
    "Watch",
    "Workspace",
    "consent",
    "drafts",
    "editing",
    "example",
    "exporting",
    "fears",
    "ground",
    "invitations",
    "looking",
    "people",
    "plugin_switch",
    "proposals",
    "reading",
    "reminding",
    "repairing",
    "reviewing",
    "rewording",
]


def __getattr__(name: str) -> object:
    """Load a module or a name when it is first asked for."""
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name in _NAMES:
        return getattr(import_module(_NAMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
